import { getTimeZone, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import type { ReviewReason } from '@/lib/records/standing/comeback'
import { type Registered, registerOfRef } from '@/lib/records/state/registered'
import { systemNow } from '@/lib/time/types'
import { reviewOf } from '../reading/review-of'
import { ConfirmButton } from './confirm-button'
import { ImpactList } from './impact-list'
import { StepsList } from './steps-list'
import { SubmitForm } from './submit-form'

/** Where the record stands in its review, and the step this person can take; nothing for people who see titles only. */
export async function ReviewPanel({
  actor,
  register,
  recordRef,
}: {
  actor: Actor
  register: Registered
  recordRef: string
}) {
  const review = await reviewOf(actor, register, recordRef, systemNow())
  if (!review) return null
  const t = await getTranslations('review')
  const { standing, record } = review
  return (
    <Section id="review" title={t('panelTitle')}>
      <div className="grid gap-4">
        {standing && (
          <div className="grid justify-items-start gap-3">
            <Badge tone="withinday">{t(`waiting.${standing.state}`)}</Badge>
            <LinkButton
              href={`/registers/${register.slug}/${record.ref}/review`}
              variant={review.can.decide || review.can.force ? 'primary' : undefined}
            >
              {t('open')}
            </LinkButton>
          </div>
        )}
        {standing && review.blocked && <Alert tone="warning">{t(`blocked.${review.blocked}`)}</Alert>}
        {record.reasons.length > 0 && <CameBack reasons={record.reasons} />}
        {review.can.confirm && (
          <ClientText namespaces={['review', 'errors']}>
            <div className="grid gap-2">
              <ConfirmButton
                id={record.id}
                version={record.version}
                recordRef={record.ref}
                {...(record.reasons.length > 0 ? { variant: 'primary' } : {})}
              />
              <p className="text-sm text-muted">{t(record.reasons.length > 0 ? 'confirm.helpBack' : 'confirm.help')}</p>
            </div>
          </ClientText>
        )}
        {!standing && <ImpactList impact={review.impact} standing={false} />}
        {review.can.submit && (
          <ClientText namespaces={['review', 'errors']}>
            <SubmitForm id={record.id} version={record.version} />
          </ClientText>
        )}
        {review.steps.length > 0 ? (
          <StepsList steps={review.steps.slice(0, 4)} />
        ) : (
          !review.can.submit && <p className="text-muted">{t('nothingStands')}</p>
        )}
      </div>
    </Section>
  )
}

/** Why an approved record came back to review, with the way to see what changed. */
async function CameBack({ reasons }: { reasons: readonly ReviewReason[] }) {
  const [t, zone] = await Promise.all([getTranslations('review'), getTimeZone()])
  return (
    <Alert tone="warning" title={t('cameBack.title')}>
      <ul className="grid gap-1">
        {reasons.map((reason) => (
          <li key={reason.ref}>
            {t.rich(`cameBack.${reason.kind}`, {
              ref: reason.ref,
              moment: () => <Time instant={reason.at} zone={zone} style="date" />,
            })}
            <CompareLink of={reason.ref} text={t('cameBack.compare')} />
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm">{t('cameBack.help')}</p>
    </Alert>
  )
}

function CompareLink({ of, text }: { of: string; text: string }) {
  const register = registerOfRef(of)
  return (
    register && (
      <>
        {' '}
        <TextLink
          href={`/registers/${register.slug}/${of}/versions`}
          className="text-inherit"
          aria-label={`${text} ${of}`}
        >
          {text}
        </TextLink>
      </>
    )
  )
}

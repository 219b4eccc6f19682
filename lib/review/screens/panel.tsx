import { getTimeZone, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import type { ReviewReason } from '@/lib/records/standing/comeback'
import { type Registered, registerOfRef } from '@/lib/records/state/registered'
import { systemNow } from '@/lib/time/types'
import { impactOf, noImpact } from '../reading/impact'
import { draftsToSubmitWith } from '../reading/linked-drafts'
import { reviewCommentsOf, reviewOf, type StepView } from '../reading/review-of'
import { ImpactList } from './comparison'
import { ConfirmButton, SubmitForm } from './submit-form'

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
  const linked = review.can.submit ? await draftsToSubmitWith(actor, record.id) : []
  return (
    <Section id="review" title={t('panelTitle')} dense>
      <div className="grid gap-3">
        {standing && (
          <div className="flex flex-wrap items-center gap-3">
            <Badge tone="ontrack">{t(`waiting.${standing.state}`)}</Badge>
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
        {(review.can.submit || standing?.state === 'submitted') && (
          <ClientText namespaces={['review', 'errors']}>
            {review.can.submit && review.missing.length > 0 && (
              <p className="text-sm">
                <TextLink href="#missing">{t('missingFirst', { count: review.missing.length })}</TextLink>
              </p>
            )}
            <SubmitForm id={record.id} version={record.version} linked={linked} offered={review.can.submit} />
          </ClientText>
        )}
        {review.steps.length > 0 ? (
          <StepsList steps={review.steps.slice(0, 2)} />
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

/** What happened to the versions of a record, newest first. */
export async function StepsList({ steps }: { steps: readonly StepView[] }) {
  const [t, zone] = await Promise.all([getTranslations('review'), getTimeZone()])
  return (
    <ol className="grid gap-2">
      {steps.map((step) => (
        <li key={`${step.number}-${step.kind}-${step.at}`} className="text-sm">
          <span className="font-medium">
            {t('version', { number: step.number })} · {t(`steps.${step.kind}`)}
          </span>{' '}
          {t('by', { name: step.byName })},{' '}
          <span className="text-muted">
            <Time instant={step.at} zone={zone} />
          </span>
          {step.reason && <span className="block whitespace-pre-line">{step.reason}</span>}
        </li>
      ))}
    </ol>
  )
}

type Props = { actor: Actor; register: string; record: { id: RecordId; inForce: boolean } }

/** Above the form of a record: why the DPO returned it, and which approved records a change sends back to review. */
export async function EditNotes({ actor, register, record }: Props) {
  const [t, said, impact] = await Promise.all([
    getTranslations('review'),
    reviewCommentsOf(db(), record.id),
    record.inForce ? impactOf(db(), actor, { id: record.id, register }) : noImpact,
  ])
  if (said.reason === '' && impact.total === 0) return null
  return (
    <div className="mb-6 grid max-w-4xl gap-4">
      {said.reason !== '' && (
        <Alert tone="warning" title={t('steps.returned')}>
          <p className="whitespace-pre-line">{said.reason}</p>
        </Alert>
      )}
      {impact.total > 0 && (
        <Alert title={t('impact.title')}>
          <ImpactList impact={impact} standing={false} />
        </Alert>
      )}
    </div>
  )
}

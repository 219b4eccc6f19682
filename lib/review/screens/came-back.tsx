import { getTimeZone, getTranslations } from 'next-intl/server'
import { Time } from '@/components/time/time'
import { Alert } from '@/components/ui/alert'
import { TextLink } from '@/components/ui/text-link'
import type { ReviewReason } from '@/lib/records/standing/reasons'
import { registerOfRef } from '@/lib/records/state/registered'

/** Why an approved record came back to review, with the way to see what changed. */
export async function CameBack({ reasons }: { reasons: readonly ReviewReason[] }) {
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

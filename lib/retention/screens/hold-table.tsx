import { getLocale, getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { formatCalendarDate } from '@/lib/time/format'
import type { StandingHold } from '../holds/queries'
import type { HoldState } from '../holds/schema'

export const holdTones = { planned: 'outline', standing: 'withinday', ended: 'neutral', lifted: 'neutral' } as const

/** Whether a hold stands, in a word and a colour. */
export async function HoldBadge({ state }: { state: HoldState }) {
  const t = await getTranslations('retention.holds')
  return <Badge tone={holdTones[state]}>{t(`states.${state}`)}</Badge>
}

/** Says that nothing may be deleted here: since when, because of what, by which hold. Nothing when no hold stands. */
export async function HoldNotice({ holds }: { holds: readonly StandingHold[] }) {
  if (holds.length === 0) return null
  const [t, locale] = await Promise.all([getTranslations('retention.holds'), getLocale()])
  return (
    <Alert tone="warning" title={t('stopped')}>
      <ul className="mt-1 grid gap-2">
        {holds.map((hold) => (
          <li key={hold.ref}>
            {t('notice', { date: formatCalendarDate(hold.startedOn, { locale }), reason: hold.reason })}{' '}
            <TextLink href={`/retention/holds/${hold.ref}`}>
              {t('noticeOn', { ref: hold.ref, on: hold.onRef })}
            </TextLink>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

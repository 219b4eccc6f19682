import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { SignOutButton } from '@/components/access/sign-out-button'
import { Badge } from '@/components/ui/badge'
import type { Result } from '@/lib/errors/refusal'
import { formatInstant } from '@/lib/time/format'
import type { OwnSession } from '../account'

type Props = { sessions: readonly OwnSession[]; leaveEverywhere: (input: unknown) => Promise<Result<null>> }

/** Where this person is signed in. */
export async function SessionList({ sessions, leaveEverywhere }: Props) {
  const [t, nav, locale, zone] = await Promise.all([
    getTranslations('access.account'),
    getTranslations('nav'),
    getLocale(),
    getTimeZone(),
  ])
  return (
    <div className="grid gap-4">
      <ul className="divide-y divide-hairline">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span>{t('since', { moment: formatInstant(session.startedAt, { locale, zone }) })}</span>
            <span className="text-sm text-muted">
              {t('lastSeen', { moment: formatInstant(session.lastSeenAt, { locale, zone }) })}
            </span>
            {session.current && <Badge tone="ok">{t('current')}</Badge>}
          </li>
        ))}
      </ul>
      <SignOutButton
        send={leaveEverywhere}
        text={t('everywhere')}
        question={nav('wipeDrafts')}
        variant="danger"
        className="justify-self-start"
      />
    </div>
  )
}

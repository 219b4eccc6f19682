import { Bell as BellIcon } from 'lucide'
import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import { mayBeAlarmed, unreadAlarms } from '../queries'

/** More than these are said as "99+". */
const mostShown = 99

/** How many alarms wait to be read, on every page; nothing for whom none ever comes. */
export async function Bell({ actor }: { actor: Actor }) {
  if (!mayBeAlarmed(actor)) return null
  const [t, unread] = await Promise.all([getTranslations('alarms'), unreadAlarms(actor)])
  return (
    <Link
      href="/alerts"
      aria-label={t('bell', { count: unread })}
      className="relative inline-flex min-h-11 min-w-11 items-center justify-center rounded-md hover:bg-hover lg:min-h-9 lg:min-w-9"
    >
      <Icon of={BellIcon} size={18} className="shrink-0" />
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute top-0.5 right-0.5 min-w-5 rounded-full bg-overdue px-1 text-center text-xs font-semibold text-overdue-ink"
        >
          {unread > mostShown ? `${mostShown}+` : unread}
        </span>
      )}
    </Link>
  )
}

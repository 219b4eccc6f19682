import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type ClockView, mostPressing } from '@/lib/time/clock-view'
import type { Instant } from '@/lib/time/types'
import { ClockChip } from './clock-card'
import { DeviceClockNotice } from './device-clock-notice'
import { Time } from './time'

type Props = {
  clocks: readonly ClockView[]
  now: Instant
  zone: string
  /** Whether a change of a clock is said aloud: to who does something about it. */
  announce: boolean
  /** What is to be known beside them, as items of the list. */
  beside?: ReactNode
}

/** The clocks that press, or the first when all have ended: in sight while the page is read. */
export async function PressingClocks({ clocks, now, zone, announce, beside }: Props) {
  const t = await getTranslations('clocks')
  const pressing = mostPressing(clocks)
  const shown = pressing.length > 0 ? pressing : clocks.slice(0, 1)
  return (
    <div
      id="pressing"
      className="sticky top-0 z-10 -mx-4 grid gap-1 border-b border-hairline bg-bg px-4 py-2 sm:-mx-6 sm:px-6 lg:top-14 lg:-mx-8 lg:px-8"
    >
      <DeviceClockNotice text={t('deviceClock')} serverNow={now} />
      <ul className="flex flex-wrap items-center gap-x-6 gap-y-1 text-sm">
        {shown.map((clock) => (
          <li key={clock.code} className="flex flex-wrap items-center gap-x-2">
            <span className="font-medium">{t(`names.${clock.code}`)}</span>
            <ClockChip clock={clock} now={now} zone={zone} announce={announce && clock.endedAt === null} />
            {clock.dueAt && clock.endedAt === null && (
              <span className="text-muted max-sm:hidden">
                {t.rich('due', {
                  moment: () => (
                    <Time instant={clock.dueAt ?? now} zone={zone} style="short" endOfDay={clock.endsDay} />
                  ),
                })}
              </span>
            )}
          </li>
        ))}
        {beside}
      </ul>
    </div>
  )
}

import { getTranslations } from 'next-intl/server'
import type { ClockView } from '@/lib/time/clock-view'
import type { Instant } from '@/lib/time/types'
import { ClockChip } from './clock-chip'
import { Time } from './time'

/** A clock in one line: name, chip, due moment; for lists and the overview. */
export async function ClockLine({ clock, now, zone }: { clock: ClockView; now: Instant; zone: string }) {
  const t = await getTranslations('clocks')
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span className="font-medium sm:min-w-48">{t(`names.${clock.code}`)}</span>
      <ClockChip clock={clock} now={now} zone={zone} />
      {clock.dueAt && !clock.endedAt && (
        <span className="text-muted">
          {t.rich('due', { moment: () => <Time instant={clock.dueAt ?? now} zone={zone} endOfDay={clock.endsDay} /> })}
        </span>
      )}
    </div>
  )
}

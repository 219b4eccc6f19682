import { getLocale } from 'next-intl/server'
import { formatInstant, type InstantStyle } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'

type TimeProps = { instant: Instant; zone: string; style?: InstantStyle; endOfDay?: boolean }

/** A moment in words, with weekday and offset; the zone's name on hover and for machines the exact moment. */
export async function Time({ instant, zone, style, endOfDay }: TimeProps) {
  const locale = await getLocale()
  const full = formatInstant(instant, { locale, zone, style: 'full', endOfDay })
  return (
    <time dateTime={instant} title={full} className="tabular-nums">
      {formatInstant(instant, { locale, zone, style, endOfDay })}
    </time>
  )
}

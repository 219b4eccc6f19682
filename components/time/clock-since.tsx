import { getLocale, getTranslations } from 'next-intl/server'
import type { ClockView } from '@/lib/time/clock-view'
import { sinceAwareFace } from '@/lib/time/clock-words'
import type { Instant } from '@/lib/time/types'
import { Countdown } from './countdown'

/** The time since the company was aware, beside a clock that runs from the high-risk finding. */
export async function ClockSince({ clock, now }: { clock: ClockView; now: Instant }) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('clocks')])
  const face = sinceAwareFace(clock, (key, values) => t(key, values), { locale, zone: 'UTC', now })
  return <Countdown face={face} />
}

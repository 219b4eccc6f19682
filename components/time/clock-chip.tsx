import { getLocale, getTranslations } from 'next-intl/server'
import type { ClockView } from '@/lib/time/clock-view'
import { clockFace } from '@/lib/time/clock-words'
import type { Instant } from '@/lib/time/types'
import { ClockFace } from './clock-face'

/** The chip of a clock, in the reader's language. `now` is the server's moment for which the clock was read. */
export async function ClockChip(props: { clock: ClockView; now: Instant; zone: string; announce?: boolean }) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('clocks')])
  const face = clockFace(props.clock, (key, values) => t(key, values), { locale, zone: props.zone, now: props.now })
  return <ClockFace face={face} announce={props.announce} />
}

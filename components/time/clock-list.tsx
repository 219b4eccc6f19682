import { getTranslations } from 'next-intl/server'
import { readingAt } from '@/lib/time/clock-reading'
import { type ClockView, clockStates } from '@/lib/time/clock-view'
import { type ClockTexts, clockFace, clockKey, clockKeys, unitsOf } from '@/lib/time/clock-words'
import type { Instant } from '@/lib/time/types'
import { ClockTicker } from './clock-ticker'

type Options = { locale: string; zone: string; now: Instant }

/**
 * A clock of a list: its name, and a chip with icon, words and time. A plain function that draws three elements, for a list has hundreds
 * of clocks: the icons stand in the style sheet, and one `ClockTicks` in the page lets all of them count.
 */
export function clockItem(clock: ClockView, t: ClockTexts, options: Options) {
  const face = clockFace(clock, t, options)
  const { words, time } = readingAt(face, Date.parse(options.now))
  const runs = face.target !== null
  return (
    <li key={clock.code}>
      {t(`names.${clock.code}`)}
      <span
        data-clock={clock.state}
        {...(runs ? { 'data-due': face.target, 'data-words': clockKey(clock) } : {})}
        {...(runs && clock.endsDay ? { 'data-day': '' } : {})}
        {...(face.provisional && clock.urgency ? { 'data-alarm': clock.urgency } : {})}
      >
        {`${words} `}
        {runs ? (
          <b role="timer" aria-label={`${face.label}, ${time}`}>
            {time}
          </b>
        ) : (
          <b>{time}</b>
        )}
      </span>
    </li>
  )
}

/** Lets the clocks of a list count that was read for the moment `now`. */
export async function ClockTicks({ now }: { now: Instant }) {
  const t = await getTranslations('clocks')
  const states = Object.fromEntries(clockStates.map((state) => [state, t(`states.${state}`)]))
  const templates = Object.fromEntries(clockKeys.map((key) => [key, t(key, { time: '{time}' })]))
  return <ClockTicker texts={{ states, templates, units: unitsOf((key) => t(key)) }} serverNow={now} />
}

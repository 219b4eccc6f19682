import type { ClockState, ClockView, Urgency } from './clock-view'
import { formatInstant } from './format'
import { type DurationUnits, day, formatDuration, hour } from './length'

/** Texts of the namespace `clocks` in one language; what next-intl's translator for that namespace offers. */
export type ClockTexts = (key: string, values?: Record<string, string>) => string

/** What a clock chip needs to show and to go on counting by itself. Plain strings: fit for any client component. */
export type ClockFaceProps = {
  state: ClockState
  /** The running clock's due moment, or the start of one without length; null for a clock that has ended. */
  target: string | null
  serverNow: string
  endsDay: boolean
  provisional: boolean
  /** State in words for every urgency that may come, and for the state now. */
  states: Record<Urgency, string> & { now: string }
  /** Templates with {time}. */
  templates: { left: string; overdue: string; elapsed: string }
  units: DurationUnits
  /** The sentence of a clock that has ended; null while it runs. */
  fixed: string | null
  /** Name and due moment, for screen readers. */
  label: string
}

type Options = { locale: string; zone: string; now: string }

/** The units of a length, in words. */
export function unitsOf(t: ClockTexts): DurationUnits {
  return {
    day: t('units.day'),
    hour: t('units.hour'),
    minute: t('units.minute'),
    lessThanMinute: t('units.lessThanMinute'),
  }
}

/** How long something took, in the words of clocks. */
export function tookIn(milliseconds: number, t: ClockTexts): string {
  return tookOf(milliseconds, unitsOf(t))
}

/** How long something took, to the minute where that says something: "2 h 10 min". */
export function spanIn(milliseconds: number, t: ClockTexts): string {
  return formatDuration(milliseconds, unitsOf(t), true)
}

/** How long it took: hours up to 99, as the law counts, then days. */
function tookOf(milliseconds: number, units: DurationUnits): string {
  const hours = Math.floor(Math.abs(milliseconds) / hour)
  return hours > 0 && hours < 100 ? `${hours} ${units.hour}` : formatDuration(milliseconds, units, true)
}

/** How long it took, of what is counted in days: an hour that summer time gives or takes is none. */
function daysOf(milliseconds: number, units: DurationUnits): string {
  const days = Math.round(Math.abs(milliseconds) / day)
  return days > 0 ? `${days} ${units.day}` : tookOf(milliseconds, units)
}

/** How a clock ended, in words ("Filed after 41 h · DBN…"); null while it runs. */
export function endWords(clock: ClockView, t: ClockTexts): string | null {
  const values = { time: tookOf(clock.remaining, unitsOf(t)), reference: clock.endReference ?? '' }
  const lateKey = clock.late ? 'Late' : ''
  // Told, and only then was the high risk found that started the clock: a time before it, never a time it took.
  const before = clock.remaining < 0
  switch (clock.endKind) {
    case 'filed':
      if (before) return t('end.filedBefore', values)
      return clock.endReference ? t(`end.filed${lateKey}`, values) : t(`end.filedBare${lateKey}`, values)
    case 'told':
      if (before) return t('end.toldBefore', values)
      return t(`end.told${lateKey}`, values)
    case 'answered':
    case 'executed':
      return t(`end.${clock.endKind}${lateKey}`, { time: daysOf(clock.remaining, unitsOf(t)) })
    case 'taken_back':
      return t('end.takenBack')
    case 'joined':
      return t('end.joined')
    case 'not_needed': {
      const who = notNeededWords(clock)
      const said = clock.endReference
        ? t(`end.notNeeded.${who}`, { name: clock.endReference })
        : t(`end.notNeeded.${who}Bare`)
      return clock.late ? t('end.notNeeded.late', { said }) : said
    }
    case 'not_a_leak':
      return t('end.notALeak')
    case 'near_miss':
      return t('end.nearMiss')
    case 'no_personal_data':
      return t('end.noPersonalData')
    case 'withdrawn':
      return clock.endReference ? t('end.withdrawn', values) : t('end.withdrawnBare')
    case 'merged':
      return t('end.merged')
    case 'exercise_ended':
      return t('end.exerciseEnded')
    default:
      return null
  }
}

function notNeededWords({ code, recipient }: ClockView): 'promise' | 'people' | 'authority' {
  if (code === 'people_policy') return 'promise'
  return recipient === 'people' ? 'people' : 'authority'
}

function overdueKey(clock: ClockView): string {
  if (clock.code === 'authority_part1' && !clock.endsDay) return 'overdueAuthority'
  return 'overdue'
}

function elapsedKey(clock: ClockView): string {
  if (clock.provisional) return 'sinceReceipt'
  return clock.awareAt !== null || clock.code === 'people_law' ? 'sinceHighRisk' : 'sinceAware'
}

/** The text by which a running clock says its time: over, or since when. */
export function clockKey(clock: ClockView): string {
  return clock.dueAt ? overdueKey(clock) : elapsedKey(clock)
}

/** Every text of `clockKey`, and that of what is left. */
export const clockKeys = ['left', 'overdue', 'overdueAuthority', 'sinceReceipt', 'sinceHighRisk', 'sinceAware'] as const

/** Words of state and time at the moment the page was made, as the chip shows them. */
export function clockWords(clock: ClockView, t: ClockTexts): { name: string; state: string; time: string } {
  const name = t(`names.${clock.code}`)
  const state = t(`states.${clock.state}`)
  const ended = endWords(clock, t)
  if (ended !== null) return { name, state, time: ended }
  const units = unitsOf(t)
  if (clock.urgency === null)
    return { name, state, time: t(elapsedKey(clock), { time: formatDuration(clock.remaining, units) }) }
  const over = clock.urgency === 'overdue'
  const time = formatDuration(clock.remaining, units, over)
  const alarm =
    clock.state === 'provisional' && clock.urgency !== 'on_track' ? ` · ${t(`states.${clock.urgency}`)}` : ''
  return { name, state: state + alarm, time: t(over ? overdueKey(clock) : 'left', { time }) }
}

/** The due moment in words, an end of day as 24:00; null for a clock without one. */
export function dueWords(clock: ClockView, { locale, zone }: { locale: string; zone: string }): string | null {
  return clock.dueAt && formatInstant(clock.dueAt, { locale, zone, endOfDay: clock.endsDay })
}

/** Everything a chip needs, ready to be sent to the browser. */
export function clockFace(clock: ClockView, t: ClockTexts, options: Options): ClockFaceProps {
  const due = dueWords(clock, options)
  const name = t(`names.${clock.code}`)
  return {
    state: clock.state,
    target: clock.endedAt ? null : (clock.dueAt ?? clock.startAt),
    serverNow: options.now,
    endsDay: clock.endsDay,
    provisional: clock.state === 'provisional',
    states: {
      on_track: t('states.on_track'),
      within_a_day: t('states.within_a_day'),
      urgent: t('states.urgent'),
      overdue: t('states.overdue'),
      now: t(`states.${clock.state}`),
    },
    templates: {
      left: t('left', { time: '{time}' }),
      overdue: t(overdueKey(clock), { time: '{time}' }),
      elapsed: t(elapsedKey(clock), { time: '{time}' }),
    },
    units: unitsOf(t),
    fixed: endWords(clock, t),
    label: due && !clock.endedAt ? t('label', { name, due }) : name,
  }
}

/** For the people clock: the time since the company was aware, counting beside the clock itself. */
export function sinceAwareFace(clock: ClockView, t: ClockTexts, options: Options): ClockFaceProps {
  const aware: ClockView = {
    ...clock,
    code: 'since_aware',
    startAt: clock.awareAt ?? clock.startAt,
    awareAt: null,
    dueAt: null,
    state: 'elapsed',
  }
  return clockFace(aware, t, options)
}

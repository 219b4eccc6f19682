import { Temporal } from 'temporal-polyfill'
import { dateFormat } from './formatters'
import { hour, minute, second } from './length'
import { regionOf } from './region'
import { type CalendarDate, calendarDateSchema, type Instant, instantOf, isDayInRange } from './types'

/** The zone of Belgium: for the law, and the company's until its organisation says otherwise; nothing else names it. */
export const brussels = 'Europe/Brussels'

/** A moment as a person in that zone reads it. `offset` as "+02:00". */
export type LocalMoment = { date: CalendarDate; time: string; offset: string }

/** A moment, the zone in which a company counts its days, and the day it is there. Made by `localNow`, so that the three agree. */
export type LocalNow = { now: Instant; zone: string; today: CalendarDate }

/** What a typed date and time mean in a zone. */
export type TypedMoment =
  | { kind: 'ok'; instant: Instant }
  /** The clocks jumped over it: no such moment. */
  | { kind: 'nonexistent' }
  /** The clocks showed it twice: the person must say which one. */
  | { kind: 'ambiguous'; choices: { offset: string; instant: Instant }[] }
  /** Not a date, not a time, not a zone; a leap second; an offset that the zone does not have there; no year of ours. */
  | { kind: MomentProblem }

function toInstant(moment: Temporal.Instant): Instant {
  return instantOf(new Date(moment.epochMilliseconds))
}

function zoned(instant: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
}

/** Whether this names a zone that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    dateFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** Why a moment that somebody gave is none: keys of a message in `errors.fields`. */
export type MomentProblem = 'leap_second' | 'impossible_offset' | 'date_out_of_range' | 'invalid'

/** What nobody's clock has shown since zones are whole quarters of an hour: from -12:00 to +14:00. */
function isPossibleOffset(text: string): boolean {
  const [, sign, hours = '', minutes = '00'] = /([+-])(\d\d):?(\d\d)?$/.exec(text) ?? []
  if (!sign) return true
  const size = Number(hours) * 60 + Number(minutes)
  return Number(minutes) < 60 && size <= (sign === '+' ? 14 : 12) * 60
}

/**
 * Reads a moment with an offset or Z ("2026-06-02T14:37:00+02:00"), or says why it is none. Finer than a millisecond is
 * cut off. A leap second is refused: no clock here counts it, and a minute has sixty.
 */
export function parseInstant(text: string): { instant: Instant } | { problem: MomentProblem } {
  const time = /^[+-]?\d{4,6}-?\d\d-?\d\d[Tt ](\S+)$/.exec(text)?.[1]
  if (time === undefined) return { problem: 'invalid' }
  if (/^\d\d:?\d\d:?60/.test(time)) return { problem: 'leap_second' }
  if (!isPossibleOffset(time)) return { problem: 'impossible_offset' }
  try {
    const instant = toInstant(Temporal.Instant.from(text))
    return isDayInRange(instant.slice(0, 10)) ? { instant } : { problem: 'date_out_of_range' }
  } catch {
    return { problem: /^[+-]?\d{5}/.test(text) ? 'date_out_of_range' : 'invalid' }
  }
}

const [firstShown, lastShown] = ['0001-01-02T00:00:00.000Z', '9999-12-30T23:59:59.999Z'].map((at) =>
  instantOf(new Date(at)),
)

/**
 * The date, the time (HH:MM) and the offset in a zone, for a form or a rule about days. The first and the last day that a
 * calendar of four digits has are shown as their neighbours, which they are in some zone.
 */
export function localMomentOf(instant: Instant, zone: string): LocalMoment {
  const at = new Date(within(instant))
  const [day = '', clock = ''] = dateFormat('sv-SE', { ...shown, timeZone: zone })
    .format(at)
    .split(' ')
  const date = day.padStart('0000-00-00'.length, '0')
  // What the clock there shows, read as if it were UTC, less the moment itself.
  const ahead = Date.parse(`${date}T${clock}.000Z`) - Math.floor(at.getTime() / second) * second
  return { date: calendarDateSchema.parse(date), time: clock.slice(0, '00:00'.length), offset: offsetText(ahead) }
}

/** With these Swedish writes "2026-11-28 13:00:00". */
const shown: Intl.DateTimeFormatOptions = {
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hourCycle: 'h23' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
}

/** "+02:00"; with seconds where a zone had them, long ago. */
function offsetText(ms: number): string {
  const size = Math.abs(ms)
  const parts = [Math.floor(size / hour), Math.floor((size % hour) / minute), (size % minute) / second]
  const shown = parts[2] === 0 ? parts.slice(0, 2) : parts
  return `${ms < 0 ? '-' : '+'}${shown.map((part) => String(part).padStart(2, '0')).join(':')}`
}

function within(instant: Instant): Instant {
  if (firstShown && instant < firstShown) return firstShown
  return lastShown && instant > lastShown ? lastShown : instant
}

/** The calendar date in a zone at a moment. */
export function localDateOf(instant: Instant, zone: string): CalendarDate {
  return localMomentOf(instant, zone).date
}

/** This moment as a company in that zone lives it. */
export function localNow(now: Instant, zone: string): LocalNow {
  return { now, zone, today: localDateOf(now, zone) }
}

/** The first moment of a day in a zone. */
export function startOfDay(date: CalendarDate, zone: string): Instant {
  return toInstant(Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant())
}

/** The end of a day in a zone, 24:00: the first moment that no longer belongs to it. Compare with `<`. */
export function endOfDay(date: CalendarDate, zone: string): Instant {
  const next = Temporal.PlainDate.from(date).add({ days: 1 })
  return toInstant(next.toZonedDateTime(zone).toInstant())
}

/** The moment at which the running local clock hour began. */
export function startOfHour(instant: Instant, zone: string): Instant {
  return toInstant(zoned(instant, zone).round({ smallestUnit: 'hour', roundingMode: 'floor' }).toInstant())
}

function possible(date: string, time: string, zone: string): Temporal.ZonedDateTime[] {
  const local = Temporal.PlainDateTime.from(`${date}T${time}`)
  const readings = [
    local.toZonedDateTime(zone, { disambiguation: 'earlier' }),
    local.toZonedDateTime(zone, { disambiguation: 'later' }),
  ]
  const same = readings.filter((reading) => reading.toPlainDateTime().equals(local))
  return same.filter((reading, index) => index === 0 || !reading.equals(same[0] ?? reading))
}

/**
 * The moment meant by a typed local date (YYYY-MM-DD) and time (HH:MM or HH:MM:SS) in a zone. A time that the clocks skipped is
 * refused; one that they showed twice needs `offset` ("+02:00"), one of the choices given back.
 */
export function momentFromLocal(typed: {
  date: string
  time: string
  zone: string
  offset?: string | null
}): TypedMoment {
  if (!calendarDateSchema.safeParse(typed.date).success || !/^\d\d:\d\d(:\d\d)?$/.test(typed.time))
    return { kind: 'invalid' }
  if (!isDayInRange(typed.date)) return { kind: 'date_out_of_range' }
  if (typed.time.endsWith(':60') && typed.time.length === 8) return { kind: 'leap_second' }
  try {
    const readings = possible(typed.date, typed.time, typed.zone)
    if (readings.length === 0) return { kind: 'nonexistent' }
    const choices = readings.map((reading) => ({ offset: reading.offset, instant: toInstant(reading.toInstant()) }))
    const chosen = typed.offset ? choices.find((choice) => choice.offset === typed.offset) : choices[0]
    if (!typed.offset && choices.length > 1) return { kind: 'ambiguous', choices }
    return chosen ? { kind: 'ok', instant: chosen.instant } : { kind: 'impossible_offset' }
  } catch {
    return { kind: 'invalid' }
  }
}

/** The moment so many elapsed hours later: an hour is 60 minutes, whatever the clocks on the wall do. */
export function addHours(instant: Instant, hours: number): Instant {
  return instantOf(new Date(Date.parse(instant) + hours * hour))
}

/** Milliseconds from the first moment to the second; negative when the second is earlier. */
export function millisecondsBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from)
}

/** The earliest of the moments that are known; null when none is. */
export function earliest(...moments: (Instant | null | undefined)[]): Instant | null {
  const known = moments.filter((moment) => moment !== null && moment !== undefined)
  return known.reduce<Instant | null>((best, moment) => (best === null || moment < best ? moment : best), null)
}

/** Zones that the language tables of this runtime may still list under the name they had before; the IANA name comes first. */
const renamed: readonly (readonly [name: string, former: string])[] = [
  ['Africa/Asmara', 'Africa/Asmera'],
  ['America/Argentina/Buenos_Aires', 'America/Buenos_Aires'],
  ['America/Argentina/Catamarca', 'America/Catamarca'],
  ['America/Argentina/Cordoba', 'America/Cordoba'],
  ['America/Argentina/Jujuy', 'America/Jujuy'],
  ['America/Argentina/Mendoza', 'America/Mendoza'],
  ['America/Atikokan', 'America/Coral_Harbour'],
  ['America/Indiana/Indianapolis', 'America/Indianapolis'],
  ['America/Kentucky/Louisville', 'America/Louisville'],
  ['America/Nuuk', 'America/Godthab'],
  ['Asia/Ho_Chi_Minh', 'Asia/Saigon'],
  ['Asia/Kathmandu', 'Asia/Katmandu'],
  ['Asia/Kolkata', 'Asia/Calcutta'],
  ['Asia/Yangon', 'Asia/Rangoon'],
  ['Atlantic/Faroe', 'Atlantic/Faeroe'],
  ['Europe/Kyiv', 'Europe/Kiev'],
  ['Pacific/Chuuk', 'Pacific/Truk'],
  ['Pacific/Kanton', 'Pacific/Enderbury'],
  ['Pacific/Pohnpei', 'Pacific/Ponape'],
]

let known: ReadonlySet<string> | null = null

/** The IANA names of the zones that this machine knows, in order: the closed list a zone is chosen from. */
export function zoneNames(): ReadonlySet<string> {
  if (known) return known
  const names = new Map(renamed.filter(([name]) => isZone(name)).map(([name, former]) => [former, name]))
  const listed = Intl.supportedValuesOf('timeZone').map((name) => names.get(name) ?? name)
  known = new Set([...listed, 'UTC'].sort())
  return known
}

const choices = new Map<string, readonly { value: string; label: string }[]>()

/** Those zones with what their time is called in a language, e.g. "Asia/Kathmandu · Nepal Time", for a choice that is searched. */
export function zoneChoices(locale: string): readonly { value: string; label: string }[] {
  const made = choices.get(locale) ?? [...zoneNames()].map((zone) => ({ value: zone, label: labelOf(zone, locale) }))
  choices.set(locale, made)
  return made
}

/** A zone as people read it: its IANA name, and what its time is called in their language. */
export function labelOf(zone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(regionOf(locale), {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts()
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return [zone.replaceAll('_', ' '), name].filter(Boolean).join(' · ')
}

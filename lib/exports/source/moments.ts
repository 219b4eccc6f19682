import { day, minute } from '@/lib/time/length'
import { type Instant, instantSchema } from '@/lib/time/types'
import { localMomentOf } from '@/lib/time/zone'

/** A moment as ISO 8601 with the offset of the company's zone, e.g. 2026-06-02T14:37:05+02:00. */
export function momentText(at: Instant, zone: string): string {
  const offset = offsetOn(at, zone)
  if (offset === null) {
    const { date, time, offset: then } = localMomentOf(at, zone)
    const seconds = /T\d\d:\d\d:(\d\d)/.exec(at)?.[1] ?? '00'
    return `${date}T${time}:${seconds}${then}`
  }
  return `${new Date(Date.parse(at) + offset.ms).toISOString().slice(0, '0000-00-00T00:00:00'.length)}${offset.text}`
}

type Offset = { text: string; ms: number }
const known = new Map<string, Offset | null>()

/**
 * The offset of a zone on the whole day (UTC) of a moment, asked of the calendar once a day: a list has thousands of moments of few
 * days. Null where it changes within the day, or in a year that is not written with four digits.
 */
function offsetOn(at: Instant, zone: string): Offset | null {
  if (!/^[1-9]\d{3}-/.test(at)) return null
  const key = `${zone} ${at.slice(0, '0000-00-00'.length)}`
  const found = known.get(key)
  if (found !== undefined) return found
  const begin = Math.floor(Date.parse(at) / day) * day
  const [first, last] = [begin, begin + day - 1].map(
    (ms) => localMomentOf(instantSchema.parse(new Date(ms).toISOString()), zone).offset,
  )
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(first ?? '') ?? []
  const offset =
    first === last && sign !== undefined
      ? { text: first ?? '', ms: (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minute }
      : null
  if (known.size > 5_000) known.clear()
  known.set(key, offset)
  return offset
}

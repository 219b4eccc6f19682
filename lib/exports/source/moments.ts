import type { Instant } from '@/lib/time/types'
import { localMomentOf } from '@/lib/time/zone'

/** A moment as ISO 8601 with the offset of the company's zone, e.g. 2026-06-02T14:37:05+02:00. */
export function momentText(at: Instant, zone: string): string {
  const { date, time, offset } = localMomentOf(at, zone)
  const seconds = /T\d\d:\d\d:(\d\d)/.exec(at)?.[1] ?? '00'
  return `${date}T${time}:${seconds}${offset}`
}

import type { CalendarDate, Instant } from '@/lib/time/types'

/** One thing that waits. Words of Dertig are keys; names and titles are data. */
export type WaitingItem = {
  key: string
  href: string
  /** Reference before the title. */
  ref?: string
  title: string
  /** True: `title` is a key of the catalogue named. */
  words?: 'report-form' | 'overview' | 'leaks'
  since?: Instant
  dueOn?: CalendarDate
  /** What falls due then: a key from the root of the catalogues. */
  dueWhat?: string
  byName?: string | null
  isExample?: boolean
  /** A task that nobody has yet. */
  isFree?: boolean
  /** A record whose owner can say here that it is still correct. */
  confirm?: { id: string; version: number }
}

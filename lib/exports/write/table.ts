import type { JsonValue } from '@/lib/errors/json'
import type { Instant } from '@/lib/time/types'
import type { Column, Line } from '../source/source'

/** What a file says of itself, as label and value in its language. */
export type About = { title: string; facts: readonly { label: string; value: string }[]; notes: readonly string[] }

/** A list as it is written: everything worded but the rows, which come in pages. */
export type Table = {
  name: string
  title: string
  language: string
  columns: readonly Column[]
  /** The same for programs. */
  head: { [key: string]: JsonValue }
  about: About
  aboutTitle: string
  /** Before the names of cells that a format could not hold whole. */
  cutNote: string
  createdAt: Instant
  /** What a row is in the Data Privacy Vocabulary; null: nothing of its own. */
  recordClass: { type: string | null; isActivity: boolean }
  total: number
  pages(): AsyncGenerator<Iterable<Line>>
}

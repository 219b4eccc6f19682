import { z } from 'zod'
import { searchOf } from '@/lib/table/parse'
import type { Marked } from '@/lib/text/marks'

/** Something that was found, ready to be shown: nothing in it that its list would not show this person. */
export type Hit = {
  href: string
  ref: string
  title: Marked
  /** What it is, in a word or two. */
  detail: string
  /** Where the words stand when not in number and title. */
  found: { field: string; text: Marked } | null
  isExample: boolean
}

export type Group = {
  kind: 'records' | 'leaks' | 'tasks' | 'requests' | 'reports' | 'findings' | 'people'
  label: string
  /** How many there are, in words. */
  count: string
  hits: readonly Hit[]
  /** Lists that show all of them. */
  more: readonly { href: string; text: string }[]
}

/** What the server answers to a question. */
export type Answer = {
  groups: readonly Group[]
  /** For people who listen. */
  summary: string
}

/** A page to go to or a thing to do; without an address it is signing out. `also`: other words for it. */
export type Place = { key: string; href: string | null; label: string; also: string }

/** What the palette starts from: places, and its words. */
export type Start = {
  actions: readonly Place[]
  pages: readonly Place[]
  /** As of when records are searched, while a past date is chosen. */
  past: string | null
  words: Readonly<
    Record<
      | 'title'
      | 'intro'
      | 'hint'
      | 'actions'
      | 'pages'
      | 'all'
      | 'none'
      | 'noneHelp'
      | 'searching'
      | 'failed'
      | 'keys'
      | 'close'
      | 'example'
      | 'wipeDrafts',
      string
    >
  >
}

/** A question as an address carries it, cut where its box ends; whatever else stands there is none. */
export const questionSchema = z
  .union([z.string(), z.array(z.string())])
  .transform(searchOf)
  .catch('')

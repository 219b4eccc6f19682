import type { Locale, Messages } from 'next-intl'
import type { ReactNode } from 'react'
import type { FieldValue, FormField, FormSaved } from '@/components/form/model/types'
import type { Tone } from '@/components/ui/badge'
import type { Result } from '@/lib/errors/refusal'
import type { TableShape, TableState, Total } from '@/lib/table/state'

/** What stands in one place of a row, already worded by the server. null stands for "nothing there". */
export type Cell =
  | { kind: 'text'; text: string }
  /** Reference numbers and the like: never wrapped. */
  | { kind: 'ref'; text: string }
  | { kind: 'person'; text: string }
  | { kind: 'choices'; labels: readonly string[] }
  /** `marks`: what is wrong with one of them, in words. */
  | { kind: 'relations'; labels: readonly string[]; marks?: readonly string[] }
  /** A day or a moment; `iso` is for machines. */
  | { kind: 'date'; iso: string; text: string; tone?: Tone }
  /** `beside` is a second word, e.g. that a draft was returned. */
  | { kind: 'status'; status: string; label: string; beside?: string }
  | { kind: 'badge'; label: string; tone: Tone }
  | { kind: 'count'; text: string }
  | { kind: 'bool'; text: string }
  /** What a record lacks: the short word and the list. */
  | { kind: 'missing'; text: string; labels: readonly string[] }
  /** Anything else, e.g. a clock of components/time. */
  | { kind: 'node'; node: ReactNode }
  | null

export type DataColumn = {
  id: string
  label: string
  sortable?: boolean
  /** False for columns that must stay, such as the title. */
  hideable?: boolean
  hiddenAtFirst?: boolean
  /** The cell that names the row; it carries the row's only link. */
  title?: boolean
  align?: 'end'
  /** Pixels that it needs, where what stands in it does not say so. */
  width?: number
  /** Its cells are changed where they stand, in rows that are `editable`. */
  editable?: boolean
}

export type DataRow = {
  id: string
  /** Where the title leads; null where there is no page for this reader. */
  href: string | null
  cells: Readonly<Record<string, Cell>> /** Marks the row as example data. */
  example?: boolean
  /** Words under its title, e.g. that it is a proposal. */
  mark?: string
  /** Value of its check box; absent: it cannot be chosen. */
  pick?: string
  /** This person may change its cells of `editable` columns. */
  editable?: boolean
  /** What else can be done with it: its one menu. */
  actions?: readonly { label: string; href: string }[]
}

/** `options` null: not asked yet; the menu asks through the address (`?open=`). `typed`: a value is typed, not chosen. */
export type Facet = {
  field: string
  label: string
  options: readonly FacetOption[] | null
  typed?: 'text' | 'date'
  /** Words of chosen values while the options are not asked for. */
  chosen?: readonly { value: string; label: string }[]
}
/** `more`: there are more rows than were counted. */
export type FacetOption = { value: string; label: string; count: number; more?: true }

/** The form of one cell, as the server answers it: the question, what stands there now, and the texts of the form. */
export type CellForm = {
  ref: string
  title: string
  version: number
  field: FormField
  value: FieldValue
  submitText: string
  locale: Locale
  messages: Messages
}

/** How cells are changed where they stand. */
export type CellEdit = {
  /** Sent beside everything else, e.g. { register }. */
  context: Readonly<Record<string, string>>
  /** Receives { ...context, ref, field }. */
  ask: (input: unknown) => Promise<Result<CellForm>>
  /** Receives { ...context, ref, version, values }. */
  save: (input: unknown) => Promise<Result<FormSaved>>
  /** Where the whole form of a row is, for when its cell cannot be asked; `{ref}` stands for its id. */
  formHref: string
}

/** Where a list can be had as a file; `linked`: also as linked data. */
export type ListFiles = { path: string; linked: boolean }

export type DataTableProps = {
  /** Names the table for people who listen. */
  caption: string
  /** Address of the page without query. */
  path: string
  shape: TableShape
  state: TableState
  columns: readonly DataColumn[]
  rows: readonly DataRow[]
  /** Rows that match, over all pages. */
  total: Total
  /** Keys of the pages after and before, by the list engine; without them pages are asked for by number. */
  keys?: { next: string | null; previous: string | null }
  facets: readonly Facet[]
  /** False when the table cannot be searched. */
  searchable?: boolean
  /**
   * What is done with rows that are chosen: a GET form to `path` with `pick` repeated, or `all=1` and the list's own address
   * for all that match. `most`: how many it takes at once.
   */
  bulk?: { path: string; label: string; most: number }
  /** How cells are changed where they stand; absent: they are not. */
  edit?: CellEdit
  /** Id of a form of the page that the check boxes belong to, where `bulk` is none. */
  pickForm?: string
  /** Where the list can be had as a file: a GET form to it says what, in which format, and the address of the list. */
  files?: ListFiles | null
  /** Before the search: saved views. */
  views?: ReactNode
  /** What the side panel shows of the row `state.peek`; null: nothing is asked; left out: there is no side panel. */
  panel?: ReactNode
  /** Shown instead of the table when the register has no rows at all. */
  firstUse?: ReactNode
}

/** Shows another address; `replace` leaves no step in the history. */
export type Go = (href: string, how?: 'push' | 'replace') => void

/** A cell, by the id of its row and its column. */
export type CellPlace = { row: string; column: string }
/** Opens the form of a cell. */
export type EditCell = (place: CellPlace) => void

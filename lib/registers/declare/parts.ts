import type { CodeOf } from '@/lib/law/codes/code'
import type { retentionActions } from '@/lib/law/codes/retention'
import type { CalendarDate } from '@/lib/time/types'

/**
 * An item of Art. 30 by its key in an extract. `fields` are declared fields that answer it, by name (versions of before may
 * hold some that the register no longer declares); a declared field whose article is the key's own joins by itself.
 */
export type ExtractKey = {
  key: string
  article: string
  /** entity: answered by the legal entity; record: by fields of the record. */
  from: 'entity' | 'record'
  fields: readonly string[]
  /** A box that says "none" in so many words. */
  none?: string
  /** The reason why nothing is given, where the law says "where possible". */
  reason?: string
  /** Only where it applies: nothing there is no gap by itself. */
  optional?: boolean
  /** Of fields that are small tables, only these columns. */
  columns?: readonly string[]
}

/** The items of Art. 30 as a register answers them, and what an authority expects beside them. */
export type Article30 = {
  controller: readonly ExtractKey[]
  processor: readonly ExtractKey[]
  beside: readonly string[]
}

/**
 * What of the law is counted over all records of a register: an item is complete when none of its requirements is missing,
 * open when one is and a field of it is knowingly open, else missing. `of`: the choice that says whether it is asked of a
 * record ('' where that is not said yet).
 */
export type CoveragePart = {
  of: string
  items: readonly { item: string; asks: readonly string[]; codes: readonly string[]; fields: readonly string[] }[]
}

/** What an extract tells of a register. */
export type ExtractPart = {
  /** Its records are the record of Art. 30 itself: one register by law. */
  article30?: Article30
  /** Fields that are told of a record wherever it is linked; left out: the own ones its table shows at first. */
  columnsWhenLinked?: readonly string[]
}

/**
 * Where a register stands in the picture of what flows: source → activity → party → country. An activity is asked for its
 * fields recipients, noRecipients and transfers, a party for legalName, partyKind, country and transfers; one that is not
 * there says nothing.
 */
export type FlowPart = 'source' | 'activity' | 'party'

/**
 * What a record of a register is in the Data Privacy Vocabulary 2.3, as compact identifiers: its class, and the property by which
 * others link to it. Fields follow from their closed lists.
 */
export type DpvPart = { class: `dpv:${string}`; as: `dpv:${string}` }

/** That what starts a period happened again for a batch of data, on a day. */
export type TermEvent = { batch: string; on: CalendarDate }

/** A batch of data that a save gives another name, and the path of that field. */
export type Renamed = { from: string; to: string; path: string }

/**
 * A day on which the period of a retention rule is over: of one batch of data, or of the rule as a whole (batch ''); `from`: the day from
 * which it runs, which is that of the newest event where the rule rolls.
 */
export type TermDay = { code: string; batch: string; on: CalendarDate; from: CalendarDate }

/** What a rule says of data whose period is over. */
export type RetentionTerm = {
  days: readonly TermDay[]
  /** Its period runs from the last event of its kind: a newer one moves the day. */
  rolls: boolean
  /** Names of its batches, those without a day too. */
  batches: readonly string[]
  action: CodeOf<typeof retentionActions> | null
  dataCategories: readonly string[]
}

/**
 * What a register is to legal holds and deletion records: the rules and the activities that a hold stands on, the systems
 * data are deleted from, the parties that delete for us (Art. 28(3)(g)). One register for each.
 */
export type RetentionPart<Detail> =
  | {
      as: 'rule'
      termOf: (detail: Detail, events: readonly TermEvent[]) => RetentionTerm
      /** Which batches a save only renames: what was noted for them goes along. */
      renamed: (before: Detail, after: Detail) => readonly Renamed[]
    }
  | { as: 'activity' | 'system' }
  | { as: 'processor'; isInstructed: (detail: Detail) => boolean }

/** What a report of a leak to the authority takes from a linked record, from its own columns (Art. 33(3)). */
export type ReportPart<Detail> = {
  /** The report names it, also when only a record that links to it is linked to the leak. */
  as?: 'purpose' | 'processor'
  /** Codes of the categories of data and of people that it holds. */
  categories?: (detail: Detail) => { data: readonly string[]; people: readonly string[] }
  /** It is a measure of a record that links to it, in these words; its title where there are none. */
  measure?: (detail: Detail) => string
  /** Customers for whom it is done as their processor: they are told of a leak (Art. 33(2)). */
  customers?: (detail: Detail) => readonly Customer[]
}

/** A controller for whom the company is processor, as far as its record says. */
export type Customer = { name: string; contact: string }

/** A contract that says within how many hours a leak is told (Art. 28(3)(f), 33(2)). */
export type LeakNoticePart<Detail> = {
  /** Null when it says none. */
  hoursOf: (detail: Detail) => number | null
  /** Whether the day lies within its term. */
  isRunningOn: (detail: Detail, on: CalendarDate) => boolean
}

/** A row that may stand under another row of the same field, named by its name. */
type TreeRow = { name: string; under: string }
export type RowTreeNode<R> = { row: R; index: number; children: RowTreeNode<R>[] }

const same = (name: string) => name.trim().toLowerCase()

/** Row under which each row stands: its index, or null for the top, or undefined when nobody has that name. */
function parents(rows: readonly TreeRow[]): (number | null | undefined)[] {
  const places = new Map(rows.map(({ name }, index) => [same(name), index]))
  return rows.map(({ under }) => (same(under) === '' ? null : places.get(same(under))))
}

/** A row that cannot stand where it says: under a name that no row has (`unknown_row`), or in a circle (`row_circle`). */
export type RowTreeProblem = { index: number; problem: 'unknown_row' | 'row_circle' }

/** Every row that cannot stand where it says. */
export function rowTreeProblems(rows: readonly TreeRow[]): RowTreeProblem[] {
  const above = parents(rows)
  return rows.flatMap((_, index): RowTreeProblem[] => {
    if (above[index] === undefined) return [{ index, problem: 'unknown_row' }]
    return isInCircle(above, index) ? [{ index, problem: 'row_circle' }] : []
  })
}

function isInCircle(above: readonly (number | null | undefined)[], start: number): boolean {
  let at = above[start]
  for (let step = 0; step < above.length && at !== null && at !== undefined; step++) {
    if (at === start) return true
    at = above[at]
  }
  return false
}

/** The rows as trees, in their own order; a row whose place is wrong stands at the top, so that none is lost. */
export function rowTrees<R extends TreeRow>(rows: readonly R[]): RowTreeNode<R>[] {
  const wrong = new Set(rowTreeProblems(rows).map(({ index }) => index))
  const above = parents(rows).map((parent, index) => (wrong.has(index) ? null : parent))
  const under = (parent: number | null): RowTreeNode<R>[] =>
    rows.flatMap((row, index) => (above[index] === parent ? [{ row, index, children: under(index) }] : []))
  return under(null)
}

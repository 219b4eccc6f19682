import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import type { Resource, Verb } from '@/lib/access/matrix'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Choice } from '../plan/choice'
import type { TableProblem } from '../read/sheet'
import type { Target } from '../recognise/suggest'
import type { Table } from '../recognise/table'
import type { Vocabulary } from '../recognise/vocabulary'

/** What the columns of a table can say. */
export type Columns = {
  words: Vocabulary
  suggested: (table: Table) => Target[]
  /** May a column go there, and a second one too. */
  has: (target: Target) => boolean
  takesSeveral: (target: Target) => boolean
}

/** What the rows of a table become, as the one way from a table to what is written asks it. */
export type ImportKind<Of extends { slug: string }, Report> = {
  /** What stands in the place of the register: one of these. */
  all: readonly Of[]
  columns: (of: Of) => Promise<Columns>
  /** Why tables that were read are not taken in, or null. */
  refused: (tables: readonly Table[]) => TableProblem | null
  /** What is chosen at first, where no table with these headers came before. */
  first: (actor: Actor, targets: readonly Target[]) => Omit<Choice, 'table' | 'targets'>
  /** The right without which nothing of it is seen, and who sees the table that somebody took in. */
  right: { resource: Resource; verb: Verb }
  maySee: (actor: Actor, byId: string) => boolean
  /** What the log is told of cells that were written anew. */
  told: (cells: AuditChange[]) => AuditChange[]
  /** Rows that were left out are not kept for ever. */
  forgets: boolean
  /** What came of it, as it is kept. */
  report: z.ZodType<Report>
}

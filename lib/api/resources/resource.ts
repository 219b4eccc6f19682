import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import type { Resource, Verb } from '@/lib/access/matrix'
import type { OpenedEntry } from '@/lib/audit/log/opened'
import type { JsonObject } from '@/lib/errors/json'
import type { Result } from '@/lib/errors/refusal'
import type { ListState } from '@/lib/lists/declared'
import type { Part } from '@/lib/table/part'
import type { TableShape, Total } from '@/lib/table/state'
import type { Instant } from '@/lib/time/types'
import type { Written } from '../http/once'
import type { ApiContext } from '../tokens/context'

export type Shown = { body: object; version: number }
export type Listed = {
  rows: readonly object[]
  total: Total
  next: string | null
  previous: string | null
  page: number
}
export type HistoryPart = { part: Part; upTo: bigint }
export type HistoryPage = { entries: readonly OpenedEntry[]; total: number }

/**
 * What can be written by one method: the schema is what the documents say of the body, never narrower than what `run` takes; the
 * command judges it.
 */
export type Writing<Target> = {
  schema: () => z.ZodType
  run: (context: ApiContext, target: Target, body: JsonObject) => Promise<Result<Written>>
}
/** What a merge patch (RFC 7396) over such values can say: any of them, and null for what is emptied. */
export function patchOf(shape: Readonly<Record<string, z.ZodType>>) {
  return z.strictObject(
    Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, field.nullable().optional()])),
  )
}

export type Place = { ref: string; version: number }

/**
 * One kind of things that programs list, read and write, as the doors and the documents need it. A register becomes one by its
 * declaration (`records.ts`); what stands beside them says so for itself. All reads are within the rights of the context.
 */
export type ApiResource = {
  slug: string
  /** Without it nothing of this is there for a reader. */
  right: readonly [Resource, Verb]
  /** What of a table's address its list takes. */
  shape: (actor: Actor) => TableShape
  /** It can be read as it stood at a moment. */
  hasPast: boolean
  list: (context: ApiContext, state: ListState, asOf: Instant | null) => Promise<Listed>
  /** Null: it is not there, or not for this reader. */
  read: (context: ApiContext, ref: string, asOf: Instant | null) => Promise<Shown | null>
  /** Null: not for this reader; newest first, of the entries up to one. */
  history: (context: ApiContext, ref: string, page: HistoryPart) => Promise<HistoryPage | null>
  create?: Writing<null>
  change?: Writing<Place>
  retire?: (context: ApiContext, place: Place) => Promise<Result<Written>>
}

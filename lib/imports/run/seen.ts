import 'server-only'
import { gate, nothingThere, onlyToday } from '@/lib/action/gate'
import { db } from '@/lib/db/client'
import { importIdSchema } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import type { RawParams } from '@/lib/table/parse'
import { inPart, partOf } from '@/lib/table/part'
import type { ImportKind } from '../kinds/kind'
import { type RowError, sortedOut } from '../plan/row'
import { storedOf } from './stored'

/** The import of an address, for who may see it; `instead`: where a chosen past day leads. */
export async function seenOf<Of extends { slug: string }, Report>(
  kind: ImportKind<Of, Report>,
  id: string,
  instead: string,
) {
  const { resource, verb } = kind.right
  const actor = await gate(resource, verb)
  await onlyToday(instead)
  const known = importIdSchema.safeParse(id)
  if (!known.success) return nothingThere(actor, resource, verb)
  try {
    return { actor, stored: await storedOf(kind, db(), actor, { id: known.data }) }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') return nothingThere(actor, resource, verb)
    throw error
  }
}

/** Of the rows with errors and of those that can be imported, how many there are and the part that an address asks for. */
export function shownOf<Row extends { deed: string; errors: readonly RowError[] }>(
  rows: readonly Row[],
  params: RawParams,
  few: number,
) {
  const { wrong, able } = sortedOut(rows)
  const parts = { wrong: partOf(params, 'wrong', 20), rows: partOf(params, 'rows', few) }
  return {
    parts,
    counts: { wrong: wrong.length, rows: able.length },
    shown: { wrong: inPart(wrong, parts.wrong), rows: inPart(able, parts.rows) },
  }
}

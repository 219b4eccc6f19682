import type { CommandContext } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import type { Result } from '@/lib/errors/refusal'
import { acceptRecord } from './decide'
import { putInForce } from './force'
import type { BulkInput } from './schema'

/** What became of one record of many; `reason` is a key in `errors.reasons`, else `code` one in `errors.codes`. */
export type BulkRow = { id: string; ref: string } & ({ ok: true } | { ok: false; code: string; reason: string | null })

/**
 * The DPO accepts several versions that say what their versions in force say, each by its hash and in a transaction and
 * audit entry of its own; one that says something else is refused. Right: register.review.
 */
export function acceptMany(context: CommandContext, { items }: BulkInput): Promise<Result<BulkRow[]>> {
  return each(items, (item) => acceptRecord(context, { ...item, comments: {} }, { onlyUnchanged: true }))
}

/** Management puts several such versions in force, in the same way. Right: register.force. */
export function forceMany(context: CommandContext, { items }: BulkInput): Promise<Result<BulkRow[]>> {
  return each(items, (item) => putInForce(context, item, { onlyUnchanged: true }))
}

type Item = BulkInput['items'][number]

async function each(items: readonly Item[], step: (item: Item) => Promise<Result<unknown>>) {
  const known = await db().record.findMany({
    where: { id: { in: items.map(({ id }) => id) } },
    select: { id: true, ref: true },
  })
  const refs = new Map(known.map(({ id, ref }) => [id, ref]))
  const rows: BulkRow[] = []
  for (const item of items) {
    const result = await step(item)
    const row = { id: item.id, ref: refs.get(item.id) ?? '' }
    rows.push(
      result.ok ? { ...row, ok: true } : { ...row, ok: false, code: result.code, reason: result.reason ?? null },
    )
  }
  return { ok: true as const, value: rows }
}

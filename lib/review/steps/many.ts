import { db } from '@/lib/db/client'
import type { Result } from '@/lib/errors/refusal'

/** What became of one record of many; `reason` is a key in `errors.reasons`, else `code` one in `errors.codes`. */
export type BulkRow = { id: string; ref: string } & ({ ok: true } | { ok: false; code: string; reason: string | null })

/** Takes a step for each of these records, each for itself, and says what became of it. */
export async function each<Item extends { id: string }>(
  items: readonly Item[],
  step: (item: Item) => Promise<Result<unknown>>,
): Promise<Result<BulkRow[]>> {
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

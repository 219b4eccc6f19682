import { z } from 'zod'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { type BatchId, type RecordId, recordIdSchema } from '@/lib/db/ids'
import { type Extra, extrasOf } from '@/lib/records/extras/extras'

/** What an import said beside a record, as its batch keeps it, by header; '': nothing stood there. */
const saidSchema = z
  .record(z.string(), z.string().nullable())
  .catch({})
  .transform((said) => new Map(Object.entries(said).map(([header, value]) => [header, value ?? ''])))
const changesSchema = z.array(z.object({ field: z.string(), old: z.json(), new: z.json() })).catch([])

type Part = { recordId: RecordId; isNew: boolean; changes: readonly AuditChange[] }

/**
 * What stands beside the records of an import, to be taken back value by value: a version says nothing of it, so that each
 * value is compared with the one that this import wrote, and with what later imports say that nobody took back.
 */
export class Beside {
  private constructor(
    private readonly there: ReadonlyMap<RecordId, readonly Extra[]>,
    private readonly since: ReadonlyMap<RecordId, ReadonlySet<string>>,
  ) {}

  /** Three queries, however many records. */
  static async of(tx: Tx, batchId: BatchId, ids: readonly RecordId[]): Promise<Beside> {
    return new Beside(await extrasOf(tx, ids), await writtenSince(tx, batchId, ids))
  }

  /** Does another value stand where this import wrote one, or, beside a record that it made, anything that it did not write. */
  isChangedSince({ recordId, isNew, changes }: Part): boolean {
    const told = saidSchema.parse(changeOf(changes)?.new)
    const now = new Map(this.there.get(recordId)?.map(({ header, value }) => [header, value]))
    const since = this.since.get(recordId)
    return (
      [...told].some(([header, value]) => (now.get(header) ?? '') !== value || since?.has(header)) ||
      (isNew && [...now.keys()].some((header) => !told.has(header)))
    )
  }

  /** What stood there before this import. */
  before({ recordId, changes }: Omit<Part, 'isNew'>): (Extra & { recordId: RecordId })[] {
    const change = changeOf(changes)
    const old = saidSchema.parse(change?.old)
    return [...saidSchema.parse(change?.new).keys()].map((header) => ({
      ...{ recordId, header, value: old.get(header) ?? '' },
      position: this.there.get(recordId)?.find((extra) => extra.header === header)?.position ?? 0,
    }))
  }
}

const changeOf = (changes: readonly AuditChange[]) => changes.find(({ field }) => field === 'extras')

/** Headers beside each of these records under which an import after this one wrote something, unless it was taken back. */
async function writtenSince(
  tx: Tx,
  batchId: BatchId,
  ids: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, ReadonlySet<string>>> {
  const recordId = { in: [...ids] }
  const { at } = await tx.batch.findUniqueOrThrow({ where: { id: batchId }, select: { at: true } })
  const later = await tx.batchRecord.findMany({
    where: { recordId, batch: { kind: 'import', at: { gt: at } } },
    select: { recordId: true, batchId: true, changes: true },
  })
  const undone = await tx.batchRecord.findMany({
    where: { recordId, batch: { undoesId: { in: [...new Set(later.map((part) => part.batchId))] } } },
    select: { recordId: true, batch: { select: { undoesId: true } } },
  })
  const gone = new Set(undone.map((part) => `${part.batch.undoesId} ${part.recordId}`))
  const since = new Map<RecordId, Set<string>>()
  for (const part of later) {
    if (gone.has(`${part.batchId} ${part.recordId}`)) continue
    const id = recordIdSchema.parse(part.recordId)
    const said = saidSchema.parse(changeOf(changesSchema.parse(part.changes))?.new)
    since.set(id, new Set([...(since.get(id) ?? []), ...said.keys()]))
  }
  return since
}

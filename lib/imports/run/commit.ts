import { randomBytes } from 'node:crypto'
import { change } from '@/lib/action/change'
import type { AuditAction, AuditEvent } from '@/lib/audit/entry/event'
import { digestOf } from '@/lib/audit/log/batches'
import { db, type Tx } from '@/lib/db/client'
import { type BatchId, batchIdSchema, type ImportId } from '@/lib/db/ids'
import { insertRows } from '@/lib/db/rows'
import type { JsonValue } from '@/lib/errors/json'
import { asResult, Refusal, type Result } from '@/lib/errors/refusal'
import { type Report, records } from '../kinds/records'
import { closeImport, leftOutOf, longest } from './ends'
import { type Judged, judgedImport } from './judge'
import { tellProgress } from './progress'
import { chosenTable, type ImportContext, lockedIn, storedImport } from './stored'
import { type WrittenPart, writeRows } from './write'

export type Committed = { id: ImportId; report: Report }

/**
 * Imports a table: all its rows in one transaction with one entry that holds a digest of each record, or none. Each row is
 * asked what a single save is asked. Refuses `import_wrong` while rows have errors, unless they are left out knowingly;
 * `import_nothing` when nothing would change; `import_done` to the second of two at once; `import_changed` when a record
 * changed since it was read. Right: register.create and update on each record.
 */
export async function commitImport(
  context: ImportContext,
  { id, leaveWrong = false }: { id: ImportId; leaveWrong?: boolean },
): Promise<Result<Committed>> {
  tellProgress(id, 0)
  try {
    // Read and judged before anything is locked; what changed meanwhile is refused below.
    const read = await asResult(async () => {
      const seen = await storedImport(db(), context.actor, id)
      if (seen.state !== 'open') throw new Refusal('not_now', { reason: 'import_done' })
      const table = chosenTable(seen)
      return { ok: true as const, value: { seen, table, verdict: await judgedImport(db(), context, seen, table) } }
    })
    if (!read.ok) return read
    const { seen, table, verdict } = read.value
    tellProgress(id, 0.3)
    return await change(
      context,
      async (tx) => {
        const stored = await lockedIn('open', records, tx, { context, id })
        if (stored.updatedAt.getTime() !== seen.updatedAt.getTime())
          throw new Refusal('not_now', { reason: 'import_changed' })
        const wrong = leftOutOf(verdict.rows, leaveWrong)
        const parts = await writeRows(tx, context, stored.register, verdict, (part) => tellProgress(id, part))
        if (parts.length === 0) throw new Refusal('not_now', { reason: 'import_nothing' })

        const report = reportOf(parts, verdict.rows)
        const plan = {
          do: 'import',
          sha256: stored.sha256,
          mode: stored.choice.mode,
          rows: table.rows.length,
          left: report.left,
        }
        const { batchId, entry } = await batched(
          tx,
          context,
          { register: stored.register.slug, undoes: null, plan },
          parts,
        )
        await closeImport(tx, context, stored, { report, wrong, batchId })
        return { result: { id, report }, entry }
      },
      longest,
    )
  } finally {
    tellProgress(id, null)
  }
}

function reportOf(parts: readonly WrittenPart[], rows: readonly Judged[]): Report {
  const own = parts.filter(({ row }) => row !== null)
  return {
    created: own.filter(({ before }) => before === 0).length,
    updated: own.filter(({ before }) => before > 0).length,
    linked: parts.length - own.length,
    unchanged: rows.filter(({ deed, errors }) => deed === 'none' && errors.length === 0).length,
    left: rows.filter(({ errors }) => errors.length > 0).length,
  }
}

type Kept = { register: string; undoes: BatchId | null; plan: { [key: string]: JsonValue } }

/** Keeps what was done to each record as a batch, where histories find it, and answers the one entry that tells of all. */
export async function batched(
  tx: Tx,
  context: ImportContext,
  { register, undoes, plan }: Kept,
  parts: readonly WrittenPart[],
): Promise<{ batchId: BatchId; entry: AuditEvent }> {
  const kind = undoes === null ? 'import' : 'import_undo'
  const { id } = await tx.batch.create({
    data: { register, kind, plan, undoesId: undoes, byId: context.actor.id, at: context.now },
    select: { id: true },
  })
  const batchId = batchIdSchema.parse(id)
  const kept = parts.map((part) => {
    const salt = randomBytes(16).toString('hex')
    const changes = part.changes.map(({ field, old, new: after }) => ({ field, old, new: after }))
    return { ...part, changes, salt, digest: digestOf(changes, salt) }
  })
  await insertRows(
    tx,
    'BatchRecord',
    kept.map(({ id: recordId, before, after, changes, salt }) => ({
      ...{ batchId, recordId, versionBefore: before, versionAfter: after, changes, salt },
    })),
  )
  const records = kept.map(({ id: recordId, ref, before, after, digest }) => ({
    id: recordId,
    ref,
    before,
    after,
    digest,
  }))
  const action: AuditAction = undoes === null ? 'import.commit' : 'import.undo'
  const first = undoes === null ? { field: 'plan', old: null, new: plan } : { field: 'undoes', old: null, new: undoes }
  return {
    batchId,
    entry: {
      action,
      subject: { type: 'batch', id: batchId },
      changes: [first, { field: 'records', old: null, new: records }],
    },
  }
}

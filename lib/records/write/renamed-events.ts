import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { RecordId } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { Renamed, TermEvent } from '@/lib/registers/declare/parts'
import type { Around } from '../derive/around'
import type { RecordState } from '../state/state'

type Save = {
  record: { id: RecordId; register: AnyRegister }
  before: Pick<RecordState, 'detail'>
  after: Pick<RecordState, 'detail'>
}

/** What was noted for a record, under the names that its batches have after a save. */
export function eventsAfter(around: Around, save: Save): readonly TermEvent[] {
  const renamed = new Map(renamedIn(save).map(({ from, to }) => [from, to]))
  return around.events(save.record.id).map((event) => ({ ...event, batch: renamed.get(event.batch) ?? event.batch }))
}

/** Keeps what was noted with a batch that a save renames, also what was taken back: one statement, none without such a save. */
export async function moveEvents(tx: Tx, saves: readonly Save[]): Promise<void> {
  const rows = saves.flatMap((save) => renamedIn(save).map((one) => ({ recordId: save.record.id, ...one })))
  if (rows.length === 0) return
  await tx.$executeRaw(Prisma.sql`
    UPDATE "RetentionEvent" e SET batch = n."to"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n("recordId" uuid, "from" text, "to" text)
    WHERE e."recordId" = n."recordId" AND e.batch = n."from"`)
}

/** Refuses `batch_proven` at the name of a batch that a deletion record proves gone: the record keeps the name that it was written with. */
export async function checkProven(tx: Tx, saves: readonly Save[]): Promise<void> {
  const rows = saves.flatMap((save) => renamedIn(save).map((one) => ({ recordId: save.record.id, ...one })))
  if (rows.length === 0) return
  const proven = await tx.deletionTarget.findMany({
    where: {
      OR: rows.map(({ recordId, from }) => ({ recordId, deletion: { batch: from, correctedBy: null } })),
    },
    select: { recordId: true, deletion: { select: { batch: true } } },
  })
  const wrong = rows.filter(({ recordId, from }) =>
    proven.some((one) => one.recordId === recordId && one.deletion.batch === from),
  )
  if (wrong.length > 0)
    throw new Refusal('invalid', { fields: Object.fromEntries(wrong.map(({ path }) => [path, ['batch_proven']])) })
}

function renamedIn({ record: { register }, before, after }: Save): readonly Renamed[] {
  return register.retention?.as === 'rule' ? register.retention.renamed(before.detail, after.detail) : []
}

import { namesOf } from '@/lib/access/names'
import type { Tx } from '@/lib/db/client'
import { type AttachmentId, attachmentIdSchema, type RecordId, recordIdSchema } from '@/lib/db/ids'
import type { FileKind } from '@/lib/law/codes/files'
import { fileKindOf, presentAt } from '@/lib/records/derive/facts-around'
import { type Instant, instantOf } from '@/lib/time/types'

export type AttachmentView = {
  id: AttachmentId
  seriesId: string
  /** Version within its series; `newest` among those present at the moment asked. */
  number: number
  newest: boolean
  name: string
  kind: FileKind
  note: string
  size: number
  contentType: string
  sha256: string
  addedAt: Instant
  byName: string
}

/**
 * Files of these records: those present now, or at the moment `asOf`, newest first. Whether the
 * reader may see the record in full is for the caller to check (two queries).
 */
export async function attachmentsOf(
  tx: Tx,
  recordIds: readonly RecordId[],
  { asOf = null }: { asOf?: Instant | null } = {},
): Promise<ReadonlyMap<RecordId, readonly AttachmentView[]>> {
  const rows = await tx.attachment.findMany({
    where: { recordId: { in: [...recordIds] }, ...presentAt(asOf) },
    include: { file: true },
    orderBy: [{ addedAt: 'desc' }, { number: 'desc' }, { id: 'asc' }],
  })
  const people = await namesOf(
    tx,
    rows.map((row) => row.addedById),
  )
  const newest = new Map<string, number>()
  for (const { seriesId, number } of rows) newest.set(seriesId, Math.max(number, newest.get(seriesId) ?? 0))
  const views = rows.map((row) => ({
    recordId: recordIdSchema.parse(row.recordId),
    view: {
      id: attachmentIdSchema.parse(row.id),
      seriesId: row.seriesId,
      number: row.number,
      newest: newest.get(row.seriesId) === row.number,
      name: row.name,
      kind: fileKindOf(row.kind),
      note: row.note,
      size: row.file.size,
      contentType: row.file.contentType,
      sha256: row.file.sha256,
      addedAt: instantOf(row.addedAt),
      byName: (row.addedById && people.get(row.addedById)) || '',
    },
  }))
  return new Map(recordIds.map((id) => [id, views.filter((one) => one.recordId === id).map((one) => one.view)]))
}

import { namesOf } from '@/lib/access/persons'
import type { Tx } from '@/lib/db/client'
import { type AttachmentId, attachmentIdSchema, type RecordId, recordIdSchema } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import type { FileKind } from '@/lib/law/codes/registry'
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
  /** When its content was erased; name, hash and size stand. */
  erasedAt: Instant | null
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
      erasedAt: row.erasedAt && instantOf(row.erasedAt),
    },
  }))
  return new Map(recordIds.map((id) => [id, views.filter((one) => one.recordId === id).map((one) => one.view)]))
}

/** What decides where a new file goes among those a record has. */
export type Standing = {
  id: string
  seriesId: string
  number: number
  name: string
  kind: string
  sha256: string
  removed: boolean
}

/** Place of a new file: its series (null: it begins one), its version there and what it replaces. */
export type Place = { seriesId: string | null; number: number; replacesId: string | null }

/**
 * Where a new file belongs among the files of its record: after the one it says it replaces, else after the one of the
 * same kind and name, else alone. Numbers are never given twice, removed ones included. Refuses a file to replace that is
 * not there or of another kind (`invalid`), and content that is the newest version already (`not_now`, file_same).
 */
export function placeOf(
  files: readonly Standing[],
  coming: { name: string; kind: string; sha256: string; replaces?: AttachmentId },
): Place {
  const present = files.filter((file) => !file.removed)
  const named = coming.replaces
    ? present.find((file) => file.id === coming.replaces)
    : present.find((file) => file.kind === coming.kind && isSameName(file.name, coming.name))
  if (!named) {
    if (coming.replaces) throw new Refusal('invalid', { fields: { replaces: ['not_in_list'] } })
    return { seriesId: null, number: 1, replacesId: null }
  }
  if (named.kind !== coming.kind) throw new Refusal('invalid', { fields: { kind: ['not_in_list'] } })
  const series = files.filter((file) => file.seriesId === named.seriesId)
  const newest = newestOf(series.filter((file) => !file.removed)) ?? named
  if (newest.sha256 === coming.sha256) throw new Refusal('not_now', { reason: 'file_same' })
  const last = newestOf(series) ?? named
  return { seriesId: named.seriesId, number: last.number + 1, replacesId: newest.id }
}

/** The highest version of these. */
function newestOf<F extends { number: number }>(files: readonly F[]): F | null {
  return files.reduce<F | null>((best, file) => (best && best.number >= file.number ? best : file), null)
}

function isSameName(one: string, other: string): boolean {
  return one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase()
}

import type { Tx } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import { isCodeOf } from '@/lib/law/codes/code'
import { type FileKind, fileKinds } from '@/lib/law/codes/files'
import { type Instant, toDatabase } from '@/lib/time/types'

/** Which kinds of files these records have now, or had at the moment `asOf`: for rules that ask for a signed agreement. */
export async function currentFileKinds(
  tx: Tx,
  recordIds: readonly RecordId[],
  { asOf = null }: { asOf?: Instant | null } = {},
): Promise<ReadonlyMap<RecordId, ReadonlySet<FileKind>>> {
  const rows = await tx.attachment.findMany({
    where: { recordId: { in: [...recordIds] }, ...presentAt(asOf) },
    select: { recordId: true, kind: true },
    distinct: ['recordId', 'kind'],
  })
  return new Map(
    recordIds.map((id) => [id, new Set(rows.filter((row) => row.recordId === id).map((row) => fileKindOf(row.kind)))]),
  )
}

/** Files that are there now, or were at that moment, as a part of a `where`. */
export function presentAt(asOf: Instant | null) {
  if (asOf === null) return { removedAt: null }
  const at = toDatabase(asOf)
  return { addedAt: { lte: at }, OR: [{ removedAt: null }, { removedAt: { gt: at } }] }
}

/** The kind as a code of the list; one that is no longer known is another file. */
export function fileKindOf(kind: string): FileKind {
  return isCodeOf(fileKinds, kind) ? kind : 'other'
}

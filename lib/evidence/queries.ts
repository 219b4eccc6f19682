import { type Active, actives } from '@/lib/files/store/type'
import { type Instant, instantOf } from '@/lib/time/types'

export type EvidenceView<Id extends string = string> = {
  id: Id
  kind: string
  /** Null where it may not be known, or is gone. */
  name: string | null
  size: number
  sha256: string
  warning: Active | null
  addedAt: Instant
  erasedAt: Instant | null
}

/** How rows of files are asked for: with their content, oldest first. */
export const asEvidence = {
  include: { file: { select: { size: true, sha256: true } } },
  orderBy: [{ addedAt: 'asc' as const }, { id: 'asc' as const }],
}

type Row = {
  kind: string
  warning: string | null
  addedAt: Date
  erasedAt: Date | null
  file: { size: number; sha256: string }
}

/** A file as its reader may know it. */
export function evidenceView<Id extends string>(row: Row, id: Id, name: string | null): EvidenceView<Id> {
  return {
    ...{ id, name, kind: row.kind, size: row.file.size, sha256: row.file.sha256 },
    warning: actives.find((one) => one === row.warning) ?? null,
    ...{ addedAt: instantOf(row.addedAt), erasedAt: row.erasedAt && instantOf(row.erasedAt) },
  }
}

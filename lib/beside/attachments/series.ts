import type { AttachmentId } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'

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

import { fileTypeFromBuffer } from 'file-type'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors/refusal'
import { endingOf } from './name'
import { hashOnDisk } from './read'

const office = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'

/** Everything that may be kept, by ending. */
const typeByEnding: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  odt: `${openDocument}.text`,
  ods: `${openDocument}.spreadsheet`,
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  txt: 'text/plain',
}

/** The endings a form offers, with their dots. */
export const acceptedEndings: readonly string[] = Object.keys(typeByEnding).map((ending) => `.${ending}`)

/** What is known of the bytes once they are all there. */
export type Looked = {
  /** The first bytes, at least 4,100 when there are so many. */
  head: Buffer
  /** Are all bytes printable UTF-8 text. */
  text: boolean
  /** Names inside, when it begins as a zip does and has a directory. */
  names: readonly string[] | null
}

/** The type a name promises. Refuses `invalid` (file_ending) for endings that are not kept. */
export function promisedType(name: string): string {
  const type = typeByEnding[endingOf(name)]
  if (!type) throw new Refusal('invalid', { reason: 'file_ending', fields: { name: ['file_ending'] } })
  return type
}

/**
 * The type by content. Refuses `invalid`: file_type (none of those that are kept), file_macros (a document that brings
 * programs), file_mismatch (another type than the name promises).
 */
export async function typeByContent(looked: Looked, promised: string): Promise<string> {
  const found = startsAsZip(looked.head) ? zipType(looked) : await plainType(looked)
  if (found === null || !Object.values(typeByEnding).includes(found)) refuse('file_type')
  if (found !== promised) refuse('file_mismatch')
  return found
}

/** Does it begin as a zip does. */
export function startsAsZip(head: Buffer): boolean {
  return head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))
}

/** Formats that are text themselves and must not pass as plain text. */
const textual = /^(application\/(pdf|rtf|xml|postscript|.*\+xml)|image\/svg\+xml)$/

async function plainType({ head, text }: Looked): Promise<string | null> {
  const found = (await fileTypeFromBuffer(head))?.mime ?? null
  // Two printable letters are enough for some formats ("BM"): whole printable text is text all the same.
  if (text && !(found && textual.test(found))) return 'text/plain'
  return found
}

function zipType({ head, names }: Looked): string | null {
  if (!names) return null
  if (names.some((name) => /(^|\/)vbaProject\.bin$|^(Basic|Scripts)\//i.test(name))) refuse('file_macros')
  const has = (folder: string) => names.some((name) => name.startsWith(folder))
  if (names.includes('[Content_Types].xml')) {
    if (has('word/') && !has('xl/')) return typeByEnding.docx ?? null
    return has('xl/') && !has('word/') ? (typeByEnding.xlsx ?? null) : null
  }
  return openDocumentType(head)
}

/** OpenDocument says its type in clear in its first entry, stored as it is. */
function openDocumentType(head: Buffer): string | null {
  if (head.readUInt16LE(8) !== 0 || head.toString('latin1', 30, 38) !== 'mimetype') return null
  const start = 38 + head.readUInt16LE(28)
  return head.toString('latin1', start, start + head.readUInt32LE(18))
}

function refuse(reason: 'file_type' | 'file_macros' | 'file_mismatch'): never {
  throw new Refusal('invalid', { reason, fields: { name: [reason] } })
}

/** How many stored files there are, and the hashes of those whose bytes are gone or no longer what was stored. Reads all of them. */
export async function checkStore(): Promise<{ total: number; missing: string[]; damaged: string[] }> {
  const rows = await db().storedFile.findMany({ select: { sha256: true }, orderBy: { createdAt: 'asc' } })
  const missing: string[] = []
  const damaged: string[] = []
  for (const { sha256 } of rows) {
    const found = await hashOnDisk(sha256)
    if (found === null) missing.push(sha256)
    else if (found !== sha256) damaged.push(sha256)
  }
  return { total: rows.length, missing, damaged }
}

import { fileTypeFromBuffer } from 'file-type'
import { Refusal } from '@/lib/errors/refusal'
import { endingOf } from './name'

const office = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'

/** Every document that may be kept, by ending. */
export const typeByEnding: Readonly<Record<string, string>> = {
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
  /** What is inside, when it begins as a zip does and has a directory. */
  zip: Zipped | null
}

/** What of a file acts by itself when it is opened, or keeps anybody from knowing. */
export const actives = ['file_macros', 'file_embeds', 'file_external', 'file_scripts', 'file_locked'] as const
export type Active = (typeof actives)[number]

/** Names in a zip, and what in it acts by itself. */
export type Zipped = { names: readonly string[]; active: Active | null }

/** The type a name promises. Refuses `invalid` (file_ending) for endings that are not kept. */
export function promisedType(name: string): string {
  const type = typeByEnding[endingOf(name)]
  if (!type) throw new Refusal('invalid', { reason: 'file_ending', fields: { name: ['file_ending'] } })
  return type
}

/**
 * The type by content. Refuses `invalid`: file_type (none of those that are kept), file_macros, file_embeds,
 * file_external (a document that brings programs, objects, or fetches something from elsewhere), file_mismatch (another type than the name promises).
 */
export async function typeByContent(looked: Looked, promised: string): Promise<string> {
  const found = await kindOf(looked)
  if (found === null) refuse('file_type')
  if (looked.zip?.active) refuse(looked.zip.active)
  if (found !== promised) refuse('file_mismatch')
  return found
}

/** The kind of document by content, whatever its name says and whatever it may do; null when it is none that is kept. */
export async function kindOf(looked: Looked): Promise<string | null> {
  const zipped = looked.zip && documentType(looked.head, looked.zip.names)
  const found = startsAsZip(looked.head) ? zipped : await plainType(looked)
  return found !== null && Object.values(typeByEnding).includes(found) ? found : null
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

function documentType(head: Buffer, names: readonly string[]): string | null {
  const has = (folder: string) => names.some((name) => name.startsWith(folder))
  if (names.includes('[Content_Types].xml')) {
    if (has('word/') && !has('xl/')) return typeByEnding.docx ?? null
    return has('xl/') && !has('word/') ? (typeByEnding.xlsx ?? null) : null
  }
  return openDocumentType(head)
}

/**
 * What an office document may bring that acts by itself, by names and by what it says: programs (of VBA, Excel 4, Basic,
 * scripts), objects of other programs inside, and what it fetches from elsewhere on opening. Links that one clicks are none.
 */
const active: readonly (readonly [Active, inName: RegExp, inText: RegExp])[] = [
  [
    'file_macros',
    /(^|\/)(vba[^/]*\.(bin|xml)|macrosheets\/.*|customUI\/.*)$|^(Basic|Scripts)\//i,
    /macroEnabled|ms-office\.vba|relationships\/(vbaProject|xlMacrosheet|xlIntlMacrosheet|wordVbaData)|excel4?macrosheet|<script:|xlink:href\s*=\s*["']vnd\.sun\.star\.script|script:event-listener|\bDDE(AUTO)?\s+["&\w]|<dde|office:dde-source/i,
  ],
  [
    'file_embeds',
    /(^|\/)(embeddings|activeX|ctrlProps)\/|(^|\/)oleObject[^/]*$|^(Object|ObjectReplacements)[ \d][^/]*\/|\.(exe|dll|scr|js|vbs|hta|lnk|bat|cmd|ps1|jar)$/i,
    /relationships\/(oleObject|package|control|activeXControlBinary)["']|opc-oleobj|oleObject\b|<(draw:object|draw:object-ole|draw:applet|draw:plugin|office:binary-data)\b/i,
  ],
  [
    'file_external',
    /(^|\/)externalLinks\//i,
    /<Relationship\b(?=[^>]{0,2000}TargetMode\s*=\s*["']External["'])(?![^>]{0,2000}relationships\/hyperlink["'])|xlink:actuate\s*=\s*["']onLoad["'][^>]{0,2000}xlink:href\s*=\s*["'](?:https?|file|smb|ftp|\\\\)|xlink:href\s*=\s*["'](?:https?|file|smb|ftp|\\\\)[^>]{0,2000}xlink:actuate\s*=\s*["']onLoad["']/i,
  ],
]

/** What acts by itself, by the names in a zip and the texts in which a document says what it embeds and links to. */
export function activeInZip(names: readonly string[], told: string): Active | null {
  const found = active.find(([, inName, inText]) => names.some((name) => inName.test(name)) || inText.test(told))
  return found?.[0] ?? null
}

/** OpenDocument says its type in clear in its first entry, stored as it is. */
function openDocumentType(head: Buffer): string | null {
  if (head.readUInt16LE(8) !== 0 || head.toString('latin1', 30, 38) !== 'mimetype') return null
  const start = 38 + head.readUInt16LE(28)
  return head.toString('latin1', start, start + head.readUInt32LE(18))
}

export function refuse(reason: Active | 'file_type' | 'file_mismatch' | 'evidence_type'): never {
  throw new Refusal('invalid', { reason, fields: { name: [reason] } })
}

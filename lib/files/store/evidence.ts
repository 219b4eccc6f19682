import { fileTypeFromBuffer } from 'file-type'
import { isText } from '@/lib/text/characters'
import { compoundNames, startsAsCompound } from './compound'
import { activeInPdf } from './pdf'
import { type Active, kindOf, type Looked, refuse, typeByEnding } from './type'

/** What evidence may be beyond what documents are: mails, tables and pictures as they were found. */
const evidenceByEnding: Readonly<Record<string, string>> = {
  ...typeByEnding,
  eml: 'message/rfc822',
  msg: 'application/vnd.ms-outlook',
  csv: 'text/csv',
  heic: 'image/heic',
  heif: 'image/heic',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
}

/** The endings a form for evidence offers, with their dots. */
export const evidenceEndings: readonly string[] = Object.keys(evidenceByEnding).map((ending) => `.${ending}`)

/** The type that an ending promises, or null. */
export function evidencePromised(ending: string): string | null {
  return evidenceByEnding[ending] ?? null
}

export type Evidence = { contentType: string; warning: Active | null }

/**
 * The type of evidence by content, and what in it may act by itself: a harmful file is evidence too, so it is kept and
 * marked where a document would be refused. Refuses `invalid` (evidence_type, file_mismatch).
 */
export async function evidenceByContent(looked: Looked, bytes: Buffer, promised: string): Promise<Evidence> {
  const found = await typeOf(looked, bytes, promised)
  if (found === null) refuse('evidence_type')
  if (found !== promised) refuse('file_mismatch')
  return { contentType: found, warning: activeIn(found, looked, bytes) }
}

async function typeOf(looked: Looked, bytes: Buffer, promised: string): Promise<string | null> {
  if (startsAsCompound(looked.head)) return compoundType(compoundNames(bytes))
  const found = await kindOf(looked)
  if (found !== null && found !== 'text/plain') return found
  if (promised === evidenceByEnding.eml && isMail(bytes)) return promised
  if (promised === evidenceByEnding.csv && isTable(looked, bytes)) return promised
  const picture = (await fileTypeFromBuffer(looked.head))?.mime
  if (picture === 'image/heic' || picture === 'image/heif') return 'image/heic'
  return found
}

function compoundType(names: readonly string[] | null): string | null {
  if (names === null) return null
  const has = (name: string) => names.includes(name)
  // A mail first: what is attached to it may have the other names.
  if (names.some((name) => name.startsWith('__properties_version1.0'))) return evidenceByEnding.msg ?? null
  if (has('WordDocument')) return evidenceByEnding.doc ?? null
  return has('Workbook') || has('Book') ? (evidenceByEnding.xls ?? null) : null
}

const headerLine = /^[!-9;-~]{1,60}:[ \t]?/
const mailHeader = /^(from|date|received|message-id|return-path|subject|mime-version):/gim

/** A mail begins with lines of headers, two of them those that every mail has; no byte of it is NUL. */
function isMail(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, 64 * 1024)
  const headers = head.replace(/^From [^\n]*\n/, '').split(/\r?\n\r?\n/)[0] ?? ''
  const kinds = new Set([...headers.matchAll(mailHeader)].map(([, name]) => name?.toLowerCase()))
  return headerLine.test(headers) && kinds.size >= 2 && !bytes.includes(0)
}

/** A table as text: UTF-8, or one byte a letter, as old programs write it. */
function isTable({ text }: Looked, bytes: Buffer): boolean {
  return text || isText(bytes.toString('latin1').replace(/[\x80-\x9f]/g, ''))
}

/** Ends of names that run when they are opened, or bring programs along. */
const programs =
  'exe|dll|scr|com|pif|cpl|js|jse|vbs|vbe|wsf|hta|lnk|bat|cmd|ps1|jar|msi|iso|img|docm|dotm|xlsm|xltm|xlam|pptm'
const attachedProgram = new RegExp(`name\\*?\\d?\\*?=[^\\r\\n]{0,300}\\.(${programs})\\b`, 'i')
const namedProgram = new RegExp(`[\\w -]\\.(${programs})(?![\\w.])`, 'i')
/** A cell that asks another program. */
const asksProgram = /(^|[;,\t\r\n"])[=+\-@][^\r\n]{0,300}\|[^\r\n]{0,300}!/
const macroNames = /^(_VBA_PROJECT(_CUR)?|VBA|Macros)$/

/** A sheet of Excel 4 macros, as the list of sheets says it (BOUNDSHEET: kind 0x85, length, place, visible or not, 1). */
function hasMacroSheet(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(0x85); at >= 0 && at + 9 < bytes.length; at = bytes.indexOf(0x85, at + 1)) {
    const isSheet = bytes[at + 1] === 0 && bytes[at + 3] === 0
    if (isSheet && (bytes[at + 8] ?? 9) <= 2 && bytes[at + 9] === 1) return true
  }
  return false
}

function activeIn(type: string, looked: Looked, bytes: Buffer): Active | null {
  switch (type) {
    case 'application/pdf':
      return activeInPdf(bytes)
    case evidenceByEnding.eml: {
      const text = bytes.toString('latin1')
      if (attachedProgram.test(text)) return 'file_embeds'
      return /<script\b/i.test(text) ? 'file_scripts' : null
    }
    case evidenceByEnding.csv:
      return asksProgram.test(bytes.toString('latin1')) ? 'file_macros' : null
    case evidenceByEnding.msg:
    case evidenceByEnding.doc:
    case evidenceByEnding.xls:
      return activeInCompound(type, compoundNames(bytes) ?? [], bytes)
    default:
      return looked.zip?.active ?? null
  }
}

function activeInCompound(type: string, names: readonly string[], bytes: Buffer): Active | null {
  if (type === evidenceByEnding.msg)
    return namedProgram.test(bytes.toString('latin1').replaceAll('\0', '')) ? 'file_embeds' : null
  if (names.some((name) => macroNames.test(name))) return 'file_macros'
  if (type === evidenceByEnding.xls && hasMacroSheet(bytes)) return 'file_macros'
  if (names.includes('EncryptedPackage')) return 'file_locked'
  return names.some((name) => name === 'ObjectPool' || name.startsWith('\u0001Ole10Native')) ? 'file_embeds' : null
}

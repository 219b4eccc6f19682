import { fileTypeFromBuffer } from 'file-type'
import { readDelimited, textOf } from './delimited'
import { readJson } from './json'
import { limits } from './limits'
import { readOds } from './ods'
import { refuseTable, type Sheet } from './sheet'
import { readXlsx } from './xlsx'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ods = 'application/vnd.oasis.opendocument.spreadsheet'
/** Formats that are text themselves and yet no table. */
const textual = /^(application\/(pdf|rtf|xml|postscript|.*\+xml)|image\/svg\+xml|text\/(?!plain|csv).*)$/

/**
 * The sheets of a file, by what is in it, whatever its name says: XLSX, ODS, JSON, or a text with commas, semicolons
 * or tabs.
 * Refuses `invalid` (table_…) what is none of these, is damaged, or is larger than a table may be; memory and time stay
 * within `limits`.
 */
export async function readTable(bytes: Buffer, name: string): Promise<Sheet[]> {
  if (bytes.length > limits.fileBytes) refuseTable('table_too_large')
  const sheets = await sheetsOf(bytes, name)
  if (sheets.every(({ rows, long }) => rows.length + long.length === 0)) refuseTable('table_empty')
  return sheets.filter(({ rows }) => rows.length > 0)
}

async function sheetsOf(bytes: Buffer, name: string): Promise<Sheet[]> {
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) {
    return kindOfZip(bytes) === 'ods' ? readOds(bytes) : readXlsx(bytes)
  }
  const found = await fileTypeFromBuffer(bytes)
  if (found && (found.mime === xlsx || found.mime === ods)) refuseTable('table_damaged')
  if (found?.mime === 'application/x-cfb') refuseTable('table_other')
  // Two printable letters are enough for some formats: whole printable text is text all the same.
  if (found && textual.test(found.mime)) refuseTable('table_type')
  const text = textOf(bytes)
  return /^\ufeff?\s*[[{]/.test(text) ? readJson(text) : readDelimited(text, name)
}

/** OpenDocument says its type in clear in its first entry. */
function kindOfZip(bytes: Buffer): 'ods' | 'other' {
  return bytes.subarray(30, 38).toString('latin1') === 'mimetype' && bytes.subarray(38, 120).includes(ods)
    ? 'ods'
    : 'other'
}

/** The one sheet of a text that was pasted. */
export function readPasted(text: string): Sheet[] {
  if (Buffer.byteLength(text) > limits.pastedBytes) refuseTable('table_too_large')
  const sheets = readDelimited(textOf(Buffer.from(text)), '')
  return sheets.some(({ rows }) => rows.length > 0) ? sheets : refuseTable('table_empty')
}

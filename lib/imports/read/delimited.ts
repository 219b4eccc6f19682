import { parse } from 'csv-parse/sync'
import { unguarded } from '@/lib/files/guard'
import { cleaned, isText } from '@/lib/text/characters'
import { limits } from './limits'
import { Gathering, refuseTable, type Sheet } from './sheet'

const delimiters = [';', ',', '\t', '|'] as const
type Delimiter = (typeof delimiters)[number]

/** The text of a file in UTF-8, UTF-16 or, where it is none of these, Windows-1252 (Latin-1 is a part of it). */
export function textOf(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  const text = encoding === 'windows-1252' ? windows(bytes) : new TextDecoder(encoding).decode(evened(bytes, encoding))
  return text.replaceAll('\u0000', '').length === text.length && isText(text) ? text : refuseTable('table_type')
}

/** UTF-16 that was cut in the middle of a sign still reads as far as it goes. */
function evened(bytes: Uint8Array, encoding: string): Uint8Array {
  return encoding.startsWith('utf-16') && bytes.length % 2 === 1 ? bytes.subarray(0, -1) : bytes
}

/** 0x80 to 0x9F in Windows-1252; some versions of Node read them as Latin-1. Five of them are no sign. */
const signs = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function windows(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes).toString('latin1')
  return latin.replace(/[\u0080-\u009f]/g, (sign) => signs[sign.charCodeAt(0) - 0x80] ?? sign)
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  const head = bytes.subarray(0, 400)
  const zeros = (odd: number) => head.filter((byte, at) => at % 2 === odd && byte === 0).length
  if (zeros(1) > head.length / 4) return 'utf-16le'
  if (zeros(0) > head.length / 4) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** A table of a text whose cells stand between commas, semicolons, tabs or upright strokes, in quotes or not; any ends of line. */
export function readDelimited(text: string, name: string): Sheet[] {
  const gathered = new Gathering()
  const told = /^sep=(.)\r?\n/.exec(text)
  const body = told ? text.slice(told[0].length) : text
  const delimiter = delimiters.find((one) => one === told?.[1]) ?? delimiterOf(body)
  const rows = gathered.sheet(name)
  for (const row of recordsOf(body, delimiter)) rows.add(row.map((cell) => cleaned(unguarded(cell))))
  return gathered.sheets
}

function recordsOf(text: string, delimiter: Delimiter, first?: number): string[][] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      // One more than may be, so that the limit is seen.
      to: first ?? limits.rows * 4 + 2,
      max_record_size: limits.fileBytes,
    })
  } catch {
    return refuseTable('table_quotes')
  }
}

/** The sign between cells: the one that gives the most columns in the first rows, as often as possible the same number. */
function delimiterOf(text: string): Delimiter {
  const judged = delimiters.map((delimiter) => ({ delimiter, ...shapeOf(text, delimiter) }))
  judged.sort((a, b) => b.steady * b.columns - a.steady * a.columns || b.columns - a.columns)
  return judged[0] && judged[0].columns > 1 ? judged[0].delimiter : ';'
}

function shapeOf(text: string, delimiter: Delimiter): { columns: number; steady: number } {
  const rows = firstRecords(text, delimiter).filter((row) => row.length > 1 || row[0])
  const columns = rows[0]?.length ?? 0
  const steady = rows.filter(({ length }) => length === columns).length / Math.max(rows.length, 1)
  return { columns: columns - 1 > 0 ? columns : 0, steady }
}

function firstRecords(text: string, delimiter: Delimiter): string[][] {
  try {
    return recordsOf(text, delimiter, 20)
  } catch {
    return []
  }
}

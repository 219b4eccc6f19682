import { cleaned } from '@/lib/text/characters'
import { day, second } from '@/lib/time/length'
import { limits } from './limits'
import { Gathering, type Merged, refuseTable, type Sheet, type SheetRows } from './sheet'
import { Growing, hearXml } from './xml'
import { unzipped } from './zip'

type Parts = ReadonlyMap<string, Buffer>

/** The visible sheets of an XLSX. A merged cell is its first one; a formula is the value it had when it was saved. */
export async function readXlsx(bytes: Buffer): Promise<Sheet[]> {
  const parts = await unzipped(bytes)
  const { sheets, unread, is1904 } = await workbook(parts)
  const shared = await sharedStrings(parts.get('xl/sharedStrings.xml'))
  const dated = await dateStyles(parts.get('xl/styles.xml'))
  const gathered = new Gathering()
  for (const { name, path } of sheets) {
    const part = parts.get(path)
    if (!part) refuseTable('table_damaged')
    await readSheet(part, gathered.sheet(name), { shared, dated, is1904 })
  }
  return unread.length > 0 ? gathered.sheets.map((sheet) => ({ ...sheet, unread })) : gathered.sheets
}

type Workbook = { sheets: { name: string; path: string }[]; unread: string[]; is1904: boolean }

async function workbook(parts: Parts): Promise<Workbook> {
  const [book, rels] = [parts.get('xl/workbook.xml'), parts.get('xl/_rels/workbook.xml.rels')]
  // Documents and workbooks of other programs are zipped, too.
  if (!book && (parts.has('[Content_Types].xml') || parts.has('content.xml'))) return refuseTable('table_other')
  if (!book || !rels) return refuseTable('table_damaged')
  const targets = new Map<string, string>()
  const nothing = () => {}
  await hearXml(rels, {
    open: (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship') targets.set(Id, Target)
    },
    close: nothing,
    text: nothing,
  })
  const sheets: Workbook['sheets'] = []
  const unread: string[] = []
  let is1904 = false
  await hearXml(book, {
    open: (tag, { name = '', id = '', state = 'visible', date1904 = '0' }) => {
      if (tag === 'workbookPr') is1904 = date1904 === '1' || date1904 === 'true'
      if (tag !== 'sheet') return
      if (state !== 'visible') {
        if (unread.length < limits.sheets) unread.push(name)
        return
      }
      const target = targets.get(id)
      if (target === undefined) return
      sheets.push({ name, path: target.startsWith('/') ? target.slice(1) : `xl/${target}` })
    },
    close: nothing,
    text: nothing,
  })
  return { sheets, unread, is1904 }
}

async function sharedStrings(part: Buffer | undefined): Promise<string[]> {
  const strings: string[] = []
  if (!part) return strings
  let now = new Growing()
  let isText = false
  let isSound = false
  await hearXml(part, {
    open: (name) => {
      if (name === 'si') now = new Growing()
      if (name === 'rPh') isSound = true
      if (name === 't') isText = !isSound
    },
    close: (name) => {
      if (name === 't') isText = false
      if (name === 'rPh') isSound = false
      if (name !== 'si') return
      if (strings.length > limits.cells) refuseTable('table_cells')
      strings.push(unescaped(now.text))
    },
    text: (text) => {
      if (isText) now.add(text)
    },
  })
  return strings
}

/** Formats that Excel has by itself and that show a day or a time. */
const builtIn = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57])

/** By number of a style: does it show a number as a day. */
async function dateStyles(part: Buffer | undefined): Promise<boolean[]> {
  const dated: boolean[] = []
  if (!part) return dated
  const own = new Map<number, boolean>()
  let isCell = false
  await hearXml(part, {
    open: (name, { numFmtId = '', formatCode = '' }) => {
      if (name === 'numFmt') own.set(Number(numFmtId), isDateFormat(formatCode))
      if (name === 'cellXfs') isCell = true
      if (name === 'xf' && isCell) dated.push(own.get(Number(numFmtId)) ?? builtIn.has(Number(numFmtId)))
    },
    close: (name) => {
      if (name === 'cellXfs') isCell = false
    },
    text: () => {},
  })
  return dated
}

/** A format with days, months or years in it, beside what stands in quotes or brackets. */
function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  return /[dmyhs]/i.test(bare) && !/^[#0.,%\s]*$/.test(bare) && !/general|standard/i.test(bare)
}

type Meaning = { shared: readonly string[]; dated: readonly boolean[]; is1904: boolean }

async function readSheet(part: Buffer, rows: SheetRows, meaning: Meaning): Promise<void> {
  let row: string[] = []
  let number = 0
  let cell = { column: -1, type: 'n', style: 0 }
  let now = new Growing()
  let isValue = false
  await hearXml(part, {
    open: (name, { r = '', t = 'n', s = '0', ref = '' }) => {
      if (name === 'mergeCell') rows.merge(mergedIn(ref))
      if (name === 'row') {
        const next = Number(r) || number + 1
        if (next - number > 1) rows.add([], next - number - 1)
        number = next
        row = []
      }
      if (name === 'c') {
        cell = { column: columnOf(r) ?? cell.column + 1, type: t, style: Number(s) }
        now = new Growing()
      }
      if (name === 'v' || name === 't') isValue = true
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false
      if (name === 'c' && now.text !== '') {
        const text = shownIn(now.text, cell, meaning)
        if (text !== '' && cell.column >= limits.columns) refuseTable('table_columns')
        if (text !== '') row[cell.column] = text
      }
      if (name === 'row') {
        rows.add(Array.from(row, (text) => text ?? ''))
        cell = { ...cell, column: -1 }
      }
    },
    text: (text) => {
      if (isValue) now.add(text)
    },
  })
}

/** The rows of an area such as B2:B4, under its first cell. */
function mergedIn(area: string): Merged {
  const [first = '', last = ''] = area.split(':')
  const rowIn = (address: string) => Number(/\d+$/.exec(address)?.[0] ?? 0) - 1
  return { top: rowIn(first), left: columnOf(first) ?? 0, bottom: rowIn(last) }
}

/** The column of an address such as AB12, from 0. */
function columnOf(address: string): number | null {
  const letters = /^([A-Z]{1,3})\d/.exec(address)?.[1]
  if (!letters) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function shownIn(raw: string, { type, style }: { type: string; style: number }, meaning: Meaning): string {
  switch (type) {
    case 's':
      return meaning.shared[Number(raw)] ?? ''
    case 'b':
      return raw === '1' ? 'TRUE' : 'FALSE'
    case 'str':
    case 'inlineStr':
      return unescaped(raw)
    case 'd':
      return raw.replace(/T00:00:00(\.0+)?Z?$/, '')
    case 'e':
      return cleaned(raw)
    default:
      return meaning.dated[style] ? dayOf(raw, meaning.is1904) : numberOf(raw)
  }
}

/** A serial number of days as a day, or as a moment where it has a time. */
function dayOf(raw: string, is1904: boolean): string {
  const serial = Number(raw)
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return raw
  // Excel takes 1900 for a leap year: 1 is 1 January 1900, and all from 1 March 1900 are one later.
  const days = is1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const at = new Date(Math.round(((days - 25_569) * day) / second) * second).toISOString()
  if (serial < 1) return at.slice(11, 19)
  return at.endsWith('T00:00:00.000Z') ? at.slice(0, 10) : at.slice(0, 19)
}

/** A number as people wrote it: 0.1 + 0.2 is kept as 0.30000000000000004. */
function numberOf(raw: string): string {
  const number = Number(raw)
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : cleaned(raw)
}

/** Signs that XML cannot hold are written as _x000D_. */
function unescaped(text: string): string {
  return cleaned(
    text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  )
}

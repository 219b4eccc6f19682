import { packInto, writeZip, type ZipEntry } from '@/lib/documents/zip'
import { printable } from '@/lib/files/content'
import type { Table } from './table'
import { sheetName, widthOf, xmlHead, xmlText } from './xml'

/** What Excel holds in one cell; a longer text is cut with a sign that says so, and the sheet about the file tells of it. */
export const mostInCell = 32_767

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Styles by number: 0 text, 1 head, 2 whole number, 3 label. */
const styles = `${xmlHead}<styleSheet ${main}><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7F4FF"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

/**
 * An Excel workbook, written as it is read: the list on the first sheet, every cell a text or a whole number and never a formula,
 * the head in sight and repeated on paper; on the second what the file is.
 */
export async function writeXlsx(table: Table, file: string, aside: () => string): Promise<void> {
  const cut: string[] = []
  const sheets = [sheetName(table.title), sheetName(table.aboutTitle)]
  const names = [sheets[0] ?? '', sheets[0] === sheets[1] ? 'About' : (sheets[1] ?? '')]
  const parts: [string, AsyncIterable<string> | Iterable<string>][] = [
    ['[Content_Types].xml', [contentTypes]],
    ['_rels/.rels', [rootRelations]],
    ['xl/workbook.xml', [workbook(names, table)]],
    ['xl/_rels/workbook.xml.rels', [workbookRelations]],
    ['xl/styles.xml', [styles]],
    ['docProps/core.xml', [properties(table)]],
    ['xl/worksheets/sheet1.xml', listSheet(table, cut)],
    // After the list, so that it can tell what was cut.
    ['xl/worksheets/sheet2.xml', aboutSheet(table, cut)],
  ]
  const entries: ZipEntry[] = []
  for (const [name, text] of parts) {
    const part = aside()
    entries.push({ name, file: part, packed: await packInto(part, text) })
  }
  await writeZip(file, entries)
}

async function* listSheet({ columns, pages, total }: Table, cut: string[]): AsyncGenerator<string> {
  const letters = columns.map((_, at) => columnLetters(at))
  const last = letters.at(-1) ?? 'A'
  const cols = columns.map(
    ({ label }, at) => `<col min="${at + 1}" max="${at + 1}" width="${widthOf(label)}" customWidth="1"/>`,
  )
  yield `${xmlHead}<worksheet ${main}><dimension ref="A1:${last}${total + 1}"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${cols.join('')}</cols><sheetData>`
  yield row(
    1,
    columns.map(({ label }, at) => textCell(`${letters[at]}1`, label, 1)),
  )
  let number = 1
  for await (const page of pages()) {
    let text = ''
    for (const line of page) {
      number += 1
      const texts = line.texts()
      const cells = columns.map(({ number: isNumber, label }, at) => {
        const place = `${letters[at]}${number}`
        const value = texts[at] ?? ''
        if (isNumber && /^-?\d{1,15}$/.test(value)) return `<c r="${place}" s="2"><v>${value}</v></c>`
        if (value.length > mostInCell) cut.push(`${line.ref} · ${label}`)
        return textCell(place, value, 0)
      })
      text += row(number, cells)
    }
    yield text
  }
  yield `</sheetData><autoFilter ref="A1:${last}${number}"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
}

function* aboutSheet({ about, cutNote }: Table, cut: readonly string[]): Generator<string> {
  yield `${xmlHead}<worksheet ${main}><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="26" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/></cols><sheetData>`
  const lines: [string, string][] = [
    [about.title, ''],
    ...about.facts.map(({ label, value }): [string, string] => [label, value]),
    ...about.notes.map((note): [string, string] => ['', note]),
    ...(cut.length > 0 ? [`${cutNote} ${cut.slice(0, 200).join('; ')}`] : []).map((note): [string, string] => [
      '',
      note,
    ]),
  ]
  for (const [at, [label, value]] of lines.entries())
    yield row(at + 1, [textCell(`A${at + 1}`, label, 3), textCell(`B${at + 1}`, value, 0)])
  yield '</sheetData></worksheet>'
}

function row(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.join('')}</row>`
}

function textCell(place: string, value: string, style: number): string {
  if (value === '') return style === 0 ? '' : `<c r="${place}" s="${style}"/>`
  const whole = value.length > mostInCell ? `${value.slice(0, mostInCell - 1)}…` : value
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(spelled(whole))}</t></is></c>`
}

/** In a text of a workbook `_x0041_` is a sign by its number (ST_Xstring): where these letters were meant, the first is spelled so. */
function spelled(text: string): string {
  return text.includes('_x') ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text
}

/** A, B … Z, AA … */
function columnLetters(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : columnLetters(Math.floor(at / 26) - 1) + letter
}

const contentTypes = `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${office}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${office}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${office}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${office}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

const rootRelations = `${xmlHead}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

const workbookRelations = `${xmlHead}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${relations}/styles" Target="styles.xml"/></Relationships>`

function workbook(names: readonly string[], { columns, total }: Table): string {
  const sheets = names.map((name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  const list = `'${xmlText(names[0] ?? '')}'`
  const last = columnLetters(columns.length - 1)
  const defined = `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${list}!$A$1:$${last}$${total + 1}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">${list}!$1:$1</definedName>`
  return `${xmlHead}<workbook ${main} xmlns:r="${relations}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets.join('')}</sheets><definedNames>${defined}</definedNames></workbook>`
}

function properties({ title, language, createdAt }: Table): string {
  return `${xmlHead}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(printable(title))}</dc:title><dc:creator>Dertig</dc:creator><dc:language>${language}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${createdAt}</dcterms:created></cp:coreProperties>`
}

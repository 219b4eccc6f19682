import { writeFile } from 'node:fs/promises'
import { packInto, writeZip, type ZipEntry } from '@/lib/documents/zip'
import type { Table } from './table'
import { sheetName, widthOf, xmlHead, xmlText } from './xml'

const type = 'application/vnd.oasis.opendocument.spreadsheet'
const oasis = 'urn:oasis:names:tc:opendocument:xmlns'
const namespaces = ['office', 'table', 'text', 'style', 'meta']
  .map((name) => `xmlns:${name}="${oasis}:${name}:1.0"`)
  .join(' ')
const also = `xmlns:fo="${oasis}:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"`

/**
 * A spreadsheet of the OpenDocument format 1.3, written as it is read: the kind of the file first and not packed, then the list on
 * the first sheet, every cell a text or a whole number, its head marked as such; on the second what the file is.
 */
export async function writeOds(table: Table, file: string, aside: () => string): Promise<void> {
  const kind = aside()
  await writeFile(kind, type, { mode: 0o600 })
  const entries: ZipEntry[] = [{ name: 'mimetype', file: kind }]
  const parts: [string, AsyncIterable<string> | Iterable<string>][] = [
    ['META-INF/manifest.xml', [manifest]],
    ['meta.xml', [meta(table)]],
    ['styles.xml', [styles(table)]],
    ['settings.xml', [settings(sheetName(table.title))]],
    ['content.xml', content(table)],
  ]
  for (const [name, text] of parts) {
    const part = aside()
    entries.push({ name, file: part, packed: await packInto(part, text) })
  }
  await writeZip(file, entries)
}

async function* content(table: Table): AsyncGenerator<string> {
  const { columns, pages, about } = table
  const widths = [...columns.map(({ label }) => widthOf(label)), 26, 80]
  const styled = [...new Set(widths)].map(
    (width) =>
      `<style:style style:name="co${width}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 0.21).toFixed(2)}cm"/></style:style>`,
  )
  yield `${xmlHead}<office:document-content ${namespaces} ${also} office:version="1.3"><office:automatic-styles>${styled.join('')}<style:style style:name="cell" style:family="table-cell" style:parent-style-name="Default"><style:table-cell-properties style:vertical-align="top" fo:wrap-option="wrap"/></style:style><style:style style:name="head" style:family="table-cell" style:parent-style-name="Default"><style:table-cell-properties style:vertical-align="top" fo:wrap-option="wrap" fo:background-color="#e7f4ff"/><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles><office:body><office:spreadsheet>`
  const first = sheetName(table.title)
  yield `<table:table table:name="${xmlText(first)}">${columns.map(({ label }) => columnOf(widthOf(label))).join('')}`
  yield `<table:table-header-rows>${row(columns.map(({ label }) => textCell(label, 'head')))}</table:table-header-rows>`
  let none = true
  for await (const page of pages()) {
    let text = ''
    for (const line of page) {
      const texts = line.texts()
      text += row(
        columns.map(({ number }, at) => {
          const value = texts[at] ?? ''
          return number && /^-?\d{1,15}$/.test(value) ? numberCell(value) : textCell(value, 'cell')
        }),
      )
      none = false
    }
    yield text
  }
  yield none ? `${row([textCell('', 'cell')])}</table:table>` : '</table:table>'
  const second = sheetName(table.aboutTitle)
  yield `<table:table table:name="${xmlText(second === first ? 'About' : second)}">${[26, 80].map(columnOf).join('')}`
  yield [
    row([textCell(about.title, 'head'), textCell('', 'cell')]),
    ...about.facts.map(({ label, value }) => row([textCell(label, 'head'), textCell(value, 'cell')])),
    ...about.notes.map((note) => row([textCell('', 'cell'), textCell(note, 'cell')])),
  ].join('')
  yield '</table:table></office:spreadsheet></office:body></office:document-content>'
}

function columnOf(width: number): string {
  return `<table:table-column table:style-name="co${width}" table:default-cell-style-name="cell"/>`
}

function row(cells: readonly string[]): string {
  return `<table:table-row>${cells.join('')}</table:table-row>`
}

function numberCell(value: string): string {
  return `<table:table-cell table:style-name="cell" office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`
}

function textCell(value: string, style: 'cell' | 'head'): string {
  if (value === '') return `<table:table-cell table:style-name="${style}"/>`
  const lines = xmlText(value).split('\n')
  const paragraphs = lines.map((line) => `<text:p>${spaced(line)}</text:p>`)
  return `<table:table-cell table:style-name="${style}" office:value-type="string">${paragraphs.join('')}</table:table-cell>`
}

/** Spaces and tabs that a reader of XML would take for one space, or for none. */
function spaced(line: string): string {
  if (!/^ |\t| $| {2}/.test(line)) return line
  return line
    .replace(/^ +| +$| {2,}/g, (spaces) => `<text:s text:c="${spaces.length}"/>`)
    .replaceAll('\t', '<text:tab/>')
}

const manifest = `${xmlHead}<manifest:manifest xmlns:manifest="${oasis}:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${type}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/></manifest:manifest>`

function meta({ title, language, createdAt }: Table): string {
  return `${xmlHead}<office:document-meta ${namespaces} ${also} office:version="1.3"><office:meta><meta:generator>Dertig</meta:generator><dc:title>${xmlText(title)}</dc:title><dc:language>${language}</dc:language><meta:creation-date>${createdAt.replace(/Z$/, '')}</meta:creation-date></office:meta></office:document-meta>`
}

function styles({ language }: Table): string {
  return `${xmlHead}<office:document-styles ${namespaces} ${also} office:version="1.3"><office:styles><style:default-style style:family="table-cell"><style:text-properties fo:language="${language}" fo:font-family="Liberation Sans" fo:font-size="10pt"/></style:default-style><style:style style:name="Default" style:family="table-cell"/></office:styles><office:automatic-styles><style:page-layout style:name="page"><style:page-layout-properties style:print-orientation="landscape" fo:page-width="29.7cm" fo:page-height="21cm" fo:margin="1.2cm"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Default" style:page-layout-name="page"/></office:master-styles></office:document-styles>`
}

/** The head of the list stays in sight. */
function settings(name: string): string {
  const item = (key: string, kind: string, value: string) =>
    `<config:config-item config:name="${key}" config:type="${kind}">${value}</config:config-item>`
  const frozen = [
    item('VerticalSplitMode', 'short', '2'),
    item('VerticalSplitPosition', 'int', '1'),
    item('ActiveSplitRange', 'short', '2'),
    item('PositionTop', 'int', '0'),
    item('PositionBottom', 'int', '1'),
  ]
  return `${xmlHead}<office:document-settings xmlns:office="${oasis}:office:1.0" xmlns:config="${oasis}:config:1.0" xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"><office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>${item('ViewId', 'string', 'view1')}<config:config-item-map-named config:name="Tables"><config:config-item-map-entry config:name="${xmlText(name)}">${frozen.join('')}</config:config-item-map-entry></config:config-item-map-named>${item('ActiveTable', 'string', xmlText(name))}</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>`
}

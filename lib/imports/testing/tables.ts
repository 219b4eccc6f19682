import { crc32, deflateRawSync } from 'node:zlib'

/** Tables of tests, made by hand so that what is odd in them is seen. */

type Part = readonly [name: string, content: string | Buffer]

/** A zip of these parts, the first as it is, the others packed. `lies`: the directory says a part is one byte. */
export function zipOf(parts: readonly Part[], { lies = false } = {}): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [index, [name, content]] of parts.entries()) {
    const plain = Buffer.from(content)
    const body = index === 0 ? plain : deflateRawSync(plain)
    const size = lies && index > 0 ? 1 : plain.length
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(index === 0 ? 0 : 8, 4)
    fields.writeUInt32LE(crc32(plain), 10)
    fields.writeUInt32LE(body.length, 14)
    fields.writeUInt32LE(size, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    const label = Buffer.from(name)
    const whole = Buffer.concat([Buffer.from('PK\x03\x04'), fields, label, body])
    bodies.push(whole)
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), fields, place, label)
    at += whole.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, listed, end])
}

export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)

type Sheets = readonly { name: string; rows: readonly (readonly string[])[] }[]

/** An XLSX whose sheets hold this XML of rows, and this behind them. */
export function xlsxWith(
  sheets: readonly { name: string; xml: string; state?: string }[],
  shared = '',
  behind = '',
): Buffer {
  const rels = sheets.map((_, n) => `<Relationship Id="r${n}" Target="worksheets/s${n}.xml"/>`).join('')
  const listed = sheets
    .map(
      ({ name, state = 'visible' }, n) =>
        `<sheet name="${escaped(name)}" sheetId="${n + 1}" state="${state}" r:id="r${n}"/>`,
    )
    .join('')
  return zipOf([
    ['[Content_Types].xml', '<Types/>'],
    ['xl/workbook.xml', `<workbook xmlns:r="r"><sheets>${listed}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `<Relationships>${rels}</Relationships>`],
    ['xl/styles.xml', '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'],
    ['xl/sharedStrings.xml', `<sst>${shared}</sst>`],
    ...sheets.map(
      ({ xml }, n): Part => [
        `xl/worksheets/s${n}.xml`,
        `<worksheet><sheetData>${xml}</sheetData>${behind}</worksheet>`,
      ],
    ),
  ])
}

/** An XLSX of texts. */
export function xlsxOf(sheets: Sheets): Buffer {
  return xlsxWith(
    sheets.map(({ name, rows }) => ({
      name,
      xml: rows
        .map((row, r) => {
          const cells = row.map((text, c) =>
            text === '' ? '' : `<c r="${letters(c)}${r + 1}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
          )
          return `<row r="${r + 1}">${cells.join('')}</row>`
        })
        .join(''),
    })),
  )
}

/** An ODS whose content holds this XML of tables. */
export function odsWith(tables: string, prolog = ''): Buffer {
  return zipOf([
    ['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'],
    [
      'content.xml',
      `${prolog}<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    ],
  ])
}

/** An ODS of texts. */
export function odsOf(sheets: Sheets): Buffer {
  const cell = (text: string) => {
    const lines = text.split('\n').map((line) => `<text:p>${escaped(line)}</text:p>`)
    return `<table:table-cell office:value-type="string">${lines.join('')}</table:table-cell>`
  }
  return odsWith(
    sheets
      .map(({ name, rows }) => {
        const lines = rows.map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`)
        return `<table:table table:name="${escaped(name)}">${lines.join('')}</table:table>`
      })
      .join(''),
  )
}

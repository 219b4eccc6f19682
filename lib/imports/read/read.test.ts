import { stringify } from 'csv-stringify/sync'
import { array, assert, asyncProperty, constantFrom, property, stringMatching } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '@/lib/errors/refusal'
import { unguarded } from '@/lib/files/guard'
import { elf, exe, pdf, png } from '@/lib/files/store/testing/samples'
import { odsOf, odsWith, xlsxOf, xlsxWith, zipOf } from '../testing/tables'
import { limits } from './limits'
import { readPasted, readTable } from './read'

const rowsOf = async (bytes: Buffer, name = 'a.csv') => (await readTable(bytes, name))[0]?.rows
const csv = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
const wrong = async (bytes: Buffer) => {
  try {
    await readTable(bytes, 'a.xlsx')
  } catch (error) {
    if (error instanceof Refusal) return error.detail.reason
    throw error
  }
  return 'read'
}
const table = [
  ['Naam', 'Doel'],
  ['Café', 'één; “twee”'],
]

describe('text with commas, semicolons or tabs', () => {
  test.each([
    ['semicolons', 'Naam;Doel\r\nCafé;"één; “twee”"'],
    ['commas', 'Naam,Doel\nCafé,één; “twee”'],
    ['tabs', 'Naam\tDoel\rCafé\téén; “twee”\r'],
    ['mixed ends of line', 'Naam;Doel\rCafé;"één; “twee”"\r\n\n'],
    ['the line of Excel', 'sep=;\nNaam;Doel\nCafé;"één; “twee”"\n'],
  ])('reads %s', async (_, text) => {
    expect(await rowsOf(csv(text))).toEqual(table)
  })

  test.each([
    ['UTF-8 with its mark', csv('\ufeffNaam;Doel\nCafé;x')],
    ['UTF-16 LE with its mark', csv('\ufeffNaam;Doel\nCafé;x', 'utf16le')],
    ['UTF-16 LE without', csv('Naam;Doel\nCafé;x', 'utf16le')],
    ['UTF-16 BE with its mark', utf16be('\ufeffNaam;Doel\nCafé;x')],
    ['UTF-16 BE without', utf16be('Naam;Doel\nCafé;x')],
    ['Latin-1', csv('Naam;Doel\nCafé;x', 'latin1')],
  ])('reads %s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual([
      ['Naam', 'Doel'],
      ['Café', 'x'],
    ])
  })

  test('reads Windows-1252: a euro, a curly quote', async () => {
    const bytes = Buffer.from([0x41, 0x3b, 0x42, 0x0a, 0x80, 0x3b, 0x92, 0x0a])
    expect(await rowsOf(bytes)).toEqual([
      ['A', 'B'],
      ['€', '’'],
    ])
  })

  test('keeps breaks of line inside quotes and empty rows between others', async () => {
    expect(await rowsOf(csv('A;B\n\n"one\r\ntwo";x\n;;\n'))).toEqual([['A', 'B'], [], ['one\ntwo', 'x']])
  })

  test('a cell of 1 MB makes its row wrong, not the file', async () => {
    const [sheet] = await readTable(csv(`A;B\n${'x'.repeat(1_000_000)};y\nz;y`), 'a.csv')
    expect(sheet?.long).toEqual([[1, 0]])
    expect(sheet?.rows[1]).toEqual(['', 'y'])
    expect(sheet?.rows[2]).toEqual(['z', 'y'])
  })

  // A mark before what would be a formula is taken off again: by itself it comes back in no other way.
  const cell = stringMatching(/^[ -~é€\n;,\t"]{0,12}$/).filter((text) => unguarded(text) === text)
  const tables = array(array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 })
  test('any table that a program wrote comes back', async () => {
    await assert(
      asyncProperty(tables, constantFrom(';', ',', '\t', '|'), async (body, delimiter) => {
        const rows = [['h1', 'h2', 'h3'], ...body]
        const text = stringify(rows, { delimiter, quoted: true, record_delimiter: '\r\n' })
        const read = (await rowsOf(csv(text))) ?? []
        const padded = [...read, ...rows.slice(read.length).map(() => [])]
        expect(padded.map((row) => [...row, '', '', ''].slice(0, 3).map((one) => one.trimEnd()))).toEqual(
          rows.map((row) => (row.every((one) => !one.trim()) ? ['', '', ''] : row.map((one) => one.trimEnd()))),
        )
      }),
      { numRuns: 60 },
    )
  })
})

describe('zipped tables', () => {
  test('reads texts of XLSX and ODS alike', async () => {
    const sheets = [{ name: 'Register', rows: [...table, [], ['a & b', '<c>\n"d"']] }]
    expect(await readTable(xlsxOf(sheets), 'a.xlsx')).toMatchObject([{ name: 'Register', rows: sheets[0]?.rows }])
    expect(await readTable(odsOf(sheets), 'a.ods')).toMatchObject([{ name: 'Register', rows: sheets[0]?.rows }])
  })

  test('reads days, numbers, booleans, formulas, errors, shared texts and merged cells of XLSX', async () => {
    const xml = `<row r="2"><c r="A2" s="1"><v>45292</v></c><c r="B2"><v>0.30000000000000004</v></c><c r="C2" t="b"><v>1</v></c>
      <c r="D2" t="str"><f>A1&amp;"x"</f><v>ax</v></c><c r="E2"><f>NOW()</f></c><c r="F2" t="e"><v>#N/A</v></c>
      <c r="G2" t="s"><v>1</v></c><c r="I2" s="1"><v>45292.75</v></c></row>`
    const shared = '<si><t>zero</t></si><si><r><t>on</t></r><r><t>e</t></r><rPh><t>sound</t></rPh></si>'
    const bytes = xlsxWith([{ name: 'S', xml }], shared)
    expect(await rowsOf(bytes)).toEqual([
      [],
      ['2024-01-01', '0.3', 'TRUE', 'ax', '', '#N/A', 'one', '', '2024-01-01T18:00:00'],
    ])
  })

  test('reads days, repeats, notes and merged cells of ODS', async () => {
    const bytes = odsWith(`<table:table table:name="T"><table:table-row>
      <table:table-cell office:value-type="date" office:date-value="2024-01-01"><text:p>1/1/24</text:p></table:table-cell>
      <table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="2"><text:p>2,0</text:p></table:table-cell>
      <table:table-cell table:number-columns-spanned="2"><office:annotation><text:p>a note</text:p></office:annotation><text:p>two<text:s text:c="3"/>parts</text:p></table:table-cell>
      <table:covered-table-cell/><table:table-cell table:number-columns-repeated="16380"/></table:table-row>
      <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`)
    expect(await rowsOf(bytes)).toEqual([['2024-01-01', '2', '2', 'two   parts']])
  })

  test('any texts come back from XLSX and from ODS', async () => {
    const cell = stringMatching(/^[!-~é€]{0,8}$/)
    const tables = array(array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    await assert(
      asyncProperty(tables, async (rows) => {
        const sheets = [{ name: 'S', rows: [['head'], ...rows] }]
        const trimmed = async (bytes: Buffer) => (await readTable(bytes, 'x'))[0]?.rows
        expect(await trimmed(xlsxOf(sheets))).toEqual(await trimmed(odsOf(sheets)))
      }),
      { numRuns: 30 },
    )
  })
})

describe('what is refused as a whole', () => {
  const bomb = Buffer.alloc(limits.unpackedBytes + 1)
  const entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><table:table table:name="&b;"/>'
  const secret = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
  const rows = (count: number) => Array.from({ length: count }, (_, n) => `${n};x`).join('\n')
  test.each([
    ['a program', exe, 'table_type'],
    ['another program', elf, 'table_type'],
    ['a PDF', pdf(), 'table_type'],
    ['a picture', png, 'table_type'],
    [
      'a document',
      zipOf([
        ['[Content_Types].xml', '<Types/>'],
        ['word/document.xml', '<w/>'],
      ]),
      'table_other',
    ],
    [
      'a binary workbook',
      zipOf([
        ['[Content_Types].xml', '<Types/>'],
        ['xl/workbook.bin', 'x'],
      ]),
      'table_other',
    ],
    ['an older workbook', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'table_other'],
    [
      'a zip that is no table',
      zipOf([
        ['a.txt', 'x'],
        ['b.txt', 'y'],
      ]),
      'table_damaged',
    ],
    [
      'a zip bomb',
      zipOf([
        ['a', ''],
        ['xl/workbook.xml', bomb],
      ]),
      'table_unpacked',
    ],
    [
      'a bomb in a part that is not read',
      zipOf([
        ['a', ''],
        ['media/a.png', bomb],
      ]),
      'table_unpacked',
    ],
    [
      'a directory that lies of sizes',
      zipOf(
        [
          ['a', ''],
          ['xl/workbook.xml', Buffer.alloc(9_000)],
        ],
        { lies: true },
      ),
      'table_damaged',
    ],
    [
      'too many parts',
      zipOf(Array.from({ length: limits.parts + 1 }, (_, n) => [`p${n}`, ''] as const)),
      'table_unpacked',
    ],
    ['entities that grow', odsWith('', entities), 'table_doctype'],
    ['an entity that fetches', odsWith('<table:table table:name="&a;"/>', secret), 'table_doctype'],
    ['XML that is cut', odsWith('<table:table table:name="x"><table:table-row>'), 'table_damaged'],
    ['XML without end in depth', odsWith('<table:a>'.repeat(5_000)), 'table_damaged'],
    ['an XLSX that is cut', xlsxOf([{ name: 'S', rows: table }]).subarray(0, 700), 'table_damaged'],
    ['an ODS that is cut', odsOf([{ name: 'S', rows: table }]).subarray(0, 200), 'table_damaged'],
    ['a quote that never closes', csv('A;B\n"x;y\nz;w'), 'table_quotes'],
    ['too many rows', csv(rows(limits.rows + 1)), 'table_rows'],
    ['too many columns', csv(`${'a;'.repeat(limits.columns)}b`), 'table_columns'],
    [
      'rows repeated without end',
      odsWith(
        '<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>',
      ),
      'table_rows',
    ],
    [
      'columns repeated without end',
      odsWith(
        '<table:table><table:table-row><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table>',
      ),
      'table_columns',
    ],
    [
      'too many sheets',
      xlsxOf(Array.from({ length: limits.sheets + 1 }, (_, n) => ({ name: `S${n}`, rows: [['a']] }))),
      'table_sheets',
    ],
    ['nothing', csv('\n \n;;\n'), 'table_empty'],
    ['more bytes than a table has', Buffer.alloc(limits.fileBytes + 1, 97), 'table_too_large'],
  ])('%s', async (_, bytes, reason) => {
    expect(await wrong(bytes)).toBe(reason)
  })

  test('a text that is pasted is read or refused like a file, whatever it is', () => {
    expect(readPasted('Naam\tDoel\nA\tB')[0]?.rows).toEqual([
      ['Naam', 'Doel'],
      ['A', 'B'],
    ])
    assert(
      property(stringMatching(/^[\s\S]{0,40}$/), (text) => {
        try {
          expect(readPasted(text)[0]?.rows.length).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
      }),
      { numRuns: 100 },
    )
  })
})

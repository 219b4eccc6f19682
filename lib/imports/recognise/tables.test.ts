import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { declarationOf } from '@/lib/records/state/registered'
import { catalog } from '@/lib/registers/catalog'
import { catalogue } from '@/lib/registers/texts'
import { readTable } from '../read/read'
import { odsWith, xlsxWith } from '../testing/tables'
import { suggested, targetOf } from './suggest'
import { tablesIn } from './tables'
import { vocabularyOf } from './vocabulary'

const languages = ['en', 'nl', 'fr'] as const
const words = vocabularyOf(declarationOf('systems'))
const tableIn = async (bytes: Buffer, name: string) => {
  const { tables, best } = tablesIn(await readTable(bytes, name), await words)
  const table = tables[best]
  if (!table) throw new Error('no table')
  return table
}

test('sheets that are hidden are not read, and each table says which', async () => {
  const row = (text: string) => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`
  const xml = row('Name') + row('Payroll')
  const hidden = (name: string, state: string) => ({ name, state, xml: row('Name') + row('Not to be seen') })
  const book = xlsxWith([{ name: 'Seen', xml }, hidden('Lists', 'hidden'), hidden('Old', 'veryHidden')])
  const table = await tableIn(book, 'a.xlsx')
  expect([table.rows.map(({ cells }) => cells), table.unread]).toEqual([[['Payroll']], ['Lists', 'Old']])
  expect((await tableIn(xlsxWith([{ name: 'Seen', xml }]), 'a.xlsx')).unread).toBeUndefined()
})

describe('columns', () => {
  test.each([
    ['Name;Weird;Weird', ['Name', 'Weird', 'Weird (2)']],
    ['Name;Weird;WEIRD', ['Name', 'Weird', 'WEIRD (2)']],
    ['Name;Cost (EUR);Cost (USD)', ['Name', 'Cost (EUR)', 'Cost (USD)']],
    ['Name;Zqx (2);Zqx', ['Name', 'Zqx (2)', 'Zqx']],
    ['Name;Zqx;Zqx;Zqx (2)', ['Name', 'Zqx', 'Zqx (3)', 'Zqx (2)']],
    ['Name;;B', ['Name', 'B', 'B (2)']],
  ])('each have a name of their own: %s', async (head, names) => {
    const { columns } = await tableIn(
      Buffer.from(`${head}\n${head.replace(/[^;]+/g, 'x').replaceAll(';;', ';y;')}`),
      'a',
    )
    expect(new Set(columns)).toEqual(new Set(names))
    expect(columns).toHaveLength(names.length)
    // What an export writes of them is read as the same.
    const again = await tableIn(Buffer.from(`${columns.join(';')}\n${columns.map(() => 'x').join(';')}`), 'a')
    expect(again.columns).toEqual(columns)
  })

  test('of what an export works out are left out in every language, and no more than these', async () => {
    const register = declarationOf('systems')
    const targets = async (head: string) =>
      suggested(await tableIn(Buffer.from(`${head}\n${head.replace(/[^;]+/g, 'x')}`), 'a'), register, await words)
    for (const head of [
      'Naam;Ontbreekt;Gewijzigd;Toestand',
      'Nom;Manque;Modifiée;Statut',
      'Name;Missing;Changed;Status',
    ])
      expect(await targets(head)).toEqual(['title', '-', '-', '-'])
    expect(await targets('Name;Contact')).not.toContain('-')
  })
})

test.each(catalog.map(({ slug }) => slug))(
  'every label of the form of %s names its own field, in every language',
  async (slug) => {
    const register = declarationOf(slug)
    const known = await vocabularyOf(register)
    for (const [n, locale] of languages.entries()) {
      const t = createTranslator({ locale, messages: await catalogue(locale) })
      for (const { name, catalogue: part } of known.fields.values())
        expect(targetOf(t(`${part}.fields.${name}.label`), known, n), `${locale} ${name}`).toBe(name)
    }
  },
)

test('what stands above the header is told, for it becomes no record', async () => {
  const file = 'Register of Optipost\n\nController;Optipost NV\nName;Location;Supplier\nA;Ghent;B'
  expect(await tableIn(Buffer.from(file), 'a.csv')).toMatchObject({
    above: ['Register of Optipost', 'Controller · Optipost NV'],
    rows: [{ cells: ['A', 'Ghent', 'B'] }],
  })
  expect((await tableIn(Buffer.from('Name;Location\nA;Ghent'), 'a.csv')).above).toEqual([])
})

describe('a cell over several rows', () => {
  const rows = [
    ['Name', 'Department'],
    ['A', 'HR'],
    ['B', ''],
    ['C', 'Sales'],
    ['', ''],
    ['E', ''],
  ]
  const cell = (text: string, at: string) => (text ? `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>` : '')
  const xml = rows.map(
    ([a = '', b = ''], n) => `<row r="${n + 1}">${cell(a, `A${n + 1}`)}${cell(b, `B${n + 1}`)}</row>`,
  )
  const merges = '<mergeCells><mergeCell ref="A1:A1"/><mergeCell ref="B2:B3"/><mergeCell ref="B4:B6"/></mergeCells>'
  const spans = ['', ' t:number-rows-spanned="2"', '', ' t:number-rows-spanned="3"']
  const ods = rows.map(([a, b], n) => {
    const second =
      b === '' ? '<t:covered-table-cell/>' : `<t:table-cell${spans[n] ?? ''}><x:p>${b}</x:p></t:table-cell>`
    return `<t:table-row><t:table-cell><x:p>${a}</x:p></t:table-cell>${second}</t:table-row>`
  })
  test.each([
    ['XLSX', xlsxWith([{ name: 'S', xml: xml.join('') }], '', merges)],
    ['ODS', odsWith(`<t:table t:name="S" xmlns:t="t" xmlns:x="x">${ods.join('')}</t:table>`)],
  ])('says the same of each that is a row: %s', async (_, bytes) => {
    const { rows: read } = await tableIn(bytes, 'a')
    expect(read.map(({ cells }) => cells)).toEqual([
      ['A', 'HR'],
      ['B', 'HR'],
      ['C', 'Sales'],
      ['E', 'Sales'],
    ])
  })
})

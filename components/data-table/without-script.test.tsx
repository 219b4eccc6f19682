import { expect, test } from 'vitest'
import { markupOf, wordsIn } from '@/components/testing/markup'
import { tableStateParser } from '@/lib/table/parse'
import { countLimit, initialState, openMenus, type TableShape, type TableState } from '@/lib/table/state'
import { DataTable } from './data-table'
import type { Cell, DataColumn, DataRow, DataTableProps } from './types'

const shape: TableShape = {
  columns: [
    { id: 'title', sortable: true, hideable: false },
    { id: 'state', sortable: true, hideable: true },
  ],
  filters: ['state'],
  sort: [{ field: 'title', dir: 'asc' }],
  sizes: [50],
}
const purposes: Omit<DataTableProps, 'state'> = {
  caption: 'Purposes',
  path: '/registers/purposes',
  shape,
  columns: [
    { id: 'title', label: 'Name', sortable: true, title: true, hideable: false },
    { id: 'state', label: 'State', sortable: true },
  ],
  rows: [
    {
      id: 'P-001',
      href: '/registers/purposes/P-001',
      cells: { title: { kind: 'text', text: 'News' }, state: null },
      pick: 'id-1',
      actions: [{ label: 'Change', href: '/registers/purposes/P-001/edit' }],
    },
  ],
  total: { count: 1, exact: true },
  facets: [{ field: 'state', label: 'State', options: [{ value: 'in_force', label: 'In force', count: 2 }] }],
  bulk: { path: '/registers/purposes/together', label: 'Change', most: 500 },
}

/** The page as it is before, or without, JavaScript. */
function pageOf(state: Partial<TableState> = {}, more: Partial<DataTableProps> = {}): Promise<string> {
  const whole = { ...initialState(shape), q: 'news', filters: { state: ['draft'] }, ...state }
  return markupOf(<DataTable {...purposes} {...more} state={whole} />)
}
const html = await pageOf()

/** The panel of a menu, which its button names and opens by itself. */
function panelOf(id: string, within = html): string {
  expect(within.toLowerCase()).toContain(`popovertarget="${id.toLowerCase()}"`)
  return within.split(`<div id="${id}" popover="auto"`)[1]?.split('<button')[0] ?? ''
}

test.each([
  ['facet-state', '/registers/purposes?q=news&amp;f.state=draft&amp;f.state=in_force&amp;open=state'],
  ['sort-menu', '/registers/purposes?q=news&amp;f.state=draft&amp;open=-sort'],
  ['columns-menu', '/registers/purposes?q=news&amp;f.state=draft&amp;open=-columns'],
  ['view-menu', '/registers/purposes?q=news&amp;f.state=draft&amp;open=-view'],
])('the menu %s opens without script, and its choices are plain links', (menu, href) => {
  expect(panelOf(menu)).toContain(`href="${href}"`)
})

test('values that nobody asked for are a link that asks, and then stand open', async () => {
  const asked = await pageOf({}, { facets: [{ field: 'state', label: 'State', options: null }] })
  expect(panelOf('facet-state', asked)).toContain('href="/registers/purposes?q=news&amp;f.state=draft&amp;open=state"')
  expect(await pageOf({ open: 'state' })).toMatch(/id="facet-state"[^>]*class="[^"]*dt-open/)
  expect(html).not.toMatch(/id="facet-state"[^>]*class="[^"]*dt-open/)
})

test.each([
  [openMenus.sort, 'sort-menu', 'sort=title%2Cstate&amp;open=-sort'],
  [openMenus.view, 'view-menu', 'group=state&amp;open=-view'],
])('what was asked for stands in the menu: %s', async (open, menu, href) => {
  expect(panelOf(menu, await pageOf({ open }))).toContain(href)
})

test('without script the actions of a row stand beside the table', async () => {
  const rows = [{ ...newsRow, id: 'B', actions: [{ label: 'Change', href: '/b/edit' }] }]
  const list = await pageOf({ q: '', filters: {} }, { rows, panel: null })
  expect(list).toMatch(/<a href="[^"]*\?peek=B" role="button" [^>]*aria-label="More for News"/)
  expect(await pageOf({ q: '', filters: {}, peek: 'B' }, { rows, panel: null })).toMatch(
    /<a href="\/b\/edit"[^>]*>Change/,
  )
})

test('columns are hidden, moved, sized and pinned by links', async () => {
  const panel = panelOf('columns-menu', await pageOf({ open: openMenus.columns }))
  for (const step of ['cols=-', 'cols=state%2Ctitle', 'w=state.144', 'w=title.248', 'pin=state'])
    expect(panel).toContain(`${step}&amp;open=-columns`)
})

test('searching is a form that keeps the filters', () => {
  const form = html.split('<form').find((part) => part.includes('type="search"'))
  expect(form).toMatch(/^[^>]*method="get"/)
  expect(form).toMatch(/^[^>]*action="\/registers\/purposes"/)
  expect(form).toContain('name="f.state" value="draft"')
})

test('the box shows what was searched, also of an address that says more than it can hold', async () => {
  const { q } = tableStateParser(shape)({ q: 'x'.repeat(300) })
  const box = (await pageOf({ q })).split('<input').find((part) => part.includes('type="search"'))
  expect(box).toContain(`value="${'x'.repeat(200)}"`)
  expect(box?.toLowerCase()).toContain('maxlength="200"')
})

test('rows that are ticked are sent by a form of their own, or all that match', () => {
  const form = html.split('<form').find((part) => part.includes('id="table-bulk"'))
  expect(form).toMatch(/action="\/registers\/purposes\/together" method="get"/)
  expect(form).toContain('name="f.state" value="draft"')
  expect(form).toMatch(/<button value="1" [^>]*name="all"/)
  expect(html).toMatch(/<input type="checkbox" form="table-bulk" [^>]*name="pick" value="id-1"/)
  expect(html).toContain('aria-label="Choose News"')
})

test('rows, headings and what is chosen are there and lead on', () => {
  expect(html).toContain('href="/registers/purposes/P-001"')
  expect(html).toContain('href="/registers/purposes?q=news&amp;f.state=draft&amp;sort=-title"')
  expect(wordsIn(html)).toContain('State: draft')
})

test('what is printed says what narrows it, how it is sorted, how many there are and when', () => {
  const words = wordsIn(html.split('class="dt-print">')[1]?.split('</p>')[0] ?? '')
  expect(words).toBe(
    'Search: news · State: draft · 1 result, sorted by Name ascending · printed Tue 2 Jun 2026, 10:00 (UTC+02:00)',
  )
})

test.each([
  ['exact', { count: 1280, exact: true }, 1, undefined, '1–50 of 1,280 · page 1 of 26', 'page=2'],
  ['not counted', { count: countLimit, exact: false }, 1, undefined, '1–50 of more than 10,000 · page 1', 'page=2'],
  [
    'by key',
    { count: countLimit, exact: false },
    3,
    { next: 'n', previous: 'p' },
    '101–150 of more',
    'page=4&amp;after=n',
  ],
  ['beyond what was counted', { count: countLimit, exact: false }, 500, undefined, '24,951–25,000 of more', 'page=501'],
] as const)('the pager of a total that is %s', async (_, total, page, keys, words, next) => {
  const rows = Array.from({ length: 50 }, (_row, at): DataRow => ({ ...newsRow, id: `P-${at}` }))
  const pager = (await pageOf({ q: '', filters: {}, page }, { total, keys, rows })).split('<nav')[1] ?? ''
  expect(wordsIn(`<nav${pager}`)).toContain(words)
  expect(pager).toMatch(new RegExp(`rel="next" href="[^"]*${next}"`))
})
const newsRow: DataRow = { id: 'P', href: '/p', cells: { title: { kind: 'text', text: 'News' }, state: null } }

test('above the limit the exact number is asked for', async () => {
  const asked = await pageOf({}, { total: { count: countLimit, exact: false } })
  expect(wordsIn(asked)).toContain('More than 10,000 results')
  expect(asked).toContain('href="/registers/purposes?q=news&amp;f.state=draft&amp;count=all"')
})

test('the last page by key has no next, and the first no previous', async () => {
  const last = await pageOf({ page: 2 }, { keys: { next: null, previous: 'p' }, total: { count: 60, exact: true } })
  expect(last).not.toContain('rel="next"')
  // The first page has one address.
  expect(last).toMatch(/rel="prev" href="\/registers\/purposes\?q=news&amp;f.state=draft"/)
  expect(html).not.toContain('rel="prev"')
})

test('a row beside the table has its neighbours and a way back in its address', async () => {
  const rows = ['A', 'B', 'C'].map((id): DataRow => ({ ...newsRow, id }))
  const side =
    (await pageOf({ q: '', filters: {}, peek: 'B' }, { rows, panel: <p>About B</p> })).split('<aside')[1] ?? ''
  expect(side).toContain('About B')
  const links = [...side.matchAll(/href="\/registers\/purposes(\?[^"]*)?"/g)].map(([, query = '']) => query)
  expect(links).toEqual(['?peek=A', '?peek=C', ''])
  expect(await pageOf({ peek: 'B' }, { rows, panel: null })).toContain('you may not see it')
  expect(await pageOf({ peek: 'B' }, { rows })).not.toContain('<aside')
})

test('rows stand together under the words of their group', async () => {
  const row = (id: string, state: Cell): DataRow => ({ ...newsRow, id, cells: { ...newsRow.cells, state } })
  const label = (text: string): Cell => ({ kind: 'status', status: 'in_force', label: text })
  const rows = [row('A', label('In force')), row('B', label('In force')), row('C', null)]
  const grouped = await pageOf({ q: '', filters: {}, group: 'state' }, { rows })
  const bodies = grouped
    .split('<tbody')
    .slice(1)
    .map((part) => wordsIn(`<tbody${part.split('</tbody>')[0]}`))
  expect(bodies[0]).toMatch(/^In force 2 News/)
  expect(bodies[1]).toMatch(/^is empty News/)
  expect(bodies).toHaveLength(2)
})

test('a row without a page of its own has a title, and what can be done with it', async () => {
  const [row] = purposes.rows
  const plain = await pageOf({}, { rows: row ? [{ ...row, href: null }] : [] })
  expect(plain).toMatch(/<th scope="row">News<a href="\/registers\/purposes\/P-001\/edit" role="button"/)
})

/** A register as it usually is: ten columns, links with long names, a box to tick and a menu of three. */
const typical: DataColumn[] = [
  ...[
    { id: 'ref', label: 'No.' },
    { id: 'title', label: 'Name', title: true, hideable: false },
  ],
  ...['Status', 'Missing', 'Owner', 'Purposes', 'Data sources', 'Processors', 'Department', 'Next review'].map(
    (label) => ({ id: label, label }),
  ),
].map((column) => ({ ...column, sortable: true }))
function typicalRow(at: number): DataRow {
  const href = `/registers/activities/A-${at}`
  return {
    id: `A-${at}`,
    href,
    pick: `0198f3c4-5a7e-7cc1-b1d4-00000000${1000 + at}`,
    actions: [
      { label: 'Change', href: `${href}/edit` },
      { label: 'Make a copy', href: `/registers/activities/new?from=A-${at}` },
      { label: 'Versions', href: `${href}/versions` },
    ],
    cells: {
      ref: { kind: 'ref', text: `A-${at}` },
      title: { kind: 'text', text: 'Sending the newsletter to customers who asked for it' },
      Status: { kind: 'status', status: 'in_force', label: 'In force' },
      Missing: {
        kind: 'missing',
        text: '2 missing',
        labels: ['The legal basis of a purpose', 'How long data are kept'],
      },
      Owner: { kind: 'person', text: 'Sofie Maes' },
      Purposes: { kind: 'relations', labels: ['Direct marketing by e-mail', 'Measuring what is read'] },
      'Data sources': {
        kind: 'relations',
        labels: ['Order form of the web shop', 'Loyalty card', 'Call centre', 'Fair'],
      },
      Processors: { kind: 'relations', labels: ['Mailing house Vandenbroucke'] },
      Department: { kind: 'text', text: 'Marketing and communication' },
      'Next review': { kind: 'date', iso: '2027-01-15', text: 'Fri 15 Jan 2027' },
    },
  }
}

test('a row of usual content is small: few elements, few bytes', async () => {
  const wide: TableShape = {
    ...shape,
    columns: typical.map(({ id }) => ({ id, sortable: true, hideable: id !== 'title' })),
    filters: typical.map(({ id }) => id),
  }
  const facets = typical.map(({ id, label }) => ({ field: id, label, options: null }))
  const rows = Array.from({ length: 50 }, (_, at) => typicalRow(at))
  const all = { ...purposes, shape: wide, columns: typical, rows, facets, panel: null }
  const whole = await markupOf(<DataTable {...all} state={initialState(wide)} />)
  const row = `<tr ${whole.split('<tr ').find((part) => part.startsWith('id="row-A-0"'))}`
  const elements = (markup: string) => [...markup.matchAll(/<[a-z]/g)].length
  console.log(
    `one row: ${elements(row)} elements, ${row.length} bytes; table of 50: ${elements(whole)}, ${whole.length}`,
  )
  expect(elements(row)).toBeLessThanOrEqual(30)
  expect(row.length).toBeLessThanOrEqual(2000)
  expect(elements(whole)).toBeLessThanOrEqual(1450)
})

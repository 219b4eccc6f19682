import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { place } from '@/components/testing/place'
import { answerAction, sentTo } from '@/components/testing/server-actions'
import { show } from '@/components/testing/show'
import { initialState, type TableShape, type TableState } from '@/lib/table/state'
import { DataTable } from './data-table'
import type { Cell, DataColumn, DataTableProps } from './types'

const columns: DataColumn[] = [
  { id: 'ref', label: 'No.', sortable: true },
  { id: 'title', label: 'Name', sortable: true, title: true, hideable: false },
  { id: 'status', label: 'State', sortable: true },
  { id: 'links', label: 'Links', hiddenAtFirst: true },
]
const shape: TableShape = {
  columns: columns.map((column) => ({
    id: column.id,
    sortable: column.sortable === true,
    hideable: column.hideable !== false,
    hiddenAtFirst: column.hiddenAtFirst,
  })),
  filters: ['status', 'department'],
  sort: [{ field: 'title', dir: 'asc' }],
  sizes: [2, 50],
}
const status = (state: string): Cell => ({ kind: 'status', status: state, label: state, beside: 'returned' })
const rows = ['Newsletter', 'Payroll'].map((title, index) => ({
  id: `P-00${index + 1}`,
  href: `/registers/purposes/P-00${index + 1}`,
  cells: {
    ref: { kind: 'ref', text: `P-00${index + 1}` } satisfies Cell,
    title: { kind: 'text', text: title } satisfies Cell,
    status: status('draft'),
    links: null,
  },
  example: index === 0,
  mark: index === 1 ? 'proposal' : undefined,
}))
const facets = [
  {
    field: 'status',
    label: 'State',
    options: [
      { value: 'draft', label: 'Draft', count: 3 },
      { value: 'in_force', label: 'In force', count: 2 },
    ],
  },
  { field: 'department', label: 'Department', options: [{ value: 'hr', label: 'HR', count: 1 }] },
]

const exactly = (count: number) => ({ count, exact: true })

async function table(state: Partial<TableState> = {}, more: Partial<DataTableProps> = {}) {
  const all = { ...initialState(shape), ...state }
  return show(
    await DataTable({
      ...{
        caption: 'Purposes',
        path: '/registers/purposes',
        shape,
        state: all,
        columns,
        rows,
        total: exactly(5),
        facets,
      },
      ...more,
    }),
  )
}

const lastVisit = () => place.visits.at(-1)
const menu = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
const link = (name: string | RegExp) => page.getByRole('link', { name })

test('a heading sorts, with Shift by one more column, and says how it is sorted', async () => {
  await table()
  const head = page.getByRole('columnheader', { name: 'Name' })
  await expect.element(head).toHaveAttribute('aria-sort', 'ascending')
  await head.getByRole('link').click()
  await expect.poll(lastVisit).toBe('push /registers/purposes?sort=-title')
  await page
    .getByRole('columnheader', { name: 'State' })
    .getByRole('link')
    .click({ modifiers: ['Shift'] })
  await expect.poll(lastVisit).toBe('push /registers/purposes?sort=title%2Cstatus')
  await expect.element(page.getByRole('status').first()).toHaveTextContent('5 results, sorted by Name ascending')
})

test('a heading that cannot be sorted is no link, and two keys show their order', async () => {
  const sort = [
    { field: 'status', dir: 'desc' },
    { field: 'title', dir: 'asc' },
  ] as const
  await table({ sort, hidden: [] })
  await expect.element(page.getByRole('columnheader', { name: 'Links' }).getByRole('link')).not.toBeInTheDocument()
  await expect.element(page.getByRole('columnheader', { name: /State/ })).toHaveAttribute('aria-sort', 'descending')
  await expect.element(page.getByRole('columnheader', { name: /State/ })).toHaveTextContent('State1')
})

test('a value of a facet is chosen from its menu, with how many there are', async () => {
  await table({ filters: { status: ['in_force'] } })
  await expect.element(link(/Draft/)).not.toBeInTheDocument()
  await menu('State').click()
  await expect.element(link(/Draft 3/)).toBeVisible()
  await expect.element(link(/^In force/)).toHaveAttribute('aria-current', 'true')
  await link(/Draft 3/).click()
  await expect.poll(lastVisit).toBe('push /registers/purposes?f.status=in_force&f.status=draft')
  await expect.element(link(/Draft 3/)).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(link(/Draft 3/)).not.toBeInTheDocument()
})

test('what is chosen stands above the rows, and each part can be taken away', async () => {
  await table({ q: 'news', filters: { status: ['draft'], department: ['hr'] } })
  await link(/^State: Draft/).click()
  await expect.poll(lastVisit).toBe('push /registers/purposes?q=news&f.department=hr')
  await link('Clear filters').click()
  await expect.poll(lastVisit).toBe('push /registers/purposes')
})

test('many facets share a menu beyond the first five', async () => {
  const many = 'abcdefgh'.split('').map((field) => ({
    field,
    label: `Facet ${field}`,
    options: [{ value: '1', label: `Value of ${field}`, count: 1 }],
  }))
  await table({}, { facets: many, shape: { ...shape, filters: many.map(({ field }) => field) } })
  await expect.element(menu('Facet e')).toBeVisible()
  await expect.element(menu('Facet f')).not.toBeInTheDocument()
  await menu('More filters').click()
  await page.getByText('Facet g').click()
  await link(/Value of g/).click()
  await expect.poll(lastVisit).toBe('push /registers/purposes?f.g=1')
})

test('the sort menu orders by several columns with the keyboard alone', async () => {
  await table()
  menu('Sort').element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(link(/Name ascending/)).toBeVisible()
  await userEvent.tab()
  await expect.element(link(/^No\. not sorted/)).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(lastVisit).toBe('push /registers/purposes?sort=title%2Cref')
  await userEvent.keyboard('{Escape}')
  await expect.element(menu('Sort')).toHaveFocus()
})

test('the view menu shows and hides columns, and says how many rows and how high', async () => {
  answerAction('chooseDensity', async () => undefined)
  await table()
  await menu('View').click()
  await expect.element(link('State').first()).toHaveAttribute('aria-current', 'true')
  await link('Links').click()
  await expect.poll(lastVisit).toBe('push /registers/purposes?cols=ref%2Cstatus%2Clinks')
  await link('50').click()
  await expect.poll(lastVisit).toBe('push /registers/purposes?size=50')
  await page.getByRole('button', { name: 'Compact' }).click()
  await expect.poll(() => sentTo('chooseDensity').length).toBe(1)
  expect(sentTo('chooseDensity')[0]?.[0]).toSatisfy((form: FormData) => form.get('density') === 'compact')
})

test('the pager leads to the page before and after', async () => {
  await table({ page: 2 })
  const pages = page.getByRole('navigation', { name: 'Pages' })
  await expect.element(pages).toHaveTextContent('3–4 of 5')
  await pages.getByRole('link', { name: 'Next' }).click()
  await expect.poll(lastVisit).toBe('push /registers/purposes?page=3')
  await pages.getByRole('link', { name: 'Previous' }).click()
  await expect.poll(lastVisit).toBe('push /registers/purposes')
})

test('searching waits for a pause, and Enter does not', async () => {
  await table({ filters: { status: ['draft'] } })
  const box = page.getByRole('searchbox')
  await userEvent.keyboard('/')
  await expect.element(box).toHaveFocus()
  await userEvent.keyboard('new')
  await expect.poll(() => place.visits).toEqual(['replace /registers/purposes?q=new&f.status=draft'])
  await userEvent.keyboard('s{Enter}')
  await expect.poll(lastVisit).toBe('replace /registers/purposes?q=news&f.status=draft')
})

test('the slash that is typed into a text stays there', async () => {
  await table()
  const box = page.getByRole('searchbox')
  await box.fill('and')
  await userEvent.keyboard('/or')
  await expect.element(box).toHaveValue('and/or')
})

test('rows are walked with arrows and letters', async () => {
  await table()
  const titles = page.getByRole('rowheader').getByRole('link')
  titles.nth(0).element().focus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(titles.nth(1)).toHaveFocus()
  await userEvent.keyboard('k')
  await expect.element(titles.nth(0)).toHaveFocus()
  await userEvent.keyboard('k{Control>}j{/Control}')
  await expect.element(titles.nth(0)).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(lastVisit).toBe('push /registers/purposes/P-001')
})

test('on a phone each row is a card that names its values', async () => {
  await page.viewport(390, 844)
  await table({ hidden: [] })
  const state = page.getByRole('cell', { name: /draft/ }).first()
  await expect.element(state).toBeVisible()
  expect(getComputedStyle(state.element(), '::before').content).toBe('"State"')
  const cards = page.getByRole('row').elements().slice(1)
  expect(cards[1]?.getBoundingClientRect().top).toBeGreaterThan(cards[0]?.getBoundingClientRect().bottom ?? Infinity)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
  await expect.element(page.getByText('Example, did not happen')).toBeVisible()
  await expect.element(page.getByText('proposal')).toBeVisible()
})

test('an empty answer says why, and what helps', async () => {
  const screen = await table({ q: 'nothing' }, { rows: [], total: exactly(0) })
  await expect.element(page.getByText('Nothing matches')).toBeVisible()
  await link('Clear filters').last().click()
  await expect.poll(lastVisit).toBe('push /registers/purposes')
  await screen.unmount()
  await table({ page: 9 }, { rows: [] })
  await link('To the first page').click()
  await expect.poll(lastVisit).toBe('push /registers/purposes')
})

test('a register without any row shows what it is for', async () => {
  await table({}, { rows: [], total: exactly(0), firstUse: <p>Start here</p> })
  await expect.element(page.getByText('Start here')).toBeVisible()
  await expect.element(page.getByRole('searchbox')).not.toBeInTheDocument()
})

test.each<[string, Cell, string]>([
  ['nothing', null, '–nothing filled in'],
  ['an empty text', { kind: 'text', text: '' }, '–nothing filled in'],
  ['nobody', { kind: 'person', text: '' }, '–nothing filled in'],
  ['yes', { kind: 'bool', text: 'Yes' }, 'Yes'],
  ['no choices', { kind: 'choices', labels: [] }, '–nothing filled in'],
  ['many relations', { kind: 'relations', labels: ['A', 'B', 'C', 'D', 'E'], marks: ['retired'] }, 'ABC2 moreretired'],
  ['a day', { kind: 'date', iso: '2026-06-02', text: '2 June' }, '2 June'],
  ['a day that is near', { kind: 'date', iso: '2026-06-02', text: '2 June', tone: 'urgent' }, '2 June'],
  ['an unknown state', { kind: 'status', status: 'odd', label: 'Odd' }, 'Odd'],
  ['a badge', { kind: 'badge', label: 'High', tone: 'urgent' }, 'High'],
  ['what is missing', { kind: 'missing', text: '2 missing', labels: ['a', 'b'] }, '2 missing'],
  ['anything else', { kind: 'node', node: <b>clock</b> }, 'clock'],
])('a cell shows %s', async (_case, cell, text) => {
  const row = { id: 'P-009', href: '/p', cells: { title: { kind: 'count', text: '9' } satisfies Cell, status: cell } }
  await table({}, { rows: [row], total: exactly(1) })
  await vi.waitFor(() => expect(page.getByRole('cell').nth(1).element().textContent).toBe(text))
})

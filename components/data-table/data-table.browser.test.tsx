import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { place } from '@/components/testing/place'
import { answerAction, sentTo } from '@/components/testing/server-actions'
import { atItsAddress, exactly, facets, lastVisit, link, menu, shape, table } from '@/components/testing/table-of'
import type { Cell } from './types'

atItsAddress()

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

test('the end of a heading is dragged: the width stands in the address, and nothing is sorted', async () => {
  await table({ widths: { status: 200 } })
  history.replaceState(null, '', '?w=status.200')
  const head = page.getByRole('columnheader', { name: 'Name' }).element()
  const { right, top, width } = head.getBoundingClientRect()
  const at = (type: string, x: number) =>
    new PointerEvent(type, { bubbles: true, cancelable: true, button: 0, clientX: x, clientY: top + 5 })
  head.dispatchEvent(at('pointermove', right - 30))
  expect(head.closest('.dt')?.hasAttribute('data-held')).toBe(false)
  head.dispatchEvent(at('pointermove', right - 2))
  expect(head.closest('.dt')?.hasAttribute('data-held')).toBe(true)
  head.dispatchEvent(at('pointerdown', right - 2))
  document.dispatchEvent(at('pointermove', right + 58))
  expect(head.getBoundingClientRect().width).toBeGreaterThan(width)
  document.dispatchEvent(at('pointerup', right + 58))
  head.querySelector('a')?.click()
  const wide = Math.min(640, Math.round(width) + 60)
  await expect.poll(lastVisit).toBe(`replace /registers/purposes?w=status.200%2Ctitle.${wide}`)
  expect(place.visits).toHaveLength(1)
})

test('Escape leaves a column as wide as it was, and letting go sorts by nothing', async () => {
  await table()
  const head = page.getByRole('columnheader', { name: 'Name' }).element()
  const { right, width } = head.getBoundingClientRect()
  const at = (type: string, x: number) => new PointerEvent(type, { bubbles: true, button: 0, clientX: x })
  head.dispatchEvent(at('pointerdown', right - 1))
  document.dispatchEvent(at('pointermove', right + 80))
  await userEvent.keyboard('{Escape}')
  expect(head.getBoundingClientRect().width).toBe(width)
  document.dispatchEvent(at('pointerup', right + 80))
  head.querySelector('a')?.click()
  expect(place.visits).toHaveLength(0)
  // What was let go of is over: the next click sorts.
  await new Promise((resolve) => setTimeout(resolve))
  head.querySelector('a')?.click()
  await expect.poll(lastVisit).toBe('push /registers/purposes?sort=-title')
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

test('a facet asks for its values when it opens, keeps the focus, and stays open while one chooses', async () => {
  const unasked = facets.map((facet) => ({ ...facet, options: null }))
  const screen = await table({ filters: { status: ['in_force'] } }, { facets: unasked })
  await menu('State').click()
  await expect.poll(lastVisit).toBe('replace /registers/purposes?f.status=in_force&open=status')
  await screen.follow({ facets })
  await expect.element(link(/^Draft 3/)).toBeVisible()
  await expect.element(menu('State')).toHaveFocus()
  await expect.element(link(/^In force 2/)).toHaveAttribute('aria-current', 'true')
  await link(/^Draft 3/).click()
  await expect.poll(lastVisit).toBe('push /registers/purposes?f.status=in_force&f.status=draft&open=status')
  await screen.follow({ facets })
  await expect.element(link(/^Draft 3/)).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(link(/^Draft 3/)).not.toBeInTheDocument()
  await expect.element(menu('State')).toHaveFocus()
  await expect.poll(() => location.search).toBe('?f.status=in_force&f.status=draft')
  expect(place.visits).toHaveLength(2)
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
  await expect.poll(lastVisit).toBe('push /registers/purposes?f.g=1&open=g')
})

test('the sort menu orders by several columns with the keyboard alone', async () => {
  const screen = await table()
  menu('Sort').element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(lastVisit).toBe('replace /registers/purposes?open=-sort')
  await screen.follow()
  await expect.element(link(/Name ascending/)).toBeVisible()
  await userEvent.tab()
  await expect.element(link(/^No\. not sorted/)).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(lastVisit).toBe('push /registers/purposes?sort=title%2Cref&open=-sort')
  await userEvent.keyboard('{Escape}')
  await expect.element(menu('Sort')).toHaveFocus()
})

test('columns are hidden, moved, widened and pinned from their menu, and the focus stays on the step', async () => {
  const screen = await table()
  await menu('Columns').click()
  await screen.follow()
  const steps: [string, string][] = [
    ['Move No. to the right', 'cols=title%2Cref%2Cstatus'],
    ['Make Name wider', 'cols=title%2Cref%2Cstatus&w=title.248'],
    ['Make Name wider', 'cols=title%2Cref%2Cstatus&w=title.288'],
    ['Keep State at the start', 'cols=title%2Cref%2Cstatus&w=title.288&pin=status'],
  ]
  for (const [name, query] of steps) {
    await link(name).click()
    await expect.poll(lastVisit).toBe(`push /registers/purposes?${query}&open=-columns`)
    await screen.follow()
    if (name !== 'Keep State at the start') await expect.element(link(name)).toHaveFocus()
  }
  const heads = page.getByRole('columnheader').elements()
  expect(heads.map((head) => head.textContent)).toEqual(['Name', 'State', 'No.'])
  expect(heads.map((head) => getComputedStyle(head).left)).toEqual(['0px', '288px', 'auto'])
  await link('State').first().click()
  await expect.poll(lastVisit).toContain('cols=title%2Cref&')
  await link('Columns as at first').click()
  await expect.poll(lastVisit).toBe('push /registers/purposes?open=-columns')
})

test('the view menu says how many rows, how high, and whether single keys act', async () => {
  answerAction('chooseDensity', async () => undefined)
  answerAction('chooseKeys', async () => undefined)
  const screen = await table()
  await menu('Layout').click()
  await screen.follow()
  await link('50').click()
  await expect.poll(lastVisit).toBe('push /registers/purposes?size=50&open=-view')
  await page.getByRole('button', { name: 'Compact' }).click()
  await expect.poll(() => sentTo('chooseDensity').length).toBe(1)
  expect(sentTo('chooseDensity')[0]?.[0]).toSatisfy((form: FormData) => form.get('density') === 'compact')
  await page.getByRole('button', { name: 'Off' }).click()
  await expect.poll(() => sentTo('chooseKeys').length).toBe(1)
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

test('columns that stand further to the right are named', async () => {
  await page.viewport(900, 700)
  const screen = await table({ widths: { title: 640, status: 400 } })
  await expect.element(page.getByText('Further to the right (1): State')).toBeVisible()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(900)
  await screen.unmount()
  await table()
  await expect.element(page.getByText(/Further to the right/)).not.toBeVisible()
})

test('without a connection the rows stay, and it is said', async () => {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  await table()
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('link').click()
  await expect.element(page.getByRole('alert')).toHaveTextContent('There is no connection')
  expect(place.visits).toEqual([])
  online.mockRestore()
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('link').click()
  await expect.poll(lastVisit).toBe('push /registers/purposes?sort=-title')
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
  ['yes', { kind: 'bool', text: 'Yes' }, 'Yes'],
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

test.each<[string, Cell]>([
  ['nothing', null],
  ['an empty text', { kind: 'text', text: '' }],
  ['nobody', { kind: 'person', text: '' }],
  ['no choices', { kind: 'choices', labels: [] }],
])('a cell with %s shows a dash, and is read in words', async (_case, cell) => {
  const row = { id: 'P-009', href: '/p', cells: { title: { kind: 'count', text: '9' } satisfies Cell, status: cell } }
  await table({}, { rows: [row], total: exactly(1) })
  await vi.waitFor(() => {
    const shown = page.getByRole('cell').nth(1).element()
    expect(getComputedStyle(shown, '::after').content).toBe('"–" / "nothing filled in"')
  })
})

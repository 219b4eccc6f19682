import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { atItsAddress, exactly, link, rows, table } from '@/components/testing/table-of'

atItsAddress()

const bulk = { path: '/together', label: 'Change', most: 500 }
/** Rows of one page, each with its box. */
const pageOf = (...ids: string[]) =>
  ids.map((id) => ({ ...rows[0], id, href: `/${id}`, cells: rows[0]?.cells ?? {}, pick: id }))
const boxes = () => page.getByRole('checkbox', { name: /^Choose Newsletter/ })
const whole = () => page.getByRole('checkbox', { name: 'Choose all rows of this page' })
const said = () => page.getByText(/^Chosen:/)
const none = () => page.getByRole('button', { name: 'Choose none' })
function sent(name: string) {
  const form = document.querySelector<HTMLFormElement>('#table-bulk')
  return form && new FormData(form).getAll(name)
}

// What is chosen lasts as long as one stays in the list.
afterEach(async () => {
  if (none().query()) await none().click()
})

test('what is chosen on one page stays chosen on the next, and both are sent', async () => {
  const screen = await table({}, { rows: pageOf('A', 'B'), bulk, total: exactly(5) })
  await boxes().nth(1).click()
  await expect.element(said()).toHaveTextContent(/^Chosen: 1/)
  await expect.element(page.getByText('on other pages:')).not.toBeVisible()
  await link('Next').click()
  await screen.follow({ rows: pageOf('C', 'D') })
  await expect.element(said()).toHaveTextContent('Chosen: 1 on other pages: 1')
  await expect.element(boxes().nth(0)).not.toBeChecked()
  await whole().click()
  await expect.element(said()).toHaveTextContent('Chosen: 3 on other pages: 1')
  expect(sent('pick')?.toSorted()).toEqual(['B', 'C', 'D'])
  await whole().click()
  await expect.element(said()).toHaveTextContent('Chosen: 1 on other pages: 1')
  await link('Previous').click()
  await screen.follow({ rows: pageOf('A', 'B') })
  await expect.element(boxes().nth(1)).toBeChecked()
  await expect.element(boxes().nth(0)).not.toBeChecked()
  await expect.element(whole()).toBePartiallyChecked()
  await none().click()
  await expect.element(none()).not.toBeInTheDocument()
})

test('all that are found are chosen at once, on every page; who takes one away keeps those of the page', async () => {
  const screen = await table({}, { rows: pageOf('A', 'B'), bulk, total: exactly(5) })
  await boxes().nth(0).click()
  await page.getByRole('button', { name: 'Choose all 5 that are found' }).click()
  await expect.element(said()).toHaveTextContent('Chosen: 5 on other pages: 3')
  await expect.element(whole()).toBeChecked()
  expect([sent('all'), sent('pick')]).toEqual([['1'], []])
  await link('Next').click()
  await screen.follow({ rows: pageOf('C', 'D') })
  await expect.element(boxes().nth(1)).toBeChecked()
  expect([sent('all'), sent('pick')]).toEqual([['1'], []])
  await boxes().nth(0).click()
  await expect.element(said()).toHaveTextContent(/^Chosen: 1/)
  expect([sent('all'), sent('pick')]).toEqual([[], ['D']])
})

test('other rows that are found leave nothing chosen, and it is said; another order leaves all', async () => {
  const screen = await table({}, { rows: pageOf('A', 'B'), bulk, total: exactly(5) })
  const dropped = page.getByText('Other rows are found now, so nothing is chosen any more.')
  await boxes().nth(0).click()
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('link').click()
  await screen.follow({ rows: pageOf('D', 'A') })
  await expect.element(boxes().nth(1)).toBeChecked()
  await expect.element(dropped).not.toBeInTheDocument()
  history.replaceState(null, '', '/registers/purposes?f.status=draft')
  await page.getByRole('button', { name: /^State/ }).click()
  await link(/^Draft 3/).click()
  await screen.follow({ rows: pageOf('A', 'C') })
  await expect.element(dropped).toBeVisible()
  await expect.element(boxes().nth(0)).not.toBeChecked()
  await expect.element(none()).not.toBeInTheDocument()
  await boxes().nth(1).click()
  await expect.element(dropped).not.toBeInTheDocument()
  expect(sent('pick')).toEqual(['C'])
})

test.each([
  ['more than can be done at once', exactly(501)],
  ['a number that nobody counted', { count: 10, exact: false }],
])('%s is not offered as a whole', async (_, total) => {
  await table({}, { rows: pageOf('A', 'B'), bulk, total })
  await boxes().nth(0).click()
  await expect.element(page.getByText('Not more than 500 at once', { exact: false })).toBeVisible()
  await expect.element(page.getByRole('button', { name: /^Choose all/ })).not.toBeInTheDocument()
})

test('before the page lives no bar speaks of rows while none is ticked; who ticks one meanwhile has it', async () => {
  await table({}, { rows: pageOf('A', 'B'), bulk, total: exactly(5) })
  await expect.poll(() => document.querySelector('.dt[data-live]')).not.toBeNull()
  const look = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body).display
  const root = document.querySelector<HTMLElement>('.dt')
  const box = document.querySelector<HTMLInputElement>('input[name=pick]')
  if (!root || !box) throw new Error('no table with boxes')
  // At once, and back: what changes the size of the table brings it to life.
  delete root.dataset.live
  const before = look('.dt-bulk')
  box.checked = true
  const ticked = [look('.dt-bulk'), look('[data-picked]'), look('[data-unpick]')]
  box.checked = false
  root.dataset.live = ''
  expect([before, ticked]).toEqual(['none', ['flex', 'none', 'none']])
})

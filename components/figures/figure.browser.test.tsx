import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { show } from '@/components/testing/show'
import { type BarRow, type Part, StackedBars } from './figure'

const part = (row: string, key: string, count: number, look: Part['look']): Part => ({
  key,
  count,
  look,
  label: key,
  shown: String(count),
  text: `${key}: ${count}`,
  href: `/list?${row}=${key}`,
})
const row = (key: string, ...counts: readonly [number, number, number]): BarRow => ({
  key,
  label: `Item ${key}`,
  parts: [
    part(key, 'Complete', counts[0], 'plain'),
    part(key, 'Open', counts[1], 'dots'),
    part(key, 'Missing', counts[2], 'stripes'),
  ],
})
const rows = [row('a', 6, 2, 2), row('b', 0, 0, 3)]
const figure = (
  <StackedBars
    id="one"
    title="Coverage"
    sentence="In how many records each item is answered."
    rows={rows}
    href="/list"
    words={{ locale: 'en', table: 'As a table', name: 'What', all: 'All', none: 'Nothing' }}
  />
)

/** What the bars say: address, number by its width, of all parts that are drawn. */
const bars = () => [...document.querySelectorAll<SVGRectElement>('figure svg a rect')]

test('a part is a link to its rows, as wide as its share; none is drawn of nothing', async () => {
  await show(figure)
  const links = [...document.querySelectorAll('figure svg a')].map((link) => [
    link.getAttribute('href'),
    link.getAttribute('aria-label'),
    link.querySelector('rect')?.getAttribute('width'),
  ])
  expect(links).toEqual([
    ['/list?a=Complete', 'Item a: Complete: 6', '60%'],
    ['/list?a=Open', 'Item a: Open: 2', '20%'],
    ['/list?a=Missing', 'Item a: Missing: 2', '20%'],
    ['/list?b=Missing', 'Item b: Missing: 3', '100%'],
  ])
})

test('the table says the same as the bars, and opens the same rows', async () => {
  await show(figure)
  await page.getByText('As a table').click()
  const table = page.getByRole('table', { name: 'Coverage' })
  await expect.element(table).toBeVisible()
  const told = [...document.querySelectorAll('table tbody tr')].map((line) =>
    [...line.querySelectorAll('th, td')].map((cell) => cell.textContent),
  )
  expect(told).toEqual([
    ['Item a', '6', '2', '2'],
    ['Item b', '0', '0', '3'],
  ])
  const hrefs = (within: string) => [...document.querySelectorAll(`${within} a`)].map((a) => a.getAttribute('href'))
  expect(hrefs('table')).toEqual(hrefs('figure svg'))
})

test('parts differ by more than colour: each state has a pattern of its own', async () => {
  await show(figure)
  const fills = bars().map((bar) => bar.getAttribute('fill') ?? '')
  expect(new Set(fills.slice(0, 3)).size).toBe(3)
  for (const fill of fills.filter((one) => one.startsWith('url')))
    expect(document.querySelector(fill.slice(4, -1))?.tagName).toBe('pattern')
  expect(fills.filter((one) => one.startsWith('url'))).toHaveLength(3)
})

test('a figure of nothing says so and draws nothing', async () => {
  await show(
    <StackedBars
      id="two"
      title="Coverage"
      sentence="None."
      rows={[]}
      href="/list"
      words={{ locale: 'en', table: 'As a table', name: 'What', all: 'All', none: 'Nothing' }}
    />,
  )
  await expect.element(page.getByText('Nothing')).toBeVisible()
  expect(bars()).toEqual([])
  expect(document.querySelector('table')).toBeNull()
})

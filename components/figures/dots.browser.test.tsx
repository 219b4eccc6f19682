import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { show } from '@/components/testing/show'
import { type Dot, DotRows } from './dots'

const dot = (key: string, at: number, late = false): Dot => ({
  key,
  at,
  shown: `${at} h`,
  text: `${key}: ${at} h${late ? ', late' : ''}`,
  href: `/leaks/${key}`,
  late,
})

const figure = (
  <div style={{ width: 600 }}>
    <DotRows
      id="delays"
      title="How long it took"
      sentence="Each dot is a leak."
      turn={72}
      ticks={[0, 24, 48, 72].map((at) => ({ at, label: `${at}` }))}
      words={{ locale: 'en', table: 'As a table', name: 'Leak', took: 'Took' }}
      rows={[
        {
          key: 'filed',
          label: 'Aware to filed',
          sentence: '3 leaks',
          line: { at: 72, label: '72 hours' },
          dots: [dot('L-1', 10), dot('L-2', 71), dot('L-3', 400, true)],
        },
        { key: 'none', label: 'Nothing', sentence: 'Nothing to measure.', dots: [] },
      ]}
    />
  </div>
)

test('every dot is a link that says what it is, and stands on its side of the line', async () => {
  await show(figure)
  const link = (name: string) => page.getByRole('link', { name, exact: true }).first()
  await expect.element(link('L-3: 400 h, late')).toHaveAttribute('href', '/leaks/L-3')
  const left = async (name: string) => link(name).element().getBoundingClientRect().left
  const line = document.querySelector('line[stroke-dasharray]')?.getBoundingClientRect().left ?? 0
  expect(await left('L-1: 10 h')).toBeLessThan(await left('L-2: 71 h'))
  expect(await left('L-2: 71 h')).toBeLessThan(line)
  expect(await left('L-3: 400 h, late')).toBeGreaterThan(line)
})

test('the table holds what the dots say; a row without dots says so', async () => {
  await show(figure)
  await page.getByText('As a table').click()
  await expect.element(page.getByRole('row', { name: 'Aware to filed: L-3 400 h' })).toBeVisible()
  await expect.element(page.getByText('Nothing to measure.')).toBeVisible()
})

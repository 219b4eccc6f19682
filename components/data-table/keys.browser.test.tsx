import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { place } from '@/components/testing/place'
import { atItsAddress, lastVisit, link, menu, rows, table, titles } from '@/components/testing/table-of'

atItsAddress()

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

test('Escape empties the search box, then leaves it, and the rows are walked again', async () => {
  await table()
  const box = page.getByRole('searchbox')
  await userEvent.keyboard('/news')
  await expect.poll(lastVisit).toBe('replace /registers/purposes?q=news')
  history.replaceState(null, '', '/registers/purposes?q=news')
  await userEvent.keyboard('{Escape}')
  await expect.element(box).toHaveValue('')
  await expect.element(box).toHaveFocus()
  await expect.poll(lastVisit).toBe('replace /registers/purposes')
  await userEvent.keyboard('{Escape}')
  await expect.element(box).not.toHaveFocus()
  await userEvent.keyboard('j')
  await expect.element(titles().nth(0)).toHaveFocus()
})

test('Escape leaves an empty search box without closing the row beside the table; the next one closes it', async () => {
  const screen = await table({}, { panel: null })
  titles().nth(0).element().focus()
  await userEvent.keyboard(' ')
  await screen.follow({ panel: <p>All about news</p> })
  await userEvent.keyboard('/{Escape}')
  await expect.element(page.getByRole('searchbox')).not.toHaveFocus()
  expect(lastVisit()).toBe('push /registers/purposes?peek=P-001')
  await userEvent.keyboard('{Escape}')
  await expect.poll(lastVisit).toBe('push /registers/purposes')
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
  titles().nth(0).element().focus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(titles().nth(1)).toHaveFocus()
  await userEvent.keyboard('k')
  await expect.element(titles().nth(0)).toHaveFocus()
  await userEvent.keyboard('k{Control>}j{/Control}')
  await expect.element(titles().nth(0)).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(lastVisit).toBe('push /registers/purposes/P-001')
})

test('single keys can be switched off, and arrows still walk', async () => {
  document.documentElement.dataset.keys = 'off'
  await table({}, { panel: null })
  titles().nth(0).element().focus()
  await userEvent.keyboard('j x?/')
  await expect.element(titles().nth(0)).toHaveFocus()
  expect(place.visits).toEqual([])
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(titles().nth(1)).toHaveFocus()
  document.documentElement.removeAttribute('data-keys')
})

test('Space shows a row beside the table, the focus goes there, and Escape gives it back', async () => {
  const screen = await table({}, { panel: null })
  titles().nth(1).element().focus()
  await userEvent.keyboard(' ')
  await expect.poll(lastVisit).toBe('push /registers/purposes?peek=P-002')
  await screen.follow({ panel: <p>All about payroll</p> })
  const panel = page.getByRole('complementary')
  await expect.element(panel).toHaveFocus()
  await expect.element(panel).toHaveTextContent('All about payroll')
  await panel.getByRole('link', { name: 'Previous row' }).click()
  await expect.poll(lastVisit).toBe('push /registers/purposes?peek=P-001')
  await screen.follow({ panel: <p>All about news</p> })
  // The first row has none before it: the focus that stood there goes to the panel.
  await expect.element(panel).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.poll(lastVisit).toBe('push /registers/purposes')
  await screen.follow({ panel: null })
  await expect.element(titles().nth(0)).toHaveFocus()
})

test('the menu of a row says what else can be done with it', async () => {
  const actions = [{ label: 'Change', href: '/registers/purposes/P-001/edit' }]
  await table({}, { panel: null, rows: rows.map((row) => ({ ...row, actions })) })
  await menu('More for Newsletter').click()
  await expect.element(link('Show beside the table')).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(menu('More for Newsletter')).toHaveFocus()
  await userEvent.keyboard(' ')
  await link('Change').click()
  await expect.poll(lastVisit).toBe('push /registers/purposes/P-001/edit')
  await expect.element(link('Change')).not.toBeInTheDocument()
})

test('rows that can the same say it once, and each leads to its own', async () => {
  const actionsOf = (id: string) => [
    { label: 'Change', href: `/registers/purposes/${id}/edit` },
    { label: `Compare ${id}`, href: `/compare?one=${id}&back=${id}` },
  ]
  const third = { id: 'P-003', href: '/p3', cells: { title: { kind: 'text', text: 'Archive' } as const } }
  const own = [...rows, third].map((row, at) => ({
    ...row,
    actions: actionsOf(row.id).slice(0, at === 2 ? 1 : 2),
  }))
  await table({}, { panel: null, rows: own })
  expect(document.getElementById('row-menu')?.dataset.menus?.match(/edit/g)).toHaveLength(2)
  for (const [title, id] of [
    ['Newsletter', 'P-001'],
    ['Payroll', 'P-002'],
  ]) {
    await menu(`More for ${title}`).click()
    await expect.element(link(`Compare ${id}`)).toHaveAttribute('href', `/compare?one=${id}&back=${id}`)
    await expect.element(link('Change')).toHaveAttribute('href', `/registers/purposes/${id}/edit`)
    await userEvent.keyboard('{Escape}')
  }
  await menu('More for Archive').click()
  await expect.element(link('Change')).toHaveAttribute('href', '/registers/purposes/P-003/edit')
  await expect.element(page.getByRole('link', { name: /^Compare/ })).not.toBeInTheDocument()
})

test('rows are chosen one by one, from one to another, all of a page, and none', async () => {
  const many = ['A', 'B', 'C', 'D'].map((id) => ({
    ...rows[0],
    id,
    href: `/${id}`,
    cells: rows[0]?.cells ?? {},
    pick: id,
  }))
  await table({}, { rows: many, bulk: { path: '/together', label: 'Change', most: 500 } })
  const boxes = page.getByRole('checkbox', { name: /^Choose Newsletter/ })
  const whole = page.getByRole('checkbox', { name: 'Choose all rows of this page' })
  const said = page.getByText(/^Chosen:/)
  await expect.element(page.getByRole('button', { name: 'Change', exact: true })).not.toBeInTheDocument()
  titles().nth(0).element().focus()
  await userEvent.keyboard('x')
  await expect.element(boxes.nth(0)).toBeChecked()
  await expect.element(said).toHaveTextContent('Chosen: 1')
  await expect.element(whole).toBePartiallyChecked()
  await boxes.nth(2).click({ modifiers: ['Shift'] })
  await expect.element(boxes.nth(1)).toBeChecked()
  await expect.element(said).toHaveTextContent('Chosen: 3')
  await whole.click()
  await expect.element(said).toHaveTextContent('Chosen: 4')
  await expect.element(page.getByRole('button', { name: 'Choose all 5 that are found' })).toBeVisible()
  const form = document.querySelector<HTMLFormElement>('#table-bulk')
  expect(form && new FormData(form).getAll('pick')).toEqual(['A', 'B', 'C', 'D'])
  await page.getByRole('button', { name: 'Choose none' }).click()
  await expect.element(whole).not.toBeChecked()
  await expect.element(page.getByRole('button', { name: 'Choose none' })).not.toBeInTheDocument()
})

test('? lists the keys, in a dialog that is drawn on use and leaves no trace in the address', async () => {
  const screen = await table({}, { panel: null })
  await userEvent.keyboard('?')
  await expect.poll(lastVisit).toBe('replace /registers/purposes?open=-keys')
  await screen.follow()
  const dialog = page.getByRole('dialog', { name: 'Keys of this table' })
  await expect.element(dialog).toBeVisible()
  await expect.element(dialog).toHaveTextContent('show the row beside the table')
  await expect.element(dialog).toHaveTextContent('search; Esc empties the box, then leaves it')
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.poll(() => location.search).toBe('')
  await userEvent.keyboard('?')
  await expect.element(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
})

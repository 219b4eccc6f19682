import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { place } from '@/components/testing/place'
import { atItsAddress, lastVisit, rows, shape, table, titles } from '@/components/testing/table-of'
import type { Result } from '@/lib/errors/refusal'
import { textsIn } from '@/lib/text/catalogue'
import type { CellEdit, CellForm, DataColumn } from './types'

atItsAddress()

const columns: DataColumn[] = [
  { id: 'ref', label: 'No.', sortable: true },
  { id: 'title', label: 'Name', sortable: true, title: true, hideable: false },
  { id: 'status', label: 'State', sortable: true, editable: true },
]

/** The first of two rows can be changed. What the server answers is the test's. */
async function editable(more: Partial<CellEdit> = {}, value = 'x, y') {
  const messages = await textsIn('en', ['form', 'errors'])
  const field: CellForm['field'] = { name: 'status', kind: 'text', label: 'State of it' }
  const asked = { title: 'Newsletter', version: 4, field, value, submitText: 'Save', locale: 'en' as const, messages }
  const ask = vi.fn(
    async (_input: unknown): Promise<Result<CellForm>> => ({ ok: true, value: { ref: 'P-001', ...asked } }),
  )
  const save = vi.fn(
    async (_input: unknown): Promise<Result<{ ref: string }>> => ({ ok: true, value: { ref: 'P-001' } }),
  )
  const edit = { context: { register: 'purposes' }, ask, save, formHref: '/registers/purposes/{ref}/edit', ...more }
  const own = rows.map((row, at) => ({
    ...row,
    editable: at === 0,
    actions: [{ label: 'Change', href: `${row.href}/edit` }],
  }))
  await table({}, { columns, shape, rows: own, edit })
  return { ask, save }
}
const box = () => page.getByRole('textbox', { name: 'State of it' })
const pencil = () => page.getByRole('button', { name: /^Change State:/ })
const change = () => page.getByRole('button', { name: 'Change State', exact: true })

test('the key e opens the menu of the row at its cells; what is typed is saved with its version, and the focus is back', async () => {
  const { ask, save } = await editable()
  titles().nth(0).element().focus()
  await userEvent.keyboard('e')
  await expect.element(change()).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(box()).toHaveFocus()
  expect(ask).toHaveBeenCalledWith({ register: 'purposes', ref: 'P-001', field: 'status' })
  await expect.element(page.getByRole('dialog', { name: 'P-001 Newsletter' })).toBeVisible()
  await userEvent.keyboard('{Control>}a{/Control}other{Enter}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  expect(save).toHaveBeenCalledWith({ register: 'purposes', ref: 'P-001', version: 4, values: { status: 'other' } })
  expect(place.visits).toEqual(['refresh /'])
  await expect.element(pencil()).toHaveFocus()
})

test('Escape leaves everything, and the focus is back at the cell', async () => {
  const { save } = await editable()
  await page.getByRole('cell', { name: /draft/ }).first().hover()
  await pencil().click()
  await expect.element(box()).toHaveFocus()
  await userEvent.keyboard('typed{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await expect.element(pencil()).toHaveFocus()
  expect(save).not.toHaveBeenCalled()
  expect(place.visits).toEqual([])
  await userEvent.keyboard('j')
  await expect.element(titles().nth(1)).toHaveFocus()
})

test('a stale save shows what stands there, keeps what was typed, and is sent again with the newer version', async () => {
  const data = { version: 7, fields: [{ field: 'status', mine: 'mine', theirs: 'theirs' }] }
  const save = vi
    .fn<CellEdit['save']>()
    .mockResolvedValueOnce({ ok: false, code: 'stale', data })
    .mockResolvedValueOnce({ ok: true, value: { ref: 'P-001' } })
  await page.viewport(1000, 560)
  await editable({ save })
  await page.getByRole('cell', { name: /draft/ }).first().hover()
  await pencil().click()
  await box().fill('mine')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('radio', { name: 'Saved meanwhile: theirs' })).toBeVisible()
  await expect.element(page.getByRole('radio', { name: 'Mine: mine' })).toBeChecked()
  await expect.element(box()).toHaveValue('mine')
  expect(page.getByRole('dialog').element().getBoundingClientRect().bottom).toBeLessThanOrEqual(innerHeight)
  await page.getByRole('button', { name: 'Use these choices' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  expect(save).toHaveBeenLastCalledWith({ register: 'purposes', ref: 'P-001', version: 7, values: { status: 'mine' } })
})

test('a refusal stands at the field, and a lost connection is said', async () => {
  const save = vi
    .fn<CellEdit['save']>()
    .mockResolvedValueOnce({ ok: false, code: 'invalid', fields: { status: ['required'] } })
    .mockRejectedValueOnce(new Error('gone'))
  await editable({ save })
  await page.getByRole('cell', { name: /draft/ }).first().hover()
  await pencil().click()
  await box().fill('')
  await userEvent.keyboard('{Enter}')
  await expect.element(box()).toHaveAttribute('aria-invalid', 'true')
  await box().fill('kept')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('alert').last()).toHaveTextContent(/connection/)
  await expect.element(box()).toHaveValue('kept')
})

test('a row that this person may not change has neither pencil nor entry; a column neither', async () => {
  await editable()
  await page.getByRole('cell', { name: /draft/ }).nth(1).hover()
  await page.getByRole('cell', { name: 'P-001' }).hover()
  titles().nth(1).element().focus()
  await userEvent.keyboard('e')
  await page.getByRole('button', { name: 'More for Payroll' }).click()
  await expect.element(page.getByRole('link', { name: 'Change' })).toHaveFocus()
  await expect.element(page.getByRole('button', { name: /^Change State/ })).not.toBeInTheDocument()
})

test('a cell that cannot be asked leads to the form of its record', async () => {
  await editable({ ask: async () => ({ ok: false, code: 'not_found' }) })
  await page.getByRole('cell', { name: /draft/ }).first().hover()
  await pencil().click()
  await expect.poll(lastVisit).toBe('push /registers/purposes/P-001/edit')
})

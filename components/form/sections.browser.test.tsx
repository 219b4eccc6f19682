import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { FormOf } from '@/components/testing/form-of'
import { show } from '@/components/testing/show'
import type { Result } from '@/lib/errors/refusal'
import type { FormMissing, FormSaved, FormSection } from './model/types'

const sections: FormSection[] = [
  { id: 'what', title: 'What it is', fields: [{ name: 'title', kind: 'text', label: 'Name', required: true }] },
  {
    id: 'keep',
    title: 'How long',
    fields: [
      { name: 'rules', kind: 'relations', label: 'Retention rules', source: 'retention-rules', canBeOpen: true },
      { name: 'reason', kind: 'longText', label: 'Why no rule is linked', insteadOf: 'rules' },
    ],
  },
  { id: 'note', title: 'Note', fields: [{ name: 'note', kind: 'text', label: 'Note', max: 5 }] },
]
const missing: FormMissing[] = [{ code: 'retention', label: 'How long', fields: ['rules', 'reason'] }]
const values = { title: '', rules: [], reason: '', note: '', openFields: [] }
const list = page.getByRole('navigation', { name: 'Sections' })
const item = (name: RegExp) => list.getByRole('link', { name })
const saved = async (_input: unknown): Promise<Result<FormSaved>> => ({ ok: true, value: { ref: 'E-009' } })
const form = { fields: [], sections, values, missing }

beforeEach(async () => {
  localStorage.clear()
  await page.viewport(1366, 768)
})

test('each section tells what is missing, what is open and what is wrong while somebody types', async () => {
  await show(<FormOf {...form} />)
  await expect.element(item(/^What it is/)).toHaveTextContent('Complete')
  await expect.element(item(/^How long/)).toHaveTextContent('1 missing')
  await page.getByLabelText('Why no rule is linked').fill('They differ.')
  await expect.element(item(/^How long/)).toHaveTextContent('Complete')
  await page.getByRole('button', { name: 'More about “Retention rules”' }).click()
  const open = page.getByRole('checkbox', { name: /^Open:/ })
  await expect.element(open).toHaveFocus()
  await open.click()
  await expect.element(item(/^How long/)).toHaveTextContent('1 open')
  await page.getByRole('textbox', { name: 'Note' }).fill('Too long a note')
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await expect.element(item(/^What it is/)).toHaveTextContent('1 answer needs another look')
  await expect.element(item(/^Note/)).toHaveTextContent('1 answer needs another look')
})

test('one section at a time: the way on, the way back, and a link of the summary opens the section it leads to', async () => {
  await show(<FormOf {...form} />)
  await list.getByRole('checkbox', { name: 'One section at a time' }).click()
  const name = page.getByRole('textbox', { name: 'Name' })
  const note = page.getByRole('textbox', { name: 'Note' })
  await expect.element(name).toBeVisible()
  await expect.element(note).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'Next: How long' }).click()
  await expect.element(page.getByRole('heading', { name: 'How long' })).toHaveFocus()
  await expect.element(name).not.toBeInTheDocument()
  await item(/^Note/).click()
  await expect.element(note).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Back: How long' })).toBeVisible()
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await page.getByRole('alert').getByRole('link', { name: /^Name/ }).click()
  await expect.element(name).toHaveFocus()
  await expect.element(item(/^What it is/)).toHaveAttribute('aria-current', 'step')
  await list.getByRole('checkbox', { name: 'One section at a time' }).click()
  await expect.element(note).toBeVisible()
})

test('a link from elsewhere brings the person to its question, also in a section that was not shown', async () => {
  localStorage.setItem('dertig-form-alone', '1')
  history.replaceState(null, '', '#field-note')
  await show(<FormOf {...form} />)
  await expect.element(page.getByRole('textbox', { name: 'Note' })).toHaveFocus()
  await expect.element(item(/^Note/)).toHaveAttribute('aria-current', 'step')
  history.replaceState(null, '', window.location.pathname + window.location.search)
})

test('on a phone the section that is read stands above, and the others behind it', async () => {
  await page.viewport(390, 844)
  await show(<FormOf {...form} />, 'nl')
  const nav = page.getByRole('navigation', { name: 'Onderdelen' })
  await nav.getByRole('button', { name: /^What it is Volledig Alle onderdelen/ }).click()
  await nav.getByRole('link', { name: /^How long 1 ontbreekt/ }).click()
  await expect.element(page.getByRole('heading', { name: 'How long' })).toHaveFocus()
  await expect.element(nav.getByRole('link', { name: /^Note/ })).not.toBeInTheDocument()
})

test('why there is none is asked while there is none, and after the main question', async () => {
  const found = async () => ({ ok: true as const, value: [{ value: 'E-001', label: 'E-001 Payroll, seven years' }] })
  await show(<FormOf {...form} findOptions={found} />)
  const reason = page.getByLabelText('Why no rule is linked')
  const rules = page.getByRole('combobox', { name: /^Retention rules/ })
  expect(rules.element().compareDocumentPosition(reason.element())).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  await rules.click()
  await page.getByRole('option', { name: /^E-001/ }).click()
  await expect.element(reason).not.toBeInTheDocument()
  await page.getByRole('button', { name: /^E-001/ }).click()
  await reason.fill('None fits.')
  await rules.click()
  await page.getByRole('option', { name: /^E-001/ }).click()
  await expect.element(reason).toHaveValue('None fits.')
})

test('what a picker does not find is made on the way, for the owner and the department of the form', async () => {
  const found = async () => ({ ok: true as const, value: [{ value: 'E-001', label: 'E-001 Payroll' }] })
  const create = vi.fn<(input: unknown) => Promise<Result<FormSaved>>>(saved)
  const action = vi.fn(saved)
  const kept = { ...values, title: 'Newsletter', ownerId: 'dana', departmentId: null }
  await show(<FormOf {...form} values={kept} findOptions={found} createOption={create} action={action} />)
  const rules = page.getByRole('combobox', { name: /^Retention rules/ })
  await rules.fill('payroll')
  await expect.element(page.getByRole('option', { name: /^E-001/ })).toBeVisible()
  await expect.element(page.getByRole('option', { name: /^Make/ })).not.toBeInTheDocument()
  await rules.fill('Newsletter, two years')
  await expect.element(page.getByRole('option', { name: /^Make “Newsletter, two years” a new record/ })).toBeVisible()
  create.mockImplementationOnce(async () => ({ ok: false, code: 'invalid', fields: { departmentId: ['required'] } }))
  const make = async () => page.getByRole('option', { name: /^Make/ }).click()
  await make()
  await expect.element(page.getByRole('status').filter({ hasText: 'Some answers need another look.' })).toBeVisible()
  await rules.fill('Newsletter, two years')
  await make()
  await expect.element(page.getByRole('button', { name: /^E-009 Newsletter, two years/ })).toBeVisible()
  expect(create.mock.lastCall).toEqual([
    { register: 'retention-rules', values: { title: 'Newsletter, two years', ownerId: 'dana', departmentId: null } },
  ])
  await userEvent.keyboard('{Escape}')
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await expect.poll(() => action.mock.lastCall?.[0]).toMatchObject({ values: { rules: ['E-009'] } })
})

test('a form of few sections is a form', async () => {
  await show(<FormOf fields={[{ name: 'title', kind: 'text', label: 'Name' }]} />)
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toBeVisible()
  await expect.element(list).not.toBeInTheDocument()
})

import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Notice } from '@/components/layout/notice'
import { FormOf } from '@/components/testing/form-of'
import { place } from '@/components/testing/place'
import { show } from '@/components/testing/show'
import type { Result } from '@/lib/errors/refusal'
import type { FormField, FormSaved } from './model/types'

const fields: FormField[] = [
  { name: 'title', kind: 'text', label: 'Name', required: true, max: 40, mark: 'Art. 30(1)(b)', help: 'A few words.' },
  { name: 'description', kind: 'longText', label: 'Description', canBeOpen: true, note: 'The DPO asked who reads it.' },
  { name: 'until', kind: 'date', label: 'Until' },
]
const name = page.getByRole('textbox', { name: /^Name/ })
const description = page.getByRole('textbox', { name: /^Description/ })
const save = page.getByRole('button', { name: 'Save as draft' })
const summary = page.getByRole('alert')

const saved = async (_input: unknown): Promise<Result<FormSaved>> => ({ ok: true, value: { ref: 'P-001' } })

test('what is typed is sent once, and the person goes on to the record', async () => {
  const action = vi.fn(saved)
  await show(
    <>
      <Notice shownMs={6_000} />
      <FormOf fields={fields} action={action} />
    </>,
  )
  await name.fill('Send the newsletter')
  await page.getByRole('button', { name: 'More about “Description”' }).click()
  await page.getByRole('checkbox', { name: /^Open:/ }).click()
  await save.click()
  await expect.poll(() => place.visits).toEqual(['push /registers/purposes/P-001'])
  await expect.element(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Saving…' })).toBeDisabled()
  expect(action.mock.calls).toEqual([
    [
      {
        register: 'purposes',
        values: { title: 'Send the newsletter', description: null, until: null, openFields: ['description'] },
      },
    ],
  ])
})

test('a required answer that is missing is said in a summary that takes the focus, and nothing is sent', async () => {
  const action = vi.fn(saved)
  await show(<FormOf fields={fields} action={action} />)
  await description.fill('Typed before the error.')
  await save.click()
  await expect.element(summary).toHaveTextContent('Some answers need another look.')
  await expect.element(summary).toHaveTextContent('Name: ')
  expect(summary.element().parentElement).toBe(document.activeElement)
  await summary.getByRole('link', { name: /^Name/ }).click()
  await expect.element(name).toHaveFocus()
  await expect.element(name).toHaveAttribute('aria-invalid', 'true')
  await expect.element(description).toHaveValue('Typed before the error.')
  expect(action).not.toHaveBeenCalled()
})

test('a refusal of the server stands at its field, described by it', async () => {
  const action = vi.fn(
    async (): Promise<Result<FormSaved>> => ({ ok: false, code: 'invalid', fields: { title: ['taken'] } }),
  )
  await show(<FormOf fields={fields} action={action} />)
  await name.fill('Newsletter')
  await save.click()
  await expect.element(summary.getByRole('link', { name: /^Name/ })).toBeVisible()
  await expect.element(name).toHaveAccessibleDescription(/^A few words\. ./)
  await expect.element(name).toHaveValue('Newsletter')
})

test.each([
  ['a lost connection', async () => Promise.reject(new TypeError('offline')), 'No connection to Dertig.'],
  ['something in the way', async () => ({ ok: false, code: 'not_now' }) as const, 'not possible in its present state'],
])('%s is said, what was typed stays, and saving again works', async (_case, refusal, words) => {
  const action = vi.fn<(input: unknown) => Promise<Result<FormSaved>>>(saved)
  action.mockImplementationOnce(refusal)
  await show(<FormOf fields={fields} action={action} />)
  await name.fill('Newsletter')
  await save.click()
  await expect.element(summary).toHaveTextContent(words)
  await expect.element(name).toHaveValue('Newsletter')
  await save.click()
  await expect.poll(() => place.visits).toHaveLength(1)
  await expect.element(summary).not.toBeInTheDocument()
})

test('a session that ended offers to sign in beside what was typed', async () => {
  await show(<FormOf fields={fields} action={async () => ({ ok: false, code: 'signed_out' })} />)
  await name.fill('Newsletter')
  await save.click()
  const link = page.getByRole('link', { name: 'Sign in in a new window, then save again' })
  await expect.element(link).toHaveAttribute('target', '_blank')
})

test('when somebody else saved meanwhile, both values stand side by side and the next save stands on theirs', async () => {
  const theirs = [
    { field: 'title', theirs: 'Newsletter of the shop' },
    { field: 'description', theirs: 'Changed by them.' },
    { field: 'until', theirs: '2027-01-01' },
  ]
  const action = vi.fn<(input: unknown) => Promise<Result<FormSaved>>>(saved)
  action.mockImplementationOnce(async () => ({ ok: false, code: 'stale', data: { version: 5, fields: theirs } }))
  const values = { title: 'Newsletter', description: '', until: '2027-01-01', openFields: [] }
  await show(<FormOf fields={fields} values={values} version={4} action={action} />)
  await name.fill('Newsletter of the site')
  await save.click()
  const both = page.getByRole('group', { name: 'Name' })
  await expect.element(both).toHaveTextContent('You and what was saved meanwhile both changed this.')
  await expect.element(both.getByRole('radio', { name: 'Mine: Newsletter of the site' })).toBeChecked()
  const them = page.getByRole('group', { name: 'Description' })
  await expect.element(them).toHaveTextContent('Only what was saved meanwhile changed this.')
  await expect.element(them.getByRole('radio', { name: 'Saved meanwhile: Changed by them.' })).toBeChecked()
  await expect.element(page.getByRole('group', { name: 'Until' })).not.toBeInTheDocument()
  await both.getByRole('radio', { name: /^Saved meanwhile/ }).click()
  // Saving without saying so first leads back to the question.
  await save.click()
  await expect
    .element(page.getByText('Nothing was saved yet: choose below, then press “Use these choices”.'))
    .toBeVisible()
  expect(action).toHaveBeenCalledTimes(1)
  await page.getByRole('button', { name: 'Use these choices' }).click()
  await expect.element(name).toHaveValue('Newsletter of the shop')
  await expect.element(description).toHaveValue('Changed by them.')
  await save.click()
  await expect
    .poll(() => action.mock.calls.at(-1)?.[0])
    .toMatchObject({
      version: 5,
      values: { title: 'Newsletter of the shop', description: 'Changed by them.' },
    })
})

test('a number that belongs to a person is warned about and can still be saved', async () => {
  const action = vi.fn(saved)
  await show(<FormOf fields={fields} action={action} />)
  await name.fill('Newsletter')
  await description.fill('Paid from BE68 5390 0754 7034.')
  await expect.element(page.getByText(/^This looks like a bank account number/)).toBeVisible()
  await save.click()
  await expect.poll(() => action.mock.calls.length).toBe(1)
})

test('a question is asked only when another answer calls for it', async () => {
  const asked: FormField[] = [
    { name: 'basis', kind: 'choice', label: 'Legal basis', options: [{ value: 'f', label: 'Interest' }] },
    { name: 'test', kind: 'text', label: 'Balancing test', when: { field: 'basis', in: ['f'] } },
  ]
  await show(<FormOf fields={asked} />)
  await expect.element(page.getByLabelText('Balancing test')).not.toBeInTheDocument()
  await page.getByLabelText('Legal basis').selectOptions('Interest')
  await expect.element(page.getByLabelText('Balancing test')).toBeVisible()
})

test('the whole form is filled in and saved with the keyboard, in Dutch', async () => {
  const action = vi.fn(saved)
  await show(<FormOf fields={fields} action={action} submitText="Bewaren" />, 'nl')
  await expect.element(page.getByText('Wat je typt, blijft op dit toestel staan tot je het bewaart.')).toBeVisible()
  await userEvent.tab()
  await expect.element(name).toHaveFocus()
  await userEvent.keyboard('Nieuwsbrief{Enter}')
  await expect.poll(() => action.mock.calls.length).toBe(1)
  await expect.element(page.getByRole('button', { name: 'Bewaren…' })).toBeDisabled()
})

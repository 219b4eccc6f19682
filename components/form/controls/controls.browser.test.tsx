import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { FormOf, showForm } from '@/components/testing/form-of'
import { show } from '@/components/testing/show'
import type { FormField } from '../model/types'

const words = (...values: string[]) => values.map((value) => ({ value, label: value.toUpperCase() }))
const saveButton = page.getByRole('button', { name: 'Save as draft' })
const problem = page.getByRole('alert')

test('each kind of answer is sent as what it is', async () => {
  const fields: FormField[] = [
    { name: 'until', kind: 'date', label: 'Until' },
    { name: 'people', kind: 'integer', label: 'People', max: 1000 },
    { name: 'special', kind: 'bool', label: 'Special categories', mark: 'Art. 9', help: 'Health and the like.' },
    { name: 'country', kind: 'country', label: 'Country', options: words('be', 'nl') },
    { name: 'data', kind: 'choices', label: 'Data', options: words('name', 'mail', 'phone') },
  ]
  const sent = await showForm(fields)
  await page.getByLabelText('Until').fill('2027-02-28')
  await page.getByLabelText('People').fill('250')
  await page.getByRole('checkbox', { name: /^Special categories \(Art. 9\)/ }).click()
  await page.getByLabelText('Country').selectOptions('NL')
  const data = page.getByRole('group', { name: 'Data' }).first()
  for (const name of ['PHONE', 'NAME', 'MAIL']) await data.getByRole('checkbox', { name }).click()
  await data.getByRole('checkbox', { name: 'MAIL' }).click()
  expect(await sent()).toMatchObject({
    values: { until: '2027-02-28', people: 250, special: true, country: 'nl', data: ['name', 'phone'] },
  })
})

test('an answer can be taken back', async () => {
  const fields: FormField[] = [
    { name: 'people', kind: 'integer', label: 'People' },
    { name: 'note', kind: 'text', label: 'Note', canBeOpen: true },
  ]
  const sent = await showForm(fields, { values: { people: 12, note: '', openFields: ['note'] } })
  await page.getByLabelText('People').clear()
  await page.getByRole('checkbox', { name: /^Open:/ }).click()
  expect(await sent()).toMatchObject({ values: { people: null, openFields: [] } })
})

test.each<[string, FormField, string, string]>([
  ['no whole number', { name: 'a', kind: 'integer', label: 'Answer' }, 'about ten', 'This is not a whole number.'],
  ['too large', { name: 'a', kind: 'integer', label: 'Answer', max: 10 }, '11', 'The number is too large.'],
  ['too long', { name: 'a', kind: 'text', label: 'Answer', max: 5 }, 'longer', 'at most 5 characters fit'],
])('%s is said at the field and can be corrected', async (_case, field, typed, said) => {
  await show(<FormOf fields={[field]} />)
  const box = page.getByLabelText('Answer')
  await box.fill(typed)
  await saveButton.click()
  await expect.element(box).toHaveAccessibleDescription(expect.stringContaining(said))
  await expect.element(problem).toHaveTextContent(said)
  await expect.element(box).toHaveValue(typed)
  await box.fill('7')
  await saveButton.click()
  await expect.element(problem).not.toBeInTheDocument()
})

test('tags are words between commas, and words in use are offered', async () => {
  const sent = await showForm([{ name: 'tags', kind: 'tags', label: 'Tags', options: words('web', 'hr') }])
  const box = page.getByLabelText('Tags')
  await box.fill('shop, web,, shop ')
  const offers = document.querySelectorAll(`datalist#${box.element().getAttribute('list')} option`)
  expect([...offers].map((offer) => offer.getAttribute('value'))).toEqual(['shop, web,, hr'])
  expect(await sent()).toMatchObject({ values: { tags: ['shop', 'web'] } })
})

const transfers: FormField = {
  name: 'transfers',
  kind: 'rows',
  label: 'Transfers',
  columns: [
    { name: 'who', kind: 'text', label: 'Recipient', max: 20 },
    { name: 'country', kind: 'country', label: 'Country', options: words('us', 'in') },
    { name: 'until', kind: 'date', label: 'Valid until' },
    { name: 'why', kind: 'longText', label: 'Evidence' },
  ],
}
const row = (number: number) =>
  page
    .getByRole('group', { name: /^(Transfers|Clauses)/ })
    .getByRole('listitem')
    .nth(number - 1)
const blank = { country: '', until: '', why: '' }

test('rows are added with the focus in the new one, moved, and removed', async () => {
  const sent = await showForm([transfers])
  const add = page.getByRole('button', { name: 'Add a row' })
  for (const name of ['First', 'Second', 'Third']) {
    await add.click()
    await expect.poll(() => document.activeElement?.closest('li')).toBe(page.getByRole('listitem').last().element())
    await userEvent.keyboard(name)
  }
  await expect.element(row(1).getByRole('button', { name: 'Move up' })).not.toBeInTheDocument()
  await expect.element(row(3).getByRole('button', { name: 'Move down' })).not.toBeInTheDocument()
  await row(3).getByRole('button', { name: 'Move up' }).click()
  await row(1).getByRole('button', { name: 'Move down' }).click()
  await expect.element(row(1).getByLabelText('Recipient')).toHaveValue('Third')
  await row(2).getByRole('button', { name: 'Remove' }).click()
  await expect.element(add).toHaveFocus()
  await row(2).getByLabelText('Country').selectOptions('IN')
  expect(await sent()).toMatchObject({
    values: {
      transfers: [
        { who: 'Third', ...blank },
        { who: 'Second', ...blank, country: 'in' },
      ],
    },
  })
})

test('what is wrong inside a row is said with its number and stands at its cell', async () => {
  await show(<FormOf fields={[transfers]} values={{ transfers: [{ who: 'Fine' }, { who: 'x'.repeat(21) }] }} />)
  await saveButton.click()
  const link = problem.getByRole('link', { name: /^Transfers 2, Recipient: This is too long/ })
  await link.click()
  await expect.element(row(2).getByLabelText('Recipient')).toHaveFocus()
  await expect.element(row(2).getByLabelText('Recipient')).toHaveAttribute('aria-invalid', 'true')
  await expect.element(row(1).getByLabelText('Recipient')).not.toHaveAttribute('aria-invalid')
})

test('a checklist says how much was found and writes the rows of the chosen list', async () => {
  const clauses: FormField = {
    name: 'clauses',
    kind: 'rows',
    label: 'Clauses',
    columns: [
      { name: 'item', kind: 'choice', label: 'Clause', options: words('a', 'b', 'c') },
      { name: 'state', kind: 'choice', label: 'State', options: words('found', 'missing') },
    ],
    checklist: { by: 'kind', items: { processing: ['a', 'b', 'c'] }, item: 'item', state: 'state', found: 'found' },
  }
  const kind: FormField = { name: 'kind', kind: 'choice', label: 'Kind', options: words('processing', 'sharing') }
  const values = { kind: '', clauses: [{ item: 'b', state: 'found' }] }
  const sent = await showForm([kind, clauses], { values })
  await expect.element(page.getByText('Choose the kind first: it decides what is looked for.')).toBeVisible()
  await page.getByLabelText('Kind').selectOptions('PROCESSING')
  await expect.element(page.getByRole('status')).toHaveTextContent('1 of 3 found')
  await page.getByRole('button', { name: 'Add the 2 items that are not listed yet' }).click()
  await row(2).getByLabelText('State').selectOptions('FOUND')
  await expect.element(page.getByRole('status')).toHaveTextContent('2 of 3 found')
  expect(await sent()).toMatchObject({
    values: { clauses: [{ item: 'b' }, { item: 'a', state: 'found' }, { item: 'c', state: '' }] },
  })
})

test('fixed questions are answered in their places', async () => {
  const check: FormField = {
    name: 'check',
    kind: 'rows',
    label: 'Guarantees',
    columns: [
      { name: 'question', kind: 'choice', label: 'Question', options: words('encryption', 'backup') },
      { name: 'answer', kind: 'choice', label: 'Answer', options: words('yes', 'no') },
      { name: 'note', kind: 'text', label: 'Note' },
    ],
    questions: { item: 'question', items: ['encryption', 'backup'] },
  }
  const sent = await showForm([check])
  const backup = page.getByRole('group', { name: 'BACKUP' })
  await backup.getByLabelText('Answer').selectOptions('YES')
  await backup.getByLabelText('Note').fill('Daily')
  await expect.element(page.getByRole('button', { name: 'Add a row' })).not.toBeInTheDocument()
  expect(await sent()).toMatchObject({
    values: {
      check: [
        { question: 'encryption', answer: '' },
        { question: 'backup', answer: 'yes', note: 'Daily' },
      ],
    },
  })
})

test('own words stand beside a list, in boxes, in a choice and in a row; a column is asked by what another one says', async () => {
  const kinds: FormField = {
    name: 'kinds',
    kind: 'choices',
    label: 'Kinds',
    options: words('mail', 'name'),
    ownWords: true,
  }
  const group: FormField = { name: 'group', kind: 'choice', label: 'Group', options: words('backup'), ownWords: true }
  const rows: FormField = {
    name: 'rows',
    kind: 'rows',
    label: 'Clauses',
    columns: [
      { name: 'kind', kind: 'choice', label: 'Kind', options: words('processor'), ownWords: true },
      { name: 'module', kind: 'text', label: 'Module', when: { field: 'kind', in: ['processor'] } },
    ],
  }
  const sent = await showForm([kinds, group, rows], { values: { kinds: ['mail'], group: '', rows: [{ kind: '' }] } })
  await page.getByRole('textbox', { name: 'Kinds: Other, namely' }).fill('Meter readings')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect.element(page.getByRole('button', { name: /^Meter readings/ })).toBeVisible()
  await page.getByLabelText('Group').selectOptions('Other, namely')
  await page.getByRole('textbox', { name: 'Namely, in your own words' }).fill('Night watch')
  await expect.element(row(1).getByLabelText('Module')).not.toBeInTheDocument()
  await row(1).getByLabelText('Kind').selectOptions('PROCESSOR')
  await row(1).getByLabelText('Module').fill('Two')
  await row(1).getByLabelText('Kind').selectOptions('Other, namely')
  await row(1).getByRole('textbox', { name: 'Namely, in your own words' }).fill('Notary')
  await expect.element(row(1).getByLabelText('Module')).toHaveValue('Two')
  expect(await sent()).toMatchObject({
    values: {
      kinds: ['mail', 'other:Meter readings'],
      group: 'other:Night watch',
      rows: [{ kind: 'other:Notary', module: 'Two' }],
    },
  })
})

import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { FormOf } from '@/components/testing/form-of'
import { place } from '@/components/testing/place'
import { show } from '@/components/testing/show'
import { dropDraft, readDraft, writeDraft } from './device/draft-store'
import type { FormField, FormProps } from './model/types'
import type { FormDraft } from './use-form-draft'

const fields: FormField[] = [
  { name: 'title', kind: 'text', label: 'Name' },
  { name: 'tags', kind: 'tags', label: 'Tags' },
]
const key = 'dana:purposes:new'
const name = page.getByRole('textbox', { name: 'Name' })
const notice = page.getByRole('status').filter({ hasText: 'What you typed earlier is back' })
const day = 24 * 3_600_000

/** Opens the form, as often as a test asks for it. */
const opened = (more: Partial<FormProps> = {}) => show(<FormOf fields={fields} draftKey={key} {...more} />)

async function typedAndLeft(): Promise<void> {
  const form = await opened()
  await name.fill('Half a purpose')
  await expect.poll(async () => (await readDraft<FormDraft>(key))?.values.title).toBe('Half a purpose')
  await form.unmount()
}

test('what was typed is there again when the form is opened again, and is thrown away on request', async () => {
  await typedAndLeft()
  await opened()
  await expect.element(notice).toBeVisible()
  await expect.element(name).toHaveValue('Half a purpose')
  await page.getByRole('button', { name: 'Throw it away' }).click()
  await expect.element(name).toHaveValue('')
  await expect.element(notice).not.toBeInTheDocument()
  expect(await readDraft(key)).toBeNull()
})

test('who leaves in the middle of a word loses nothing of it', async () => {
  const form = await opened()
  await name.fill('Half a wor')
  await form.unmount()
  await expect.poll(async () => (await readDraft<FormDraft>(key))?.values.title).toBe('Half a wor')
})

test('of several drafts of one name the newest comes back, and each goes by itself', async () => {
  const clock = vi.spyOn(Date, 'now')
  clock.mockReturnValue(1_000)
  await writeDraft('dana:report/1', 'first')
  clock.mockReturnValue(2_000)
  await writeDraft('dana:report/2', 'second')
  await writeDraft('dana:reports', 'another form')
  expect(await readDraft('dana:report')).toBe('second')
  await dropDraft('dana:report/2')
  expect(await readDraft('dana:report')).toBe('first')
})

test('a draft is saved against the version it was typed on, and is gone after that', async () => {
  await writeDraft(key, { values: { title: 'Typed on 3', tags: ['web'] }, opened: { title: '', tags: [] }, version: 3 })
  const action = vi.fn(async (_input: unknown) => ({ ok: true as const, value: { ref: 'P-001' } }))
  await opened({ version: 4, action })
  await expect.element(notice).toBeVisible()
  await expect.element(page.getByLabelText('Tags')).toHaveValue('web')
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await expect.poll(() => place.visits).toHaveLength(1)
  expect(action.mock.calls[0]?.[0]).toMatchObject({ version: 3, values: { title: 'Typed on 3' } })
  expect(await readDraft(key)).toBeNull()
})

test('a draft of somebody else, or of another record, is not offered', async () => {
  await typedAndLeft()
  await opened({ draftKey: 'erik:purposes:new' })
  await expect.element(name).toBeVisible()
  expect(await readDraft('erik:purposes:new')).toBeNull()
  await expect.element(name).toHaveValue('')
  await expect.element(notice).not.toBeInTheDocument()
})

test('a draft that says what the record says is not announced', async () => {
  await writeDraft(key, { values: { title: 'Same', tags: null }, opened: { title: '' }, version: null })
  await opened({ values: { title: 'Same', tags: null } })
  await expect.poll(() => readDraft(key)).not.toBeNull()
  await expect.element(name).toHaveValue('Same')
  await expect.element(notice).not.toBeInTheDocument()
})

test('after seven days a draft counts as gone', async () => {
  const written = Date.now()
  await writeDraft(key, { values: { title: 'Old' }, opened: {}, version: null })
  const clock = vi.spyOn(Date, 'now')
  clock.mockReturnValue(written + 7 * day - 1000)
  expect(await readDraft(key)).not.toBeNull()
  clock.mockReturnValue(written + 7 * day + 60_000)
  expect(await readDraft(key)).toBeNull()
})

test('where the browser keeps nothing, the form still works', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError')
  })
  await opened()
  await name.fill('Private window')
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await expect.poll(() => place.visits).toHaveLength(1)
})

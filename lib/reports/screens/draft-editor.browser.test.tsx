import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { place } from '@/components/testing/place'
import { answerAction, sentTo } from '@/components/testing/server-actions'
import { show } from '@/components/testing/show'
import { draftIdSchema } from '@/lib/db/ids'
import type { ProfileField } from '../profiles/profile'
import { type DraftValues, emptyValue, type FieldValue } from '../values'
import { DraftEditor } from './draft-editor'

const id = draftIdSchema.parse('77777777-7777-4777-8777-777777777777')
const field = (code: string, kind: ProfileField['kind'] = 'line', judgement = false): ProfileField => ({
  ...{ code, section: 'what', item: 'n_a', kind, needed: 'always', max: 200, judgement },
})
const sections = [
  {
    id: 'what',
    title: 'What happened',
    fields: [
      { field: field('nature'), question: 'Nature of the leak' },
      { field: field('cause', 'text'), question: 'Cause' },
      { field: field('people'), question: 'How many people' },
      { field: field('processor', 'line', true), question: 'Processor involved' },
    ],
  },
]
const suggested: FieldValue = {
  ...emptyValue,
  state: 'suggested',
  text: 'Mail to the wrong person',
  source: { kind: 'leak', refs: [] },
}
const opened: DraftValues = { nature: suggested, people: { ...suggested, text: '12' } }

const nature = page.getByRole('textbox', { name: 'Nature of the leak' })
const cause = page.getByRole('textbox', { name: 'Cause' })
const save = page.getByRole('button', { name: 'Save draft' })
/** Beside the button; each long text has a quiet one of its own. */
const status = page.getByRole('status').last()

const editor = (more: { version?: number; values?: DraftValues; readOnly?: boolean } = {}) => (
  <DraftEditor
    id={id}
    version={3}
    sections={sections}
    values={opened}
    readOnly={false}
    keepAs="dana:draft/7"
    {...more}
  />
)
const saved = () => answerAction('updateDraftAction', async () => ({ ok: true, value: null }))

describe('answers of a report', () => {
  test('nothing is to be saved until something changed; then only that is sent, against the version opened', async () => {
    saved()
    await show(editor())
    await expect.element(save).toBeDisabled()
    await expect.element(status).toHaveTextContent('2 suggestions to confirm')
    await cause.fill('Typed the wrong name')
    await expect.element(status).toHaveTextContent('Not saved yet')
    await save.click()
    await expect.poll(() => place.visits).toEqual(['refresh /'])
    const known = {
      state: 'known',
      text: 'Typed the wrong name',
      source: { kind: 'typed', refs: [] },
      expectedOn: null,
    }
    expect(sentTo('updateDraftAction')).toEqual([[{ id, version: 3, values: { cause: known } }]])
    await expect.element(save).toBeDisabled()
  })

  test('a suggestion is taken one by one or all at once, and keeps where it came from', async () => {
    saved()
    await show(editor())
    await page.getByRole('button', { name: 'Use this' }).first().click()
    await expect.element(page.getByRole('button', { name: 'Use this' })).toBeVisible()
    await page.getByRole('button', { name: 'Confirm the plain fact' }).click()
    await expect.element(page.getByRole('button', { name: 'Use this' })).not.toBeInTheDocument()
    await expect.element(page.getByRole('button', { name: 'Confirm the plain fact' })).not.toBeInTheDocument()
    await save.click()
    const known = (text: string) => ({ ...suggested, text, state: 'known' })
    await expect
      .poll(() => sentTo('updateDraftAction'))
      .toEqual([[{ id, version: 3, values: { nature: known('Mail to the wrong person'), people: known('12') } }]])
  })

  test('a judgement is offered, and taken by itself only', async () => {
    saved()
    await show(editor({ values: { ...opened, processor: { ...suggested, text: 'MailChimp' } } }))
    await expect.element(page.getByText('Suggestion: your judgement')).toBeVisible()
    await page.getByRole('button', { name: 'Confirm the 2 plain facts' }).click()
    await expect.element(page.getByText('Suggestion: your judgement')).toBeVisible()
    await save.click()
    await expect
      .poll(() => sentTo('updateDraftAction'))
      .toMatchObject([[{ values: { nature: { state: 'known' }, people: { state: 'known' } } }]])
    expect(JSON.stringify(sentTo('updateDraftAction'))).not.toContain('MailChimp')
    await page.getByRole('button', { name: 'Use this' }).last().click()
    await expect.element(page.getByText('Suggestion: your judgement')).not.toBeInTheDocument()
  })

  test('an answer that is emptied is open again', async () => {
    saved()
    await show(editor())
    await nature.fill('')
    await save.click()
    await expect
      .poll(() => sentTo('updateDraftAction'))
      .toMatchObject([[{ values: { nature: { state: 'empty', text: '' } } }]])
  })

  test('what is typed is kept on the device until it is saved', async () => {
    saved()
    const first = await show(editor())
    await cause.fill('Half a sen')
    await first.unmount()
    const second = await show(editor())
    await expect.element(cause).toHaveValue('Half a sen')
    await save.click()
    await expect.poll(() => place.visits).toEqual(['refresh /'])
    await second.unmount()
    await show(editor())
    await expect.element(cause).toHaveValue('')
  })

  test('a newer version shows what others say, keeps what was typed here and goes on against it', async () => {
    answerAction('updateDraftAction', async () => ({
      ok: false,
      code: 'stale',
      data: {
        version: 4,
        fields: [
          { field: 'cause', mine: 'known: Mine', theirs: 'known: Of Koen' },
          { field: 'people', mine: null, theirs: null },
        ],
      },
    }))
    const shown = await show(editor())
    await cause.fill('Mine')
    await save.click()
    const alert = page.getByRole('alert')
    await expect.element(alert).toHaveTextContent('Somebody else saved this draft in the meantime')
    await expect.element(alert.getByText('Of Koen', { exact: true })).toBeVisible()
    await expect.element(alert.getByText('No answer')).toBeVisible()
    await alert.getByRole('button', { name: 'Go on with the newer version and my answers' }).click()
    expect(place.visits).toEqual(['refresh /'])
    saved()
    await shown.rerender(editor({ version: 4, values: { ...opened, nature: { ...suggested, text: 'Of Koen too' } } }))
    await expect.element(cause).toHaveValue('Mine')
    await expect.element(nature).toHaveValue('Of Koen too')
    await save.click()
    await expect
      .poll(() => sentTo('updateDraftAction').at(-1))
      .toMatchObject([{ version: 4, values: { cause: { text: 'Mine' } } }])
  })

  test('a refusal is said and loses nothing', async () => {
    answerAction('updateDraftAction', async () => ({ ok: false, code: 'not_found' }))
    await show(editor())
    await cause.fill('Mine')
    await save.click()
    await expect.element(page.getByRole('alert')).toBeVisible()
    await expect.element(cause).toHaveValue('Mine')
    await expect.element(save).toBeEnabled()
  })

  test('who may only read gets the answers and no button', async () => {
    await show(editor({ readOnly: true }), 'nl')
    await expect.element(nature).toHaveValue('Mail to the wrong person')
    await expect.element(nature).toHaveAttribute('readonly')
    expect(page.getByRole('combobox').elements()).toHaveLength(0)
    expect(document.querySelectorAll('button[type="submit"]')).toHaveLength(0)
  })
})

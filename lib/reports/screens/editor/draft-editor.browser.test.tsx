import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { place } from '@/components/testing/place'
import { answerAction, sentTo } from '@/components/testing/server-actions'
import { show } from '@/components/testing/show'
import { draftIdSchema } from '@/lib/db/ids'
import { emptyValue } from '../../answers'
import type { ProfileField } from '../../profiles/profile'
import type { FieldValue } from '../../values'
import type { Asked } from './asked'
import { DraftEditor } from './draft-editor'
import type { Answers } from './merge'

const id = draftIdSchema.parse('77777777-7777-4777-8777-777777777777')
const asked = (code: string, question: string, more: Partial<ProfileField> = {}): Asked => ({
  field: {
    ...{ code, section: 'what', item: 'n_a', kind: 'line', needed: 'always', max: 40, judgement: false },
    ...more,
  },
  question,
  help: '',
  ...{ filedBefore: null, sourceNow: null, other: null, comments: [] },
})
const sections = [
  {
    id: 'what',
    title: 'What happened',
    fields: [
      asked('nature', 'Nature of the leak'),
      asked('cause', 'Cause', { kind: 'text' }),
      asked('people', 'How many people'),
      asked('processor', 'Processor involved', { judgement: true }),
    ],
  },
]
const suggested: FieldValue = {
  ...emptyValue,
  state: 'suggested',
  text: 'Mail to the wrong person',
  source: { kind: 'leak', refs: ['L-2026-001'] },
}
const opened: Answers = { nature: suggested, people: { ...suggested, text: '12' } }
const typed = (text: string) => ({ ...emptyValue, state: 'known', text, source: { kind: 'typed', refs: [] } })

const nature = page.getByRole('textbox', { name: 'Nature of the leak' })
const cause = page.getByRole('textbox', { name: 'Cause' })
const status = page.getByText(/saved|No connection|session has ended|next pause/i).first()

const editor = (more: Partial<React.ComponentProps<typeof DraftEditor>> = {}) => (
  <DraftEditor
    id={id}
    version={3}
    sections={sections}
    values={opened}
    edits={{}}
    links={{ 'L-2026-001': '/leaks/L-2026-001' }}
    files={[]}
    late={false}
    isFiled={false}
    readOnly={false}
    isSignedOff={false}
    canNote={true}
    language="en"
    keepAs="dana:draft/7"
    {...more}
  />
)
const alone = () =>
  answerAction('presentAction', async () => ({
    ok: true,
    value: { version: 3, others: [], theirs: {}, isFiled: false },
  }))
let version = 3
const saves = (contested: string[] = [], theirs: Record<string, unknown> = {}) => {
  version = 3
  alone()
  answerAction('updateDraftAction', async () => {
    version += 1
    return { ok: true, value: { id, version, theirs, contested } }
  })
}
const sent = () => sentTo('updateDraftAction').map(([input]) => input)

describe('answers of a report', () => {
  test('what is typed is saved by itself: only what changed, against the version and the answer that were seen', async () => {
    saves()
    await show(editor())
    await expect.element(status).toHaveTextContent('All answers are saved.')
    await cause.fill('Typed the wrong name')
    await expect
      .poll(sent, { timeout: 4000 })
      .toEqual([{ id, version: 3, values: { cause: typed('Typed the wrong name') }, was: { cause: emptyValue } }])
    await expect.element(status).toHaveTextContent('All answers are saved.')
    await cause.fill('Typed the wrong name twice')
    await expect.poll(() => sent().length, { timeout: 4000 }).toBe(2)
    expect(sent()[1]).toMatchObject({ version: 4, was: { cause: { text: 'Typed the wrong name' } } })
  })

  test('the first answer saved after a sign-off shows that it was taken back', async () => {
    saves()
    await show(editor({ isSignedOff: true }))
    await cause.fill('A slip')
    await nature.click()
    await expect.poll(() => place.visits).toEqual(['refresh /'])
  })

  test('leaving a question saves at once', async () => {
    saves()
    await show(editor())
    await cause.fill('A slip')
    await nature.click()
    await expect.poll(() => sent().length, { timeout: 1000 }).toBe(1)
  })

  test('a suggestion is taken one by one, and the next has the focus; plain facts all at once, a judgement by itself only', async () => {
    saves()
    await show(editor({ values: { ...opened, processor: { ...suggested, text: 'MailChimp' } } }))
    await page.getByRole('button', { name: 'Use this' }).first().click()
    await expect.element(page.getByRole('button', { name: 'Use this' }).first()).toHaveFocus()
    await page.getByRole('button', { name: 'Confirm the plain fact' }).click()
    await expect.element(page.getByText('Suggestion: your judgement')).toBeVisible()
    await expect.poll(() => JSON.stringify(sent()), { timeout: 4000 }).toContain('"12"')
    expect(JSON.stringify(sent())).not.toContain('MailChimp')
    expect(sent()[0]).toMatchObject({ values: { nature: { ...suggested, state: 'known' } } })
    await page.getByRole('button', { name: 'Use this' }).click()
    await expect.element(page.getByText('Suggestion: your judgement')).not.toBeInTheDocument()
  })

  test('what management signed is no judgement any more', async () => {
    saves()
    const decided: FieldValue = { ...suggested, source: { kind: 'decision', refs: ['L-2026-001'] } }
    await show(editor({ values: { processor: decided } }))
    await expect.element(page.getByRole('button', { name: 'Confirm the plain fact' })).toBeVisible()
  })

  test('longer than the form takes is counted and never cut', async () => {
    saves()
    await show(editor())
    await nature.fill('x'.repeat(45))
    await expect.element(page.getByText('45 of 40 characters: 5 more than the form takes')).toBeVisible()
    await expect.element(nature).toHaveValue('x'.repeat(45))
  })

  test('what is missing leads to its question and puts the cursor there', async () => {
    saves()
    await page.viewport(1366, 768)
    await show(editor())
    await page.getByRole('link', { name: 'Cause', exact: true }).click()
    await expect.element(cause).toHaveFocus()
    await page.getByRole('combobox', { name: 'How far: Cause' }).selectOptions('Not yet known')
    await page.getByLabelText('Expected by').fill('2026-06-12')
    await expect.element(page.getByRole('link', { name: 'Cause', exact: true })).not.toBeInTheDocument()
    await expect
      .poll(() => sent().at(-1), { timeout: 4000 })
      .toMatchObject({ values: { cause: { state: 'unknown', expectedOn: '2026-06-12' } } })
  })
})

describe('nothing that was typed is lost', () => {
  test('without a connection it is kept on this device, says so, and is saved when that is back', async () => {
    alone()
    answerAction('updateDraftAction', async () => {
      throw new Error('offline')
    })
    const first = await show(editor())
    await cause.fill('Half a sen')
    await nature.click()
    await expect.element(status).toHaveTextContent('No connection: kept on this device')
    await first.unmount()
    saves()
    await show(editor())
    await expect.element(cause).toHaveValue('Half a sen')
    await expect
      .poll(() => sent().at(-1), { timeout: 4000 })
      .toMatchObject({ values: { cause: { text: 'Half a sen' } } })
    await expect.element(status).toHaveTextContent('All answers are saved.')
  })

  test('when the session has ended it offers to sign in beside, and saves on coming back', async () => {
    alone()
    answerAction('updateDraftAction', async () => ({ ok: false, code: 'signed_out' }))
    await show(editor())
    await cause.fill('Mine')
    await nature.click()
    await expect.element(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
    saves()
    window.dispatchEvent(new Event('focus'))
    await expect.element(status).toHaveTextContent('All answers are saved.')
    await expect.element(cause).toHaveValue('Mine')
  })

  test('a refusal is said, is not sent over and over, and loses nothing', async () => {
    alone()
    answerAction('updateDraftAction', async () => ({ ok: false, code: 'not_found' }))
    await show(editor())
    await cause.fill('Mine')
    await nature.click()
    await expect.element(page.getByRole('alert')).toBeVisible()
    await expect.element(cause).toHaveValue('Mine')
    await page.getByRole('button', { name: 'Save now' }).click()
    expect(sent().length).toBe(2)
  })
})

describe('two people in one draft', () => {
  const theirs = { cause: { value: typed('Of Koen'), byName: 'Koen', at: '2026-06-02T12:37:00.000Z' } }

  test('who else is there is said, and what they change comes in', async () => {
    answerAction('presentAction', async () => ({
      ok: true,
      value: { version: 4, others: [{ name: 'Koen', field: 'cause' }], theirs, isFiled: false },
    }))
    await show(editor())
    await expect.element(page.getByText('Koen is here too, at “Cause”')).toBeVisible()
    await expect.element(cause).toHaveValue('Of Koen')
  })

  test.each([
    ['Keep mine', 'Mine'],
    ['Take theirs', 'Of Koen'],
    ['Put both together', 'Of Koen\nMine'],
  ])('both texts stand at the question until somebody chooses: %s', async (choice, text) => {
    saves(['cause'], theirs)
    await show(editor())
    await cause.fill('Mine')
    await nature.click()
    const conflict = page.getByRole('alert')
    await expect.element(conflict).toHaveTextContent(/Koen changed this too/)
    await expect.element(conflict.getByText('Of Koen', { exact: true })).toBeVisible()
    await expect.element(cause).toHaveValue('Mine')
    expect(sent().length).toBe(1)
    saves()
    await conflict.getByRole('button', { name: choice }).click()
    await expect.element(cause).toHaveValue(text)
    if (choice === 'Take theirs') return
    await expect
      .poll(() => sent().at(-1), { timeout: 4000 })
      .toMatchObject({ version: 4, values: { cause: { text } }, was: { cause: { text: 'Of Koen' } } })
  })

  test('a draft that was filed meanwhile is read anew', async () => {
    answerAction('presentAction', async () => ({
      ok: true,
      value: { version: 4, others: [], theirs: {}, isFiled: true },
    }))
    await show(editor())
    await expect.poll(() => place.visits).toContain('refresh /')
  })
})

describe('talk and reading', () => {
  test('a comment is sent with its question, and is solved', async () => {
    saves()
    const said = { id: 'c1', body: 'Which list?', byName: 'Koen', at: '2026-06-02T12:37:00.000Z', solved: null }
    const talked = sections.map((section) => ({
      ...section,
      fields: section.fields.map((one) => (one.field.code === 'cause' ? { ...one, comments: [said] } : one)),
    }))
    answerAction('solveCommentAction', async () => ({ ok: true, value: { id: 'c1' } }))
    answerAction('commentOnDraftAction', async () => ({ ok: true, value: { id: 'c2' } }))
    await page.viewport(1366, 768)
    await show(editor({ sections: talked }))
    await expect.element(page.getByText('Which list?')).toBeVisible()
    await page.getByRole('button', { name: 'Solved' }).click()
    expect(sentTo('solveCommentAction')).toEqual([[{ id: 'c1', solved: true }]])
    await page.getByRole('textbox', { name: 'Your comment' }).fill('That of July.')
    await page.getByRole('button', { name: 'Comment', exact: true }).click()
    expect(sentTo('commentOnDraftAction')).toEqual([[{ id, field: 'cause', body: 'That of July.' }]])
  })

  test('who may only read gets the answers, and nothing to change', async () => {
    await show(editor({ readOnly: true, canNote: false }), 'nl')
    await expect.element(nature).toHaveValue('Mail to the wrong person')
    await expect.element(nature).toHaveAttribute('readonly')
    expect(page.getByRole('combobox').elements()).toHaveLength(0)
    expect(sentTo('presentAction')).toEqual([])
  })
})

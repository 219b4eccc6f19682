import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { place } from '@/components/testing/place'
import { answerAction, sentTo } from '@/components/testing/server-actions'
import { show } from '@/components/testing/show'
import { draftIdSchema } from '@/lib/db/ids'
import { fileTexts } from '@/lib/leaks/screens/files/texts'
import { FilingForm } from './filing-form'
import { FilingList } from './filing-list'
import type { ToEnter } from './to-enter'

const id = draftIdSchema.parse('77777777-7777-4777-8777-777777777777')
const entry = (code: string, text: string, more: Partial<ToEnter> = {}): ToEnter => ({
  ...{ code, text, section: '1. What', question: `Question ${code}`, note: 'none', max: 100, tick: null },
  ...more,
})
const fields = [
  entry('a', 'First\nsecond line'),
  entry('b', '', { note: 'empty' }),
  entry('c', 'x'.repeat(120), { note: 'suggested' }),
]
const list = () => <FilingList id={id} language="nl" fields={fields} editHref="/leaks/L-2026-001/draft/1" />
const article = (name: string) => page.getByRole('article', { name })

describe('answers to enter on the portal', () => {
  test('each is copied as plain text, and ticked by keyboard alone; the next has the focus', async () => {
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    answerAction('tickFieldAction', async () => ({ ok: true, value: { id } }))
    await show(list())
    await page.getByRole('button', { name: 'Copy Question a' }).click()
    expect(written.mock.calls).toEqual([['First\nsecond line']])
    await expect.element(page.getByRole('button', { name: 'Copied Question a' })).toHaveFocus()
    await userEvent.keyboard('{Tab}{Enter}')
    await expect.element(article('Question a').getByText('Entered', { exact: true })).toBeVisible()
    await expect.element(page.getByText('1 of 3 entered')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Nothing to enter, next Question b' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('button', { name: 'Copy Question c' })).toHaveFocus()
    await page.getByRole('button', { name: 'Not entered after all Question a' }).click()
    expect(sentTo('tickFieldAction')).toEqual([
      [{ id, field: 'a', entered: true }],
      [{ id, field: 'b', entered: true }],
      [{ id, field: 'a', entered: false }],
    ])
  })

  test('one at a time goes on from the first that is left', async () => {
    answerAction('tickFieldAction', async () => ({ ok: true, value: { id } }))
    const ticked = { byName: 'Koen', isCurrent: true }
    await show(
      <FilingList
        id={id}
        language="nl"
        fields={fields.map((one) => (one.code === 'a' ? { ...one, tick: ticked } : one))}
        editHref="/"
      />,
    )
    await expect.element(page.getByText('Entered by Koen')).toBeVisible()
    await page.getByRole('button', { name: 'One at a time' }).click()
    await expect.element(article('Question b')).toBeVisible()
    await expect.element(article('Question a')).not.toBeInTheDocument()
    await page.getByRole('button', { name: 'Nothing to enter, next Question b' }).click()
    await expect.element(article('Question c')).toBeVisible()
    await expect.element(page.getByText('3 of 3', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Entered, next Question c' }).click()
    await expect.element(article('Question a')).toBeVisible()
  })

  test('too long, not confirmed or changed since is said; what cannot be copied stands selected', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'))
    vi.spyOn(document, 'execCommand').mockReturnValue(false)
    await show(list())
    await expect.element(article('Question c').getByText(/20 more than the form takes/)).toBeVisible()
    await expect.element(article('Question c').getByText(/nobody confirmed/)).toBeVisible()
    await page.getByRole('button', { name: 'Copy Question a' }).click()
    await expect.element(page.getByText(/press Ctrl\+C/)).toBeVisible()
    await expect.poll(() => String(window.getSelection())).toBe('First\nsecond line')
  })

  test('a tick that was not kept is taken back and says so', async () => {
    answerAction('tickFieldAction', async () => {
      throw new Error('offline')
    })
    await show(list())
    await page.getByRole('button', { name: 'Entered, next Question a' }).click()
    await expect.element(page.getByRole('alert')).toBeVisible()
    await expect.element(page.getByText('0 of 3 entered')).toBeVisible()
  })
})

const taking = { leakRef: 'L-2026-001', texts: await fileTexts('en', 1024 * 1024), accept: '.pdf' }

describe('writing down the filing', () => {
  const form = (more: Partial<React.ComponentProps<typeof FilingForm>> = {}) => (
    <FilingForm
      id={id}
      version={3}
      zone="Europe/Brussels"
      now="2026-06-02T14:37"
      due="2026-06-05T14:00"
      delayIsSaid={false}
      delayProposed=""
      warnings={[]}
      taking={taking}
      doneHref="/done"
      {...more}
    />
  )
  const filed = () => answerAction('fileReportAction', async () => ({ ok: true, value: null }))
  const submit = () => page.getByRole('button', { name: 'Mark as filed' }).click()

  test('without warnings it asks reference and moment only, with words of ours', async () => {
    filed()
    await show(form())
    await submit()
    await expect.element(page.getByText('This needs an answer.', { exact: true })).toBeVisible()
    await expect.element(page.getByLabelText('Reference of the authority')).toHaveFocus()
    expect(sentTo('fileReportAction')).toEqual([])
    await page.getByLabelText('Reference of the authority').fill('DBN-1')
    await submit()
    await expect.poll(() => place.visits).toEqual(['push /done'])
    expect(sentTo('fileReportAction')).toEqual([
      [
        {
          ...{ id, version: 3, reference: 'DBN-1', reason: '', receipts: [] },
          at: { local: '2026-06-02T14:37', offset: null, zone: 'Europe/Brussels' },
        },
      ],
    ])
  })

  test('a late moment asks for the reasons of the delay, and only as long as it is late', async () => {
    filed()
    await show(form())
    const delay = page.getByLabelText('Reasons for the delay (Art. 33(1))')
    await expect.element(delay).not.toBeInTheDocument()
    await page.getByLabelText('Filed at').fill('2026-06-05T14:01')
    await page.getByLabelText('Reference of the authority').fill('DBN-1')
    await submit()
    await expect.element(delay).toHaveFocus()
    await delay.fill('The log came late.')
    await submit()
    await expect.poll(() => sentTo('fileReportAction')).toMatchObject([[{ delayReason: 'The log came late.' }]])
  })

  test('what is missing asks why, and never more; a delay that the report explains is not asked again', async () => {
    filed()
    await show(form({ warnings: ['missing_items', 'late'], delayIsSaid: true, now: '2026-06-06T10:00' }))
    await expect.element(page.getByText('Items are missing')).toBeVisible()
    await expect.element(page.getByLabelText('Reasons for the delay (Art. 33(1))')).not.toBeInTheDocument()
    await page.getByLabelText('Reference of the authority').fill('DBN-1')
    await page.getByLabelText('Why it was filed like this').fill('Hour 71.')
    await submit()
    await expect.poll(() => sentTo('fileReportAction')).toMatchObject([[{ reason: 'Hour 71.' }]])
  })
})

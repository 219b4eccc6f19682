import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { DraftOwner } from '@/components/form/device/draft-owner'
import { place } from '@/components/testing/place'
import { answerAction, sentTo } from '@/components/testing/server-actions'
import { show } from '@/components/testing/show'
import { CommentForm } from './comment-form'

const people = [
  { id: 'erik', name: 'Erik Claes' },
  { id: 'sofie', name: 'Sofie Maes' },
]
const form = (person = 'dana', recordId = 'A-001') =>
  show(
    <DraftOwner id={person}>
      <CommentForm recordId={recordId} />
    </DraftOwner>,
  )
const body = page.getByRole('textbox')
beforeEach(() => answerAction('mentionableAction', () => ({ ok: true, value: people })))

const options = page.getByRole('listbox').getByRole('option')
const sent = (text: string, mentions: string[]) => [[{ recordId: 'A-001', body: text, mentions }]]

test('an @ opens the list of people, typing narrows it, Enter completes the name, and the comment asks them to look', async () => {
  answerAction('writeCommentAction', () => ({ ok: true, value: { id: 'c1' } }))
  await form()
  await body.click()
  await userEvent.keyboard('Is this still so, @')
  await expect.element(page.getByRole('status')).toHaveTextContent('2 people: Erik Claes')
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(options.nth(1)).toHaveAttribute('aria-selected', 'true')
  expect(body.element().getAttribute('aria-activedescendant')).toBe(options.nth(1).element().id)
  await userEvent.keyboard('mae')
  await expect.element(options).toHaveTextContent('Sofie Maes')
  await userEvent.keyboard('{Enter}?')
  await expect.element(body).toHaveValue('Is this still so, @Sofie Maes ?')
  await expect.element(options).not.toBeInTheDocument()
  await expect.element(page.getByText('Asks 1 person to look')).toBeVisible()
  await page.getByRole('button', { name: 'Place comment' }).click()
  await expect.poll(() => place.visits).toEqual(['refresh /'])
  expect(sentTo('writeCommentAction')).toEqual(sent('Is this still so, @Sofie Maes ?', ['sofie']))
  await expect.element(body).toHaveValue('')
})

test('a name is also chosen by pointing, from a button; who is taken out of the text is not asked', async () => {
  answerAction('writeCommentAction', () => ({ ok: true, value: { id: 'c1' } }))
  await form()
  await body.fill('Look')
  await page.getByRole('button', { name: 'Name somebody' }).click()
  await options.first().click()
  await expect.element(body).toHaveValue('Look @Erik Claes ')
  await expect.element(body).toHaveFocus()
  await body.fill('Look @Erik')
  await page.getByRole('button', { name: 'Place comment' }).click()
  await expect.poll(() => sentTo('writeCommentAction')).toEqual(sent('Look @Erik', []))
})

test('Escape closes the list and leaves what was typed; nobody found is told', async () => {
  await form()
  await body.click()
  await userEvent.keyboard('@')
  await expect.element(options.first()).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(options).not.toBeInTheDocument()
  await expect.element(body).toHaveValue('@')
  await userEvent.keyboard('zz')
  await expect.element(page.getByRole('status')).toHaveTextContent('Nobody of that name can be asked here.')
})

test('what was typed on one record is there again on it, for the same person only, until it was sent', async () => {
  answerAction('writeCommentAction', () => ({ ok: true, value: { id: 'c1' } }))
  const first = await form()
  await body.fill('The term in the contract is seven years.')
  await first.unmount()
  for (const [person, record] of [
    ['erik', 'A-001'],
    ['dana', 'A-002'],
  ]) {
    const other = await form(person, record)
    await expect.element(body).toHaveValue('')
    await other.unmount()
  }
  const again = await form()
  await expect.element(body).toHaveValue('The term in the contract is seven years.')
  await page.getByRole('button', { name: 'Place comment' }).click()
  await expect.poll(() => sentTo('writeCommentAction')).toHaveLength(1)
  await expect.element(body).toHaveValue('')
  await again.unmount()
  await form()
  await expect.element(body).toHaveValue('')
})

test('a comment that was refused stays where it was typed', async () => {
  answerAction('writeCommentAction', () => ({ ok: false, code: 'invalid', fields: { body: ['required'] } }))
  await form()
  await body.fill('   ')
  await page.getByRole('button', { name: 'Place comment' }).click()
  await expect.element(body).toHaveAttribute('aria-invalid', 'true')
  await expect.element(body).toHaveValue('   ')
})

test('people are asked for once, when somebody writes; nobody who is named is forgotten when they cannot be asked for', async () => {
  answerAction('writeCommentAction', () => ({ ok: true, value: { id: 'c1' } }))
  answerAction('mentionableAction', () => Promise.reject(new Error('no connection')))
  await form()
  expect(sentTo('mentionableAction')).toEqual([])
  await body.fill('Look @Erik Claes')
  await page.getByRole('button', { name: 'Place comment' }).click()
  await expect.element(page.getByRole('alert')).toBeVisible()
  expect(sentTo('writeCommentAction')).toEqual([])
  await expect.element(body).toHaveValue('Look @Erik Claes')
  answerAction('mentionableAction', () => ({ ok: true, value: people }))
  await page.getByRole('button', { name: 'Place comment' }).click()
  await expect.poll(() => sentTo('writeCommentAction')).toEqual(sent('Look @Erik Claes', ['erik']))
  const times = sentTo('mentionableAction').length
  await body.fill('And @Sofie Maes')
  await page.getByRole('button', { name: 'Place comment' }).click()
  await expect.poll(() => sentTo('writeCommentAction')).toHaveLength(2)
  expect(sentTo('mentionableAction')).toHaveLength(times)
})

import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
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
      <CommentForm recordId={recordId} people={people} />
    </DraftOwner>,
  )
const body = page.getByRole('textbox')

test('an @ opens the list of people, and the comment is sent with whom it asks to look', async () => {
  answerAction('writeCommentAction', () => ({ ok: true, value: { id: 'c1' } }))
  await form()
  await body.fill('Is this still so, @')
  await page.getByText('Sofie Maes').click()
  await page.getByRole('button').last().click()
  await expect.poll(() => place.visits).toEqual(['refresh /'])
  expect(sentTo('writeCommentAction')).toEqual([
    [{ recordId: 'A-001', body: 'Is this still so, @', mentions: ['sofie'] }],
  ])
  await expect.element(body).toHaveValue('')
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
  await page.getByRole('button').last().click()
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
  await page.getByRole('button').last().click()
  await expect.element(body).toHaveAttribute('aria-invalid', 'true')
  await expect.element(body).toHaveValue('   ')
})

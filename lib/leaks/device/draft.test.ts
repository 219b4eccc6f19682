import { expect, test } from 'vitest'
import { reportAnswersSchema } from '../facts/schema'
import { answersToSend, isTouched, newDraft } from './draft'

const start = { phone: '+32 9 000', language: 'nl', zone: 'Europe/Brussels' } as const

test('a fresh report has an id of its own, the phone filled in, and is not worth keeping yet', () => {
  const [first, second] = [newDraft(start), newDraft(start)]
  expect(first.clientId).not.toBe(second.clientId)
  expect(first.answers.phone).toBe('+32 9 000')
  expect([isTouched(first), first.outbox]).toEqual([false, false])
  expect(isTouched({ ...first, answers: { ...first.answers, story: 'x' } })).toBe(true)
})

test('what is sent is what the server takes, also when only the first question was answered', () => {
  const { answers } = newDraft(start)
  expect(answersToSend(answers)).toBeNull()
  const sent = answersToSend({ ...answers, happened: 'other' })
  expect(reportAnswersSchema.parse(sent)).toMatchObject({
    happened: 'other',
    noticed: 'now',
    ongoing: 'unknown',
    band: 'unknown',
  })
})

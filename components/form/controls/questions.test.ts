import { expect, it } from 'vitest'
import { questionRows } from './questions-control'

const questions = { item: 'asked', items: ['a', 'b'] }
const columns = [{ name: 'asked' }, { name: 'answer' }]

it('asks each question once and in order, with the answer that is there', () => {
  expect(questionRows(questions, columns, [{ asked: 'b', answer: 'yes' }])).toEqual([
    { asked: 'a', answer: '' },
    { asked: 'b', answer: 'yes' },
  ])
})

it('keeps an answer to something else, and drops what says nothing', () => {
  const rows = [
    { asked: 'former', answer: 'no' },
    { asked: '', answer: '' },
  ]
  expect(questionRows(questions, columns, rows).slice(2)).toEqual([{ asked: 'former', answer: 'no' }])
})

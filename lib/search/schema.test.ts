import { expect, test } from 'vitest'
import { questionSchema } from './schema'

test.each<[string, unknown, string]>([
  ['as it is', 'consent', 'consent'],
  ['cut where its box ends, never dropped', 'x'.repeat(300), 'x'.repeat(200)],
  ['once, where it stands there twice', ['first', 'second'], 'first'],
  ['none', undefined, ''],
  ['what is no text', 7, ''],
])('a question is read %s', (_, asked, question) => {
  expect(questionSchema.parse(asked)).toBe(question)
})

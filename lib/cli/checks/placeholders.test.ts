import { expect, test } from 'vitest'
import { placeholdersOf } from './texts.mjs'

test.each([
  ['plain text', ''],
  ['{name} and {when, date, long}', 'name when'],
  ['{count, plural, =0 {none} one {one {thing}} other {# things}}', 'count thing'],
  ['{way, select, up {rising} other {falling}} by {column}', 'column way'],
])('%s', (message, names) => {
  expect(placeholdersOf(message)).toBe(names)
})

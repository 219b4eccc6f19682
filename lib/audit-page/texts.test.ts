import { expect, it } from 'vitest'
import { isOnRequest, withoutTexts } from './texts'

it.each([
  ['a story', 'word '.repeat(41)],
  ['a national number', 'It says 85.07.30-033.28 there'],
  ['an account', 'BE68 5390 0754 7034'],
  ['a card', 'paid with 4111 1111 1111 1111'],
])('%s is read on request', (_what, text) => {
  expect(isOnRequest(text)).toBe(true)
  const change = { field: 'Story', before: text, after: 'short' }
  const told = withoutTexts({ reason: text, changes: [change, { field: 'Title', before: 'a', after: 'b' }] }, 'later')
  expect(told).toEqual({
    reason: 'later',
    changes: [
      { field: 'Story', before: 'later', after: 'short' },
      { field: 'Title', before: 'a', after: 'b' },
    ],
    kept: true,
  })
  const both = withoutTexts({ reason: undefined, changes: [{ ...change, after: text }] }, 'later')
  expect(both).toMatchObject({ reason: undefined, changes: [{ field: 'Story', before: '', after: 'later' }] })
})

it.each(['', 'A-012 Payroll', '7 years', 'x'.repeat(200), '2 June 2026, 14:37'])('%j is shown', (text) => {
  const told = { reason: text, changes: [{ field: 'Title', before: text, after: 'b' }] }
  expect(withoutTexts(told, 'later')).toEqual({ ...told, kept: false })
})

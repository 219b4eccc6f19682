import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { privacyPolicy } from '@/lib/examples/optipost/privacy-policy'
import { type DifferenceRow, differencesBetween, nearestSentence } from './differences'
import { plainText } from './plain'

/** The lines of one of both texts, as its rows say them. */
function linesOf(rows: readonly DifferenceRow[], side: 'older' | 'newer'): string[] {
  return rows.flatMap((row) => {
    if (row.kind === 'same') return [...row.lines]
    const own = row.runs.filter((run) => run.in === 'both' || run.in === side)
    return own.length > 0 ? [own.map(({ text }) => text).join('')] : []
  })
}
/** What only one text says, in brackets: [-out-] {+in+}. */
const told = (older: string, newer: string) =>
  differencesBetween(older, newer)
    .map((row) =>
      row.kind === 'same'
        ? `(${row.lines.length})`
        : row.runs
            .map(({ text, in: side }) => ({ both: text, older: `[-${text}-]`, newer: `{+${text}+}` })[side])
            .join(''),
    )
    .join(' | ')

describe('differences', () => {
  test.each([
    ['nothing', 'One.\nTwo.', 'One.\nTwo.', '(2)'],
    [
      'a word',
      'We keep data for two years.',
      'We keep data for three years.',
      'We keep data for [-two-]{+three+} years.',
    ],
    ['a line more', 'One.\nThree.', 'One.\nTwo.\nThree.', '(1) | {+Two.+} | (1)'],
    ['a line less', 'One.\nTwo.\nThree.', 'One.\nThree.', '(1) | [-Two.-] | (1)'],
    ['another line', 'Cookies.', 'We keep your name.', '[-Cookies.-] | {+We keep your name.+}'],
    ['nothing before', '', 'One.', '{+One.+}'],
    ['more room alone', 'One.\nTwo.', 'One.\n\n\nTwo.', '(2)'],
    [
      'a changed line between new ones',
      'We send newsletters to you.\nBye.',
      'Hello there.\nWe send letters to you.\nBye.',
      '{+Hello there.+} | We send [-newsletters-]{+letters+} to you. | (1)',
    ],
  ])('%s', (_, older, newer, said) => expect(told(older, newer)).toBe(said))

  it('hold both texts whole, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a b c', 'a b d', '', 'x y', 'é “z”', 'a'), { maxLength: 12 })
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const rows = differencesBetween(older.join('\n'), newer.join('\n'))
        expect(linesOf(rows, 'older')).toEqual(older.filter(Boolean))
        expect(linesOf(rows, 'newer')).toEqual(newer.filter(Boolean))
      }),
      { numRuns: 300 },
    )
  })

  it('come back for texts of 200 kB in which nothing is the same', () => {
    const lines = (start: number) =>
      Array.from({ length: 2_000 }, (_, at) => `w${start + at} ${'word'.repeat(20)}${start + at} n${at * 7 + start}`)
    const [older, newer] = [lines(1), lines(900_000)]
    const rows = differencesBetween(older.join('\n'), newer.join('\n'))
    expect(linesOf(rows, 'older')).toEqual(older)
    expect(linesOf(rows, 'newer')).toEqual(newer)
  })

  it('come back for one line of 100 kB', () => {
    const line = (step: number) => Array.from({ length: 12_000 }, (_, at) => `${(at * step) % 9973}`).join(' ')
    const rows = differencesBetween(line(7), line(11))
    expect([linesOf(rows, 'older'), linesOf(rows, 'newer')]).toEqual([[line(7)], [line(11)]])
  })
})

describe('the sentence that says a promise now', () => {
  const policy = plainText(privacyPolicy)
  test.each([
    [
      'This is done no later than 72 hours after the data leak has been detected.',
      'This is done no later than 48 hours after the data leak has been detected.',
    ],
    ['Every data leak that occurs is documented and recorded.', 'Every data leak is documented and recorded.'],
  ])('%s', (quote, now) => expect(nearestSentence(policy.replace(quote, now), quote)).toBe(now))

  it('is none where nothing resembles it', () =>
    expect(nearestSentence('We sell bicycles.', 'Every data leak that occurs is documented.')).toBeNull())
})

import { expect, test } from 'vitest'
import { glossaryComplaints } from './glossary.mjs'

const leak = {
  says: { en: 'leak', nl: 'gegevenslek' },
  never: { en: ['incidents?'], nl: ['lek(ken)?'] },
}
const textsOf = (nl: string, en = 'A leak.') =>
  new Map([
    ['en', new Map([['leaks', new Map([['title', en]])]])],
    ['nl', new Map([['leaks', new Map([['title', nl]])]])],
  ])

test.each([
  ['Een gegevenslek.', []],
  ['Gegevenslekken: {count, plural, one {# gegevenslek} other {# gegevenslekken}}', []],
  ['Een gegevenslek is een lek.', ['nl: leaks.title says "lek"; the word is "gegevenslek" (leak)']],
  ['Gegevenslekken, of Lekken', ['nl: leaks.title says "Lekken"; the word is "gegevenslek" (leak)']],
  ['Een gegevenslek op een lekke band, en {lek_count}.', []],
  ['Iets anders.', ['glossary: "gegevenslek" (leak) is said nowhere in nl']],
])('%s', (text, complaints) => {
  expect(glossaryComplaints({ leak }, textsOf(text))).toEqual(complaints)
})

test('an exception excuses its text alone, and is there only where it is needed', () => {
  const texts = textsOf('Een gegevenslek.', 'A leak, for NIS2 an incident.')
  expect(glossaryComplaints({ leak }, texts)).toHaveLength(1)
  expect(glossaryComplaints({ leak: { ...leak, except: ['leaks.title'] } }, texts)).toEqual([])
  expect(glossaryComplaints({ leak: { ...leak, except: ['leaks.title', 'leaks.other'] } }, texts)).toEqual([
    'glossary: "leak" excuses leaks.other, which needs no excuse',
  ])
})

test('a term with namespaces of its own is looked for there only; each language has a word', () => {
  expect(glossaryComplaints({ leak: { ...leak, only: ['mail'] } }, textsOf('Een lek.'))).toHaveLength(2)
  expect(glossaryComplaints({ leak: { ...leak, says: { en: 'leak' } } }, textsOf('Een gegevenslek.'))).toEqual([
    'glossary: "leak" has no word in nl',
  ])
})

import { describe, expect, it } from 'vitest'
import { acceptedLocale, labelled, localeOf, namesIn, unbrokenText } from './locale'

describe('acceptedLocale', () => {
  it.each([
    [null, 'en'],
    ['', 'en'],
    ['nl-BE,nl;q=0.9,en;q=0.8', 'nl'],
    ['de-DE,de;q=0.9,fr-BE;q=0.7,en;q=0.3', 'fr'],
    ['en;q=0.4, fr;q=0.9', 'fr'],
    ['fr;q=0, nl;q=0.1', 'nl'],
    ['zh', 'en'],
    ['*', 'en'],
  ])('%s → %s', (header, locale) => {
    expect(acceptedLocale(header)).toBe(locale)
  })
})

describe('localeOf', () => {
  it('knows three languages and nothing else', () => {
    expect([localeOf('nl'), localeOf('de'), localeOf(undefined)]).toEqual(['nl', null, null])
  })
})

it.each([
  ['en', ['A'], 'A'],
  ['en', ['A', 'B', 'C'], 'A, B and C'],
  ['nl', ['A', 'B', 'C'], 'A, B en C'],
  ['fr', ['A', 'B'], 'A et B'],
])('names in %s: %j', (locale, names, said) => {
  expect(namesIn(locale, names)).toBe(said)
})

it.each([
  ['en', 'Records: 4'],
  ['nl', 'Records: 4'],
  ['de', 'Records: 4'],
  ['fr', 'Records\u00a0: 4'],
])('a label in %s: %s', (locale, words) => {
  expect(labelled(locale, 'Records', 4)).toBe(words)
})

it.each([
  ['Quel jour ?', 'Quel jour\u00a0?'],
  ['« Pas sûr » convient ; « oui » aussi !', '«\u00a0Pas sûr\u00a0» convient\u00a0; «\u00a0oui\u00a0» aussi\u00a0!'],
  [
    '{n, number, ::percent} : {n, plural, one {# fiche} other {# fiches}}',
    '{n, number, ::percent}\u00a0: {n, plural, one {# fiche} other {# fiches}}',
  ],
  ['à 10:30 (UTC+01:00)', 'à 10:30 (UTC+01:00)'],
])('a French text breaks before no sign of two parts: %s', (text, unbroken) => {
  expect(unbrokenText(text)).toBe(unbroken)
})

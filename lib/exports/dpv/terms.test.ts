import { expect, it } from 'vitest'
import { type CodeListName, codeList, codeLists } from '@/lib/law/codes/registry'
import { countryChoices } from '@/lib/law/countries'
import { catalog } from '@/lib/registers/catalog'
import { anyRecord, context, namedTerms, propertyOf, termsOf } from './mapping'
import published from './terms-2.3.json'

const known = new Map(Object.entries(published.terms).map(([prefix, names]) => [prefix, new Set(names.split(' '))]))
const isPublished = (term: string) => {
  const [prefix = '', name = ''] = term.split(':')
  return known.get(prefix)?.has(name) ?? false
}

it('the list of terms is that of release 2.3, with where it comes from', () => {
  expect(published).toMatchObject({ release: '2.3', repository: 'https://github.com/w3c/dpv' })
  expect(Object.keys(published.files)).toEqual(Object.keys(published.terms))
  expect(known.get('dpv')?.size).toBeGreaterThan(1_000)
})

it('every property and class that a file can name is a term of the release', () => {
  const declared = catalog.flatMap(({ dpv }) => (dpv ? [dpv.class, dpv.as] : []))
  expect(declared).toHaveLength(2 * catalog.length)
  expect([...namedTerms, anyRecord, ...declared].filter((term) => !isPublished(term))).toEqual([])
  expect(Object.keys(context)).toEqual(expect.arrayContaining(Object.keys(published.terms)))
})

it('every identifier of a closed list is one', () => {
  const names = Object.keys(codeLists).filter((name): name is CodeListName => name in codeLists)
  const all = names.flatMap((list) =>
    codeList(list).flatMap(({ code, moreIris = [] }) => [...termsOf({ kind: 'choice', list }, code), ...moreIris]),
  )
  expect(all.length).toBeGreaterThan(100)
  expect(all.filter((term) => !isPublished(term))).toEqual([])
})

it('every country that can be chosen is one, and what is not in the vocabulary has no term', () => {
  const terms = countryChoices('en').flatMap(({ code }) => termsOf({ kind: 'country' }, code))
  expect(terms.filter((term) => !isPublished(term))).toEqual([])
  expect(termsOf({ kind: 'choices', list: 'dataCategories' }, 'other:scents')).toEqual([])
  expect(termsOf({ kind: 'text' }, 'BE')).toEqual([])
})

it.each([
  [{ name: 'purposes', kind: 'relation', to: 'purposes' }, 'dpv:hasPurpose'],
  [{ name: 'legalBases', kind: 'choices', list: 'legalBases' as const }, 'dpv:hasLegalBasis'],
  [{ name: 'country', kind: 'country' }, 'dpv:hasCountry'],
  [{ name: 'description', kind: 'longText' }, 'dertig:description'],
])('%j stands under %s', (field, property) => {
  expect(propertyOf(field)).toBe(property)
})

import { describe, expect, test, vi } from 'vitest'
import { fieldErrors } from '@/lib/errors/fields'
import { codeList } from '@/lib/law/codes/registry'
import { catalog } from '@/lib/registers/catalog'
import { type AnyRegister, fieldsOf } from '@/lib/registers/declare/define'
import { searchTextOf } from '../derive/search-text'
import { wordingIn } from '../state/wording'

vi.mock(import('@/lib/company/entities'), async (original) => ({
  ...(await original()),
  entityChoices: async () => [],
}))

const registers: readonly AnyRegister[] = catalog

/** Every place that takes own words: a field, or a column of rows. */
const places = registers.flatMap((register) =>
  fieldsOf(register).flatMap(({ name, kind, list, ownWords, columns = {} }) => [
    ...(ownWords && list ? [{ slug: register.slug, register, name, list, kind, column: '' }] : []),
    ...Object.entries(columns).flatMap(([column, of]) =>
      of.ownWords && of.list ? [{ slug: register.slug, register, name, list: of.list, kind, column }] : [],
    ),
  ]),
)

type Place = (typeof places)[number]
const holding = ({ name, kind, column }: Place, value: string) => ({
  [name]: kind === 'choice' ? value : kind === 'choices' ? [value] : [{ [column]: value }],
})
const keysOf = (place: Place, value: string) => {
  const parsed = place.register.detail.safeParse(holding(place, value))
  return parsed.success ? [] : Object.values(fieldErrors(parsed.error)).flat()
}

describe('own words beside a closed list', () => {
  test('categories of data and of people, recipients and measures take them, wherever they stand', () => {
    expect(places.map(({ slug, name, column }) => [slug, name, column].filter(Boolean).join(' '))).toEqual([
      'activities peopleCategories',
      'activities dataCategories',
      'activities recipients kind',
      'sources dataCategories',
      'sources peopleCategories',
      'processors dataCategories',
      'agreements dataCategories',
      'retention-rules dataCategories',
      'measures group',
    ])
  })

  test.each(places)('$slug $name $column: kept, worded, found', async (place) => {
    const value = 'other:Wegverkeer: Fluvius-meterstanden'
    expect(keysOf(place, value)).toEqual([])
    const { register, list } = place
    const detail = register.detail.parse(holding(place, value))
    const [en, nl, fr] = await Promise.all(
      (['en', 'nl', 'fr'] as const).map((locale) => wordingIn(locale, 'Europe/Brussels')),
    )
    const said = [en, nl, fr].map((words) => words?.word({ kind: 'choice', list }, value))
    expect(said).toEqual([
      'Other, namely: Wegverkeer: Fluvius-meterstanden',
      'Andere, namelijk: Wegverkeer: Fluvius-meterstanden',
      'Autre, à savoir\u00a0: Wegverkeer: Fluvius-meterstanden',
    ])
    const base = { title: 'A record', ownerRole: '', formerRef: '', tags: [], ruleReference: '', ruleSource: null }
    const found = await searchTextOf(register, 'X-001', { base, detail }, { owner: null, linked: [] })
    expect(found).toContain('fluvius')
  })

  test.each(places)('$slug $name $column: what says nothing is refused, a code stays a code', (place) => {
    const code = codeList(place.list)[0]?.code ?? ''
    expect(keysOf(place, code)).toEqual([])
    expect(keysOf(place, 'other:')).toEqual(['own_words'])
    expect(keysOf(place, 'other:  ')).toEqual(['own_words'])
    expect(keysOf(place, `other:${'x'.repeat(201)}`)).toEqual(['too_long.200'])
    expect(keysOf(place, 'not a code')).not.toEqual([])
  })
})

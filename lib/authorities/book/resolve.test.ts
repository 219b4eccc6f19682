import { describe, expect, it } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { builtInAuthorities } from './built-in'
import { type AuthorityEntry, authorityName, authoritySchema, wordsIn } from './entry'
import { authorityOn, competentIn, entryOf, inOrder, oldNamesIn, recipientsOf } from './resolve'

const day = (text: string) => calendarDateSchema.parse(text)
const today = day('2026-11-29')
const book = builtInAuthorities

describe('who holds the place of an authority on a day', () => {
  it.each<[string, string, string | null]>([
    ['BE_CBPL', '2018-05-24', 'BE_CBPL'],
    ['BE_CBPL', '2018-05-25', 'BE_GBA'],
    ['BE_CBPL', '2026-11-29', 'BE_GBA'],
    ['BE_GBA', '2018-05-24', null],
    ['BE_GBA', '2018-05-25', 'BE_GBA'],
    ['GB_ICO', '2026-11-29', 'UK_ICO'],
    ['EU_CSIRT', '2026-09-10', null],
    ['XX_NONE', '2026-11-29', null],
  ])('%s on %s: %s', (code, on, expected) => {
    expect(authorityOn(book, code, day(on))?.code ?? null).toBe(expected)
  })

  it('a chain that leads round ends', () => {
    const [old] = book
    if (!old) throw new Error('an empty book')
    const round = [
      { ...old, code: 'BE_A', successor: 'BE_B' },
      { ...old, code: 'BE_B', successor: 'BE_A' },
    ]
    expect(authorityOn(round, 'BE_A', today)).toBeNull()
  })
})

describe('an old name in a text', () => {
  it.each<[string, string | null]>([
    ['Leaks are reported to the Privacy Commission.', 'Privacy Commission'],
    ['Meld het aan de privacycommissie!', 'Privacycommissie'],
    ['à la Commission de la protection de la vie privée', 'Commission de la protection de la vie privée'],
    ['commission@privacycommission.be', 'privacycommission.be'],
    ['De CBPL zegt', 'CBPL'],
    ['CBPLX and XCBPL are other things', null],
    ['XCBPL, but also the CBPL', 'CBPL'],
    ['We tell the GBA/APD.', null],
    ['', null],
  ])('%s: %s', (text, expected) => {
    const [found] = oldNamesIn([text], book, today)
    expect(found?.name ?? null).toBe(expected)
    if (found) expect([found.was.code, found.today?.code]).toEqual(['BE_CBPL', 'BE_GBA'])
  })

  it('is none while that authority holds', () => {
    expect(oldNamesIn(['the Privacy Commission'], book, day('2018-05-24'))).toEqual([])
    expect(oldNamesIn(['the Privacy Commission'], book, day('2018-05-25'))).toHaveLength(1)
  })

  it('is said once, of several texts', () => {
    expect(oldNamesIn(['Privacycommissie', 'CBPL and CPVP'], book, today)).toHaveLength(1)
  })
})

describe('to whom a leak is reported', () => {
  const place = { authority: 'BE_GBA', country: 'BE', on: today }
  it.each<[string[], [string, string | null, string][]]>([
    [[], []],
    [['BE'], []],
    [
      ['FR', 'NL', 'FR'],
      [
        ['FR', 'FR_CNIL', 'through_lead'],
        ['NL', 'NL_AP', 'through_lead'],
      ],
    ],
    [['GB'], [['GB', 'UK_ICO', 'own_report']]],
    [['NO'], [['NO', 'NO_DATATILSYNET', 'through_lead']]],
    [['BR'], [['BR', null, 'own_report']]],
  ])('people in %j', (states, expected) => {
    const { lead, concerned } = recipientsOf(book, { ...place, states })
    expect(lead?.code).toBe('BE_GBA')
    expect(concerned.map(({ country, entry, how }) => [country, entry?.code ?? null, how])).toEqual(expected)
  })

  it.each<[string | null, string, string | null]>([
    ['BE_GBA', 'NL', 'BE_GBA'],
    [null, 'NL', 'NL_AP'],
    ['BE_CBPL', 'BE', 'BE_GBA'],
    ['XX_GONE', 'FR', 'FR_CNIL'],
    [null, 'US', null],
  ])('chosen %s, established in %s: %s', (authority, country, expected) => {
    expect(recipientsOf(book, { authority, country, states: [], on: today }).lead?.code ?? null).toBe(expected)
  })
})

describe('the book that comes with Dertig', () => {
  it('has every code once, and an authority for each state of the EEA', () => {
    expect(new Set(book.map(({ code }) => code)).size).toBe(book.length)
    const eea = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' ')
    for (const country of eea) expect(competentIn(book, { country, regime: 'gdpr', on: today }), country).not.toBeNull()
  })

  it('says of none that it was read, and names a successor that it has', () => {
    expect(book.filter(({ certainty }) => certainty === 'read')).toEqual([])
    for (const { successor } of book) if (successor) expect(entryOf(book, successor), successor).not.toBeNull()
  })

  it('has who, card and role of the Belgian portal in every language', () => {
    const gba = entryOf(book, 'BE_GBA')
    for (const part of ['who', 'card', 'role'] as const)
      expect(Object.keys(gba?.[part] ?? {}).sort()).toEqual(['de', 'en', 'fr', 'nl'])
  })

  it('stands in its order: Belgium first, the Union last, those that are over after all', () => {
    const codes = inOrder(
      book.map((entry) => ({ entry })),
      today,
    ).map(({ entry }) => entry.code)
    expect(codes[0]).toBe('BE_GBA')
    expect(codes.slice(-2)).toEqual(['EU_CSIRT', 'BE_CBPL'])
  })
})

describe('an entry', () => {
  const [, given] = book
  it.each<[string, Partial<Record<keyof AuthorityEntry, unknown>>, string]>([
    ['a link that runs a script', { portal: 'javascript:alert(1)' }, 'portal'],
    ['a link into this machine', { portal: 'http://localhost:3000/' }, 'portal'],
    ['a file', { website: 'file:///etc/passwd' }, 'website'],
    ['no name', { names: { nl: '' } }, 'names'],
    ['no rules', { regimes: [] }, 'regimes'],
    ['an end before its start', { validFrom: '2020-01-02', validUntil: '2020-01-01' }, 'validUntil'],
    ['itself as what follows', { successor: 'BE_GBA' }, 'successor'],
    ['a country that is none', { country: 'XX' }, 'country'],
    ['a code of small letters', { code: 'be_gba' }, 'code'],
    ['a field nobody knows', { isGood: true } as object, ''],
    ['a day in no calendar', { validFrom: '2026-02-30' }, 'validFrom'],
  ])('with %s is refused', (_, wrong, field) => {
    const read = authoritySchema.safeParse({ ...given, ...wrong })
    expect(read.success).toBe(false)
    expect(read.error?.issues[0]?.path[0] ?? '').toBe(field)
  })

  it('is called by its name in a language, else by any', () => {
    expect(authorityName({ code: 'NL_AP', names: { nl: 'AP' } }, 'fr')).toBe('AP')
    expect(wordsIn({ fr: 'un', en: 'one' }, 'de')).toBe('one')
    expect(wordsIn({}, 'nl')).toBe('')
  })
})

import { describe, expect, it } from 'vitest'
import { isReserved, nameKey, personNameSchema } from './person-name'

const problem = (name: string) => {
  const parsed = personNameSchema.safeParse(name)
  return parsed.success ? null : parsed.error.issues[0]?.message
}

describe('a name is what it looks like', () => {
  it.each([
    'Anna Peeters',
    'Żaneta Ó Briain-D’Hondt',
    'Jean-Luc (Financiën)',
    'Ольга Иванова',
    'Νίκος',
    '田中 花子 タロウ',
    'محمد علي',
    'O',
    'Anna 2',
  ])('%s', (name) => expect(problem(name)).toBeNull())

  it.each([
    ['a zero-width space', 'Anna\u200bPeeters'],
    ['a word joiner', 'Anna\u2060 Peeters'],
    ['a soft hyphen', 'An\u00adna'],
    ['text turned around', '\u202esreteeP annA'],
    ['an isolate', 'Anna\u2066 Peeters\u2069'],
    ['a mark of direction', 'Anna\u200f'],
    ['a Hangul filler', 'Anna\u3164'],
    ['a half-width filler', '\uffa0Anna'],
    ['a grapheme joiner', 'An\u034fna'],
    ['a variation selector', 'Anna\ufe0f'],
    ['a tag', 'Anna\u{e0041}'],
    ['an empty braille cell', 'Anna \u2800'],
    ['a line break', 'Anna\nDPO'],
    ['a tab', 'Anna\tPeeters'],
    ['a byte order mark inside', 'An\ufeffna'],
  ])('refuses %s', (_what, name) => expect(problem(name)).toBe('name_unseen'))

  it.each(['', ' ', '\u00a0\u2003', '--', '42', '…'])('refuses the blank name %j', (name) =>
    expect(problem(name)).not.toBeNull(),
  )

  it.each(['Аnna', 'Dоra', 'Pαul', 'Peeterѕ'])('refuses the mixed word %s', (name) =>
    expect(problem(name)).toBe('name_scripts'),
  )

  it('counts spaces once', () => expect(personNameSchema.parse('  Anna \u00a0 Peeters ')).toBe('Anna Peeters'))
})

describe('names that a reader takes for one', () => {
  it.each([
    ['Anna Peeters', 'ANNA PEETERS'],
    ['Zoë Maes', 'Zoe Maes'],
    ['Zoe\u0308', 'Zoë'],
    ['Anna Peeters', 'Anna-Peeters.'],
    ['Ｄｏｒａ', 'Dora'],
    ['Кате', 'Kate'],
    ['ΑΝΝΑ'.toLowerCase(), 'avva'],
  ])('%s and %s', (a, b) => expect(nameKey(a)).toBe(nameKey(b)))

  it.each([
    ['Anna Peeters', 'Anna Peeters (Sales)'],
    ['Anna Peeters', 'Anna Peters'],
    ['Jan 1', 'Jan 2'],
  ])('not %s and %s', (a, b) => expect(nameKey(a)).not.toBe(nameKey(b)))
})

describe('names of Dertig itself', () => {
  it.each([
    'Dertig',
    'Dertig (system)',
    'DERTIG (systeem)',
    'Dertig (système)',
    'dertig, vanzelf',
    'Dértig (voorbeeldgegevens)',
    'erased person',
    'Gewiste persoon',
    'Personne effacée',
    'De Melder',
    'Rita (melder)',
    'Rita (reporter)',
    'Rita (a signalé)',
    'Operator',
    'Visiteur non connecté',
    'not shown',
  ])('%s', async (name) => expect(await isReserved(name)).toBe(true))

  it.each(['Dertigers Jan', 'Anna Dertig', 'Melder Koen', 'Opera Torres'])('not %s', async (name) =>
    expect(await isReserved(name)).toBe(false),
  )
})

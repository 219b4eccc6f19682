import { describe, expect, test, vi } from 'vitest'
import { place } from '@/components/testing/place'
import type { OpenedEntry } from '@/lib/audit/log/opened'
import type { JsonValue } from '@/lib/errors/json'
import type { Locale } from '@/lib/text/locale'
import { instantSchema } from '@/lib/time/types'
import { logWords } from './words'

const sales = '11111111-1111-4111-8111-111111111111'
const gone = '22222222-2222-4222-8222-222222222222'
vi.mock(import('@/lib/audit/log/opened'), async (original) => ({
  ...(await original()),
  namesOf: async () => (_entry, id) => (id === sales ? 'Sales' : undefined),
}))
vi.mock(import('@/lib/company/entities'), async (original) => ({
  ...(await original()),
  entityChoices: async () => [],
}))
vi.mock('next/headers', () => import('@/components/testing/next-headers'))

const entry = (more: Partial<OpenedEntry> = {}): OpenedEntry => ({
  ...{ index: 1, at: instantSchema.parse('2026-06-02T12:37:00.000Z'), action: 'user.update', outcome: 'ok', count: 1 },
  day: null,
  ...{
    subject: { type: 'user', id: 'u', ref: null, name: 'An Peeters' },
    who: { kind: 'person', name: 'Tom Willems' },
  },
  ...{ version: { before: null, after: null }, changes: [], reason: null, values: 'open' },
  ...more,
})
const subject = (type: OpenedEntry['subject']['type'], ref: string | null = null) => ({
  type,
  id: 'x',
  ref,
  name: null,
})

async function changesIn(locale: Locale, of: Partial<OpenedEntry>) {
  place.locale = locale
  const words = await logWords([entry(of)])
  return words.changes(entry(of))
}
const change = (field: string, old: JsonValue, after: JsonValue) => [{ field, old, new: after }]

test('a file has its own language, whatever the reader reads in', async () => {
  place.locale = 'en'
  const words = await logWords([entry()], 'fr')
  const said = [words.what(entry()), words.who({ kind: 'system', name: 'example_data' })]
  place.locale = 'fr'
  const french = await logWords([entry()])
  expect(said).toEqual([french.what(entry()), french.who({ kind: 'system', name: 'example_data' })])
  place.locale = 'en'
  const english = await logWords([entry()])
  expect(said).not.toContain(english.what(entry()))
})

describe('what changed, in the words of the place where it is changed', () => {
  type Row = readonly [what: string, of: Partial<OpenedEntry>, field: string, before: string, after: string]
  const rows: readonly Row[] = [
    [
      'roles',
      { changes: change('roles', ['editor'], ['editor', 'dpo']) },
      'Roles',
      'Record owner',
      'Record owner, DPO',
    ],
    ['a language', { changes: change('locale', 'nl', 'fr') }, 'Language', 'Nederlands', 'Français'],
    ['a department', { changes: change('departments', [], [sales]) }, 'Departments', '', 'Sales'],
    ['an id without a name', { changes: change('departments', [gone], [sales]) }, 'Departments', '–', 'Sales'],
    [
      'a moment',
      { changes: change('validUntil', null, '2026-06-02T12:37:00.000Z') },
      'Ends',
      '',
      'Tue 2 Jun 2026, 14:37 (UTC+02:00)',
    ],
    [
      'a finding',
      { subject: subject('finding', 'F-001'), action: 'finding.update', changes: change('state', 'open', 'resolved') },
      'State',
      'Open',
      'Resolved',
    ],
    [
      'a leak',
      { subject: subject('leak', 'L-2026-001'), action: 'leak.update', changes: change('riskLevel', 'risk', 'high') },
      'Risk for people',
      'Risk',
      'High risk',
    ],
    [
      'a record',
      { subject: subject('record', 'X-001'), action: 'record.update', changes: change('partyKind', null, 'processor') },
      'What it is to us',
      '',
      'Processor',
    ],
    [
      'the state of a record',
      { subject: subject('record', 'P-001'), action: 'record.submit', changes: change('status', 'draft', 'in_review') },
      'Status',
      'Draft',
      'In review',
    ],
  ]
  test.each(rows)('%s', async (_, of, field, before, after) => {
    expect(await changesIn('en', of)).toEqual([{ field, before, after }])
  })

  test('a change without a value on either side, and one that only repeats the reason, are left out', async () => {
    const changes = [...change('phone', null, ''), ...change('stateReason', null, 'Sent twice.')]
    expect(await changesIn('en', { changes, reason: 'Sent twice.' })).toEqual([])
  })
})

describe('who and what', () => {
  test.each<[OpenedEntry['who'], string, string]>([
    [{ kind: 'person', name: 'Tom Willems' }, 'Tom Willems', 'Tom Willems'],
    [
      { kind: 'person', name: 'Tom Willems', for: 'An Peeters' },
      'Tom Willems (for An Peeters)',
      'Tom Willems (voor An Peeters)',
    ],
    [
      { kind: 'person', name: 'Tom Willems', for: null },
      'Tom Willems (for erased person)',
      'Tom Willems (voor gewiste persoon)',
    ],
    [{ kind: 'reporter', name: null }, 'the reporter', 'de melder'],
    [{ kind: 'reporter', name: 'Lotte Claes' }, 'Lotte Claes (reporter)', 'Lotte Claes (melder)'],
    [{ kind: 'erased' }, 'erased person', 'gewiste persoon'],
    [{ kind: 'system', name: 'visitor' }, 'visitor who was not signed in', 'niet-aangemelde bezoeker'],
    [{ kind: 'system', name: 'newcomer' }, 'newcomer', 'newcomer'],
  ])('%j', async (who, en, nl) => {
    for (const [locale, expected] of [
      ['en', en],
      ['nl', nl],
    ] as const) {
      place.locale = locale
      expect((await logWords([])).who(who)).toBe(expected)
    }
  })

  test('an act names what it was done to, by number or by name', async () => {
    place.locale = 'fr'
    const words = await logWords([])
    expect(words.what(entry())).toBe('Personne modifiée · An Peeters')
    expect(words.what(entry({ action: 'record.retire', subject: subject('record', 'P-001') }))).toBe(
      'Fiche retirée · P-001',
    )
    expect(words.what(entry({ action: 'session.sign_out', subject: subject('session') }))).toBe('Déconnexion')
  })

  test('values that are not shown say why', async () => {
    place.locale = 'en'
    const { note } = await logWords([])
    expect(note(entry({ values: 'closed' }))).toBe('The values are not for you to see.')
    expect(note(entry({ values: 'erased' }))).toBe('The values were erased; the entry still verifies.')
    expect(note(entry())).toBeUndefined()
  })
})

import { describe, expect, test } from 'vitest'
import { place } from '@/components/testing/place'
import type { JsonValue } from '@/lib/errors/json'
import { decisionKinds } from '@/lib/law/codes/leak-states'
import type { Locale } from '@/lib/text/locale'
import { momentColumns, momentKinds } from '../../facts/moments'
import { countColumns } from '../../facts/rules'
import { aReport } from '../../facts/sample-report'
import { leakFactsSchema } from '../../facts/schema'
import { leakFieldWords, reportWords } from './history-words'

const sofie = '11111111-1111-4111-8111-111111111111'
const nobody = '22222222-2222-4222-8222-222222222222'

async function wordsIn(locale: Locale) {
  place.locale = locale
  const names = new Map([[sofie, 'Sofie Maes']])
  return leakFieldWords({ locale, zone: 'Europe/Brussels', nameOf: (id) => names.get(id) })
}

type Row = readonly [field: string, value: JsonValue, label: string, en: string, nl: string, fr: string]
const rows: readonly Row[] = [
  ['state', 'confirmed', 'State', 'Confirmed', 'Bevestigd', 'Confirmée'],
  ['riskLevel', 'high', 'Risk for people', 'High risk', 'Hoog risico', 'Risque élevé'],
  [
    'detectedAt',
    '2026-06-02T12:37:00.000Z',
    'Detected',
    'Tue 2 Jun 2026, 14:37 (UTC+02:00)',
    'di 2 jun 2026, 14:37 (UTC+02:00)',
    'mar. 2 juin 2026, 14:37 (UTC+02:00)',
  ],
  ['invited', sofie, 'People invited', 'Sofie Maes', 'Sofie Maes', 'Sofie Maes'],
  ['invited', nobody, 'People invited', '–', '–', '–'],
  ['personsMin', 1200, 'People: number, or at least', '1,200', '1.200', '1\u202f200'],
  ['personalData', true, 'Personal data hit', 'yes', 'ja', 'oui'],
  ['personalData', false, 'Personal data hit', 'no', 'nee', 'non'],
  [
    'title',
    'Mail to the wrong Jan',
    'Short title',
    'Mail to the wrong Jan',
    'Mail to the wrong Jan',
    'Mail to the wrong Jan',
  ],
  ['title', null, 'Short title', '', '', ''],
  ['linkedRecords', ['A-001', 'A-002'], 'Linked records', 'A-001, A-002', 'A-001, A-002', 'A-001, A-002'],
]

describe('a change of a leak', () => {
  test.each(rows)('%s %j', async (field, value, label, ...expected) => {
    expect((await wordsIn('en')).label(field)).toBe(label)
    for (const [n, locale] of (['en', 'nl', 'fr'] as const).entries())
      expect((await wordsIn(locale)).value(field, value), locale).toBe(expected[n])
  })

  test('several kinds are named each, parts of one answer stand beside each other', async () => {
    const { value } = await wordsIn('en')
    expect(value('types', ['confidentiality', 'availability'])).toBe(
      'Confidentiality: disclosed or accessed, Availability: lost or out of reach',
    )
    expect(value('decision.people', { riskLevel: 'high', reason: '', told: true })).toBe('High risk · yes')
  })

  test.each(['en', 'nl', 'fr'] as const)('every field whose change is kept has a label in %s', async (locale) => {
    const { persons: _persons, records: _records, ...plain } = leakFactsSchema.shape
    const count = { mode: 'exact', min: 1, max: null } as const
    const counts = [countColumns('persons', count), countColumns('records', count)].flatMap((columns) =>
      Object.keys(columns),
    )
    const acts = [
      'awareAt',
      'awareReason',
      'advice',
      'adviceReleased',
      ...decisionKinds.map((kind) => `decision.${kind}`),
      'note',
    ]
    const { label } = await wordsIn(locale)
    const columns = Object.values(momentColumns).filter((column) => column !== null)
    const fields = [...Object.keys(plain), ...counts, ...columns, ...momentKinds, ...acts, 'closedOver', 'told.people']
    expect(fields.filter((field) => label(field) === field)).toEqual([])
  })

  test('what has no words is shown as it is kept', async () => {
    const { label, value } = await wordsIn('en')
    expect([label('somethingNew'), value('somethingNew', 'as kept')]).toEqual(['somethingNew', 'as kept'])
  })
})

describe('a report as it was sent', () => {
  test.each<[Locale, string]>([
    ['en', 'Sent to the wrong person'],
    ['nl', 'Naar de verkeerde persoon gestuurd'],
    ['fr', 'Envoyé à la mauvaise personne'],
  ])('reads in %s one answer a line', async (locale, happened) => {
    place.locale = locale
    const lines = (await reportWords(aReport().answers)).split('\n')
    expect(lines.some((line) => line.endsWith(`: ${happened}`))).toBe(true)
    expect(lines.some((line) => line.endsWith(': I mailed the July list to the wrong Jan'))).toBe(true)
    expect(lines.every((line) => /^[^:]+: ?.+/.test(line))).toBe(true)
  })

  test('says nothing where it cannot be read', async () => {
    expect(await reportWords({ happened: 'no such thing' })).toBe('')
    expect(await reportWords(null)).toBe('')
  })
})

import { describe, expect, test } from 'vitest'
import { textsOf } from '@/lib/text/catalogue'
import en from '@/lib/text/messages/en/clocks.json'
import fr from '@/lib/text/messages/fr/clocks.json'
import nl from '@/lib/text/messages/nl/clocks.json'
import { readingAt } from '@/lib/time/clock-reading'
import type { ClockView } from '@/lib/time/clock-view'
import { type ClockTexts, clockFace, clockWords, dueWords } from '@/lib/time/clock-words'
import { hour } from '@/lib/time/length'
import { type Instant, instantOf } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { exampleClockRules } from './clock-rules'
import { clockView, leakClocks } from './clocks'

type Language = 'en' | 'nl' | 'fr'
const texts: Record<Language, ClockTexts> = {
  en: await textsOf('en', 'clocks'),
  nl: await textsOf('nl', 'clocks'),
  fr: await textsOf('fr', 'clocks'),
}

function textsIn(locale: Language): ClockTexts {
  return (key, values) => {
    const text = texts[locale](key, values)
    // next-intl answers with the key when a text is missing.
    expect(text).not.toContain('clocks.')
    expect(text).not.toBe(key)
    return text
  }
}

const zone = 'Europe/Brussels'
const aware = instantOf(new Date('2026-06-02T12:37:00Z'))
const nothing = {
  occurred: null,
  processorAwareAt: null,
  processorInformedAt: null,
  contractHours: null,
  part2FiledAt: null,
}

/** The clock of the authority, so many hours after awareness. */
function authorityAfter(hours: number, facts: { provisional?: boolean; filed?: boolean; signed?: boolean } = {}) {
  const now = addHours(aware, hours)
  const { clocks: all } = leakClocks(
    {
      ...nothing,
      state: 'confirmed',
      actingAs: 'controller',
      detectedAt: aware,
      reportedAt: aware,
      awareAt: facts.provisional ? null : aware,
      highRiskFoundAt: null,
      part1FiledAt: facts.filed ? now : null,
      part1Reference: facts.filed ? 'DBN-7' : null,
      toldPeopleAt: null,
      decisions: {
        authority: facts.signed ? { outcome: 'not_needed', at: now, by: 'Ann Peeters' } : null,
        people: null,
      },
    },
    exampleClockRules,
    now,
    zone,
  )
  return { clock: clockView(all[0] ?? expect.fail(), now), now }
}

function read(clock: ClockView, now: Instant, locale: Language): string[] {
  const { words, time } = readingAt(clockFace(clock, textsIn(locale), { locale, zone, now }), Date.parse(now))
  return [words, time]
}

const cases: [string, number, Parameters<typeof authorityAfter>[1], string[], string[], string[]][] = [
  [
    'on track',
    19,
    {},
    ['On track', '2 d 5 h left'],
    ['Op schema', 'nog 2 d 5 u'],
    ['Dans les temps', 'encore 2 j 5 h'],
  ],
  [
    'within a day',
    55,
    {},
    ['Due within a day', '17 h left'],
    ['Binnen een dag', 'nog 17 u'],
    ['Moins d’un jour', 'encore 17 h'],
  ],
  [
    'urgent',
    66 + 1 / 3,
    {},
    ['Urgent', '5 h 40 min left'],
    ['Dringend', 'nog 5 u 40 min'],
    ['Urgent', 'encore 5 h 40 min'],
  ],
  [
    'overdue',
    75.2,
    {},
    ['Overdue', 'by 3 h 12 min: still file, add reason for delay'],
    ['Te laat', 'sinds 3 u 12 min: meld toch, geef de reden van de vertraging'],
    ['En retard', 'de 3 h 12 min\u00a0: notifiez quand même, ajoutez le motif du retard'],
  ],
  [
    'provisional',
    19,
    { provisional: true },
    ['Not confirmed', '2 d 5 h left'],
    ['Niet bevestigd', 'nog 2 d 5 u'],
    ['Non confirmé', 'encore 2 j 5 h'],
  ],
  [
    'provisional and urgent',
    67,
    { provisional: true },
    ['Not confirmed · Urgent', '5 h left'],
    ['Niet bevestigd · Dringend', 'nog 5 u'],
    ['Non confirmé · Urgent', 'encore 5 h'],
  ],
  [
    'met',
    41,
    { filed: true },
    ['Met', 'Filed after 41 h · DBN-7'],
    ['Gehaald', 'Gemeld na 41 u · DBN-7'],
    ['Respecté', 'Notifié après 41 h · DBN-7'],
  ],
  [
    'not needed',
    41,
    { signed: true },
    ['Not needed', 'Not notified: grounds signed by Ann Peeters'],
    ['Niet nodig', 'Niet gemeld: gronden ondertekend door Ann Peeters'],
    ['Pas nécessaire', 'Non notifié\u00a0: motifs signés par Ann Peeters'],
  ],
]

describe('a clock in words', () => {
  test.each(cases)('%s', (_, hours, facts, inEnglish, inDutch, inFrench) => {
    const { clock, now } = authorityAfter(hours, facts)
    expect([read(clock, now, 'en'), read(clock, now, 'nl'), read(clock, now, 'fr')]).toEqual([
      inEnglish,
      inDutch,
      inFrench,
    ])
  })

  test.each(cases)('%s: a document says the same as the chip', (_, hours, facts) => {
    const { clock, now } = authorityAfter(hours, facts)
    for (const locale of ['en', 'nl', 'fr'] as const) {
      const { state, time } = clockWords(clock, textsIn(locale))
      expect([state, time]).toEqual(read(clock, now, locale))
    }
  })

  test('every rule has a name in every language', () => {
    const codes = exampleClockRules.map((rule) => rule.code)
    for (const names of [en.names, nl.names, fr.names])
      expect(Object.keys(names)).toEqual(expect.arrayContaining(codes))
  })

  test('due in words, with weekday and offset', () => {
    const { clock } = authorityAfter(19)
    expect(dueWords(clock, { locale: 'en', zone })).toBe('Fri 5 Jun 2026, 14:37 (UTC+02:00)')
  })
})

test('a running chip goes from state to state by itself', () => {
  const { clock, now } = authorityAfter(1)
  const face = clockFace(clock, textsIn('en'), { locale: 'en', zone, now })
  const later = [1, 48, 67, 73].map((hours) => readingAt(face, Date.parse(aware) + hours * hour).state)
  expect(later).toEqual(['on_track', 'within_a_day', 'urgent', 'overdue'])
})

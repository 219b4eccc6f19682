import { type DraftId, draftIdSchema, leakIdSchema } from '@/lib/db/ids'
import { instantSchema } from '@/lib/time/types'
import { completeness } from '../answers'
import { wordingOf } from '../completeness'
import type { Printing } from '../output/document'
import { type PrefillFacts, prefill, type RecordText } from '../prefill'
import type { Profile } from '../profiles/profile'
import type { DraftView } from '../queries'
import type { DraftLanguage, DraftValues } from '../values'

const at = (text: string) => instantSchema.parse(text)
const unknown = { mode: 'unknown', min: null, max: null } as const

const text = (ref: string, register: string, field: RecordText['field'], words: string): RecordText => ({
  ...{ ref, register, version: 1, field, text: words },
  inLanguages: { nl: `${words} (nl)`, fr: `${words} (fr)` },
})

/** What is known of a leak a minute after somebody reported it. */
export const barestFacts: PrefillFacts = {
  leak: {
    ref: 'L-2026-001',
    summary: '',
    occurredFrom: null,
    occurredTo: null,
    ongoing: 'unknown',
    detectedAt: at('2026-06-05T14:20:00.000Z'),
    awareAt: null,
    discoveredBy: null,
    types: [],
    cause: null,
    origin: null,
    act: null,
    intent: null,
    dataCategories: [],
    peopleCategories: [],
    persons: unknown,
    records: unknown,
    consequences: '',
    measuresTaken: '',
    measuresProposed: '',
    priorMeasures: '',
    riskLevel: null,
    riskReason: '',
    crossBorder: false,
    crossBorderStates: [],
    delayReason: null,
    delayText: '',
    toldPeople: null,
  },
  organisation: null,
  records: [],
  peopleDecision: null,
  letters: [],
  bundled: [],
  language: 'en',
}

/** A leak of which everything is known, with names as people have them. */
export const fullestFacts: PrefillFacts = {
  leak: {
    ...barestFacts.leak,
    summary: 'A list of subscribers was open on the web.\nZoë Ångström-Đorđević and דוד בן גוריון are on it.',
    occurredFrom: at('2026-06-05T06:00:00.000Z'),
    ongoing: 'yes',
    awareAt: at('2026-06-05T14:20:00.000Z'),
    discoveredBy: 'processor',
    types: ['confidentiality', 'availability'],
    cause: 'misconfiguration_public',
    origin: 'external',
    act: 'human',
    intent: 'malicious',
    dataCategories: ['contact_business', 'national_register_number_be', 'health'],
    peopleCategories: ['newsletter_subscriber', 'child'],
    persons: { mode: 'exact', min: 1200, max: 1200 },
    records: { mode: 'estimate', min: 1500, max: 2400 },
    consequences: 'Unwanted mail and phishing under our name.',
    measuresTaken: 'The list was closed.',
    measuresProposed: 'A second pair of eyes on every export.',
    priorMeasures: 'Passwords on every list but this one.',
    riskLevel: 'high',
    riskReason: 'Children are among them.',
    crossBorder: true,
    crossBorderStates: ['NL', 'FR'],
    delayReason: 'processor_late',
    delayText: 'They told us after the weekend.',
    toldPeople: { at: at('2026-06-06T08:00:00.000Z'), channel: 'email', number: 1180 },
  },
  organisation: {
    legalName: 'OptiPost NV',
    enterpriseNumber: '0123.456.749',
    address: 'Korte Meer 4 bus 1, 9000 Gent',
    country: 'BE',
    sector: 'Post & logistics <B2B>',
    dpoState: 'appointed',
    dpoName: 'Sofie Maes',
    dpoContact: 'dpo@optipost.example',
    dpoReason: null,
    contactName: 'Łukasz Żółć',
    contactPhone: '+32 9 279 98 57',
    contactEmail: 'privacy@optipost.example',
  },
  records: [
    {
      ref: 'A-001',
      purposes: [text('P-001', 'purposes', 'title', 'Newsletters')],
      processors: [{ ref: 'X-001', title: 'MailChimp' }],
      dataCategories: ['contact_business'],
      peopleCategories: ['prospect'],
      measures: [text('M-001', 'measures', 'description', 'Two factors at every door')],
    },
  ],
  peopleDecision: { outcome: 'notify', grounds: 'They can be on their guard.' },
  letters: [],
  bundled: [],
  language: 'en',
}

export const someZone = 'Europe/Brussels'
export const somePrinting: Printing = {
  at: at('2026-06-07T09:30:00.000Z'),
  log: { size: 1234, root: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=' },
}
const someDraft: DraftId = draftIdSchema.parse('0c6f7a52-1d0a-4a39-9f0e-8f4f1b6a2c11')

/** What a draft of this profile begins with. */
export async function begun(profile: Profile, language: DraftLanguage, facts: PrefillFacts): Promise<DraftValues> {
  return prefill(profile, facts, await wordingOf(language, someZone))
}

/** A draft with these values as its page and its documents see it, its clock running. */
export function viewOf(profile: Profile, language: DraftLanguage, values: DraftValues): DraftView {
  return {
    id: someDraft,
    version: 3,
    profile,
    language,
    values,
    besides: {},
    bundled: [],
    bundleable: [],
    foreign: {},
    earlier: null,
    updatedAt: at('2026-06-07T09:00:00.000Z'),
    items: completeness(profile, values, false),
    warnings: [],
    late: false,
    signedOff: null,
    filed: null,
    leak: {
      id: leakIdSchema.parse('0c6f7a52-1d0a-4a39-9f0e-8f4f1b6a2c12'),
      ref: 'L-2026-001',
      title: 'A list',
      isExample: false,
    },
    clock: {
      code: 'authority_part1',
      recipient: 'authority',
      source: 'Art. 33(1)',
      certainty: 'read',
      startAt: at('2026-06-05T14:20:00.000Z'),
      provisional: false,
      awareAt: null,
      dueAt: at('2026-06-08T14:20:00.000Z'),
      latestAt: at('2026-06-08T15:00:00.000Z'),
      endsDay: false,
      endedAt: null,
      endKind: null,
      endReference: null,
      state: 'on_track',
      urgency: 'on_track',
      remaining: 100_000_000,
      late: false,
    },
    filedBefore: {},
    edits: {},
    voided: null,
    comments: [],
    ticks: {},
    links: {},
    files: [],
    can: { update: true, sign: false, note: true, file: true, export: true, amend: true },
  }
}

import { describe, expect, it, test } from 'vitest'
import { builtInAuthorities } from '@/lib/authorities/book/built-in'
import { authorityOn } from '@/lib/authorities/book/resolve'
import { calendarDateSchema } from '@/lib/time/types'
import type { ComparedText, NoticeFacts } from '../compare/facts'
import { compare } from '../compare/rules'
import { sectionsOf } from '../text/sections'
import { draftOf } from './build'
import type { DraftFacts } from './facts'
import { gapsOf, plainDraft } from './model'

const day = (text: string) => calendarDateSchema.parse(text)
const nowhere = { recipient: '', country: 'US', organisation: '', mechanism: '46_2c' }

/** A register that says everything, kept in a language, with its purpose in all of them. */
const whole = (language: 'en' | 'nl' | 'fr'): DraftFacts => ({
  company: {
    ...{ name: 'OptiPost NV', enterpriseNumber: '0123.456.789', address: 'Korte Meer 4, 9000 Gent' },
    ...{ phone: '+32 9 000 00 00', contactName: 'An Peeters', email: 'privacy@optipost.example' },
    ...{ representative: '', dpoState: 'not_required', dpo: '', language },
    authority: authorityOn(builtInAuthorities, 'BE_GBA', day('2026-06-02')),
  },
  purposes: [
    {
      ...{ ref: 'P-001', title: 'Newsletter', inForce: true, description: 'Sends it.' },
      others: {
        title: { nl: 'Nieuwsbrief', fr: 'Infolettre', en: 'Newsletter' },
        description: { nl: 'Verstuurt hem.', fr: 'L’envoie.', en: 'Sends it.' },
      },
      ...{ legalBases: ['a_consent', 'f_legitimate_interest'], lawReference: '', legitimateInterest: 'Being known' },
      ...{ withdrawalPath: 'The link in each newsletter', provisionDuty: 'voluntary', automatedDecision: '' },
      art9Conditions: [],
    },
  ],
  activities: [
    {
      ...{
        ref: 'A-001',
        title: 'Newsletter',
        inForce: true,
        others: {},
        people: ['newsletter_subscriber'],
        data: ['contact'],
      },
      ...{ recipients: [], noRecipients: false, transfers: [], noTransfers: false, jointControllers: [] },
      ...{ automatedDecision: '', retentionReason: '', purposes: ['P-001'], processors: ['X-001'] },
      ...{ sources: ['S-001'], rules: ['E-001'] },
    },
  ],
  parties: [
    {
      ...{ ref: 'X-001', title: 'MailChimp', inForce: true, others: {}, legalName: 'MailChimp', country: 'US' },
      ...{ service: 'Sends the newsletter', transfers: [nowhere] },
    },
  ],
  sources: [{ ref: 'S-001', title: 'Partners', inForce: true, others: {}, origin: 'third_party', data: [] }],
  rules: [
    {
      ...{
        ref: 'E-001',
        title: 'Addresses',
        inForce: true,
        others: {},
        data: [],
        trigger: 'unsubscribe',
        fixedOn: null,
      },
      ...{ period: 'P2Y', criterion: '' },
    },
  ],
})

/** The same register as the comparison looks at it. */
const notice = (facts: DraftFacts): NoticeFacts => ({
  ...{ legalName: facts.company.name, city: 'Gent', representative: '', dpoState: 'not_required' },
  hasPersonalData: true,
  purposes: facts.purposes.map(({ title, ref, legalBases, provisionDuty }) => ({
    ...{ ref, register: 'purposes', title, description: '', legalBases: [...legalBases], provisionDuty },
    ...{ automated: false, since: null },
  })),
  parties: [
    {
      ...{ ref: 'X-001', register: 'processors', title: 'MailChimp', legalName: 'MailChimp', partyKind: 'processor' },
      ...{ country: 'US', lacksAgreement: false, unnamed: false },
    },
  ],
  transfers: [{ ref: 'X-001', register: 'processors', title: 'MailChimp', recipient: 'MailChimp', country: 'US' }],
  rules: [
    {
      ...{ ref: 'E-001', register: 'retention-rules', title: 'Addresses', trigger: 'unsubscribe', action: 'delete' },
      ...{ period: 'P2Y', hasTerm: true },
    },
  ],
  sources: [{ ref: 'S-001', register: 'sources', title: 'Partners', origin: 'third_party' }],
})

async function comparedDraft(facts: DraftFacts, language: ComparedText['language']) {
  const text = plainDraft(await draftOf(facts, language))
  return compare({ language, text, sections: sectionsOf(text), newAfter: day('2026-01-01') }, notice(facts))
}

const codesOfGaps = async (facts: DraftFacts, language: ComparedText['language'] = 'en') =>
  gapsOf(await draftOf(facts, language)).map(({ code, at }) =>
    [code, at.kind === 'record' ? `${at.ref}.${at.field}` : at.kind === 'organisation' ? at.section : at.register].join(
      ' ',
    ),
  )

describe('a draft of a register that says everything', () => {
  test.each(['en', 'nl', 'fr'] as const)('%s: says all that the comparison asks, and has no gap', async (language) => {
    expect(await comparedDraft(whole(language), language)).toEqual([])
    expect(await codesOfGaps(whole(language), language)).toEqual([])
  })

  it('names each article of Art. 13 and 14 in a section of its own', async () => {
    const { sections } = await draftOf(whole('nl'), 'nl')
    expect(sections.map(({ heading }) => heading)).toContain('Uw recht van bezwaar')
    expect(sections.every(({ lines }) => lines.length > 0)).toBe(true)
  })

  it('marks words of the register that are in another language, and takes a translation where there is one', async () => {
    const facts = whole('en')
    const draft = await draftOf(facts, 'nl')
    expect(plainDraft(draft)).toContain('Nieuwsbrief')
    expect(await codesOfGaps(facts, 'nl')).toEqual([
      'translation P-001.otherLanguages',
      'translation P-001.withdrawalPath',
      'translation S-001.otherLanguages',
      'translation X-001.service',
      'translation E-001.otherLanguages',
    ])
    expect(plainDraft(draft)).toContain('[te vertalen uit het Engels, X-001]')
  })

  it('takes the translation of each text that a register has one for', async () => {
    const nl = <One extends { others: object }>(all: readonly One[], said: Record<string, string>, more: object = {}) =>
      all.map((one) => ({
        ...one,
        ...more,
        others: {
          ...one.others,
          ...Object.fromEntries(Object.entries(said).map(([field, text]) => [field, { nl: text }])),
        },
      }))
    const facts = whole('en')
    const told = {
      ...facts,
      purposes: nl(
        facts.purposes,
        { legitimateInterest: 'Bekend zijn', automatedDecision: 'Een score' },
        { automatedDecision: 'A score' },
      ),
      activities: nl(
        facts.activities,
        { title: 'Uitsturen', automatedDecision: 'Een keuze' },
        { automatedDecision: 'A choice' },
      ),
      sources: nl(facts.sources, { title: 'Partnerbedrijven' }),
      rules: nl(
        facts.rules,
        { title: 'Adressen', criterion: 'Zolang u leest' },
        { period: '', criterion: 'As long as you read' },
      ),
    }
    expect(await codesOfGaps(told, 'nl')).toEqual(['translation P-001.withdrawalPath', 'translation X-001.service'])
    const text = plainDraft(await draftOf(told, 'nl'))
    for (const words of [
      'Bekend zijn',
      'Een score',
      'uitsturen',
      'Een keuze',
      'Partnerbedrijven',
      'Adressen',
      'Zolang u leest',
    ])
      expect(text).toContain(words)
    expect(text).not.toMatch(/Being known|A score|A choice|Partners\b|As long as/)
  })
})

const [purpose, activity, party, source, rule] = [
  whole('en').purposes.slice(0, 1),
  whole('en').activities.slice(0, 1),
  whole('en').parties.slice(0, 1),
  whole('en').sources.slice(0, 1),
  whole('en').rules.slice(0, 1),
]
const purposes = (more: object): Partial<DraftFacts> => ({ purposes: purpose.map((one) => ({ ...one, ...more })) })
const activities = (more: object): Partial<DraftFacts> => ({ activities: activity.map((one) => ({ ...one, ...more })) })
const parties = (more: object): Partial<DraftFacts> => ({ parties: party.map((one) => ({ ...one, ...more })) })
const company = (more: object): Partial<DraftFacts> => ({ company: { ...whole('en').company, ...more } })

/** One thing is not said: which gap stands in its place. */
const missing: [string, Partial<DraftFacts>][] = [
  ['company company', company({ name: '' })],
  ['contact contact', company({ email: '', phone: '' })],
  ['dpo contact', company({ dpoState: 'open' })],
  ['dpo contact', company({ dpoState: 'appointed' })],
  ['authority authority', company({ authority: null })],
  ['purposes purposes', { purposes: [] }],
  ['approved P-001.title', purposes({ inForce: false })],
  ['description P-001.description', purposes({ description: '', others: {} })],
  ['basis P-001.legalBases', purposes({ legalBases: [] })],
  ['law P-001.lawReference', purposes({ legalBases: ['c_legal_obligation'] })],
  ['interest P-001.legitimateInterest', purposes({ legitimateInterest: '' })],
  ['withdrawal P-001.withdrawalPath', purposes({ withdrawalPath: '' })],
  ['provision P-001.provisionDuty', purposes({ provisionDuty: null })],
  ['people P-001.title', activities({ people: [] })],
  ['data P-001.title', activities({ data: [] })],
  ['sources A-001.sources', activities({ sources: [] })],
  ['recipients A-001.recipients', activities({ processors: [], noTransfers: true })],
  ['transfers A-001.noTransfers', activities({ processors: [], noRecipients: true })],
  ['retention A-001.retentionRules', activities({ rules: [] })],
  ['name X-001.legalName', parties({ legalName: '' })],
  ['country X-001.country', parties({ country: '' })],
  ['mechanism X-001.transfers', parties({ transfers: [{ ...nowhere, mechanism: '' }] })],
  ['origin S-001.origin', { sources: source.map((one) => ({ ...one, origin: null })) }],
  ['term E-001.period', { rules: rule.map((one) => ({ ...one, period: '' })) }],
]

describe('what the register does not say', () => {
  test.each(missing)('is the gap %s', async (gap, more) =>
    expect(await codesOfGaps({ ...whole('en'), ...more })).toContain(gap),
  )

  it('is never filled with something else', async () => {
    const text = plainDraft(await draftOf({ ...whole('en'), ...purposes({ legalBases: [] }) }, 'en'))
    expect(text).toContain('Legal basis: [To complete, P-001: legal basis]')
  })
})

import { describe, expect, it } from 'vitest'
import { clausesFor } from '@/lib/law/codes/agreements'
import { calendarDateSchema } from '@/lib/time/types'
import { factsFor, linkedTo } from '../testing/facts'
import { absentClauses, missingOfAgreement } from './rules'
import { type AgreementDetail, agreementDetail } from './schema'

const clause = (item: string) => ({ item, state: 'present', clause: '1', reviewer: 'Sofie', remark: '' })
const rowsFor = (kind: NonNullable<AgreementDetail['kind']>) =>
  agreementDetail.parse({ clauses: clausesFor(kind).map(clause) }).clauses

const complete = agreementDetail.parse({
  kind: 'processing',
  subject: 'Hosting of the website',
  leakNoticeHours: 24,
  signedOn: '2026-01-10',
  startOn: '2026-01-15',
  indefinite: true,
  form: 'electronic',
})

const day = (text: string) => calendarDateSchema.parse(text)

const cases: [string, Partial<AgreementDetail>, number, string][] = [
  ['a processor agreement with every clause', { clauses: rowsFor('processing') }, 1, ''],
  ['no clauses checked', {}, 1, 'clauses_processing'],
  ['one clause absent', { clauses: rowsFor('processing').slice(1) }, 1, 'clauses_processing'],
  ['no parties', { clauses: rowsFor('processing') }, 0, 'parties'],
  ['parties in words', { clauses: rowsFor('processing'), otherParties: 'Host NV' }, 0, ''],
  ['no term for leaks', { clauses: rowsFor('processing'), leakNoticeHours: null }, 1, 'leak_notice'],
  [
    'words instead of hours',
    { clauses: rowsFor('processing'), leakNoticeHours: null, leakNoticeText: 'At once' },
    1,
    '',
  ],
  ['neither an end nor indefinite', { clauses: rowsFor('processing'), indefinite: false }, 1, 'term'],
  ['not in writing', { clauses: rowsFor('processing'), form: 'not_written' }, 1, 'written'],
  ['on its first day', { clauses: rowsFor('processing'), startOn: day('2026-06-02') }, 1, ''],
  ['on the day before', { clauses: rowsFor('processing'), startOn: day('2026-06-03') }, 1, 'not_started'],
  ['on its last day', { clauses: rowsFor('processing'), indefinite: false, endOn: day('2026-06-02') }, 1, ''],
  ['on the day after', { clauses: rowsFor('processing'), indefinite: false, endOn: day('2026-06-01') }, 1, 'expired'],
  [
    'on the day after, renewed by itself',
    { clauses: rowsFor('processing'), indefinite: false, endOn: day('2026-06-01'), autoRenew: true },
    1,
    '',
  ],
  ['not signed', { clauses: rowsFor('processing'), signedOn: null }, 1, 'signed'],
  ['on paper, in its place', { clauses: rowsFor('processing'), form: 'paper', fileLocation: 'Archive 12' }, 1, ''],
  ['joint controllers need a basis and Art. 26', { kind: 'joint' }, 1, 'basis clauses_joint'],
  ['joint controllers with both', { kind: 'joint', legalBases: ['a_consent'], clauses: rowsFor('joint') }, 1, ''],
  ['sharing needs its list', { kind: 'sharing', legalBases: ['a_consent'] }, 1, 'clauses_sharing'],
  [
    'a legal demand needs the law, no signature',
    {
      kind: 'legal_disclosure',
      legalBases: ['c_legal_obligation'],
      signedOn: null,
      startOn: null,
      leakNoticeHours: null,
    },
    1,
    'law_reference',
  ],
]

describe('what an agreement lacks', () => {
  it.each(cases)('%s', (_, detail, parties, expected) => {
    const on = calendarDateSchema.parse('2026-06-02')
    const linked = { parties: linkedTo(Array.from({ length: parties }, () => ({}))) }
    const files = detail.form === 'paper' ? [] : ['signed_agreement']
    expect(missingOfAgreement(factsFor({ ...complete, ...detail }, { on, linked, files })).join(' ')).toBe(expected)
  })

  it.each([
    ['no file at all', {}, [], 'file'],
    ['another file', {}, ['certificate'], 'file'],
    ['only a place for what is electronic', { fileLocation: 'Archive 12' }, [], 'file'],
    ['on paper, nobody knows where', { form: 'paper' as const }, [], 'file'],
  ])('the signed agreement: %s', (_, detail, files, expected) => {
    const facts = factsFor(
      { ...complete, clauses: rowsFor('processing'), ...detail },
      { on: day('2026-06-02'), linked: { parties: linkedTo([{}]) }, files },
    )
    expect(missingOfAgreement(facts).join(' ')).toBe(expected)
  })

  it('names every item of Article 28(3) that nobody found', () => {
    expect(absentClauses({ kind: 'processing', clauses: [] })).toEqual([
      'c0',
      'a',
      'b',
      'c',
      'd',
      'e',
      'f',
      'g',
      'h',
      'h2',
    ])
  })

  it('a clause found in part is not found, and the contact point of Article 26 is optional', () => {
    const rows = rowsFor('joint').filter((row) => row.item !== 'j_contact_point')
    const partly = rows.map((row) => (row.item === 'j_leaks' ? { ...row, state: 'partial' as const } : row))
    expect(absentClauses({ kind: 'joint', clauses: partly })).toEqual(['j_leaks'])
  })
})

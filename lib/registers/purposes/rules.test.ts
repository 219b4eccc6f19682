import { describe, expect, it } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { factsFor, linkedTo } from '../testing/facts'
import { missingOfPurpose } from './rules'
import { type PurposeDetail, purposeDetail } from './schema'

const facts = (detail: Partial<PurposeDetail>, ownerId: string | null = 'owner') =>
  factsFor(
    { ...purposeDetail.parse({}), description: 'What for', ...detail },
    { ownerId, on: calendarDateSchema.parse('2026-06-02') },
  )

const relyingOn = (outcome: string | null) => ({
  ...facts({ legalBases: ['f_legitimate_interest'], ...interest }),
  linked: { interestTest: linkedTo([{ outcome }]) },
})
const interest = { legitimateInterest: 'Whose and which', balancingTest: 'Weighed' }

const cases: [string, Partial<PurposeDetail>, string][] = [
  ['no basis', {}, 'basis'],
  ['a contract asks nothing more', { legalBases: ['b_contract'] }, ''],
  ['no description', { legalBases: ['b_contract'], description: '' }, 'description'],
  ['consent without a way back', { legalBases: ['a_consent'] }, 'withdrawal'],
  ['consent with a way back', { legalBases: ['a_consent'], withdrawalPath: 'Link in each mail' }, ''],
  ['a legal obligation without the law', { legalBases: ['c_legal_obligation'] }, 'law_reference'],
  ['a public task without the law', { legalBases: ['e_public_task'] }, 'law_reference'],
  ['a legal obligation with the law', { legalBases: ['c_legal_obligation'], lawReference: 'Law, Art. 1' }, ''],
  [
    'legitimate interest without words',
    { legalBases: ['f_legitimate_interest'] },
    'interest balancing_test interest_test',
  ],
  [
    'legitimate interest without its balance',
    { legalBases: ['f_legitimate_interest'], legitimateInterest: 'x' },
    'balancing_test interest_test',
  ],
  [
    'legitimate interest with words, without a test',
    { legalBases: ['f_legitimate_interest'], ...interest },
    'interest_test',
  ],
  ['vital interests', { legalBases: ['d_vital'] }, ''],
  ['each basis asks its own', { legalBases: ['a_consent', 'c_legal_obligation'] }, 'law_reference withdrawal'],
]

describe('what a purpose lacks', () => {
  it.each(cases)('%s', (_, detail, expected) => {
    expect(missingOfPurpose(facts(detail)).join(' ')).toBe(expected)
  })

  it.each([
    ['passes', ''],
    ['passes_with_safeguards', ''],
    ['fails', 'interest_test_fails'],
    [null, 'interest_test'],
  ])('a test of legitimate interest with the outcome %s', (outcome, expected) => {
    expect(missingOfPurpose(relyingOn(outcome)).join(' ')).toBe(expected)
  })

  it('a failing test left over from another basis asks nothing', () => {
    const left = { ...relyingOn('fails'), ...facts({ legalBases: ['b_contract'] }), linked: relyingOn('fails').linked }
    expect(missingOfPurpose(left)).toEqual([])
  })

  it('somebody must own it', () => {
    expect(missingOfPurpose(facts({ legalBases: ['b_contract'] }, null))).toEqual(['owner'])
  })
})

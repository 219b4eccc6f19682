import { z } from 'zod'
import { interestOutcomes } from '@/lib/law/codes/bases'
import { field } from '../declare/fields'

const question = (section: string) => field.longText({ section, column: 'never', article: '6(1)(f)' })

/** The test of Art. 6(1)(f) in its three steps (interest, necessity, balance), question by question, and its outcome. */
export const interestTestDetail = z.object({
  interest: question('interest'),
  interestOf: question('interest'),
  interestLawful: question('interest'),
  necessity: question('necessity'),
  lessIntrusive: question('necessity'),
  natureOfData: question('balancing'),
  expectations: question('balancing'),
  relationship: question('balancing'),
  impact: question('balancing'),
  vulnerable: question('balancing'),
  safeguards: question('balancing'),
  objection: field.longText({ section: 'balancing', column: 'never', article: '21(1)' }),
  outcome: field.choice('interestOutcomes', interestOutcomes, {
    section: 'outcome',
    filter: true,
    sort: true,
    column: 'shown',
    article: '6(1)(f)',
  }),
  conclusion: field.longText({ section: 'outcome', column: 'hidden', article: '5(2)' }),
  decidedOn: field.date({ section: 'outcome', column: 'shown', sort: true }),
})
export type InterestTestDetail = z.infer<typeof interestTestDetail>

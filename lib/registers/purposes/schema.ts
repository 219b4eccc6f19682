import { z } from 'zod'
import { art9Conditions, art10Bases, legalBases, provisionDuties } from '@/lib/law/codes/bases'
import { field } from '../declare/fields'
import { otherLanguagesField } from '../shared/other-languages'

/** What a purpose holds beyond a record: the legal basis stands here, per purpose (Art. 6, 9). */
export const purposeDetail = z.object({
  description: field.longText({ section: 'what', column: 'hidden', article: '5(1)(b)' }),
  provisionDuty: field.choice('provisionDuties', provisionDuties, {
    section: 'what',
    filter: true,
    column: 'hidden',
    article: '13(2)(e)',
  }),
  automatedDecision: field.longText({ section: 'what', column: 'never', article: '22' }),
  legalBases: field.choices('legalBases', legalBases, {
    section: 'basis',
    filter: true,
    column: 'shown',
    article: '6(1)',
  }),
  lawReference: field.text({
    section: 'basis',
    max: 500,
    column: 'hidden',
    article: '6(3)',
    when: { field: 'legalBases', in: ['c_legal_obligation', 'e_public_task'] },
  }),
  legitimateInterest: field.longText({
    section: 'basis',
    column: 'never',
    article: '13(1)(d)',
    when: { field: 'legalBases', in: ['f_legitimate_interest'] },
  }),
  balancingTest: field.longText({
    section: 'basis',
    column: 'never',
    article: '6(1)(f)',
    when: { field: 'legalBases', in: ['f_legitimate_interest'] },
  }),
  withdrawalPath: field.longText({
    section: 'basis',
    column: 'hidden',
    article: '7(3)',
    when: { field: 'legalBases', in: ['a_consent'] },
  }),
  art9Conditions: field.choices('art9Conditions', art9Conditions, {
    section: 'special',
    filter: true,
    column: 'hidden',
    article: '9(2)',
  }),
  noSpecialData: field.bool({
    section: 'special',
    column: 'hidden',
    article: '9(1)',
    denies: { fields: ['art9Conditions'], error: 'none_beside_answer' },
  }),
  art10Basis: field.choice('art10Bases', art10Bases, {
    section: 'special',
    filter: true,
    column: 'hidden',
    article: '10',
  }),
  noCriminalData: field.bool({
    section: 'special',
    column: 'hidden',
    article: '10',
    denies: { fields: ['art10Basis'], error: 'none_beside_answer' },
  }),
  otherLanguages: otherLanguagesField('languages', ['title', 'description', 'legitimateInterest', 'automatedDecision']),
})
export type PurposeDetail = z.infer<typeof purposeDetail>

import { defineRegister } from '../declare/define'
import { contradictionsOfPurpose, missingOfPurpose, purposeRequirements } from './rules'
import { purposeDetail } from './schema'

/** Register P: what personal data are used for, each with its legal basis. */
export const purposes = defineRegister({
  slug: 'purposes',
  key: 'P',
  table: 'Purpose',
  icon: 'target',
  detail: purposeDetail,
  dpv: { class: 'dpv:Purpose', as: 'dpv:hasPurpose' },
  sections: ['what', 'basis', 'special', 'languages'],
  relations: {
    interestTest: {
      to: 'interest-tests',
      many: false,
      section: 'basis',
      column: 'hidden',
      filter: true,
      article: '6(1)(f)',
      reliesOn: true,
      when: { field: 'legalBases', in: ['f_legitimate_interest'] },
    },
  },
  requirements: purposeRequirements,
  missing: missingOfPurpose,
  contradictions: contradictionsOfPurpose,
  reviewMonths: 12,
  extract: {
    columnsWhenLinked: [
      'description',
      'legalBases',
      'lawReference',
      'legitimateInterest',
      'balancingTest',
      'art9Conditions',
      'art10Basis',
      'interestTest',
      'provisionDuty',
      'automatedDecision',
    ],
  },
  report: { as: 'purpose' },
})

import { defineRegister } from '../declare/define'
import { notAfter } from '../shared/agreement-term'
import { interestTestRequirements, missingOfInterestTest } from './rules'
import { interestTestDetail } from './schema'

/** Register B: tests of legitimate interest, Art. 6(1)(f). A purpose on that basis relies on one. */
export const interestTests = defineRegister({
  slug: 'interest-tests',
  key: 'B',
  table: 'InterestTest',
  icon: 'scale',
  detail: interestTestDetail,
  dpv: { class: 'dpv:LegitimateInterestAssessment', as: 'dpv:hasAssessment' },
  sections: ['interest', 'necessity', 'balancing', 'outcome'],
  relations: {},
  requirements: interestTestRequirements,
  missing: missingOfInterestTest,
  contradictions: ({ decidedOn }, _open, today) => notAfter(today, ['decidedOn', decidedOn]),
  reviewMonths: 12,
})

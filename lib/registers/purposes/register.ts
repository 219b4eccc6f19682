import { defineRegister } from '../define'
import { contradictionsOfPurpose } from './contradictions'
import { missingOfPurpose, purposeRequirements } from './rules'
import { purposeDetail } from './schema'

/** Register P: what personal data are used for, each with its legal basis. */
export const purposes = defineRegister({
  slug: 'purposes',
  key: 'P',
  table: 'Purpose',
  icon: 'target',
  detail: purposeDetail,
  sections: ['what', 'basis', 'special'],
  relations: {},
  requirements: purposeRequirements,
  missing: missingOfPurpose,
  contradictions: contradictionsOfPurpose,
  reviewMonths: 12,
})

import { defineRegister } from '../declare/define'
import { termOn } from '../shared/agreement-term'
import {
  agreementDueCodes,
  agreementRequirements,
  contradictionsOfAgreement,
  duesOfAgreement,
  missingOfAgreement,
} from './rules'
import { agreementDetail } from './schema'

/** Register R: agreements and arrangements under which personal data go to others. */
export const agreements = defineRegister({
  slug: 'agreements',
  key: 'R',
  table: 'Agreement',
  icon: 'handshake',
  detail: agreementDetail,
  dpv: { class: 'dpv:LegalAgreement', as: 'dpv:hasLegalMeasure' },
  sections: ['what', 'clauses', 'leaks', 'term'],
  relations: {
    parties: { to: 'processors', many: true, section: 'what', column: 'shown', filter: true, reliesOn: true },
  },
  requirements: agreementRequirements,
  missing: missingOfAgreement,
  contradictions: contradictionsOfAgreement,
  dues: duesOfAgreement,
  dueCodes: agreementDueCodes,
  reviewMonths: 12,
  extract: { columnsWhenLinked: ['kind', 'signedOn', 'startOn', 'endOn', 'indefinite'] },
  leakNotice: {
    hoursOf: ({ leakNoticeHours }) => leakNoticeHours,
    isRunningOn: (detail, on) => termOn(detail, on) === 'running',
  },
})

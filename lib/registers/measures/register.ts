import { defineRegister } from '../declare/define'
import { notAfter } from '../shared/agreement-term'
import { saidTwice } from '../shared/other-languages'
import { duesOfMeasure, measureRequirements, missingOfMeasure } from './rules'
import { measureDetail } from './schema'

/** Register M: technical and organisational security measures, Art. 32. */
export const measures = defineRegister({
  slug: 'measures',
  key: 'M',
  table: 'Measure',
  icon: 'shield-check',
  detail: measureDetail,
  dpv: { class: 'dpv:TechnicalOrganisationalMeasure', as: 'dpv:hasTechnicalOrganisationalMeasure' },
  sections: ['what', 'proof', 'languages'],
  relations: {
    systems: { to: 'systems', many: true, section: 'what', column: 'hidden', filter: true },
  },
  requirements: measureRequirements,
  missing: missingOfMeasure,
  contradictions: (detail, _open, today) => ({
    ...notAfter(today, ['lastTestedOn', detail.lastTestedOn]),
    ...saidTwice(detail),
  }),
  dues: duesOfMeasure,
  dueCodes: ['test'],
  reviewMonths: 12,
  extract: { columnsWhenLinked: ['group', 'description'] },
  report: { measure: ({ description }) => description },
})

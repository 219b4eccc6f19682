import { defineRegister } from '../declare/define'
import { missingOfSystem, systemRequirements } from './rules'
import { systemDetail } from './schema'

/** Register Y: applications, folders, paper and whatever else personal data live in. */
export const systems = defineRegister({
  slug: 'systems',
  key: 'Y',
  table: 'System',
  icon: 'server',
  detail: systemDetail,
  dpv: { class: 'dpv:Technology', as: 'dpv:isImplementedUsingTechnology' },
  sections: ['what', 'where', 'safety', 'end'],
  relations: {
    hostedBy: { to: 'processors', many: true, section: 'where', column: 'hidden', filter: true, article: '28' },
  },
  requirements: systemRequirements,
  missing: missingOfSystem,
  reviewMonths: 12,
  extract: { columnsWhenLinked: ['kind', 'location', 'hostingCountry', 'supplier'] },
  retention: { as: 'system' },
})

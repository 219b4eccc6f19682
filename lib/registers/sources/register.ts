import { defineRegister } from '../declare/define'
import { missingOfSource, sourceRequirements } from './rules'
import { sourceDetail } from './schema'

/** Register S: where personal data come from. */
export const sources = defineRegister({
  slug: 'sources',
  key: 'S',
  table: 'Source',
  icon: 'inbox',
  detail: sourceDetail,
  dpv: { class: 'dpv:DataSource', as: 'dpv:hasDataSource' },
  sections: ['what', 'data', 'told'],
  relations: {},
  requirements: sourceRequirements,
  missing: missingOfSource,
  reviewMonths: 12,
  extract: { columnsWhenLinked: ['channel', 'origin', 'noticeArticle'] },
  flow: 'source',
  report: {
    categories: ({ dataCategories, peopleCategories }) => ({ data: dataCategories, people: peopleCategories }),
  },
})

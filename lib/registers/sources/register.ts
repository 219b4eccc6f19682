import { defineRegister } from '../declare/define'
import { saidTwice } from '../shared/other-languages'
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
  sections: ['what', 'data', 'told', 'languages'],
  relations: {},
  requirements: sourceRequirements,
  missing: missingOfSource,
  contradictions: saidTwice,
  reviewMonths: 12,
  extract: { columnsWhenLinked: ['channel', 'origin', 'noticeArticle'] },
  flow: 'source',
  report: {
    categories: ({ dataCategories, peopleCategories }) => ({ data: dataCategories, people: peopleCategories }),
  },
})

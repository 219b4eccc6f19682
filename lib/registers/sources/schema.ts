import { z } from 'zod'
import { dataCategories, dataOrigins, noticeArticles, peopleCategories, sourceChannels } from '@/lib/law/codes/sources-lists'
import { field } from '../fields'

/** What a data source holds beyond a record (DESIGN section 3, register S). */
export const sourceDetail = z.object({
  description: field.longText({ section: 'what', column: 'hidden' }),
  channel: field.choice('source_channel', sourceChannels, { section: 'what', filter: true, sort: true, column: 'shown' }),
  origin: field.choice('data_origin', dataOrigins, { section: 'what', filter: true, sort: true, column: 'shown', article: '14(2)(f)' }),
  dataCategories: field.choices('data_category', dataCategories, { section: 'data', filter: true, column: 'shown', article: '30(1)(c)' }),
  peopleCategories: field.choices('people_category', peopleCategories, { section: 'data', filter: true, column: 'hidden', article: '30(1)(c)' }),
  toldHow: field.longText({ section: 'told', column: 'hidden', article: '13' }),
  noticeArticle: field.choice('notice_article', noticeArticles, { section: 'told', filter: true, column: 'hidden' }),
})
export type SourceDetail = z.infer<typeof sourceDetail>

import { z } from 'zod'
import { dataCategories } from '@/lib/law/codes/data'
import { peopleCategories } from '@/lib/law/codes/people'
import { noticeArticles, sourceChannels, sourceOrigins } from '@/lib/law/codes/sources'
import { field } from '../declare/fields'
import { otherLanguagesField } from '../shared/other-languages'

/** What a data source holds beyond a record (Art. 13, 14). */
export const sourceDetail = z.object({
  description: field.longText({ section: 'what', column: 'hidden' }),
  channel: field.choice('sourceChannels', sourceChannels, {
    section: 'what',
    filter: true,
    sort: true,
    column: 'shown',
  }),
  origin: field.choice('sourceOrigins', sourceOrigins, {
    section: 'what',
    filter: true,
    sort: true,
    column: 'shown',
    article: '14(2)(f)',
  }),
  dataCategories: field.choicesOrOwn('dataCategories', dataCategories, {
    section: 'data',
    filter: true,
    column: 'hidden',
    article: '30(1)(c)',
  }),
  peopleCategories: field.choicesOrOwn('peopleCategories', peopleCategories, {
    section: 'data',
    filter: true,
    column: 'hidden',
    article: '30(1)(c)',
  }),
  toldHow: field.longText({ section: 'told', column: 'hidden', article: '13, 14' }),
  noticeArticle: field.choice('noticeArticles', noticeArticles, {
    section: 'told',
    filter: true,
    column: 'hidden',
    article: '13, 14',
  }),
  otherLanguages: otherLanguagesField('languages', ['title']),
})
export type SourceDetail = z.infer<typeof sourceDetail>

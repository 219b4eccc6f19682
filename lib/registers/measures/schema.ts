import { z } from 'zod'
import { measureGroups } from '@/lib/law/codes/measures'
import { field } from '../declare/fields'
import { otherLanguagesField } from '../shared/other-languages'

/** What a security measure holds beyond a record (Art. 32). */
export const measureDetail = z.object({
  group: field.choiceOrOwn('measureGroups', measureGroups, {
    section: 'what',
    filter: true,
    sort: true,
    column: 'shown',
    article: '32(1)',
  }),
  description: field.longText({ section: 'what', column: 'hidden', article: '30(1)(g), 30(2)(d)' }),
  responsible: field.text({ section: 'proof', column: 'hidden', sort: true }),
  evidence: field.longText({ section: 'proof', column: 'hidden', article: '5(2), 24(1)' }),
  lastTestedOn: field.date({ section: 'proof', column: 'shown', sort: true, article: '32(1)(d)' }),
  testEveryMonths: field.integer({ section: 'proof', max: 120, column: 'hidden', sort: true, article: '32(1)(d)' }),
  otherLanguages: otherLanguagesField('languages', ['title', 'description']),
})
export type MeasureDetail = z.infer<typeof measureDetail>

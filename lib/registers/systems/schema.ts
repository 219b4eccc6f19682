import { z } from 'zod'
import { systemKinds } from '@/lib/law/codes/measures'
import { field } from '../declare/fields'

/** What a system holds beyond a record: where personal data live. */
export const systemDetail = z.object({
  kind: field.choice('systemKinds', systemKinds, { section: 'what', filter: true, sort: true, column: 'shown' }),
  description: field.longText({ section: 'what', column: 'hidden' }),
  goLiveOn: field.date({ section: 'what', column: 'hidden', sort: true }),
  location: field.text({ section: 'where', max: 400, column: 'hidden', sort: true }),
  hostingCountry: field.country({ section: 'where', filter: true, sort: true, column: 'shown', article: '44' }),
  supplier: field.text({ section: 'where', column: 'hidden', sort: true }),
  accessControl: field.longText({ section: 'safety', column: 'never', article: '32(1)(b)' }),
  backup: field.longText({ section: 'safety', column: 'never', article: '32(1)(c)' }),
  encryption: field.longText({ section: 'safety', column: 'never', article: '32(1)(a)' }),
  deletion: field.longText({ section: 'end', column: 'never', article: '17, 5(1)(e)' }),
  archive: field.longText({ section: 'end', column: 'never', article: '5(1)(e)' }),
})
export type SystemDetail = z.infer<typeof systemDetail>

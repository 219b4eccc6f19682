import { z } from 'zod'
import { dataCategories } from '@/lib/law/codes/data'
import { repeatedTriggers, retentionActions, retentionBases, retentionTriggers } from '@/lib/law/codes/retention'
import { cell, field } from '../declare/fields'
import { otherLanguagesField } from '../shared/other-languages'

/** What a retention rule holds beyond a record: trigger + period + action (Art. 5(1)(e), 30(1)(f)). */
export const retentionRuleDetail = z.object({
  dataCategories: field.choicesOrOwn('dataCategories', dataCategories, {
    section: 'what',
    filter: true,
    column: 'hidden',
    article: '30(1)(f)',
  }),
  trigger: field.choice('retentionTriggers', retentionTriggers, {
    section: 'term',
    filter: true,
    sort: true,
    column: 'hidden',
    article: '5(1)(e)',
  }),
  fixedOn: field.date({
    section: 'term',
    column: 'hidden',
    sort: true,
    when: { field: 'trigger', in: ['fixed_date'] },
  }),
  rolls: field.bool({
    section: 'term',
    filter: true,
    column: 'hidden',
    when: { field: 'trigger', in: repeatedTriggers },
  }),
  periodFrom: field.period({ section: 'term', column: 'hidden', article: '13(2)(a), 30(1)(f)' }),
  period: field.period({ section: 'term', column: 'shown', article: '13(2)(a), 30(1)(f)' }),
  criterion: field.longText({ section: 'term', column: 'hidden', article: '13(2)(a)' }),
  action: field.choice('retentionActions', retentionActions, {
    section: 'after',
    filter: true,
    sort: true,
    column: 'shown',
    article: '5(1)(e)',
  }),
  basis: field.choice('retentionBases', retentionBases, {
    section: 'after',
    filter: true,
    column: 'hidden',
    article: '5(1)(e)',
  }),
  lawReference: field.text({
    section: 'after',
    max: 500,
    column: 'hidden',
    when: { field: 'basis', in: ['law'] },
  }),
  exception: field.longText({ section: 'after', column: 'never', article: '17(3)' }),
  batches: field.rows(
    { name: cell.text(200), triggerOn: cell.date() },
    {
      section: 'batches',
      column: 'never',
      columns: { name: { kind: 'text', max: 200 }, triggerOn: { kind: 'date' } },
    },
  ),
  otherLanguages: otherLanguagesField('languages', ['title', 'criterion']),
})
export type RetentionRuleDetail = z.infer<typeof retentionRuleDetail>

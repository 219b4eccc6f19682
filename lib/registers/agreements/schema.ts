import { z } from 'zod'
import { agreementForms, agreementKinds, clauseItems, clauseStates, clausesFor } from '@/lib/law/codes/agreements'
import { legalBases } from '@/lib/law/codes/bases'
import { dataCategories } from '@/lib/law/codes/data'
import { cell, field } from '../declare/fields'

const processing = { field: 'kind', in: ['processing'] } as const
const clausesByKind = Object.fromEntries(agreementKinds.map(({ code }) => [code, clausesFor(code)]))

/** What an agreement holds beyond a record (Art. 26, 28(3)). */
export const agreementDetail = z.object({
  kind: field.choice('agreementKinds', agreementKinds, {
    section: 'what',
    filter: true,
    sort: true,
    column: 'hidden',
    article: '26, 28',
  }),
  subject: field.longText({ section: 'what', column: 'hidden', article: '28(3)' }),
  otherParties: field.text({ section: 'what', max: 600, column: 'hidden' }),
  dataCategories: field.choicesOrOwn('dataCategories', dataCategories, {
    section: 'what',
    filter: true,
    column: 'hidden',
  }),
  legalBases: field.choices('legalBases', legalBases, {
    section: 'what',
    filter: true,
    column: 'hidden',
    article: '6(1)',
    when: { field: 'kind', in: ['joint', 'sharing', 'group', 'acquisition', 'legal_disclosure'] },
  }),
  lawReference: field.text({
    section: 'what',
    max: 500,
    column: 'hidden',
    article: '6(3)',
    when: { field: 'kind', in: ['legal_disclosure'] },
  }),
  limits: field.longText({ section: 'what', column: 'never', article: '5(1)(b)' }),
  clauses: field.rows(
    {
      item: cell.code(clauseItems),
      state: cell.code(clauseStates),
      clause: cell.text(60),
      reviewer: cell.text(120),
      remark: cell.text(600),
    },
    {
      section: 'clauses',
      column: 'never',
      article: '26, 28(3)',
      checklist: { by: 'kind', items: clausesByKind, item: 'item', state: 'state', found: 'present' },
      columns: {
        item: { kind: 'choice', list: 'clauseItems' },
        state: { kind: 'choice', list: 'clauseStates' },
        clause: { kind: 'text' },
        reviewer: { kind: 'text' },
        remark: { kind: 'text' },
      },
    },
  ),
  objectionDays: field.integer({ section: 'clauses', max: 365, column: 'never', article: '28(2)', when: processing }),
  leakNoticeHours: field.integer({ section: 'leaks', max: 720, column: 'hidden', sort: true, article: '33(2)' }),
  leakNoticeText: field.longText({ section: 'leaks', column: 'never', article: '28(3)(f)' }),
  form: field.choice('agreementForms', agreementForms, {
    section: 'term',
    column: 'hidden',
    article: '28(9)',
  }),
  signedOn: field.date({ section: 'term', column: 'hidden', sort: true, article: '28(9)' }),
  startOn: field.date({ section: 'term', column: 'hidden', sort: true }),
  endOn: field.date({ section: 'term', column: 'shown', sort: true }),
  indefinite: field.bool({
    section: 'term',
    column: 'hidden',
    denies: { fields: ['endOn'], error: 'end_of_indefinite' },
  }),
  noticeDays: field.integer({ section: 'term', max: 3650, column: 'never' }),
  autoRenew: field.bool({ section: 'term', column: 'never' }),
  renewalOn: field.date({ section: 'term', column: 'hidden', sort: true }),
  lastAuditOn: field.date({ section: 'term', column: 'hidden', article: '28(3)(h)' }),
  nextAuditOn: field.date({ section: 'term', column: 'hidden', sort: true, article: '28(3)(h)' }),
  fileLocation: field.text({ section: 'term', max: 400, column: 'never', article: '28(9)' }),
})
export type AgreementDetail = z.infer<typeof agreementDetail>

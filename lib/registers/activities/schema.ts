import { z } from 'zod'
import { mainEntityId } from '@/lib/company/entity-facts'
import { belgianDpiaKinds, dpiaAnswers, dpiaCriteria, dpiaNeeds, recordKinds } from '@/lib/law/codes/activities'
import { codesOf } from '@/lib/law/codes/code'
import { dataCategories } from '@/lib/law/codes/data'
import { riskLevels } from '@/lib/law/codes/leaks'
import { peopleCategories, volumeBands } from '@/lib/law/codes/people'
import { recipientKinds } from '@/lib/law/codes/recipients'
import { cell, field } from '../declare/fields'
import { otherLanguagesField } from '../shared/other-languages'
import { transferRows } from '../shared/transfer-gaps'

/** Small tables inside an activity: what each row may hold, and how its columns are shown. */

const controllerRows = {
  shape: { name: cell.text(), contact: cell.text(400) },
  columns: { name: { kind: 'text' }, contact: { kind: 'text' } },
} as const

const recipientRows = {
  shape: { kind: cell.codeOrOwn(recipientKinds), name: cell.text() },
  columns: { kind: { kind: 'choice', list: 'recipientKinds', ownWords: true }, name: { kind: 'text' } },
} as const

const activityTransfers = {
  shape: { recipient: cell.text(), ...transferRows.shape },
  columns: { recipient: { kind: 'text' }, ...transferRows.columns },
} as const

const screeningRows = {
  shape: { criterion: cell.code(dpiaCriteria), answer: cell.code(dpiaAnswers), why: cell.text(600) },
  columns: {
    criterion: { kind: 'choice', list: 'dpiaCriteria' },
    answer: { kind: 'choice', list: 'dpiaAnswers' },
    why: { kind: 'text', max: 600 },
  },
} as const

const listRows = {
  shape: { kind: cell.code(belgianDpiaKinds), answer: cell.code(dpiaAnswers), why: cell.text(600) },
  columns: {
    kind: { kind: 'choice', list: 'belgianDpiaKinds' },
    answer: { kind: 'choice', list: 'dpiaAnswers' },
    why: { kind: 'text', max: 600 },
  },
} as const

/** Controllers we act for, each with what Art. 30(2)(a) and (b) ask of it. */
const customerRows = {
  shape: {
    name: cell.text(),
    contact: cell.text(400),
    country: cell.country(),
    representative: cell.text(400),
    dpo: cell.text(400),
    categories: cell.text(4000),
  },
  columns: {
    name: { kind: 'text' },
    contact: { kind: 'text', max: 400 },
    country: { kind: 'country' },
    representative: { kind: 'text', max: 400 },
    dpo: { kind: 'text', max: 400 },
    categories: { kind: 'longText', max: 4000 },
  },
} as const

/** Asked of a controller's record; also until the kind is said, for such a record answers to Art. 30(1). */
export const asController = { field: 'recordKind', in: ['controller', ''] } as const
const asProcessor = { field: 'recordKind', in: ['processor'] } as const

/** What a processing activity holds beyond a record: Art. 30(1) or 30(2), and the columns beside it. */
export const activityDetail = z.object({
  recordKind: field.choice('recordKinds', recordKinds, {
    section: 'what',
    filter: true,
    sort: true,
    column: 'hidden',
    article: '30(1), 30(2)',
  }),
  description: field.longText({ section: 'what', column: 'hidden' }),
  businessProcess: field.text({ section: 'what', column: 'hidden', sort: true }),
  processingType: field.text({ section: 'what', column: 'hidden', sort: true }),
  otherDepartments: field.text({ section: 'what', max: 400, column: 'hidden' }),
  stakeholders: field.longText({ section: 'what', column: 'never', article: '35(9)' }),
  startOn: field.date({ section: 'what', column: 'hidden', sort: true }),
  endOn: field.date({ section: 'what', column: 'hidden', sort: true }),
  entityIds: field.entities({
    start: [mainEntityId],
    section: 'controllers',
    filter: true,
    column: 'hidden',
    article: '30(1)(a), 30(2)(a)',
  }),
  jointControllers: field.rows(controllerRows.shape, {
    section: 'controllers',
    column: 'never',
    article: '30(1)(a), 26',
    columns: controllerRows.columns,
    openCells: ['name', 'contact'],
    when: asController,
  }),
  controllers: field.rows(customerRows.shape, {
    section: 'controllers',
    column: 'never',
    article: '30(2)(a), 30(2)(b)',
    columns: customerRows.columns,
    openCells: ['name', 'contact'],
    when: asProcessor,
  }),
  peopleCategories: field.choicesOrOwn('peopleCategories', peopleCategories, {
    section: 'data',
    filter: true,
    column: 'hidden',
    article: '30(1)(c)',
  }),
  dataCategories: field.choicesOrOwn('dataCategories', dataCategories, {
    section: 'data',
    filter: true,
    column: 'hidden',
    article: '30(1)(c)',
  }),
  personsVolume: field.choice('volumeBands', volumeBands, { section: 'data', filter: true, column: 'hidden' }),
  vulnerablePeople: field.bool({ section: 'data', filter: true, column: 'hidden', when: asController }),
  nationalNumberRef: field.text({ section: 'data', max: 500, column: 'never', article: '87' }),
  recipients: field.rows(recipientRows.shape, {
    section: 'recipients',
    column: 'never',
    article: '30(1)(d)',
    columns: recipientRows.columns,
    when: asController,
  }),
  noRecipients: field.bool({
    section: 'recipients',
    column: 'never',
    article: '30(1)(d)',
    when: asController,
    // A processor is a recipient, Art. 4(9).
    denies: { fields: ['recipients', 'processors'], error: 'none_beside_answer' },
  }),
  transfers: field.rows(activityTransfers.shape, {
    section: 'transfers',
    column: 'never',
    article: '30(1)(e), 30(2)(c)',
    columns: activityTransfers.columns,
    openCells: ['mechanism'],
  }),
  noTransfers: field.bool({
    section: 'transfers',
    column: 'never',
    article: '30(1)(e), 30(2)(c)',
    denies: { fields: ['transfers'], error: 'none_beside_answer' },
  }),
  retentionReason: field.longText({
    section: 'retention',
    column: 'never',
    article: '30(1)(f)',
    when: asController,
    insteadOf: 'retentionRules',
  }),
  measuresReason: field.longText({
    section: 'security',
    column: 'never',
    article: '30(1)(g), 30(2)(d)',
    insteadOf: 'measures',
  }),
  riskLevel: field.choice('riskLevels', riskLevels, {
    section: 'risk',
    filter: true,
    column: 'hidden',
    when: asController,
  }),
  dpiaScreening: field.rows(screeningRows.shape, {
    section: 'risk',
    column: 'never',
    article: '35(1), 35(3)',
    columns: screeningRows.columns,
    questions: { item: 'criterion', answer: 'answer', items: codesOf(dpiaCriteria) },
    when: asController,
    start: dpiaCriteria.map(({ code }) => ({ criterion: code, answer: null, why: '' })),
  }),
  dpiaNationalList: field.rows(listRows.shape, {
    section: 'risk',
    column: 'never',
    article: '35(4)',
    columns: listRows.columns,
    questions: { item: 'kind', answer: 'answer', items: codesOf(belgianDpiaKinds) },
    when: asController,
  }),
  dpiaNeed: field.choice('dpiaNeeds', dpiaNeeds, {
    section: 'risk',
    filter: true,
    column: 'hidden',
    article: '35(1)',
    when: asController,
  }),
  dpiaReason: field.longText({ section: 'risk', column: 'never', article: '35(1)', when: asController }),
  dpiaChecked: field.bool({
    section: 'risk',
    column: 'never',
    article: '35(2), 39(1)(c)',
    when: { field: 'dpiaNeed', in: ['not_needed'] },
  }),
  dpiaReference: field.text({
    section: 'risk',
    column: 'never',
    article: '35',
    when: { field: 'dpiaNeed', in: ['done'] },
  }),
  dpiaOn: field.date({
    section: 'risk',
    column: 'hidden',
    article: '35',
    when: { field: 'dpiaNeed', in: ['done', 'not_needed'] },
  }),
  automatedDecision: field.longText({ section: 'risk', column: 'never', article: '22', when: asController }),
  noticeReference: field.text({
    section: 'people',
    max: 400,
    column: 'never',
    article: '13, 14',
    when: asController,
  }),
  rightsNotes: field.longText({ section: 'people', column: 'never', article: '12-22, 28(3)(e)' }),
  leakNotes: field.longText({ section: 'people', column: 'never', article: '33, 34' }),
  otherLanguages: otherLanguagesField('languages', ['title', 'automatedDecision']),
})
export type ActivityDetail = z.infer<typeof activityDetail>

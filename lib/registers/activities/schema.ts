import { z } from 'zod'
import { dpiaNeeds, recordKinds } from '@/lib/law/codes/activities'
import { dataCategories } from '@/lib/law/codes/data'
import { riskLevels } from '@/lib/law/codes/leaks'
import { measureGroups } from '@/lib/law/codes/measures'
import { peopleCategories, volumeBands } from '@/lib/law/codes/people'
import { recipientKinds } from '@/lib/law/codes/recipients'
import { retentionActions, retentionBases, retentionTriggers } from '@/lib/law/codes/retention'
import { transferMechanisms } from '@/lib/law/codes/transfers'
import { cell, field } from '../fields'

/** Small tables inside an activity: what each row may hold, and how its columns are shown. */

const controllerRows = {
  shape: { name: cell.text(), contact: cell.text(400) },
  columns: { name: { kind: 'text' }, contact: { kind: 'text' } },
} as const

const recipientRows = {
  shape: { kind: cell.code(recipientKinds), name: cell.text() },
  columns: { kind: { kind: 'choice', list: 'recipientKinds' }, name: { kind: 'text' } },
} as const

const transferRows = {
  shape: {
    recipient: cell.text(),
    country: cell.country(),
    mechanism: cell.code(transferMechanisms),
    evidence: cell.text(600),
    checkedOn: cell.date(),
    validUntil: cell.date(),
  },
  columns: {
    recipient: { kind: 'text' },
    country: { kind: 'country' },
    mechanism: { kind: 'choice', list: 'transferMechanisms' },
    evidence: { kind: 'text' },
    checkedOn: { kind: 'date' },
    validUntil: { kind: 'date' },
  },
} as const

const retentionRows = {
  shape: {
    dataCategory: cell.code(dataCategories),
    trigger: cell.code(retentionTriggers),
    period: cell.text(200),
    action: cell.code(retentionActions),
    basis: cell.code(retentionBases),
    reference: cell.text(),
  },
  columns: {
    dataCategory: { kind: 'choice', list: 'dataCategories' },
    trigger: { kind: 'choice', list: 'retentionTriggers' },
    period: { kind: 'text' },
    action: { kind: 'choice', list: 'retentionActions' },
    basis: { kind: 'choice', list: 'retentionBases' },
    reference: { kind: 'text' },
  },
} as const

const measureRows = {
  shape: { group: cell.code(measureGroups), description: cell.text(600) },
  columns: { group: { kind: 'choice', list: 'measureGroups' }, description: { kind: 'text' } },
} as const

const systemRows = {
  shape: { name: cell.text(), location: cell.text(), owner: cell.text() },
  columns: { name: { kind: 'text' }, location: { kind: 'text' }, owner: { kind: 'text' } },
} as const

const asController = { field: 'recordKind', in: ['controller'] } as const
const asProcessor = { field: 'recordKind', in: ['processor'] } as const

/** What a processing activity holds beyond a record: Art. 30(1) or 30(2), and the columns beside it (domain section 1). */
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
  startOn: field.date({ section: 'what', column: 'hidden', sort: true }),
  endOn: field.date({ section: 'what', column: 'hidden', sort: true }),
  jointControllers: field.rows(controllerRows.shape, {
    section: 'controllers',
    column: 'never',
    article: '30(1)(a), 26',
    columns: controllerRows.columns,
    when: asController,
  }),
  controllers: field.rows(controllerRows.shape, {
    section: 'controllers',
    column: 'never',
    article: '30(2)(a)',
    columns: controllerRows.columns,
    when: asProcessor,
  }),
  processingCategories: field.longText({
    section: 'controllers',
    column: 'never',
    article: '30(2)(b)',
    when: asProcessor,
  }),
  peopleCategories: field.choices('peopleCategories', peopleCategories, {
    section: 'data',
    filter: true,
    column: 'hidden',
    article: '30(1)(c)',
  }),
  dataCategories: field.choices('dataCategories', dataCategories, {
    section: 'data',
    filter: true,
    column: 'hidden',
    article: '30(1)(c)',
  }),
  personsVolume: field.choice('volumeBands', volumeBands, { section: 'data', filter: true, column: 'hidden' }),
  vulnerablePeople: field.bool({ section: 'data', filter: true, column: 'hidden' }),
  nationalNumberRef: field.text({ section: 'data', max: 500, column: 'never', article: '87' }),
  recipients: field.rows(recipientRows.shape, {
    section: 'recipients',
    column: 'never',
    article: '30(1)(d)',
    columns: recipientRows.columns,
  }),
  noRecipients: field.bool({ section: 'recipients', column: 'never', article: '30(1)(d)' }),
  transfers: field.rows(transferRows.shape, {
    section: 'transfers',
    column: 'never',
    article: '30(1)(e), 30(2)(c)',
    columns: transferRows.columns,
  }),
  noTransfers: field.bool({ section: 'transfers', column: 'never', article: '30(1)(e)' }),
  retention: field.rows(retentionRows.shape, {
    section: 'retention',
    column: 'never',
    article: '30(1)(f)',
    columns: retentionRows.columns,
  }),
  retentionReason: field.longText({ section: 'retention', column: 'never', article: '30(1)(f)' }),
  measures: field.rows(measureRows.shape, {
    section: 'security',
    column: 'never',
    article: '30(1)(g), 32(1)',
    columns: measureRows.columns,
  }),
  measuresReason: field.longText({ section: 'security', column: 'never', article: '30(1)(g)' }),
  systems: field.rows(systemRows.shape, { section: 'security', column: 'never', columns: systemRows.columns }),
  riskLevel: field.choice('riskLevels', riskLevels, { section: 'risk', filter: true, column: 'hidden' }),
  dpiaNeed: field.choice('dpiaNeeds', dpiaNeeds, {
    section: 'risk',
    filter: true,
    column: 'hidden',
    article: '35(1)',
  }),
  dpiaReason: field.longText({ section: 'risk', column: 'never', article: '35(1)' }),
  dpiaReference: field.text({ section: 'risk', column: 'never', article: '35' }),
  dpiaOn: field.date({ section: 'risk', column: 'hidden', article: '35' }),
  automatedDecision: field.longText({ section: 'risk', column: 'never', article: '22' }),
  noticeReference: field.text({ section: 'people', max: 400, column: 'never', article: '13, 14' }),
  rightsNotes: field.longText({ section: 'people', column: 'never', article: '12-22' }),
  leakNotes: field.longText({ section: 'people', column: 'never', article: '33, 34' }),
})
export type ActivityDetail = z.infer<typeof activityDetail>

import type { Article30, ExtractKey } from '../declare/parts'

const entity = (key: string, article: string, optional = false): ExtractKey => ({
  key,
  article,
  from: 'entity',
  fields: [],
  optional,
})

/** Art. 30(1), the record of a controller. */
const controllerKeys: readonly ExtractKey[] = [
  entity('controller', '30(1)(a)'),
  { key: 'jointControllers', article: '30(1)(a), 26', from: 'record', fields: ['jointControllers'], optional: true },
  entity('representative', '30(1)(a), 27', true),
  entity('dpo', '30(1)(a), 37'),
  { key: 'purposes', article: '30(1)(b)', from: 'record', fields: ['purposes'] },
  { key: 'dataSubjectCategories', article: '30(1)(c)', from: 'record', fields: ['peopleCategories'] },
  { key: 'personalDataCategories', article: '30(1)(c)', from: 'record', fields: ['dataCategories'] },
  {
    key: 'recipientCategories',
    article: '30(1)(d)',
    from: 'record',
    fields: ['recipients', 'processors'],
    none: 'noRecipients',
  },
  { key: 'transfers', article: '30(1)(e)', from: 'record', fields: ['transfers'], none: 'noTransfers' },
  {
    key: 'erasureTimeLimits',
    article: '30(1)(f)',
    from: 'record',
    fields: ['retention', 'retentionRules'],
    reason: 'retentionReason',
  },
  {
    key: 'securityMeasures',
    article: '30(1)(g), 32(1)',
    from: 'record',
    fields: ['measures'],
    reason: 'measuresReason',
  },
]

/** Art. 30(2), the record of a processor. */
const processorKeys: readonly ExtractKey[] = [
  entity('processor', '30(2)(a)'),
  {
    key: 'controllers',
    article: '30(2)(a)',
    from: 'record',
    fields: ['controllers'],
    columns: ['name', 'contact', 'country', 'representative', 'dpo'],
  },
  entity('representative', '30(2)(a), 27', true),
  entity('dpo', '30(2)(a), 37'),
  {
    key: 'processingCategories',
    article: '30(2)(b)',
    from: 'record',
    fields: ['processingCategories', 'controllers'],
    columns: ['name', 'categories'],
  },
  { key: 'transfers', article: '30(2)(c)', from: 'record', fields: ['transfers'], none: 'noTransfers' },
  {
    key: 'securityMeasures',
    article: '30(2)(d), 32(1)',
    from: 'record',
    fields: ['measures'],
    reason: 'measuresReason',
  },
]

/** What Art. 30 does not ask and an authority expects beside it; of a processor also what only Art. 30(1) asks. */
const expectedFields: readonly string[] = [
  'ownerRole',
  'formerRef',
  'entityIds',
  'description',
  'businessProcess',
  'processingType',
  'otherDepartments',
  'stakeholders',
  'startOn',
  'endOn',
  'replacedBy',
  'sources',
  'peopleCategories',
  'dataCategories',
  'processors',
  'agreements',
  'retentionRules',
  'systems',
  'personsVolume',
  'vulnerablePeople',
  'nationalNumberRef',
  'riskLevel',
  'dpiaNationalList',
  'dpiaNeed',
  'dpiaReason',
  'dpiaReference',
  'dpiaOn',
  'automatedDecision',
  'noticeReference',
  'rightsNotes',
  'leakNotes',
  'ruleSource',
  'ruleReference',
]

/**
 * Art. 30 names what a controller and a processor write down of each processing activity: the records of this register are
 * that record, and no other register's are.
 */
export const article30: Article30 = { controller: controllerKeys, processor: processorKeys, beside: expectedFields }

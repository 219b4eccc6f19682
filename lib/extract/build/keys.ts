/**
 * The items of Art. 30 by their key in an extract. `fields` are declared fields of an activity that answer it, by name
 * (versions of before may hold some that the register no longer declares); a declared field whose article is the key's own
 * joins by itself.
 */
export type ExtractKey = {
  key: string
  article: string
  /** entity: answered by the legal entity; record: by fields of the activity. */
  from: 'entity' | 'record'
  fields: readonly string[]
  /** A box that says "none" in so many words. */
  none?: string
  /** The reason why nothing is given, where the law says "where possible". */
  reason?: string
  /** Only where it applies: nothing there is no gap by itself. */
  optional?: boolean
  /** Of fields that are small tables, only these columns. */
  columns?: readonly string[]
}

const entity = (key: string, article: string, optional = false): ExtractKey => ({
  key,
  article,
  from: 'entity',
  fields: [],
  optional,
})

/** Art. 30(1), the record of a controller. */
export const controllerKeys: readonly ExtractKey[] = [
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
export const processorKeys: readonly ExtractKey[] = [
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
export const expectedFields: readonly string[] = [
  'entityIds',
  'description',
  'businessProcess',
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

/** Own fields of a linked record that an extract tells, by register; of any other register those its table shows. */
export const columnsOfLinked: Readonly<Record<string, readonly string[]>> = {
  purposes: [
    'description',
    'legalBases',
    'lawReference',
    'legitimateInterest',
    'balancingTest',
    'art9Conditions',
    'art10Basis',
    'interestTest',
    'provisionDuty',
    'automatedDecision',
  ],
  processors: [
    'legalName',
    'partyKind',
    'country',
    'address',
    'service',
    'contactName',
    'contactEmail',
    'contactPhone',
  ],
  agreements: ['kind', 'signedOn', 'startOn', 'endOn', 'indefinite'],
  sources: ['channel', 'origin', 'noticeArticle'],
  'retention-rules': [
    'dataCategories',
    'trigger',
    'fixedOn',
    'period',
    'criterion',
    'action',
    'basis',
    'lawReference',
    'exception',
  ],
  measures: ['group', 'description'],
  systems: ['kind', 'location', 'hostingCountry', 'supplier'],
}

import { describe, expect, it } from 'vitest'
import { declaredFields, isAsked } from '@/lib/records/state/registered'
import {
  type ActivityFacts,
  aCustomer,
  aTransfer,
  completeController,
  completeProcessor,
  namedCompany,
} from '../testing/activity'
import { activities } from './register'
import { activityRequirements, missingOfActivity } from './rules'
import type { ActivityDetail } from './schema'

/** One row of what Art. 30(1) and 30(2) ask for: where it stands, and what is missing once it is taken away. */
type Row = {
  item: string
  article: string
  field: string
  code: string
  without: (facts: ActivityFacts) => ActivityFacts
}

const own = (part: Partial<ActivityDetail>) => (facts: ActivityFacts) => ({
  ...facts,
  detail: { ...facts.detail, ...part },
})
const unlinked = (relation: string) => (facts: ActivityFacts) => ({
  ...facts,
  linked: { ...facts.linked, [relation]: [] },
})
const entity = (part: Partial<typeof namedCompany>) => (facts: ActivityFacts) => ({
  ...facts,
  entities: [{ ...namedCompany, ...part }],
})
const customer = (part: Partial<typeof aCustomer>) => own({ controllers: [{ ...aCustomer, ...part }] })
const nobody = (facts: ActivityFacts) => own({ noRecipients: false })(unlinked('processors')(facts))
const jointly = (facts: ActivityFacts) =>
  own({ jointControllers: [] })({
    ...facts,
    linked: { ...facts.linked, agreements: [...(facts.linked.agreements ?? []), joint] },
  })
const joint = { ref: 'R-002', title: '', inForce: true, missing: [], detail: { kind: 'joint' } }
const transfers = (part: Partial<typeof aTransfer>) =>
  own({ noTransfers: false, transfers: [{ ...aTransfer, ...part }] })

/** domain 1.1: Art. 30(1). */
const controllerRows: readonly Row[] = [
  { item: 'controller.name', article: '30(1)(a)', field: 'entityIds', code: 'entity', without: entity({ name: '' }) },
  {
    item: 'controller.contact: address',
    article: '30(1)(a)',
    field: 'entityIds',
    code: 'entity',
    without: entity({ address: '' }),
  },
  {
    item: 'controller.contact: phone, e-mail',
    article: '30(1)(a)',
    field: 'entityIds',
    code: 'entity',
    without: entity({ contact: '' }),
  },
  {
    item: 'jointControllers[]',
    article: '30(1)(a)',
    field: 'jointControllers',
    code: 'joint_controllers',
    without: jointly,
  },
  {
    item: 'representative',
    article: '30(1)(a)',
    field: 'entityIds',
    code: 'entity_representative',
    without: entity({ representative: false }),
  },
  { item: 'dpo', article: '30(1)(a)', field: 'entityIds', code: 'entity_dpo', without: entity({ dpo: false }) },
  { item: 'purposes[]', article: '30(1)(b)', field: 'purposes', code: 'purposes', without: unlinked('purposes') },
  {
    item: 'dataSubjectCategories[]',
    article: '30(1)(c)',
    field: 'peopleCategories',
    code: 'people',
    without: own({ peopleCategories: [] }),
  },
  {
    item: 'personalDataCategories[]',
    article: '30(1)(c)',
    field: 'dataCategories',
    code: 'data',
    without: own({ dataCategories: [] }),
  },
  { item: 'recipientCategories[]', article: '30(1)(d)', field: 'recipients', code: 'recipients', without: nobody },
  {
    item: 'recipients: explicit none',
    article: '30(1)(d)',
    field: 'noRecipients',
    code: 'recipients',
    without: nobody,
  },
  {
    item: 'transfers[]',
    article: '30(1)(e)',
    field: 'transfers',
    code: 'transfers',
    without: own({ noTransfers: false }),
  },
  {
    item: 'transfers[].country',
    article: '30(1)(e)',
    field: 'transfers',
    code: 'transfer_mechanism',
    without: transfers({ country: '' }),
  },
  {
    item: 'transfers[].mechanism',
    article: '30(1)(e)',
    field: 'transfers',
    code: 'transfer_mechanism',
    without: transfers({ mechanism: null }),
  },
  {
    item: 'transfers[].safeguardDocument, 49(1) 2nd subparagraph',
    article: '30(1)(e)',
    field: 'transfers',
    code: 'transfer_evidence',
    without: transfers({ country: 'IN', mechanism: '49_1_2', reason: 'Compelling', evidence: 'x' }),
  },
  {
    item: 'erasureTimeLimits[] per data category',
    article: '30(1)(f)',
    field: 'retentionRules',
    code: 'retention',
    without: own({ dataCategories: ['identity_name', 'tax'] }),
  },
  {
    item: 'erasure: reason instead',
    article: '30(1)(f)',
    field: 'retentionReason',
    code: 'retention',
    without: unlinked('retentionRules'),
  },
  { item: 'securityMeasures', article: '30(1)(g)', field: 'measures', code: 'measures', without: unlinked('measures') },
  {
    item: 'measures: reason instead',
    article: '30(1)(g)',
    field: 'measuresReason',
    code: 'measures',
    without: unlinked('measures'),
  },
]

/** domain 1.2: Art. 30(2). */
const processorRows: readonly Row[] = [
  { item: 'processor name', article: '30(2)(a)', field: 'entityIds', code: 'entity', without: entity({ name: '' }) },
  {
    item: 'processor contact',
    article: '30(2)(a)',
    field: 'entityIds',
    code: 'entity',
    without: entity({ contact: '' }),
  },
  {
    item: 'each controller, name',
    article: '30(2)(a)',
    field: 'controllers',
    code: 'controllers',
    without: customer({ name: '' }),
  },
  {
    item: 'each controller, contact',
    article: '30(2)(a)',
    field: 'controllers',
    code: 'controllers',
    without: customer({ contact: '' }),
  },
  {
    item: 'representative of the processor',
    article: '30(2)(a)',
    field: 'entityIds',
    code: 'entity_representative',
    without: entity({ representative: false }),
  },
  {
    item: 'representative of a controller',
    article: '30(2)(a)',
    field: 'controllers',
    code: 'controllers_representative',
    without: customer({ country: 'US' }),
  },
  {
    item: 'DPO of the processor',
    article: '30(2)(a)',
    field: 'entityIds',
    code: 'entity_dpo',
    without: entity({ dpo: false }),
  },
  {
    item: 'DPO of a controller',
    article: '30(2)(a)',
    field: 'controllers',
    code: 'controllers_dpo',
    without: customer({ dpo: '' }),
  },
  {
    item: 'categories of processing per controller',
    article: '30(2)(b)',
    field: 'controllers',
    code: 'processing_categories',
    without: customer({ categories: '' }),
  },
  {
    item: 'transfers',
    article: '30(2)(c)',
    field: 'transfers',
    code: 'transfers_processor',
    without: own({ noTransfers: false }),
  },
  {
    item: 'transfers, named country',
    article: '30(2)(c)',
    field: 'transfers',
    code: 'transfer_mechanism',
    without: transfers({ country: '' }),
  },
  {
    item: 'transfers, 49(1) 2nd subparagraph',
    article: '30(2)(c)',
    field: 'transfers',
    code: 'transfer_evidence',
    without: transfers({ country: 'IN', mechanism: '49_1_2', reason: 'Compelling', evidence: 'x' }),
  },
  {
    item: 'security measures',
    article: '30(2)(d)',
    field: 'measures',
    code: 'measures_processor',
    without: unlinked('measures'),
  },
  {
    item: 'measures: reason instead',
    article: '30(2)(d)',
    field: 'measuresReason',
    code: 'measures_processor',
    without: unlinked('measures'),
  },
]

const shape: Readonly<Record<string, unknown>> = activities.detail.shape

describe.each([
  ['30(1)', 'controller', completeController, controllerRows],
  ['30(2)', 'processor', completeProcessor, processorRows],
] as const)('the record of Art. %s', (_, kind, complete, rows) => {
  it('lacks nothing when it is complete', () => {
    expect(missingOfActivity(complete)).toEqual([])
  })

  it.each(rows)('has a field for $item with its article, which is asked of this record', ({ field, article }) => {
    const declared = asked(field)
    expect(declared?.article).toContain(article)
    expect(declared?.when?.in ?? [kind]).toContain(kind)
  })

  it.each(rows)('misses $code once $item is taken away', ({ without, code, field }) => {
    expect(missingOfActivity(without(complete))).toContain(code)
    expect(activityRequirements.find((requirement) => requirement.code === code)?.fields).toContain(field)
  })
})

describe('the two forms of the register', () => {
  const requirementsOf = (article: string) =>
    activityRequirements.filter((requirement) => requirement.article.includes(article))

  it('ask each kind only for what it can be missing', () => {
    const names = (kind: string) =>
      new Set(
        [...Object.keys(shape), ...Object.keys(activities.relations)].filter((name) => {
          const when = asked(name)?.when
          return when?.field !== 'recordKind' || when.in.includes(kind)
        }),
      )
    const lacking = (facts: ActivityFacts) =>
      missingOfActivity({
        ...facts,
        detail: activities.detail.parse({ recordKind: facts.detail.recordKind, entityIds: [], dpiaScreening: [] }),
        linked: {},
        entities: [],
      })
    for (const complete of [completeController, completeProcessor]) {
      const kind = complete.detail.recordKind ?? ''
      const codes = lacking(complete)
      const fields = activityRequirements
        .filter(({ code }) => codes.includes(code))
        .flatMap((requirement) => requirement.fields)
      expect(fields.filter((name) => !names(kind).has(name))).toEqual([])
    }
  })

  it('ask what Art. 30(1) asks until the kind is said', () => {
    const isShown = (name: string, recordKind: string | null) => {
      const field = declaredFields(activities).find((candidate) => candidate.name === name)
      return field !== undefined && isAsked(field, { recordKind })
    }
    expect(['dpiaNeed', 'controllers', 'entityIds'].map((name) => isShown(name, null))).toEqual([true, false, true])
    expect(['dpiaNeed', 'controllers', 'entityIds'].map((name) => isShown(name, 'processor'))).toEqual([
      false,
      true,
      true,
    ])
  })

  it('know every letter of both paragraphs', () => {
    const letters = (article: string, all: string) =>
      [...all].filter((letter) => requirementsOf(`${article}(${letter})`).length > 0).join('')
    expect(letters('30(1)', 'abcdefg')).toBe('abcdefg')
    expect(letters('30(2)', 'abcd')).toBe('abcd')
  })
})

function asked(name: string) {
  const info = declaredFields(activities).find((field) => field.name === name)
  return info && { article: info.article, when: info.when }
}

import { describe, expect, it } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { factsFor, linkedTo } from '../testing/facts'
import { missingOfActivity } from './rules'
import { type ActivityDetail, activityDetail } from './schema'

type Facts = Parameters<typeof missingOfActivity>[0]

const on = calendarDateSchema.parse('2026-06-02')
const inBelgium = { partyKind: 'processor', country: 'BE' }

/** A controller record that lacks nothing; each case takes something away or adds something that asks for more. */
const complete: Facts = factsFor(
  activityDetail.parse({
    recordKind: 'controller',
    peopleCategories: ['employee'],
    dataCategories: ['identity_name'],
    noTransfers: true,
    retention: [{ dataCategory: 'identity_name', trigger: 'employment_end', period: 'P5Y' }],
    measures: [{ group: 'access_need_to_know', description: 'Only HR' }],
    dpiaNeed: 'not_needed',
    dpiaReason: 'None of the criteria is met.',
  }),
  {
    on,
    linked: {
      purposes: lawful(),
      processors: linkedTo([inBelgium]),
      agreements: linkedTo([{ kind: 'processing' }]),
    },
  },
)

const asProcessor: Partial<ActivityDetail> = {
  recordKind: 'processor',
  controllers: [{ name: 'A customer', contact: 'privacy@customer.example' }],
  processingCategories: 'Sending invoices',
}

const transfer = (values: object) => ({
  recipient: 'Somebody',
  country: 'US',
  mechanism: '45_adequacy' as const,
  evidence: 'listing',
  checkedOn: on,
  validUntil: null,
  ...values,
})

const cases: [string, Partial<ActivityDetail>, Partial<Facts>, string][] = [
  ['a complete controller record', {}, {}, ''],
  ['a complete processor record', asProcessor, { linked: { purposes: [] } }, ''],
  ['30(1)(a): a joint controller without name', {}, joint(), 'joint_controllers'],
  [
    '30(1)(a): a joint controller with name and contact',
    { jointControllers: [{ name: 'B', contact: 'b@b.example' }] },
    joint(),
    '',
  ],
  ['30(1)(b): no purposes', {}, { linked: { purposes: [] } }, 'purposes basis'],
  ['30(1)(c): no people, no data', { peopleCategories: [], dataCategories: [] }, {}, 'people data'],
  ['30(1)(d): no recipients', {}, { linked: { processors: [], agreements: [] } }, 'recipients'],
  ['30(1)(d): "none" said', { noRecipients: true }, { linked: { processors: [], agreements: [] } }, ''],
  ['30(1)(e): transfers not said', { noTransfers: false }, {}, 'transfers'],
  ['30(1)(e): "none" said while a processor sits in the US', {}, abroad(), 'transfers'],
  ['30(1)(f): no term', { retention: [] }, {}, 'retention'],
  ['30(1)(f): a row without a term', { retention: rowWithoutPeriod() }, {}, 'retention'],
  ['30(1)(f): a reason instead', { retention: [], retentionReason: 'Depends on the court.' }, {}, ''],
  ['30(1)(g): no measures', { measures: [] }, {}, 'measures'],
  ['30(1)(g): a reason instead', { measures: [], measuresReason: 'Secret by law.' }, {}, ''],
  ['30(2)(a): no controllers', { ...asProcessor, controllers: [] }, {}, 'controllers'],
  [
    '30(2)(a): a controller without contact',
    { ...asProcessor, controllers: [{ name: 'A', contact: '' }] },
    {},
    'controllers',
  ],
  ['30(2)(b): no categories', { ...asProcessor, processingCategories: '' }, {}, 'processing_categories'],
  ['30(2)(c): transfers not said', { ...asProcessor, noTransfers: false }, {}, 'transfers_processor'],
  ['30(2)(d): no measures', { ...asProcessor, measures: [] }, {}, 'measures_processor'],
  [
    'a processor record needs no purposes, people or DPIA',
    { ...asProcessor, peopleCategories: [], dpiaNeed: null },
    {},
    '',
  ],
  ['no owner', {}, { ownerId: null }, 'owner'],
  ['no kind: answers to 30(1)', { recordKind: null }, {}, 'kind'],
  ['a purpose without basis', {}, { linked: { purposes: linkedTo([{ legalBases: [] }]) } }, 'basis'],
  ['health without a condition of Art. 9', { dataCategories: ['health'] }, {}, 'art9'],
  [
    'health with a condition on a purpose',
    { dataCategories: ['health'] },
    { linked: { purposes: lawful({ art9Conditions: ['9b'] }) } },
    '',
  ],
  ['convictions without a ground of Art. 10', { dataCategories: ['criminal'] }, {}, 'art10'],
  [
    'convictions with a ground',
    { dataCategories: ['criminal'] },
    { linked: { purposes: lawful({ art10Basis: '10_law' }) } },
    '',
  ],
  [
    'a national number without authorisation',
    { dataCategories: ['national_register_number_be'] },
    {},
    'national_number',
  ],
  [
    'a national number with it',
    { dataCategories: ['national_register_number_be'], nationalNumberRef: 'Law of …' },
    {},
    '',
  ],
  [
    'a processor without an agreement in force',
    {},
    { linked: { processors: linkedTo([{ partyKind: 'processor' }], { missing: ['agreement'] }) } },
    'processor_agreement',
  ],
  ['a processor that has one, not linked here', {}, { linked: { agreements: [] } }, ''],
  [
    'a linked agreement that ended',
    {},
    { linked: { agreements: linkedTo([{ kind: 'sharing', startOn: '2020-01-01', endOn: '2025-12-31' }]) } },
    'agreement_expired',
  ],
  ['DPIA not decided', { dpiaNeed: null }, {}, 'dpia'],
  ['DPIA not needed, without reason', { dpiaReason: '' }, {}, 'dpia'],
  ['DPIA needed but not done', { dpiaNeed: 'needed' }, {}, 'dpia'],
  ['DPIA done, with reference', { dpiaNeed: 'done', dpiaReference: 'DPIA-3' }, {}, ''],
  ['US under the framework, listing checked', { transfers: [transfer({})] }, {}, ''],
  ['US under the framework, not checked', { transfers: [transfer({ checkedOn: null })] }, {}, 'transfer_evidence'],
  ['a transfer without mechanism', { transfers: [transfer({ mechanism: null })] }, {}, 'transfer_mechanism'],
  [
    'clauses without the document',
    { transfers: [transfer({ mechanism: '46_2c', evidence: '' })] },
    {},
    'transfer_evidence',
  ],
  ['a country without adequacy', { transfers: [transfer({ country: 'IN' })] }, {}, 'transfer_validity'],
  [
    'evidence that ended',
    { transfers: [transfer({ validUntil: calendarDateSchema.parse('2026-06-01') })] },
    {},
    'transfer_validity',
  ],
  [
    'US before the framework',
    { transfers: [transfer({})] },
    { on: calendarDateSchema.parse('2021-01-01') },
    'transfer_validity',
  ],
]

describe('what an activity lacks', () => {
  it.each(cases)('%s', (_, detail, facts, expected) => {
    const given = { ...complete, ...facts, detail: { ...complete.detail, ...detail } }
    const linked = { ...complete.linked, ...facts.linked }
    expect(missingOfActivity({ ...given, linked }).join(' ')).toBe(expected)
  })
})

function lawful(more: object = {}) {
  return linkedTo([{ legalBases: ['c_legal_obligation'], art9Conditions: [], art10Basis: null, ...more }])
}

function joint(): Partial<Facts> {
  return { linked: { agreements: linkedTo([{ kind: 'processing' }, { kind: 'joint' }]) } }
}

function abroad(): Partial<Facts> {
  return { linked: { processors: linkedTo([{ partyKind: 'processor', country: 'US' }]) } }
}

function rowWithoutPeriod(): ActivityDetail['retention'] {
  return [{ dataCategory: null, trigger: 'last_interaction', period: '', action: null, basis: null, reference: 'E1' }]
}

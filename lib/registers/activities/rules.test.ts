import { describe, expect, it } from 'vitest'
import type { EntityFacts } from '@/lib/company/entity-facts'
import { calendarDateSchema } from '@/lib/time/types'
import {
  type ActivityFacts,
  aCustomer,
  aTransfer,
  completeController,
  fiveYears,
  lawful,
  listRead,
  namedCompany,
  screened,
} from '../testing/activity'
import { linkedTo } from '../testing/facts'
import { categoriesWithoutTerm } from './completeness'
import { missingOfActivity } from './rules'
import type { ActivityDetail } from './schema'

type Facts = ActivityFacts

const { on } = completeController

const asProcessor: Partial<ActivityDetail> = { recordKind: 'processor', controllers: [aCustomer] }
const customer = (values: Partial<typeof aCustomer>) => ({
  ...asProcessor,
  controllers: [aCustomer, { ...aCustomer, ...values }],
})
const entity = (values: Partial<EntityFacts>): Partial<Facts> => ({ entities: [{ ...namedCompany, ...values }] })
const transfer = (values: Partial<typeof aTransfer>) => ({ ...aTransfer, ...values })
const transfers = [{ country: 'US' }]
const through = (detail: object): Partial<Facts> => ({
  linked: { processors: linkedTo([{ partyKind: 'processor', country: 'BE', ...detail }]) },
})
const rules = (retentionRules: Facts['linked'][string]): Partial<Facts> => ({ linked: { retentionRules } })

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
  ['30(1)(e): "none" said while a processor sends data to the US', {}, through({ transfers }), 'transfers'],
  ['30(1)(e): "none" said while one works for it in the US', {}, through({ subProcessors: transfers }), 'transfers'],
  ['30(1)(e): "none" said while all of them stay in the EEA', {}, through({ subProcessors: [{ country: 'IE' }] }), ''],
  ['30(1)(f): no rule', {}, rules([]), 'retention'],
  ['30(1)(f): a rule without a term', {}, rules(linkedTo([{ dataCategories: [], period: '' }])), 'retention'],
  ['30(1)(f): a criterion instead', {}, rules(linkedTo([{ dataCategories: [], criterion: 'The case' }])), ''],
  [
    '30(1)(f): a fixed date instead',
    {},
    rules(linkedTo([{ dataCategories: [], trigger: 'fixed_date', fixedOn: '2027-01-01' }])),
    '',
  ],
  ['30(1)(f): a rule for another category', {}, rules(fiveYears('salary_income')), 'retention'],
  ['30(1)(f): one category of two is covered', { dataCategories: ['identity_name', 'tax'] }, {}, 'retention'],
  [
    '30(1)(f): two rules cover two categories',
    { dataCategories: ['identity_name', 'tax'] },
    rules([...fiveYears('identity_name'), ...fiveYears('tax')]),
    '',
  ],
  [
    '30(1)(f): a rule without categories covers all',
    { dataCategories: ['identity_name', 'tax'] },
    rules(fiveYears()),
    '',
  ],
  ['30(1)(f): a reason instead', { retentionReason: 'Depends on the court.' }, rules([]), ''],
  ['30(1)(g): no measures', {}, { linked: { measures: [] } }, 'measures'],
  ['30(1)(g): a reason instead', { measuresReason: 'Secret by law.' }, { linked: { measures: [] } }, ''],
  ['30(1)(a): no legal entity', { entityIds: [] }, {}, 'entity'],
  ['30(1)(a): one that does not exist', { entityIds: ['b4a7f0e5-3c5d-4a54-9f0c-0c0b7c9f7a11'] }, {}, 'entity'],
  ['30(1)(a): without address', {}, entity({ address: '' }), 'entity'],
  ['30(1)(a): without contact', {}, entity({ contact: '' }), 'entity'],
  ['30(1)(a): outside the EEA without representative', {}, entity({ representative: false }), 'entity_representative'],
  ['30(1)(a): outside the EEA with a representative', {}, entity({ representative: true }), ''],
  ['30(1)(a): no DPO and no reason', {}, entity({ dpo: false }), 'entity_dpo'],
  ['30(2)(a): a processor names itself too', asProcessor, entity({ contact: '', dpo: false }), 'entity entity_dpo'],
  ['30(2)(a): no controllers', { ...asProcessor, controllers: [] }, {}, 'controllers processing_categories'],
  ['30(2)(a): a controller without contact', customer({ contact: '' }), {}, 'controllers'],
  ['30(2)(a): a controller without name', customer({ name: '' }), {}, 'controllers'],
  [
    '30(2)(a): one outside the EEA without representative',
    customer({ country: 'US' }),
    {},
    'controllers_representative',
  ],
  ['30(2)(a): one outside the EEA with it', customer({ country: 'US', representative: 'A BV, Gent' }), {}, ''],
  ['30(2)(a): nothing said of its DPO', customer({ dpo: '' }), {}, 'controllers_dpo'],
  ['30(2)(b): nothing said of what is done for one', customer({ categories: '' }), {}, 'processing_categories'],
  ['30(2)(c): transfers not said', { ...asProcessor, noTransfers: false }, {}, 'transfers_processor'],
  ['30(2)(d): no measures', asProcessor, { linked: { measures: [] } }, 'measures_processor'],
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
    'health data, one of two purposes without condition',
    { dataCategories: ['health'] },
    { linked: { purposes: [...lawful({ art9Conditions: ['9b'] }), ...lawful()] } },
    'art9',
  ],
  [
    'health data, the other purpose says that it uses none',
    { dataCategories: ['health'] },
    { linked: { purposes: [...lawful({ art9Conditions: ['9b'] }), ...lawful({ noSpecialData: true })] } },
    '',
  ],
  [
    'health data that no purpose uses',
    { dataCategories: ['health'] },
    { linked: { purposes: lawful({ noSpecialData: true }) } },
    'art9',
  ],
  [
    'convictions, the other purpose says that it uses none',
    { dataCategories: ['criminal'] },
    { linked: { purposes: [...lawful({ art10Basis: '10_law' }), ...lawful({ noCriminalData: true })] } },
    '',
  ],
  [
    'convictions, the other purpose says nothing',
    { dataCategories: ['criminal'] },
    { linked: { purposes: [...lawful({ art10Basis: '10_law' }), ...lawful()] } },
    'art10',
  ],
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
  ['DPIA done, without date', { dpiaNeed: 'done', dpiaReference: 'DPIA-3' }, {}, 'dpia'],
  ['DPIA done, without reference', { dpiaNeed: 'done', dpiaOn: on }, {}, 'dpia'],
  ['DPIA done, with reference and date', { dpiaNeed: 'done', dpiaReference: 'DPIA-3', dpiaOn: on }, {}, ''],
  ['screening not answered', { dpiaScreening: [] }, {}, 'dpia_screening'],
  ['one criterion not answered', { dpiaScreening: screened('no').slice(1) }, {}, 'dpia_screening'],
  ['"not needed" on what is not known', { dpiaScreening: screened('unknown') }, {}, 'dpia_screening'],
  [
    'a DPIA that is done although some answers are not known',
    { dpiaScreening: screened('unknown'), dpiaNeed: 'done', dpiaReference: 'DPIA-3', dpiaOn: on },
    {},
    '',
  ],
  ['the list of the authority not answered', { dpiaNationalList: [] }, {}, 'dpia_list'],
  ['one kind of the list not answered', { dpiaNationalList: listRead('no').slice(1) }, {}, 'dpia_list'],
  ['"not needed" on a list that is not known', { dpiaNationalList: listRead('unknown') }, {}, 'dpia_list'],
  ['on the list, and "not needed"', { dpiaNationalList: listRead('yes') }, {}, 'dpia'],
  [
    'on the list, and done',
    { dpiaNationalList: listRead('yes'), dpiaNeed: 'done', dpiaReference: 'DPIA-3', dpiaOn: on },
    {},
    '',
  ],
  ['"not needed" with one criterion met', { dpiaScreening: met(1) }, {}, ''],
  ['"not needed" with two met', { dpiaScreening: met(2) }, {}, 'dpia_checked'],
  ['"not needed" with two met, checked by the DPO', { dpiaScreening: met(2), dpiaChecked: true }, {}, ''],
  [
    '"not needed" with two met, checked, without reason',
    { dpiaScreening: met(2), dpiaChecked: true, dpiaReason: '' },
    {},
    'dpia dpia_checked',
  ],
  ['US under the framework, listing checked', { transfers: [transfer({})] }, {}, ''],
  ['US under the framework, not checked', { transfers: [transfer({ checkedOn: null })] }, {}, 'transfer_evidence'],
  ['a transfer without mechanism', { transfers: [transfer({ mechanism: null })] }, {}, 'transfer_mechanism'],
  [
    'clauses with the one text of before',
    { transfers: [transfer({ mechanism: '46_2c', evidence: 'x' })] },
    {},
    'transfer_evidence',
  ],
  [
    'a listing looked up more than a year ago',
    { transfers: [transfer({ checkedOn: calendarDateSchema.parse('2025-06-01') })] },
    {},
    'transfer_validity',
  ],
  ['a listing without the data of staff', { transfers: [transfer({ listing: 'non_hr' })] }, {}, 'transfer_validity'],
  [
    'a listing without the data of staff, of whom there are none',
    { transfers: [transfer({ listing: 'non_hr' })], peopleCategories: ['client'] },
    {},
    '',
  ],
  ['a processor abroad that has its row', { noTransfers: false, transfers: [transfer({})] }, abroad(), ''],
  [
    'a processor abroad, a row for another country',
    { noTransfers: false, transfers: [transfer({ country: 'CH', mechanism: '45_adequacy' })] },
    abroad(),
    'transfers',
  ],
  [
    'a processor abroad, a row for another recipient there',
    { noTransfers: false, transfers: [transfer({})] },
    abroad({ title: 'MailCo' }),
    'transfers',
  ],
  [
    'a processor that sends to an organisation without a row',
    { noTransfers: false, transfers: [transfer({})] },
    { linked: { processors: linkedTo([{ country: 'BE', transfers: [{ country: '', organisation: 'WHO' }] }]) } },
    'transfers',
  ],
  [
    'a processor that sends to an organisation with its row',
    {
      noTransfers: false,
      transfers: [transfer({ country: '', organisation: 'who', mechanism: '46_3b', authorityReference: 'GBA 12' })],
    },
    { linked: { processors: linkedTo([{ country: 'BE', transfers: [{ country: '', organisation: 'WHO' }] }]) } },
    '',
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
    const given = { ...completeController, ...facts, detail: { ...completeController.detail, ...detail } }
    const linked = { ...completeController.linked, ...facts.linked }
    expect(missingOfActivity({ ...given, linked }).join(' ')).toBe(expected)
  })

  it('names the categories of data without a term', () => {
    const dataCategories: ActivityDetail['dataCategories'] = ['identity_name', 'tax', 'health', 'salary_income']
    const given = { ...completeController, detail: { ...completeController.detail, dataCategories } }
    expect(categoriesWithoutTerm(given)).toEqual(['tax', 'salary_income'])
  })
})

/** So many criteria met, the others not. */
function met(count: number): ActivityDetail['dpiaScreening'] {
  return screened('no').map((row, index) => (index < count ? { ...row, answer: 'yes' } : row))
}

function joint(): Partial<Facts> {
  return { linked: { agreements: linkedTo([{ kind: 'processing' }, { kind: 'joint' }]) } }
}

function abroad(more: { title?: string } = {}): Partial<Facts> {
  return { linked: { processors: linkedTo([{ partyKind: 'processor', country: 'US' }], more) } }
}

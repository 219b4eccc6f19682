import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { catalog, type RegisterSlug } from '@/lib/registers/catalog'
import { textsOf } from '@/lib/text/catalogue'
import { fieldErrorText } from '@/lib/text/error-text'
import { locales } from '@/lib/text/locale'
import { emptyValues } from '../form/input'
import { declarationOf } from '../state/registered'
import { someRecord } from '../testing/some-record'
import { createRecord } from './create'
import { retireRecord } from './retire'
import { updateRecord } from './update'

const { database, editor } = someOffice()
let retired: string
beforeAll(async () => {
  const processor = await someRecord(editor, 'processors', { title: 'Gone' })
  await retireRecord(editor, { ref: processor.ref, version: 1 })
  retired = processor.ref
})

/** Tuesday 2 June 2026 is today in these tests. */
const transfers = (row: object) => ({ transfers: [{ country: 'IN', mechanism: '46_2c', ...row }] })
const subs = (...rows: object[]) => ({ subProcessors: rows })
const long = 'x'.repeat(100_000)

type Case = [what: string, register: RegisterSlug, values: object, wrong: Record<string, string>]
const cases: Case[] = [
  ['a day no calendar has', 'agreements', { signedOn: '2026-02-30' }, { signedOn: 'invalid_date' }],
  [
    'a day no calendar has, in a row',
    'activities',
    transfers({ validUntil: '2027-13-01' }),
    { 'transfers.0.validUntil': 'invalid_date' },
  ],
  ['a day that is no date', 'activities', { startOn: 'tomorrow' }, { startOn: 'invalid_date' }],
  ['a day long ago', 'activities', { startOn: '0202-01-01' }, { startOn: 'date_out_of_range' }],
  ['an impossible review date', 'sources', { nextReviewOn: '2026-11-31' }, { nextReviewOn: 'invalid_date' }],
  [
    'an activity that ends before it starts',
    'activities',
    { startOn: '2026-05-02', endOn: '2026-05-01' },
    { endOn: 'end_before_start' },
  ],
  [
    'an agreement that ends before it starts',
    'agreements',
    { startOn: '2026-05-02', endOn: '2026-05-01' },
    { endOn: 'end_before_start' },
  ],
  [
    'an agreement signed after its end',
    'agreements',
    { signedOn: '2026-05-02', endOn: '2026-05-01' },
    { endOn: 'end_before_start' },
  ],
  [
    'a renewal before the start',
    'agreements',
    { startOn: '2026-05-02', renewalOn: '2026-05-01' },
    { renewalOn: 'end_before_start' },
  ],
  [
    'the next audit before the last',
    'agreements',
    { lastAuditOn: '2026-05-02', nextAuditOn: '2026-05-01' },
    { nextAuditOn: 'end_before_start' },
  ],
  [
    'an end of what is indefinite',
    'agreements',
    { indefinite: true, endOn: '2027-05-01' },
    { endOn: 'end_of_indefinite' },
  ],
  [
    '"no transfers" beside a transfer',
    'activities',
    { noTransfers: true, transfers: [{ recipient: 'A', country: 'CH', mechanism: '45_adequacy' }] },
    { transfers: 'none_beside_answer' },
  ],
  [
    'an answer beside "still open"',
    'purposes',
    { description: 'Said', openFields: ['description'] },
    { description: 'open_beside_answer' },
  ],
  [
    'a country and an organisation',
    'processors',
    { transfers: [{ country: 'CH', organisation: 'WHO', mechanism: '46_2c' }] },
    { 'transfers.0.organisation': 'country_or_organisation' },
  ],
  [
    'no assessment for what the list names',
    'activities',
    { dpiaNeed: 'not_needed', dpiaNationalList: [{ kind: 'sensor_devices', answer: 'yes', why: '' }] },
    { dpiaNeed: 'dpia_listed' },
  ],
  ['a signature tomorrow', 'agreements', { signedOn: '2026-06-03' }, { signedOn: 'in_future' }],
  ['an audit that was tomorrow', 'agreements', { lastAuditOn: '2026-06-03' }, { lastAuditOn: 'in_future' }],
  ['a test that was tomorrow', 'measures', { lastTestedOn: '2026-06-03' }, { lastTestedOn: 'in_future' }],
  ['an assessment made tomorrow', 'activities', { dpiaOn: '2026-06-03' }, { dpiaOn: 'in_future' }],
  ['a weighing decided tomorrow', 'interest-tests', { decidedOn: '2026-06-03' }, { decidedOn: 'in_future' }],
  ['guarantees checked tomorrow', 'processors', { guaranteesOn: '2026-06-03' }, { guaranteesOn: 'in_future' }],
  [
    'evidence checked tomorrow',
    'activities',
    transfers({ checkedOn: '2026-06-03' }),
    { 'transfers.0.checkedOn': 'in_future' },
  ],
  [
    'evidence that ended before it was looked at',
    'processors',
    transfers({ checkedOn: '2026-05-02', validUntil: '2026-05-01' }),
    { 'transfers.0.validUntil': 'end_before_start' },
  ],
  [
    'an objection that ends before we were told',
    'processors',
    subs({ name: 'B', notifiedOn: '2026-05-02', objectionUntil: '2026-05-01' }),
    { 'subProcessors.0.objectionUntil': 'end_before_start' },
  ],
  [
    'an objection before we were told',
    'processors',
    subs({ name: 'B', notifiedOn: '2026-05-02', objectionOn: '2026-05-01' }),
    { 'subProcessors.0.objectionOn': 'end_before_start' },
  ],
  ['a country that does not exist', 'processors', { country: 'XX' }, { country: 'unknown_country' }],
  [
    'a country that does not exist, in a row',
    'activities',
    transfers({ country: 'ZZ' }),
    { 'transfers.0.country': 'unknown_country' },
  ],
  [
    'a transfer without mechanism',
    'activities',
    transfers({ mechanism: null }),
    { 'transfers.0.mechanism': 'transfer_needs_mechanism' },
  ],
  [
    'a recipient without mechanism',
    'activities',
    { transfers: [{ recipient: 'Acme', mechanism: '' }] },
    { 'transfers.0.mechanism': 'transfer_needs_mechanism' },
  ],
  [
    'the second transfer without mechanism',
    'processors',
    { transfers: [{ country: 'IN', mechanism: '46_2c' }, { country: 'CN' }] },
    { 'transfers.1.mechanism': 'transfer_needs_mechanism' },
  ],
  [
    'a sub-processor abroad without mechanism',
    'processors',
    subs({ name: 'B', country: 'IN' }),
    { 'subProcessors.0.mechanism': 'transfer_needs_mechanism' },
  ],
  [
    'a sub-processor under nobody',
    'processors',
    subs({ name: 'B', under: 'A' }),
    { 'subProcessors.0.under': 'unknown_row' },
  ],
  [
    'sub-processors in a circle',
    'processors',
    subs({ name: 'A', under: 'B' }, { name: 'B', under: 'A' }),
    { 'subProcessors.0.under': 'row_circle', 'subProcessors.1.under': 'row_circle' },
  ],
  [
    'consent without a way back',
    'purposes',
    { legalBases: ['a_consent'] },
    { withdrawalPath: 'basis_needs_withdrawal' },
  ],
  [
    'a legal obligation without the law',
    'purposes',
    { legalBases: ['c_legal_obligation'] },
    { lawReference: 'basis_needs_law' },
  ],
  ['a public task without the law', 'purposes', { legalBases: ['e_public_task'] }, { lawReference: 'basis_needs_law' }],
  [
    'legitimate interest without words',
    'purposes',
    { legalBases: ['f_legitimate_interest'] },
    { legitimateInterest: 'basis_needs_interest', balancingTest: 'basis_needs_balancing' },
  ],
  [
    'a disclosure by law without the law',
    'agreements',
    { kind: 'legal_disclosure', legalBases: ['c_legal_obligation'] },
    { lawReference: 'basis_needs_law' },
  ],
  ['a term by law without the law', 'retention-rules', { basis: 'law' }, { lawReference: 'basis_needs_law' }],
  ['100,000 characters', 'purposes', { description: long }, { description: 'too_long.4000' }],
  ['100,000 characters as title', 'sources', { title: long }, { title: 'too_long.200' }],
  [
    '100,000 characters in a row',
    'activities',
    transfers({ evidence: long }),
    { 'transfers.0.evidence': 'too_long.600' },
  ],
]

const full = (register: RegisterSlug, values: object) => ({
  ...emptyValues(declarationOf(register)),
  title: 'A record',
  departmentId: editor.actor.departmentIds[0] ?? null,
  ...values,
})

/** Of everything a write could touch, the log included. */
async function digest(): Promise<string> {
  const tables = [
    'Record',
    'RecordLink',
    'RecordDue',
    'RecordVersion',
    'Mail',
    'AuditEntry',
    ...catalog.map(({ table }) => table),
  ]
  const hash = createHash('sha256')
  for (const table of tables) {
    const rows = await database.client.$queryRawUnsafe(`SELECT t::text AS row FROM "${table}" t ORDER BY 1`)
    hash.update(`${table} ${JSON.stringify(rows)}`)
  }
  return hash.digest('hex')
}

describe('what cannot be is refused at its field, and nothing is written', () => {
  test.each(cases)('%s (%s)', async (_, register, values, wrong) => {
    const fields = Object.fromEntries(Object.entries(wrong).map(([path, key]) => [path, [key]]))
    const kept = await someRecord(editor, register, { title: 'As it was' })
    const before = await digest()
    const created = await createRecord(editor, { register, values: full(register, values) })
    expect(created).toMatchObject({ ok: false, code: 'invalid', fields })
    expect(!created.ok && Object.keys(created.fields ?? {})).toEqual(Object.keys(fields))
    const updated = await updateRecord(editor, { ref: kept.ref, register, version: 1, values: full(register, values) })
    expect(updated).toEqual(created)
    expect(await digest()).toBe(before)
  })

  test.each([
    ['a retired record', () => retired, 'retired'],
    ['a record of another register', async () => (await someRecord(editor, 'sources')).ref, 'not_in_list'],
    ['a record that is not there', () => 'X-999', 'not_in_list'],
  ])('%s in a relation', async (_, find, key) => {
    const processors = [await find()]
    const kept = await someRecord(editor, 'activities')
    const before = await digest()
    const refused = { ok: false, code: 'invalid', fields: { processors: [key] } }
    const values = full('activities', { processors })
    expect(await createRecord(editor, { register: 'activities', values })).toMatchObject(refused)
    const input = { ref: kept.ref, register: 'activities', version: 1, values }
    expect(await updateRecord(editor, input)).toMatchObject(refused)
    expect(await digest()).toBe(before)
  })

  test('a stale form', async () => {
    const kept = await someRecord(editor, 'purposes', { description: 'First' })
    const input = { ref: kept.ref, register: 'purposes', values: full('purposes', { description: 'Second' }) }
    expect(await updateRecord(editor, { ...input, version: 1 })).toMatchObject({ ok: true })
    const before = await digest()
    const late = { ...input, version: 1, values: full('purposes', { description: 'Third' }) }
    expect(await updateRecord(editor, late)).toMatchObject({ ok: false, code: 'stale' })
    expect(await digest()).toBe(before)
  })
})

describe('an honest draft', () => {
  test.each<[string, RegisterSlug, object]>([
    [
      'a transfer whose mechanism is open',
      'activities',
      { ...transfers({ mechanism: null }), openFields: ['transfers'] },
    ],
    ['a basis whose law is open', 'purposes', { legalBases: ['c_legal_obligation'], openFields: ['lawReference'] }],
    ['a consent whose way back is open', 'purposes', { legalBases: ['a_consent'], openFields: ['withdrawalPath'] }],
    [
      'a sub-processor whose mechanism is open',
      'processors',
      { ...subs({ name: 'B', country: 'IN' }), openFields: ['subProcessors'] },
    ],
    ['tabs and lines in a text', 'purposes', { description: 'one\n\ttwo\r\nthree' }],
  ])('keeps %s', async (_, register, values) => {
    expect(await createRecord(editor, { register, values: full(register, values) })).toMatchObject({ ok: true })
  })

  test.each([
    [
      'what Word puts between lines',
      'one\vtwo\u2028three\u2029four\u0085five\ffive',
      'one\ntwo\nthree\nfour\nfive\nfive',
    ],
    ['old lines', 'one\rtwo\r\nthree', 'one\ntwo\nthree'],
    ['an escape sequence', 'red \u001b[31m', 'red [31m'],
    ['null and a bell', 'be\u0000fore\u0007', 'before'],
    ['a tab', 'one\ttwo', 'one\ttwo'],
  ])('keeps %s without what cannot be shown', async (_, pasted, kept) => {
    const values = full('purposes', { title: pasted, description: pasted })
    const created = await createRecord(editor, { register: 'purposes', values })
    if (!created.ok) throw new Error(JSON.stringify(created))
    const row = await database.client.record.findUniqueOrThrow({
      where: { id: created.value.id },
      include: { purpose: true },
    })
    expect(row.purpose?.description).toBe(kept)
    expect(row.title).toBe(kept.replaceAll('\n', ' '))
    const evidence = full('processors', transfers({ evidence: pasted }))
    expect(await createRecord(editor, { register: 'processors', values: evidence })).toMatchObject({ ok: true })
  })

  test('what was kept before still opens, and is refused when it is sent again', async () => {
    const kept = await someRecord(editor, 'agreements')
    const old = { subject: 'a\u0007b', startOn: new Date('0202-01-01') }
    await database.client.agreement.update({ where: { id: kept.id }, data: old })
    const again = full('agreements', { subject: 'a\u0007b', startOn: '0202-01-01' })
    const input = { ref: kept.ref, register: 'agreements', version: 1, values: again }
    expect(await updateRecord(editor, input)).toMatchObject({
      code: 'invalid',
      fields: { startOn: ['date_out_of_range'] },
    })
    const mended = { ...input, values: full('agreements', { subject: 'ab' }) }
    expect(await updateRecord(editor, mended)).toMatchObject({ ok: true })
  })

  test('open does not excuse what is wrong rather than empty', async () => {
    const values = full('agreements', { startOn: '2026-05-02', endOn: '2026-05-01', openFields: ['endOn'] })
    expect(await createRecord(editor, { register: 'agreements', values })).toMatchObject({ code: 'invalid' })
  })
})

test.each(locales)('every message has words of its own in %s, and the limit in them', async (locale) => {
  const t = await textsOf(locale, 'errors')
  const keys = [...new Set([...cases.flatMap(([, , , wrong]) => Object.values(wrong)), 'retired', 'not_in_list'])]
  const words = keys.map((key) => fieldErrorText(t, key))
  expect(new Set(words).size).toBe(keys.length)
  expect(words).not.toContain(t('fields.invalid'))
  expect(fieldErrorText(t, 'too_long.4000')).toMatch(/4[.,\s\u202f\u00a0]?000/)
})

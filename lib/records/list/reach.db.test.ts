import { beforeAll, expect, test } from 'vitest'
import { movedTo, type Someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { initialState } from '@/lib/table/state'
import { type Instant, instantSchema } from '@/lib/time/types'
import { declarationOf } from '../state/registered'
import { putInForceForTest, someRecord } from '../testing/some-record'
import { updateRecord } from '../write/update'
import { listColumns, listShape } from './columns'
import { listRecords } from './list'
import { otherKind, type ReachFilter } from './reach'

const { database, elsewhere, dpo, editor } = someOffice()
const activities = declarationOf('activities')
const later = instantSchema.parse('2026-06-20T09:00:00.000Z')
const to = (country: string, recipient = '') => ({ recipient, country, mechanism: '46_2c' })

let payroll: string
let outside: string

beforeAll(async () => {
  const party = await someRecord(dpo, 'processors', {
    title: 'Wage Office',
    legalName: 'Bureau Élan',
    country: 'IN',
    transfers: [to('BR')],
  })
  const values = {
    title: 'Payroll',
    processors: [party.ref],
    transfers: [to('KE', 'bureau elan'), to('JP', 'Somebody')],
    recipients: [{ kind: 'authority', name: 'Tax' }],
  }
  payroll = (await someRecord(dpo, 'activities', values)).ref
  const frozen = await someRecord(dpo, 'activities', {
    ...values,
    departmentId: elsewhere,
    transfers: [to('KE', 'élan')],
  })
  await putInForceForTest(database.client, frozen, dpo)
  outside = frozen.ref
  await updateRecord(movedTo(dpo, later), {
    register: 'activities',
    ref: payroll,
    version: 1,
    values: { title: 'Payroll', departmentId: dpo.actor.departmentIds[0] ?? null, noRecipients: true },
  })
})

const found = async (by: Someone, filter: ReachFilter, value: string, asOf: Instant | null = null) => {
  const state = {
    ...initialState(listShape(listColumns(activities))),
    filters: { [filter]: [value] },
    open: filter,
  }
  const { rows, facets } = await listRecords(by.actor, activities, state, asOf)
  const counted = facets.find(({ name }) => name === filter)?.values.find((one) => one.value === value)?.count ?? 0
  expect([filter, value, counted]).toEqual([filter, value, rows.length])
  return rows.map(({ ref }) => ref).sort()
}

test('countries of the parties and of the own rows, kinds of recipients: today, in force, and as it stood', async () => {
  for (const country of ['IN', 'BR']) expect(await found(dpo, 'reaches', country)).toEqual([outside])
  expect(await found(dpo, 'reaches', 'KE')).toEqual([outside])
  expect(await found(dpo, 'reaches', 'JP')).toEqual([])
  expect(await found(dpo, 'givenTo', 'authority')).toEqual([outside])
  expect(await found(dpo, 'givenTo', otherKind)).toEqual([])

  for (const country of ['IN', 'BR', 'KE']) expect(await found(editor, 'reaches', country)).toEqual([outside])
  expect(await found(editor, 'givenTo', 'authority')).toEqual([outside])

  const before = instantSchema.parse(new Date(Date.parse(later) - 1000).toISOString())
  expect(testNow < before).toBe(true)
  for (const country of ['IN', 'BR', 'KE'])
    expect(await found(dpo, 'reaches', country, before)).toEqual([payroll, outside].sort())
  expect(await found(dpo, 'reaches', 'JP', before)).toEqual([payroll])
  expect(await found(dpo, 'givenTo', otherKind, before)).toEqual([payroll])
})

test('a value that is no country or kind finds nothing and breaks nothing', async () => {
  for (const value of ["'; --", '%', 'x'.repeat(200), 'ZZ'])
    for (const filter of ['reaches', 'givenTo'] as const) expect(await found(dpo, filter, value)).toEqual([])
})

import { expect, test } from 'vitest'
import { someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { entriesAbout, putInForceForTest, someRecord } from '../testing/some-record'
import { restoreRecord, retireRecord } from './retire'
import { updateRecord } from './update'

const { database, department, editor, dpo } = someOffice()

const rowOf = (id: string) => database.client.record.findUniqueOrThrow({ where: { id } })

test('a record is retired and restored as a draft, with an entry each', async () => {
  const { id, ref } = await someRecord(editor, 'sources')
  await putInForceForTest(database.client, { id, ref, version: 1 }, editor)
  expect(await retireRecord(editor, { ref, version: 1 })).toEqual({ ok: true, value: { ref, version: 2 } })
  expect(await rowOf(id)).toMatchObject({ status: 'retired', inForceVersionId: null, retiredAt: expect.any(Date) })
  expect(await restoreRecord(editor, { ref, version: 2 })).toEqual({ ok: true, value: { ref, version: 3 } })
  expect(await rowOf(id)).toMatchObject({ status: 'draft', retiredAt: null })
  expect(await entriesAbout(database.client, id)).toEqual(['record.create', 'record.retire', 'record.restore'])
})

test('a record in use is not retired; the list says by what', async () => {
  const purpose = await someRecord(editor, 'purposes')
  const activity = await someRecord(editor, 'activities', { title: 'Payroll', purposes: [purpose.ref] })
  expect(await retireRecord(editor, { ref: purpose.ref, version: 1 })).toEqual({
    ok: false,
    code: 'in_use',
    data: [{ ref: activity.ref, register: 'activities', title: 'Payroll' }],
  })
  await retireRecord(editor, { ref: activity.ref, version: 1 })
  expect((await retireRecord(editor, { ref: purpose.ref, version: 1 })).ok).toBe(true)
})

test('a version in force counts as use even when the working copy dropped the link', async () => {
  const purpose = await someRecord(editor, 'purposes')
  const activity = await someRecord(editor, 'activities', { purposes: [purpose.ref] })
  await putInForceForTest(database.client, activity, editor)
  const values = { title: 'A record', departmentId: department, purposes: [] }
  await updateRecord(editor, { register: 'activities', ref: activity.ref, version: 1, values })
  expect(await retireRecord(editor, { ref: purpose.ref, version: 1 })).toMatchObject({ ok: false, code: 'in_use' })
})

test('linking and retiring at the same time never leaves a link to a retired record', async () => {
  for (let round = 0; round < 5; round += 1) {
    const purpose = await someRecord(editor, 'purposes')
    const activity = await someRecord(editor, 'activities')
    const values = { title: 'A record', departmentId: department, purposes: [purpose.ref] }
    const [retired, linked] = await Promise.all([
      retireRecord(editor, { ref: purpose.ref, version: 1 }),
      updateRecord(editor, { register: 'activities', ref: activity.ref, version: 1, values }),
    ])
    expect([retired.ok, linked.ok].filter(Boolean)).toHaveLength(1)
  }
})

test('a retired record is not edited, not linked and not retired twice', async () => {
  const { ref } = await someRecord(dpo, 'sources')
  await retireRecord(dpo, { ref, version: 1 })
  const edit = await updateRecord(dpo, { register: 'sources', ref, version: 2, values: { title: 'New' } })
  expect(edit).toMatchObject({ ok: false, code: 'not_now', reason: 'record_retired' })
  expect(await retireRecord(dpo, { ref, version: 2 })).toMatchObject({ ok: false, reason: 'record_retired' })
  expect(await restoreRecord(dpo, { ref, version: 1 })).toMatchObject({ ok: false, code: 'stale' })
})

test.each(['employee', 'management', 'auditor', 'admin'] as const)('%s retires and restores nothing', async (role) => {
  const person = await someone(database.client, [role], { departmentIds: [department] })
  const { id, ref } = await someRecord(editor, 'sources')
  expect(await retireRecord(person, { ref, version: 1 })).toEqual({ ok: false, code: 'not_found' })
  expect((await rowOf(id)).status).toBe('draft')
})

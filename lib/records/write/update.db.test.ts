import { expect, test } from 'vitest'
import { someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { submitRecord } from '@/lib/review/steps/submit'
import { sendBackDependents } from '../standing/dependents'
import { readState, valuesOf } from '../state/state'
import { entriesAbout, putInForceForTest, someRecord } from '../testing/some-record'
import { updateRecord } from './update'

const { database, department, elsewhere, editor, dpo } = someOffice()

const mine = (values: object) => ({ title: 'A record', departmentId: department, ...values })
const rowOf = (id: string) => database.client.record.findUniqueOrThrow({ where: { id } })

test('a change of content counts the version up, keeps the contributor and writes one entry', async () => {
  const { id, ref } = await someRecord(dpo, 'sources', { departmentId: department })
  const result = await updateRecord(editor, {
    register: 'sources',
    ref,
    version: 1,
    values: mine({ title: 'Order form' }),
  })
  expect(result).toEqual({ ok: true, value: { ref, version: 2, changed: true } })
  expect(await rowOf(id)).toMatchObject({
    title: 'Order form',
    version: 2,
    contributorIds: [dpo.actor.id, editor.actor.id],
  })
  expect(await entriesAbout(database.client, id)).toEqual(['record.create', 'record.update'])
})

test('the same values write nothing and say so', async () => {
  const { id, ref } = await someRecord(editor, 'activities')
  const state = await readState(database.client, 'activities', id)
  const result = await updateRecord(editor, { register: 'activities', ref, version: 1, values: valuesOf(state) })
  expect(result).toEqual({ ok: true, value: { ref, version: 1, changed: false } })
  expect(await entriesAbout(database.client, id)).toEqual(['record.create'])
})

test('a stale save is refused with both values of each field', async () => {
  const { id, ref } = await someRecord(editor, 'sources')
  await updateRecord(dpo, { register: 'sources', ref, version: 1, values: mine({ title: 'Theirs', tags: ['x'] }) })
  const result = await updateRecord(editor, {
    register: 'sources',
    ref,
    version: 1,
    values: mine({ title: 'Mine', tags: ['x'] }),
  })
  expect(result).toEqual({
    ok: false,
    code: 'stale',
    data: { version: 2, fields: [{ field: 'title', mine: 'Mine', theirs: 'Theirs' }] },
  })
  expect((await rowOf(id)).title).toBe('Theirs')
})

test('of eight saves of one version exactly one wins; the others are stale, or gave up waiting', async () => {
  const { id, ref } = await someRecord(editor, 'sources')
  const results = await Promise.allSettled(
    Array.from({ length: 8 }, (_, index) =>
      updateRecord(editor, { register: 'sources', ref, version: 1, values: mine({ title: `Title ${index}` }) }),
    ),
  )
  const answers = results.map((result) =>
    result.status === 'rejected' ? 'gave up' : result.value.ok ? 'saved' : result.value.code,
  )
  expect(answers.filter((answer) => answer === 'saved')).toHaveLength(1)
  expect(answers.filter((answer) => answer !== 'saved' && answer !== 'gave up')).toContain('stale')
  expect((await rowOf(id)).version).toBe(2)
})

test('an edit after submitting voids the submission; tags and review date do not', async () => {
  const { id, ref } = await someRecord(editor, 'sources')
  const submitted = await submitRecord(editor, { id, version: 1, note: '' })
  expect(submitted.ok).toBe(true)
  await updateRecord(editor, { register: 'sources', ref, version: 2, values: mine({ tags: ['web'] }) })
  expect(await rowOf(id)).toMatchObject({ status: 'in_review', version: 3 })
  await updateRecord(editor, { register: 'sources', ref, version: 3, values: mine({ tags: ['web'], title: 'Other' }) })
  expect(await rowOf(id)).toMatchObject({ status: 'draft', submittedVersionId: null })
  const steps = await database.client.reviewStep.findMany({
    where: { version: { recordId: id } },
    orderBy: { id: 'asc' },
  })
  expect(steps.map((step) => step.kind).sort()).toEqual(['submitted', 'voided'])
})

test('an editor neither moves a record away nor takes one', async () => {
  const own = await someRecord(editor, 'sources')
  const away = await updateRecord(editor, {
    register: 'sources',
    ref: own.ref,
    version: 1,
    values: mine({ departmentId: elsewhere }),
  })
  expect(away).toEqual({ ok: false, code: 'not_found' })
  const other = await someRecord(dpo, 'sources', { departmentId: elsewhere })
  const taken = await updateRecord(editor, { register: 'sources', ref: other.ref, version: 1, values: mine({}) })
  expect(taken).toEqual({ ok: false, code: 'not_found' })
  expect((await rowOf(other.id)).departmentId).toBe(elsewhere)
})

test.each(['employee', 'management', 'auditor', 'admin'] as const)('%s changes nothing', async (role) => {
  const person = await someone(database.client, [role], { departmentIds: [department] })
  const { id, ref } = await someRecord(editor, 'sources')
  const result = await updateRecord(person, {
    register: 'sources',
    ref,
    version: 1,
    values: mine({ title: 'Changed' }),
  })
  expect(result).toEqual({ ok: false, code: 'not_found' })
  expect((await rowOf(id)).title).toBe('A record')
})

test('a new basis of a purpose reaches the activities that use it', async () => {
  const purpose = await someRecord(editor, 'purposes', { title: 'Wages' })
  const activity = await someRecord(editor, 'activities', { purposes: [purpose.ref], dataCategories: ['health'] })
  expect((await rowOf(activity.id)).missing).toContain('art9')
  await updateRecord(editor, {
    register: 'purposes',
    ref: purpose.ref,
    version: 1,
    values: mine({ title: 'Wages', art9Conditions: ['9a'] }),
  })
  const row = await rowOf(activity.id)
  expect(row.missing).not.toContain('art9')
  expect(row.version).toBe(1)
})

test('what is put in force sends the approved records that rely on it back, with an entry each', async () => {
  const purpose = await someRecord(editor, 'purposes')
  const activity = await someRecord(editor, 'activities', { purposes: [purpose.ref] })
  const draft = await someRecord(editor, 'activities', { purposes: [purpose.ref] })
  await putInForceForTest(database.client, activity, editor)
  const sent = await database.client.$transaction((tx) => sendBackDependents(tx, dpo, purpose.id))
  expect(sent).toEqual([activity.ref])
  expect(await rowOf(activity.id)).toMatchObject({ status: 'draft', version: 2, inForceVersionId: expect.any(String) })
  expect(await entriesAbout(database.client, activity.id)).toEqual(['record.create', 'record.review_again'])
  expect((await rowOf(draft.id)).version).toBe(1)
})

import { describe, expect, test } from 'vitest'
import { someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { submitRecord } from '@/lib/review/steps/submit'
import { entriesAbout, someRecord } from '../testing/some-record'
import { retireRecord } from './retire'
import { updateFields } from './update'

const { database, department, elsewhere, editor, dpo } = someOffice()

const rowOf = (id: string) => database.client.record.findUniqueOrThrow({ where: { id } })
const save = (context: typeof editor, ref: string, values: object, version = 1) =>
  updateFields(context, { register: 'sources', ref, version, values })

test('one field is saved, the others stay, and one entry tells it', async () => {
  const { id, ref } = await someRecord(editor, 'sources', { tags: ['web'], nextReviewOn: '2027-03-01' })
  expect(await save(editor, ref, { ownerId: dpo.actor.id })).toEqual({
    ok: true,
    value: { ref, version: 2, changed: true },
  })
  expect(await rowOf(id)).toMatchObject({
    ...{ ownerId: dpo.actor.id, departmentId: department, tags: ['web'], title: 'A record', version: 2 },
    nextReviewOn: new Date('2027-03-01'),
  })
  expect(await entriesAbout(database.client, id)).toEqual(['record.create', 'record.update'])
})

test.each<[field: string, value: unknown, kept: unknown]>([
  ['tags', ['b', 'a', 'b'], ['a', 'b']],
  ['tags', [], []],
  ['nextReviewOn', '2027-06-30', new Date('2027-06-30')],
  ['nextReviewOn', '', null],
  ['ownerId', '', null],
])('%s %j is kept as %j', async (field, value, kept) => {
  const { id, ref } = await someRecord(editor, 'sources', {
    ...{ tags: ['old'], nextReviewOn: '2027-01-01', ownerId: editor.actor.id },
  })
  expect(await save(editor, ref, { [field]: value })).toMatchObject({ ok: true, value: { changed: true } })
  expect(await rowOf(id)).toMatchObject({ [field]: kept })
})

test('the value that is kept writes nothing', async () => {
  const { id, ref } = await someRecord(editor, 'sources', { tags: ['web'] })
  expect(await save(editor, ref, { tags: ['web'] })).toEqual({ ok: true, value: { ref, version: 1, changed: false } })
  expect(await entriesAbout(database.client, id)).toEqual(['record.create'])
})

test('a stale save is refused with what stands there now, and what was chosen', async () => {
  const { id, ref } = await someRecord(editor, 'sources')
  await save(dpo, ref, { tags: ['theirs'] })
  expect(await save(editor, ref, { tags: ['mine'] })).toEqual({
    ok: false,
    code: 'stale',
    data: { version: 2, fields: [{ field: 'tags', mine: ['mine'], theirs: ['theirs'] }] },
  })
  expect((await rowOf(id)).tags).toEqual(['theirs'])
})

test('an owner leaves a submission as it stands; a department voids it', async () => {
  const { id, ref } = await someRecord(dpo, 'sources')
  await submitRecord(dpo, { id, version: 1, note: '' })
  await save(dpo, ref, { ownerId: editor.actor.id }, 2)
  expect(await rowOf(id)).toMatchObject({ status: 'in_review', version: 3 })
  await save(dpo, ref, { departmentId: elsewhere }, 3)
  expect(await rowOf(id)).toMatchObject({ status: 'draft', submittedVersionId: null })
})

describe('refused', () => {
  test.each<[why: string, values: object, answer: object]>([
    ['a title, which is no light field', { title: 'Other' }, { code: 'invalid' }],
    ['nothing', {}, { code: 'invalid' }],
    ['no list of tags', { tags: 'web' }, { code: 'invalid', fields: { tags: [expect.anything()] } }],
    ['a day out of range', { nextReviewOn: '1815-06-18' }, { fields: { nextReviewOn: ['date_out_of_range'] } }],
    ['nobody known', { ownerId: crypto.randomUUID() }, { fields: { ownerId: ['not_in_list'] } }],
  ])('%s', async (_, values, answer) => {
    const { id, ref } = await someRecord(editor, 'sources')
    expect(await save(editor, ref, values)).toMatchObject({ ok: false, ...answer })
    expect(await rowOf(id)).toMatchObject({ version: 1, title: 'A record' })
  })

  test('a record of another register, and one that is retired', async () => {
    const { ref } = await someRecord(dpo, 'sources')
    const asked = { register: 'systems', ref, version: 1, values: { tags: ['x'] } }
    expect(await updateFields(dpo, asked)).toMatchObject({ code: 'not_found' })
    const gone = await someRecord(dpo, 'sources')
    await retireRecord(dpo, { ref: gone.ref, version: 1 })
    expect(await save(dpo, gone.ref, { tags: ['x'] }, 2)).toMatchObject({ code: 'not_now', reason: 'record_retired' })
  })

  test('an editor neither moves a record away nor changes one of another department', async () => {
    const own = await someRecord(editor, 'sources')
    expect(await save(editor, own.ref, { departmentId: elsewhere })).toEqual({ ok: false, code: 'not_found' })
    const other = await someRecord(dpo, 'sources', { departmentId: elsewhere })
    expect(await save(editor, other.ref, { tags: ['x'] })).toEqual({ ok: false, code: 'not_found' })
    expect(await entriesAbout(database.client, other.id)).toEqual(['record.create'])
  })

  test.each(['employee', 'management', 'auditor', 'admin'] as const)('%s', async (role) => {
    const person = await someone(database.client, [role], { departmentIds: [department] })
    const { id, ref } = await someRecord(editor, 'sources')
    expect(await save(person, ref, { tags: ['x'] })).toEqual({ ok: false, code: 'not_found' })
    expect(await rowOf(id)).toMatchObject({ version: 1, tags: [] })
  })
})

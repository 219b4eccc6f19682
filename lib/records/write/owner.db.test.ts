import { expect, test } from 'vitest'
import type { Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { canonicalJson } from '@/lib/audit/entry/canonical'
import { submitRecord } from '@/lib/review/steps/submit'
import { initialState } from '@/lib/table/state'
import { listColumns, listShape } from '../list/columns'
import { listRecords } from '../list/list'
import { getRecord } from '../list/row'
import { contentHash, frozenContent, parseContent } from '../state/content'
import { declarationOf } from '../state/registered'
import { entriesAbout, putInForceForTest, someRecord } from '../testing/some-record'
import { updateRecord } from './update'

const { database, department, editor, colleague, outside, employee } = someOffice({
  editor: { name: 'Anna Peeters' },
  colleague: { name: 'Bart Claes' },
})

const sources = declarationOf('sources')
const valuesWith = (owner: Someone, part: object = {}) => ({
  title: 'Order form',
  departmentId: department,
  ownerId: owner.actor.id,
  ...part,
})
const rowOf = (id: string) => database.client.record.findUniqueOrThrow({ where: { id } })
const found = async (person: Someone, q: string) =>
  (await listRecords(person.actor, sources, { ...initialState(listShape(listColumns(sources))), q })).rows.map(
    (row) => row.owner?.name,
  )

test('the owner is no part of what a version freezes', async () => {
  const { id } = await someRecord(editor, 'sources', valuesWith(editor))
  const before = await frozenContent(database.client, id)
  await database.client.record.update({ where: { id }, data: { ownerId: colleague.actor.id } })
  expect(before.content.values).not.toHaveProperty('ownerId')
  expect((await frozenContent(database.client, id)).hash).toBe(before.hash)
})

test('another owner needs no review, voids none and is shown and found at once, also beside the version in force', async () => {
  const made = await someRecord(editor, 'sources', valuesWith(editor))
  await putInForceForTest(database.client, made, editor)
  const changed = await updateRecord(editor, {
    register: 'sources',
    ref: made.ref,
    version: 1,
    values: valuesWith(colleague, { tags: ['webshop'] }),
  })
  expect(changed).toMatchObject({ ok: true, value: { version: 2 } })
  expect(await rowOf(made.id)).toMatchObject({ status: 'in_force', contributorIds: [], ownerId: colleague.actor.id })
  for (const person of [employee, outside]) {
    expect(await getRecord(person.actor, sources, made.ref)).toMatchObject({ owner: { name: 'Bart Claes' } })
    expect(await found(person, 'order claes')).toEqual(['Bart Claes'])
    expect(await found(person, 'order peeters')).toEqual([])
  }
  expect(await found(outside, 'order webshop')).toEqual(['Bart Claes'])
  const again = await someRecord(editor, 'sources', valuesWith(editor))
  await submitRecord(editor, { id: again.id, version: 1, note: '' })
  await updateRecord(editor, { register: 'sources', ref: again.ref, version: 2, values: valuesWith(colleague) })
  expect(await rowOf(again.id)).toMatchObject({ status: 'in_review', version: 3 })
})

test('a version made while it still held the owner stays readable; the owner shown is the one of today', async () => {
  const made = await someRecord(editor, 'sources', valuesWith(colleague))
  const { content } = await frozenContent(database.client, made.id)
  const text = canonicalJson({ ...content, values: { ...content.values, ownerId: editor.actor.id } })
  const version = await database.client.recordVersion.create({
    data: {
      recordId: made.id,
      number: 1,
      content: text,
      contentHash: contentHash(text),
      submittedById: editor.actor.id,
      contributorIds: [],
    },
  })
  await database.client.record.update({
    where: { id: made.id },
    data: { status: 'in_force', inForceVersionId: version.id },
  })
  expect(parseContent(text).values.ownerId).toBe(editor.actor.id)
  expect(await getRecord(outside.actor, sources, made.ref)).toMatchObject({
    frozen: true,
    ownerId: colleague.actor.id,
    owner: { name: 'Bart Claes' },
  })
})

test('a function and a former number stand beside the content: kept at once, found, seen on a past day, in one entry', async () => {
  const values = valuesWith(editor, { ownerRole: 'Head of HR', formerRef: 'VWA-0117' })
  const made = await someRecord(editor, 'sources', values)
  expect([await found(editor, 'vwa-0117'), await found(editor, 'head of hr')]).toEqual([
    ['Anna Peeters'],
    ['Anna Peeters'],
  ])
  await putInForceForTest(database.client, made, editor)
  const { version } = await rowOf(made.id)
  const next = { ...values, ownerRole: 'Head of people' }
  const input = { ref: made.ref, register: 'sources', version, values: next }
  expect(await updateRecord(employee, input)).toMatchObject({ ok: false, code: 'not_found' })
  expect(await updateRecord(editor, input)).toMatchObject({ ok: true, value: { changed: true } })
  const row = await rowOf(made.id)
  expect([row.status, row.ownerRole, row.formerRef]).toEqual(['in_force', 'Head of people', 'VWA-0117'])
  expect(row.inForceText).toContain('head of people')
  const moments = await database.client.recordMoment.findMany({
    where: { recordId: made.id },
    orderBy: { sequence: 'asc' },
  })
  expect(moments.map(({ ownerRole }) => ownerRole)).toEqual(expect.arrayContaining(['Head of HR', 'Head of people']))
  expect(moments.at(-1)?.values).toMatchObject({ ownerRole: 'Head of people', formerRef: 'VWA-0117' })
  expect((await entriesAbout(database.client, made.id)).at(-1)).toBe('record.update')
})

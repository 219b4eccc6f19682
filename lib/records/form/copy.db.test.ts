import { expect, test } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { getRecord } from '../list/row'
import { declarationOf } from '../state/registered'
import { putInForceForTest, someRecord } from '../testing/some-record'
import { createRecord } from '../write/create'
import { updateRecord } from '../write/update'
import { copiedValues, emptyValues } from './input'
import { departmentChoices, tagChoices } from './sections'

const { database, department, elsewhere, dpo, editor } = someOffice()

const activities = declarationOf('activities')

async function copied(who: Someone, ref: string, title: string) {
  const record = await getRecord(who.actor, activities, ref)
  if (record?.view !== 'full') throw new Error('not seen in full')
  const departments = await departmentChoices(who.actor, 'create')
  return { ...emptyValues(activities), ...copiedValues(who.actor, record, { title, departments }) }
}

test('a copy holds what the record says, and none of what is about keeping it', async () => {
  const purpose = await someRecord(editor, 'purposes', { title: 'Wages' })
  const made = await someRecord(editor, 'activities', {
    title: 'Payroll',
    ownerId: dpo.actor.id,
    description: 'Paying wages',
    dataCategories: ['salary_income'],
    purposes: [purpose.ref],
    tags: ['hr'],
    nextReviewOn: '2027-01-01',
    noteToDpo: 'Ask',
  })
  const values = await copied(editor, made.ref, 'Copy of Payroll')
  expect(values).toMatchObject({
    title: 'Copy of Payroll',
    ownerId: editor.actor.id,
    departmentId: department,
    description: 'Paying wages',
    dataCategories: ['salary_income'],
    purposes: [purpose.ref],
    tags: ['hr'],
    nextReviewOn: null,
    noteToDpo: '',
  })
  const before = await database.client.record.count()
  const saved = await createRecord(editor, { register: 'activities', values })
  expect(saved).toMatchObject({ ok: true, value: { version: 1 } })
  expect(await database.client.record.count()).toBe(before + 1)
})

test('of another department an editor copies the version in force, never the draft, into an own department', async () => {
  const made = await someRecord(dpo, 'activities', { title: 'Approved', departmentId: elsewhere, description: 'said' })
  await putInForceForTest(database.client, made, dpo)
  await updateRecord(dpo, {
    register: 'activities',
    ref: made.ref,
    version: 1,
    values: { title: 'Canary', departmentId: elsewhere, description: 'canary', tags: ['canary'] },
  })
  const values = await copied(editor, made.ref, 'Copy')
  expect(values).toMatchObject({ description: 'said', departmentId: null, title: 'Copy' })
  const saved = await createRecord(editor, { register: 'activities', values: { ...values, departmentId: department } })
  expect(saved.ok).toBe(true)
})

test('a title too long for a copy is cut', async () => {
  const made = await someRecord(editor, 'activities', { title: 'x'.repeat(200) })
  expect(String((await copied(editor, made.ref, `Copy of ${'x'.repeat(200)}`)).title)).toHaveLength(200)
})

test('tags are offered from records the person may read, those used most first', async () => {
  await someRecord(editor, 'sources', { tags: ['web', 'sales'] })
  await someRecord(editor, 'sources', { tags: ['web'] })
  await someRecord(dpo, 'sources', { tags: ['secret'], departmentId: elsewhere })
  const words = async (who: Someone) => (await tagChoices(who.actor)).map(({ value }) => value)
  expect((await words(editor)).slice(0, 3)).toContain('web')
  expect((await words(editor)).indexOf('web')).toBeLessThan((await words(editor)).indexOf('sales'))
  expect(await words(editor)).not.toContain('secret')
  expect(await words(dpo)).toContain('secret')
  const employee = await someone(database.client, ['employee'], { departmentIds: [department] })
  expect(await words(employee)).toEqual([])
})

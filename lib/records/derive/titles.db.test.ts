import { beforeAll, expect, it } from 'vitest'
import { recordTitles } from '@/lib/access/past/record-titles'
import { type Someone, someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { createFinding } from '@/lib/findings/commands'
import { findingListState, findingPage } from '@/lib/findings/list'
import { findingOf } from '@/lib/findings/queries'
import { findingInput } from '@/lib/findings/schema'
import { reviewOf } from '@/lib/review/reading/review-of'
import { acceptRecord } from '@/lib/review/steps/decide'
import { putInForce } from '@/lib/review/steps/force'
import { submitRecord } from '@/lib/review/steps/submit'
import { initialState } from '@/lib/table/state'
import { listColumns, listShape } from '../list/columns'
import { listRecords } from '../list/list'
import { declarationOf } from '../state/registered'
import { someRecord } from '../testing/some-record'
import type { Created } from '../write/create'
import { updateRecord } from '../write/update'

const { database, department, elsewhere, dpo, management, editor, outside } = someOffice()
let purpose: Created
let activity: Created

const activities = declarationOf('activities')

/** The whole way of a version, so that what follows from putting it in force happens. */
async function approve(record: Created): Promise<void> {
  const { version } = await database.client.record.findUniqueOrThrow({ where: { id: record.id } })
  const submitted = await submitRecord(dpo, { id: record.id, version, note: '' })
  if (!submitted.ok) throw new Error(JSON.stringify(submitted))
  const { contentHash } = submitted.value
  // Nobody accepts what they wrote.
  const second = await someone(database.client, ['dpo'])
  expect(await acceptRecord(second, { id: record.id, contentHash, comments: {} })).toMatchObject({ ok: true })
  expect(await putInForce(management, { id: record.id, contentHash })).toMatchObject({ ok: true })
}

async function standingOf({ id }: Created): Promise<string | null> {
  return (await database.client.record.findUniqueOrThrow({ where: { id } })).submittedVersionId
}

async function found(person: Someone, q: string): Promise<number> {
  const state = { ...initialState(listShape(listColumns(activities))), q }
  return (await listRecords(person.actor, activities, state)).total.count
}

/** A purpose of one department with a draft title nobody else may learn, and an activity of another that links to it. */
beforeAll(async () => {
  purpose = await someRecord(dpo, 'purposes', { title: 'Zebra plan', departmentId: department })
  activity = await someRecord(dpo, 'activities', { title: 'Mailing', departmentId: elsewhere, purposes: [purpose.ref] })
})

it('a draft of another department shows its title nowhere', async () => {
  expect(await found(outside, 'zebra')).toBe(0)
  expect((await recordTitles(database.client, outside.actor, [purpose.ref])).get(purpose.ref)).toBe('')
  expect((await recordTitles(database.client, editor.actor, [purpose.ref])).get(purpose.ref)).toBe('Zebra plan')
  const { version } = await database.client.record.findUniqueOrThrow({ where: { id: activity.id } })
  expect(await submitRecord(dpo, { id: activity.id, version, note: '' })).toMatchObject({ ok: true })
  expect((await reviewOf(outside.actor, activities, activity.ref, testNow))?.titles.get(purpose.ref)).toBe('')
  expect((await reviewOf(dpo.actor, activities, activity.ref, testNow))?.titles.get(purpose.ref)).toBe('Zebra plan')
})

it('who mends a finding does not learn the draft title of the record by it, nor by searching', async () => {
  const words = { title: 'No basis', source: 'Review', wrong: 'It names none.', law: 'Art. 6(1)' }
  const input = findingInput.parse({ ...words, recordId: purpose.id, ownerId: outside.actor.id })
  const finding = await createFinding(dpo, input)
  if (!finding.ok) throw new Error(finding.code)
  expect((await findingOf(outside.actor, finding.value.ref))?.record).toMatchObject({ ref: purpose.ref, title: '' })
  const zebra = findingListState({ q: 'zebra' })
  expect((await findingPage(outside.actor, outside.today, zebra)).rows).toEqual([])
  expect((await findingPage(dpo.actor, dpo.today, zebra)).rows).toMatchObject([{ record: { title: 'Zebra plan' } }])
})

it('what stands for review falls when a record it relies on gets another version in force', async () => {
  await approve(purpose)
  expect(await standingOf(activity)).not.toBeNull()
  const row = await database.client.record.findUniqueOrThrow({ where: { id: purpose.id } })
  const values = { title: 'Zebra plan', departmentId: row.departmentId, description: 'More of it.' }
  const changed = await updateRecord(dpo, { ref: purpose.ref, register: 'purposes', version: row.version, values })
  expect(changed).toMatchObject({ ok: true })
  await approve(purpose)
  expect(await standingOf(activity)).toBeNull()
  const steps = (await reviewOf(dpo.actor, activities, activity.ref, testNow))?.steps
  expect(steps?.[0]).toMatchObject({ kind: 'voided', reason: purpose.ref })
})

it('once it is in force its approved title is found, not the title of a later draft', async () => {
  expect(await found(outside, 'zebra')).toBe(1)
  const row = await database.client.record.findUniqueOrThrow({ where: { id: purpose.id } })
  const values = { title: 'Okapi plan', departmentId: row.departmentId }
  const changed = await updateRecord(dpo, { ref: purpose.ref, register: 'purposes', version: row.version, values })
  expect(changed).toMatchObject({ ok: true })
  expect(await found(outside, 'okapi')).toBe(0)
  expect(await found(outside, 'zebra')).toBe(1)
  await approve(purpose)
  expect(await found(outside, 'okapi')).toBe(1)
})

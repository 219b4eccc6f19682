import { beforeAll, beforeEach, expect, it } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { recordIdSchema } from '@/lib/db/ids'
import { setMailUp } from '@/lib/mail/testing/house'
import { putInForceForTest, someRecord } from '@/lib/records/testing/some-record'
import { nextWaiting } from '../queue/waiting'
import { draftsToSubmitWith } from '../reading/linked-drafts'
import { must } from '../testing/cycle'
import { acceptRecord } from './decide'
import { submitTogetherInput } from './rules'
import { submitTogether } from './submit'

const { database, department, elsewhere, editor, outside, dpo, management } = someOffice()

beforeAll(() => setMailUp(2525))
beforeEach(async () => {
  await database.client.mail.deleteMany()
})

/** An activity of the editor that links to a draft of theirs, one of another department and one that is in force. */
async function linkedActivity() {
  const own = await someRecord(editor, 'purposes', { title: 'Own draft' })
  const theirs = await someRecord(dpo, 'purposes', { title: 'Draft elsewhere', departmentId: elsewhere })
  const known = await someRecord(dpo, 'sources', { title: 'In force' })
  await putInForceForTest(database.client, known, dpo)
  const links = { purposes: [own.ref, theirs.ref], sources: [known.ref] }
  const activity = await someRecord(dpo, 'activities', {
    title: 'Wages',
    recordKind: 'controller',
    departmentId: department,
    ...links,
  })
  return { activity, own, theirs, known }
}

const rowOf = (id: string) => database.client.record.findUniqueOrThrow({ where: { id } })
const at = async (id: string) => ({ id: recordIdSchema.parse(id), version: (await rowOf(id)).version })
const entries = (ref: string) => database.client.auditEntry.count({ where: { action: 'record.submit', ref } })

it('only drafts that this person may submit are offered', async () => {
  const { activity, own, theirs } = await linkedActivity()
  const offered = async (by: Someone) => (await draftsToSubmitWith(by.actor, activity.id)).map(({ ref }) => ref)
  expect(await offered(editor)).toEqual([own.ref])
  expect(await offered(dpo)).toEqual([own.ref, theirs.ref])
  for (const by of [management, outside, await someone(database.client, ['auditor'])])
    expect(await offered(by)).not.toContain(own.ref)
})

it('a record goes with its drafts, each with an entry of its own, and the DPO is mailed once', async () => {
  const { activity, own, theirs } = await linkedActivity()
  const linked = [await at(own.id), await at(theirs.id)]
  const rows = await must(submitTogether(editor, { ...(await at(activity.id)), note: '', linked }))
  expect(rows).toEqual([
    { id: own.id, ref: own.ref, ok: true },
    { id: theirs.id, ref: theirs.ref, ok: false, code: 'not_found', reason: null },
  ])
  expect(await Promise.all([activity, own, theirs].map(async ({ id }) => (await rowOf(id)).status))).toEqual([
    'in_review',
    'in_review',
    'draft',
  ])
  expect(await Promise.all([activity, own, theirs].map(({ ref }) => entries(ref)))).toEqual([1, 1, 0])
  const mails = await database.client.mail.findMany({ where: { template: 'review_waiting', userId: dpo.actor.id } })
  expect(mails.map(({ params }) => params)).toEqual([expect.objectContaining({ reference: activity.ref })])
})

it('what it does not link to stays, and a refused record takes nothing with it', async () => {
  const { activity, own } = await linkedActivity()
  const other = await someRecord(editor, 'purposes', { title: 'Of no concern' })
  const stale = { id: recordIdSchema.parse(activity.id), version: 99, note: '' }
  expect(await submitTogether(editor, { ...stale, linked: [await at(own.id)] })).toMatchObject({
    ok: false,
    code: 'stale',
  })
  expect((await rowOf(own.id)).status).toBe('draft')
  expect(
    await must(submitTogether(editor, { ...(await at(activity.id)), note: '', linked: [await at(other.id)] })),
  ).toEqual([])
  expect((await rowOf(other.id)).status).toBe('draft')
  const many = Array.from({ length: 51 }, () => ({ id: own.id, version: 1 }))
  expect(submitTogetherInput.safeParse({ id: own.id, version: 1, linked: many }).success).toBe(false)
})

it('who decides is told what waits for them next, the longest first, and nobody else', async () => {
  const { activity, own } = await linkedActivity()
  await must(submitTogether(editor, { ...(await at(activity.id)), note: '', linked: [await at(own.id)] }))
  const before = await nextWaiting(dpo.actor, recordIdSchema.parse(activity.id))
  expect(before?.count).toBeGreaterThan(0)
  expect(before?.ref).not.toBe(activity.ref)
  expect(await nextWaiting(management.actor, recordIdSchema.parse(own.id))).toBeNull()
  const version = await database.client.recordVersion.findFirstOrThrow({ where: { recordId: activity.id } })
  await must(
    acceptRecord(await someone(database.client, ['dpo']), {
      id: recordIdSchema.parse(activity.id),
      contentHash: version.contentHash,
      comments: {},
    }),
  )
  expect(await nextWaiting(management.actor, recordIdSchema.parse(own.id))).toMatchObject({
    ref: activity.ref,
    count: 1,
  })
  expect(await nextWaiting(management.actor, recordIdSchema.parse(activity.id))).toBeNull()
  for (const by of [editor, await someone(database.client, ['employee'])])
    expect(await nextWaiting(by.actor, recordIdSchema.parse(activity.id))).toBeNull()
})

import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { eraseSubject } from '@/lib/audit/entry/erase'
import { logState } from '@/lib/audit/log/asked'
import { digestOf } from '@/lib/audit/log/batches'
import { historyOf } from '@/lib/audit/log/history'
import { listLog } from '@/lib/audit/log/log'
import { linesOf, verifyBundle } from '@/lib/audit/verifier.mjs'
import { downloadLog } from '@/lib/audit-page/commands'
import { door } from '@/lib/log/door'
import { catchLog } from '@/lib/log/testing/lines'
import { declarationOf } from '@/lib/records/state/registered'
import { entriesAbout, putInForceForTest, someRecord } from '@/lib/records/testing/some-record'
import { retireRecord } from '@/lib/records/write/retire'
import { updateRecord } from '@/lib/records/write/update'
import { submitRecord } from '@/lib/review/steps/submit'
import { type Applied, applyBatch, undoBatch } from './commands'
import { batchSeen, previewBatch } from './queries'
import { applyInput, mostRecords, planSchema } from './schema'

const { database, department, elsewhere, editor, colleague, outside, dpo, management, auditor, byRole } = someOffice({
  colleague: { name: 'Cas' },
})
type Who = typeof dpo
const caught = catchLog()
type Made = Awaited<ReturnType<typeof someRecord>>

const source = (values: object = {}, by: Who = editor) =>
  someRecord(by, 'sources', { departmentId: department, ...values })
const rowOf = (id: string) => database.client.record.findUniqueOrThrow({ where: { id } })
const input = (made: readonly Made[], plan: object, deed = 'change') =>
  applyInput.parse({ register: 'sources', deed, plan, picks: made.map(({ ref, version }) => ({ ref, version })) })
const apply = (who: Who, made: readonly Made[], plan: object, deed = 'change') =>
  applyBatch(who, input(made, plan, deed))
async function applied(who: Who, made: readonly Made[], plan: object, deed = 'change'): Promise<Applied> {
  const result = await apply(who, made, plan, deed)
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}
const batchEntries = (id: string) =>
  database.client.auditEntry.findMany({ where: { subjectType: 'batch', subjectId: id } })

describe('one batch', () => {
  test('changes the fields beside the content of each, with one entry; nothing goes back to review', async () => {
    const [one, two] = [await source({ tags: ['old', 'kept'] }), await source({ nextReviewOn: '2026-07-01' })]
    await putInForceForTest(database.client, one, dpo)
    await submitRecord(editor, { id: two.id, version: 1, note: '' })
    const plan = { ownerId: colleague.actor.id, tagsAdd: ['new'], tagsRemove: ['old'], reviewMonths: 3 }
    const done = await applied(editor, [one, { ...two, version: 2 }], plan)
    expect(done).toMatchObject({ done: 2, left: [] })
    expect(await rowOf(one.id)).toMatchObject({
      ...{ ownerId: colleague.actor.id, tags: ['kept', 'new'], status: 'in_force', version: 2 },
      nextReviewOn: new Date('2026-09-02'),
    })
    expect(await rowOf(two.id)).toMatchObject({ status: 'in_review', version: 3, nextReviewOn: new Date('2026-10-01') })
    expect((await rowOf(one.id)).inForceText).toContain('new')
    expect(await entriesAbout(database.client, one.id)).toEqual(['record.create'])
    const entries = await batchEntries(done.id)
    expect(entries.map(({ action }) => action)).toEqual(['batch.apply'])
    // What stands in the entry says how much, not what.
    expect(entries[0]?.body).not.toContain(colleague.actor.id)
  })

  test('of a department makes drafts, voids what stands for review and notes the person', async () => {
    const [submitted, inForce] = [await source({}, dpo), await source({}, dpo)]
    await submitRecord(dpo, { id: submitted.id, version: 1, note: '' })
    await putInForceForTest(database.client, inForce, dpo)
    await applied(dpo, [{ ...submitted, version: 2 }, inForce], { departmentId: elsewhere })
    expect(await rowOf(submitted.id)).toMatchObject({
      status: 'draft',
      submittedVersionId: null,
      departmentId: elsewhere,
    })
    expect(await rowOf(inForce.id)).toMatchObject({ status: 'draft', contributorIds: [dpo.actor.id], version: 2 })
    const steps = await database.client.reviewStep.findMany({ where: { version: { recordId: submitted.id } } })
    expect(steps.map(({ kind }) => kind).sort()).toEqual(['submitted', 'voided'])
  })

  test('leaves and names what cannot be done: retired, stale, unchanged, others’, unknown, of another register', async () => {
    const [able, retired, stale, same, theirs] = [
      ...[await source(), await source(), await source()],
      ...[await source({ tags: ['x'] }), await source({ departmentId: elsewhere }, dpo)],
    ] as [Made, Made, Made, Made, Made]
    const other = await someRecord(editor, 'systems')
    await retireRecord(dpo, { ref: retired.ref, version: 1 })
    await updateRecord(dpo, {
      ...{ register: 'sources', ref: stale.ref, version: 1, values: { title: 'New', departmentId: department } },
    })
    const absent = { ...able, ref: 'S-999' }
    const picks = [able, { ...retired, version: 2 }, stale, same, theirs, absent, other]
    const done = await applied(editor, picks, { tagsAdd: ['x'] })
    expect(done.done).toBe(1)
    expect(Object.fromEntries(done.left.map(({ ref, why }) => [ref, why]))).toEqual({
      ...{ [retired.ref]: 'retired', [stale.ref]: 'stale', [same.ref]: 'unchanged', [theirs.ref]: 'not_found' },
      ...{ 'S-999': 'not_found', [other.ref]: 'not_found' },
    })
    expect((await rowOf(theirs.id)).tags).toEqual([])
  })

  test('writes nothing where nothing can be done, and says so', async () => {
    const made = await source({ tags: ['x'] })
    expect(await apply(editor, [made], { tagsAdd: ['x'] })).toEqual({
      ok: false,
      code: 'not_now',
      reason: 'batch_nothing',
    })
    expect(await rowOf(made.id)).toMatchObject({ version: 1 })
  })

  test.each(['employee', 'management', 'auditor', 'admin'] as const)('%s changes nothing', async (role) => {
    const made = await source()
    expect(await apply(byRole[role], [made], { tagsAdd: ['x'] })).toMatchObject({ ok: false, code: 'not_now' })
    expect((await rowOf(made.id)).version).toBe(1)
  })

  test('an editor neither moves a record away nor leaves it without a department; an auditor or who left owns nothing', async () => {
    const made = await source()
    const gone = await someone(database.client, ['editor'])
    await database.client.user.update({ where: { id: gone.actor.id }, data: { disabledAt: new Date() } })
    const context = { ...editor }
    const why = async (plan: object) =>
      (
        await previewBatch(context, declarationOf('sources'), {
          ...{ deed: 'change' as const, plan: planSchema.parse(plan), refs: [made.ref] },
        })
      )[0]?.why
    expect(await why({ departmentId: elsewhere })).toBe('elsewhere')
    expect(await why({ departmentId: '' })).toBe('needs_department')
    expect(await why({ ownerId: auditor.actor.id })).toBe('elsewhere')
    expect(await why({ ownerId: gone.actor.id })).toBe('elsewhere')
    expect(await why({ tagsSet: Array.from({ length: 20 }, (_, n) => `t${n}`), tagsAdd: ['one more'] })).toBe(
      'too_many_tags',
    )
    expect(await why({ reviewOn: '2027-01-01' })).toBe(null)
  })

  test.each([
    ['nothing to change', 'change', {}, 1],
    ['501 records', 'change', { tagsAdd: ['x'] }, mostRecords.change + 1],
    ['101 to submit', 'submit', {}, mostRecords.submit + 1],
    ['none', 'change', { tagsAdd: ['x'] }, 0],
  ])('is refused with %s', (_, deed, plan, count) => {
    const picks = Array.from({ length: count }, (_each, n) => ({ ref: `S-${String(n).padStart(3, '0')}`, version: 1 }))
    expect(applyInput.safeParse({ register: 'sources', deed, plan, picks }).success).toBe(false)
  })

  test('of 200 records is one transaction, one entry and a few statements each', async () => {
    const made: Made[] = []
    for (let n = 0; n < 200; n += 1) made.push(await source({ title: `Many ${n}` }))
    const owner = await someone(database.client, ['editor'], { name: 'New Owner' })
    const { client } = database
    const before = await client.auditEntry.count()
    caught.clear()
    const done = await door('action', 'test.batch', () =>
      applied(editor, made, { ownerId: owner.actor.id, tagsAdd: ['moved'] }),
    )()
    expect(done).toMatchObject({ done: 200, left: [] })
    expect((await client.auditEntry.count()) - before).toBe(1)
    const [line] = z.array(z.object({ statements: z.number() })).parse(caught.lines())
    // One row each for the text that is searched, and what a batch of any size asks.
    expect(line?.statements).toBeLessThan(200 + 40)
    const rows = await client.record.findMany({ where: { id: { in: made.map(({ id }) => id) } } })
    expect(
      rows.every(
        ({ ownerId, version, searchText }) =>
          ownerId === owner.actor.id && version === 2 && searchText.includes('new owner'),
      ),
    ).toBe(true)
    expect(await client.recordMoment.count({ where: { recordId: made[0]?.id ?? '' } })).toBe(2)
  }, 240_000)
})

describe('steps of review', () => {
  test('submits those that can be, the preview saying the same and writing nothing', async () => {
    const [one, two, waiting] = [await source(), await source(), await source()]
    await submitRecord(editor, { id: waiting.id, version: 1, note: '' })
    const picks = [one, two, { ...waiting, version: 2 }]
    const plan = planSchema.parse({})
    const refs = picks.map(({ ref }) => ref)
    const shown = await previewBatch(editor, declarationOf('sources'), { deed: 'submit', plan, refs })
    expect(shown.map(({ why }) => why)).toEqual([null, null, 'review_already_submitted'])
    expect(await rowOf(one.id)).toMatchObject({ status: 'draft', version: 1 })
    const done = await applied(editor, picks, {}, 'submit')
    expect(done).toMatchObject({ done: 2, left: [{ ref: waiting.ref, why: 'review_already_submitted' }] })
    expect(await rowOf(one.id)).toMatchObject({ status: 'in_review', version: 2 })
    expect(await entriesAbout(database.client, one.id)).toEqual(['record.create'])
    expect(await undoBatch(editor, { id: done.id })).toEqual({ ok: false, code: 'not_now', reason: 'batch_step' })
  })

  test('says of those in force that they are still correct; of a first draft it cannot be said', async () => {
    const [inForce, draft] = [await source(), await source()]
    await putInForceForTest(database.client, inForce, dpo)
    const done = await applied(editor, [inForce, draft], {}, 'confirm')
    expect(done).toMatchObject({ done: 1, left: [{ ref: draft.ref, why: 'review_has_changes' }] })
    expect(await rowOf(inForce.id)).toMatchObject({ status: 'in_force', version: 2 })
    expect(await apply(outside, [{ ...inForce, version: 2 }], {}, 'confirm')).toMatchObject({ reason: 'batch_nothing' })
    expect(await apply(auditor, [{ ...inForce, version: 2 }], {}, 'confirm')).toMatchObject({ reason: 'batch_nothing' })
  })
})

describe('taking a batch back', () => {
  test('puts back what nobody changed since, names the rest, and is a batch with an entry', async () => {
    const [one, two] = [await source({ tags: ['a'], nextReviewOn: '2026-07-01' }), await source({ tags: ['b'] })]
    const done = await applied(editor, [one, two], {
      tagsSet: ['c'],
      reviewOn: '2027-01-01',
      ownerId: colleague.actor.id,
    })
    await updateRecord(dpo, {
      ...{
        register: 'sources',
        ref: two.ref,
        version: 2,
        values: { title: 'Other', departmentId: department, tags: ['c'] },
      },
    })
    const undone = await undoBatch(colleague, { id: done.id })
    expect(undone).toMatchObject({ ok: true, value: { done: 1, left: [{ ref: two.ref, why: 'changed_since' }] } })
    expect(await rowOf(one.id)).toMatchObject({
      tags: ['a'],
      ownerId: null,
      nextReviewOn: new Date('2026-07-01'),
      version: 3,
    })
    expect(await rowOf(two.id)).toMatchObject({ title: 'Other', tags: ['c'] })
    const id = undone.ok ? undone.value.id : ''
    expect((await batchEntries(id)).map(({ action }) => action)).toEqual(['batch.undo'])
    expect(await undoBatch(editor, { id: done.id })).toMatchObject({ reason: 'batch_undone' })
    // What was put back can be put back in turn.
    expect(await undoBatch(editor, { id: undone.ok ? undone.value.id : done.id })).toMatchObject({ ok: true })
    expect(await rowOf(one.id)).toMatchObject({ tags: ['c'], ownerId: colleague.actor.id, version: 4 })
  })

  test('of a department voids what was submitted since it was moved only where nobody touched it', async () => {
    const made = await source({}, dpo)
    const done = await applied(dpo, [made], { departmentId: elsewhere })
    await submitRecord(dpo, { id: made.id, version: 2, note: '' })
    expect(await undoBatch(dpo, { id: done.id })).toMatchObject({ reason: 'batch_nothing' })
    expect(await rowOf(made.id)).toMatchObject({ status: 'in_review', departmentId: elsewhere })
  })

  test('is for those who may change its records: absent for everybody else', async () => {
    const done = await applied(editor, [await source()], { tagsAdd: ['x'] })
    for (const who of [outside, management, auditor, byRole.employee, byRole.admin])
      expect(await undoBatch(who, { id: done.id })).toEqual({ ok: false, code: 'not_found' })
    expect(await batchSeen(outside.actor, done.id)).toBeNull()
    expect((await batchSeen(auditor.actor, done.id))?.rows).toHaveLength(1)
  })
})

describe('the log', () => {
  const told = async (who: Who, id: string) => (await historyOf('record', id, { viewer: who.actor })).entries[0]

  test('every record’s history shows the batch with what it changed there, and nothing of the others', async () => {
    const [one, two] = [await source({ tags: ['mine'] }), await source({ tags: ['secret'] })]
    await applied(editor, [one, two], { ownerId: colleague.actor.id, tagsAdd: ['x'] })
    for (const who of [editor, dpo, auditor]) {
      const entry = await told(who, one.id)
      expect(entry).toMatchObject({ action: 'batch.apply', version: { before: 1, after: 2 }, values: 'open' })
      expect(entry?.changes).toEqual([
        { field: 'ownerId', old: null, new: colleague.actor.name },
        { field: 'tags', old: ['mine'], new: ['mine', 'x'] },
      ])
      expect(JSON.stringify(entry)).not.toContain('secret')
    }
    const { entries } = await listLog(dpo.actor, logState({ ref: two.ref }), 'Europe/Brussels')
    expect(entries.map(({ action }) => action)).toEqual(['batch.apply', 'record.create'])
  })

  test('the entry holds the digest of each record, and values that no longer fit it are not shown', async () => {
    const made = await source()
    const done = await applied(editor, [made], { tagsAdd: ['true'] })
    const part = await database.client.batchRecord.findFirstOrThrow({ where: { batchId: done.id } })
    const { entries } = await historyOf('batch', done.id, { viewer: dpo.actor })
    expect(entries[0]?.changes.find(({ field }) => field === 'records')?.new).toEqual([
      {
        ...{ id: made.id, ref: made.ref, before: 1, after: 2 },
        digest: digestOf([{ field: 'tags', old: [], new: ['true'] }], part.salt),
      },
    ])
    await expect(
      database.client.batchRecord.updateMany({ where: { batchId: done.id }, data: { changes: [] } }),
    ).rejects.toThrow(/permission denied/)
    const owner = new pg.Client({ connectionString: database.ownerUrl })
    await owner.connect()
    await owner.query(
      `UPDATE "BatchRecord" SET changes = '[{"field":"tags","old":[],"new":["false"]}]' WHERE "batchId" = $1`,
      [done.id],
    )
    await owner.end()
    expect(await told(dpo, made.id)).toMatchObject({ action: 'batch.apply', changes: [], values: 'erased' })
  })

  test('verifies offline with batches in it, also when what one said is erased', async () => {
    await database.client.instance.upsert({ where: { id: 1 }, create: { origin: 'dertig-test' }, update: {} })
    const done = await applied(editor, [await source(), await source()], { tagsAdd: ['x'] })
    const verified = async () => {
      const made = await downloadLog(dpo, true)
      if (!made.ok) throw new Error('nothing was handed out')
      const text = await new Response(made.value.body).text()
      async function* bytes() {
        yield Buffer.from(text)
      }
      return { text, found: await verifyBundle(linesOf(bytes())) }
    }
    const first = await verified()
    expect(first.found).toMatchObject({ state: 'ok' })
    expect(first.text).toContain('batch.apply')
    await eraseSubject(dpo, { type: 'batch', id: done.id })
    expect((await verified()).found).toMatchObject({ state: 'ok' })
  })
})

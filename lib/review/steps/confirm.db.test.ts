import { describe, expect, it } from 'vitest'
import { type Someone, someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { nextReview } from '@/lib/records/state/registered'
import { entriesAbout } from '@/lib/records/testing/some-record'
import { calendarDateOf } from '@/lib/time/types'
import { brussels, localDateOf } from '@/lib/time/zone'
import { impactOf } from '../reading/impact'
import { reviewCommentsOf } from '../reading/review-of'
import { cycle, must } from '../testing/cycle'
import { waitingFor } from '../testing/waiting-for'
import { confirmRecord } from './confirm'
import { acceptRecord, returnRecord } from './decide'
import { putInForce } from './force'

const { database, editor, dpo, management } = someOffice()
const act = cycle(database, { editor, dpo, management })

const confirm = async (context: Someone, record: { id: Parameters<typeof act.force>[0] }) =>
  confirmRecord(context, { id: record.id, version: (await act.rowOf(record.id)).version })

describe('still correct', () => {
  it('moves the next review by the months of the register, without a new version, and is logged', async () => {
    const record = await act.inForce('sources')
    const before = await act.rowOf(record.id)
    expect(await confirm(editor, record)).toMatchObject({ ok: true, value: { outcome: 'confirmed' } })
    const after = await act.rowOf(record.id)
    expect(after).toMatchObject({ status: 'in_force', inForceVersionId: before.inForceVersionId })
    expect(after.version).toBe(before.version + 1)
    expect(after.nextReviewOn && calendarDateOf(after.nextReviewOn)).toBe(
      nextReview('sources', localDateOf(testNow, brussels)),
    )
    expect(await database.client.recordVersion.count({ where: { recordId: record.id } })).toBe(1)
    expect((await entriesAbout(database.client, record.id)).at(-1)).toBe('record.confirm')
  })

  it('is for the owner, the department and the DPO', async () => {
    const record = await act.inForce('sources')
    const other = await someone(database.client, ['editor'])
    for (const context of [other, management, await someone(database.client, ['auditor'])])
      expect(await confirm(context, record)).toEqual({ ok: false, code: 'not_found' })
    await database.client.record.update({ where: { id: record.id }, data: { ownerId: other.actor.id } })
    for (const context of [other, dpo, editor]) expect(await confirm(context, record)).toMatchObject({ ok: true })
  })

  it('is refused for changed content, for the old screen, in review and when nothing is in force', async () => {
    const record = await act.inForce('sources')
    expect(await confirmRecord(editor, { id: record.id, version: 1 })).toMatchObject({ code: 'stale' })
    await act.edit(record.id, { description: 'Something else.' })
    expect(await confirm(editor, record)).toMatchObject({ reason: 'review_has_changes' })
    await act.submit(record.id)
    expect(await confirm(editor, record)).toMatchObject({ reason: 'review_already_submitted' })
    expect(await confirm(editor, await act.draft('sources'))).toMatchObject({ reason: 'review_has_changes' })
  })

  it('puts a draft that was changed back in force again', async () => {
    const record = await act.inForce('sources')
    await act.edit(record.id, { description: 'Something else.' })
    await act.edit(record.id, { description: '' })
    expect(await confirm(editor, record)).toMatchObject({ value: { outcome: 'confirmed' } })
    expect(await act.rowOf(record.id)).toMatchObject({ status: 'in_force', contributorIds: [] })
  })
})

describe('what relies on a changed record', () => {
  it('is named before, sent back with the reason, and submitted unchanged by the same click', async () => {
    const purpose = await act.inForce('purposes')
    const activity = await act.inForce('activities', { purposes: [purpose.ref] })
    expect(await impactOf(database.client, management.actor, { id: purpose.id, register: 'purposes' })).toMatchObject({
      total: 1,
      rows: [{ ref: activity.ref }],
    })
    await act.edit(purpose.id, { title: 'Another purpose' })
    await act.force(purpose.id)
    expect(await act.rowOf(activity.id)).toMatchObject({
      status: 'draft',
      reviewReasons: [{ ref: purpose.ref, at: testNow, kind: 'changed' }],
    })
    expect(await waitingFor(editor.actor, testNow)).toContainEqual(
      expect.objectContaining({ ref: activity.ref, state: 'back', mine: true }),
    )
    expect(await confirm(editor, activity)).toMatchObject({ value: { outcome: 'submitted' } })
    const { status, submittedVersionId } = await act.rowOf(activity.id)
    expect(status).toBe('in_review')
    expect(submittedVersionId).not.toBeNull()
  })

  it('stays in force when the version put in force says the same', async () => {
    const purpose = await act.inForce('purposes')
    const source = await act.inForce('sources')
    const activity = await act.inForce('activities', { purposes: [purpose.ref], sources: [source.ref] })
    await database.client.record.update({
      where: { id: source.id },
      data: { status: 'draft', reviewReasons: [{ ref: 'X-001', at: testNow, kind: 'lapsed' }] },
    })
    await must(confirm(editor, source))
    const { submittedVersionId } = await act.rowOf(source.id)
    const { contentHash } = await database.client.recordVersion.findUniqueOrThrow({
      where: { id: submittedVersionId ?? '' },
    })
    await must(acceptRecord(dpo, { id: source.id, contentHash, comments: {} }))
    const { sentBack } = await must(putInForce(management, { id: source.id, contentHash }))
    expect(sentBack).toEqual([])
    expect(await act.rowOf(activity.id)).toMatchObject({ status: 'in_force' })
    expect(await act.rowOf(source.id)).toMatchObject({ status: 'in_force', reviewReasons: [] })
  })
})

it('shows what the DPO said at the fields until the next submission', async () => {
  const record = await act.draft('sources')
  const { contentHash } = await act.submit(record.id)
  const comments = { description: 'Which cards?' }
  await must(returnRecord(dpo, { id: record.id, contentHash, reason: 'Unclear.', comments }))
  expect(await reviewCommentsOf(database.client, record.id)).toEqual({ reason: 'Unclear.', comments })
  await act.edit(record.id, { description: 'Business cards.' })
  expect(await reviewCommentsOf(database.client, record.id)).toEqual({ reason: 'Unclear.', comments })
  await act.submit(record.id)
  expect(await reviewCommentsOf(database.client, record.id)).toEqual({ reason: '', comments: {} })
})

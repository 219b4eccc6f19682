import { describe, expect, it } from 'vitest'
import { type Someone, someDepartment, someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { joinAccounts } from '@/lib/people/same-person'
import { sources } from '@/lib/registers/sources/register'
import { waitingCount } from './queue/waiting'
import { reviewOf } from './reading/review-of'
import { acceptRecord } from './steps/decide'
import { acceptMany, forceMany, putInForce } from './steps/force'
import { submitRecord } from './steps/submit'
import { cycle, must } from './testing/cycle'
import { waitingFor } from './testing/waiting-for'

const { database, department, editor, dpo, management, admin } = someOffice()
const act = cycle(database, { editor, dpo, management })

const join = (a: Someone, b: Someone) => must(joinAccounts(admin, { userId: a.actor.id, otherId: b.actor.id }))
const canSignIn = (...accounts: Someone[]) =>
  database.client.user.updateMany({
    where: { id: { in: accounts.map(({ actor }) => actor.id) } },
    data: { passwordHash: 'set' },
  })

describe('one person with two accounts', () => {
  it('does not put in force with one what they edited or submitted with the other', async () => {
    const editor = await someone(database.client, ['editor'], { departmentIds: [department] })
    const manager = await someone(database.client, ['management'])
    const record = await act.draft('sources')
    // The second account only submits what somebody else wrote.
    const { contentHash } = await must(submitRecord(editor, { id: record.id, version: 1, note: '' }))
    await must(acceptRecord(dpo, { id: record.id, contentHash, comments: {} }))
    await join(editor, manager)
    expect(await putInForce(manager, { id: record.id, contentHash })).toMatchObject({ reason: 'review_own_work' })
    await must(putInForce(management, { id: record.id, contentHash }))
  })

  it('does not put in force with one what they accepted with the other', async () => {
    const dpo = await someone(database.client, ['dpo'])
    const manager = await someone(database.client, ['management'])
    await join(dpo, manager)
    const record = await act.draft('sources')
    const { contentHash } = await act.submit(record.id)
    await must(acceptRecord(dpo, { id: record.id, contentHash, comments: {} }))
    expect(await putInForce(manager, { id: record.id, contentHash })).toMatchObject({ reason: 'review_own_review' })
  })

  it('where nobody else can, it waits and says so', async () => {
    const department = await someDepartment(database.client)
    const editor = await someone(database.client, ['editor'], { departmentIds: [department] })
    const own = cycle(database, { editor, dpo, management })
    const record = await own.draft('sources')
    const { contentHash } = await own.submit(record.id)
    const seen = async (context: Someone) => reviewOf(context.actor, sources, record.ref, testNow)
    await database.client.user.updateMany({ data: { passwordHash: null } })
    expect((await seen(dpo))?.blocked).toBe('nobody_holds_it')
    const manager = await someone(database.client, ['management'])
    await canSignIn(manager)
    expect(await seen(manager)).toMatchObject({ blocked: null, whyNotForce: 'not_accepted' })
    await join(manager, editor)
    await must(acceptRecord(dpo, { id: record.id, contentHash, comments: {} }))
    expect(await seen(manager)).toMatchObject({
      blocked: 'everybody_took_part',
      whyNotForce: 'own_work',
      can: { force: false },
    })
    const rows = await waitingFor(management.actor, testNow)
    expect(rows.find(({ ref }) => ref === record.ref)).toMatchObject({ blocked: true })
    await canSignIn(management)
    expect(await seen(management)).toMatchObject({ blocked: null, can: { force: true } })
  })
})

describe('many at once', () => {
  it('takes unchanged records only, each with its own answer and entry', async () => {
    const purpose = await act.inForce('purposes')
    const same = await act.inForce('activities', { purposes: [purpose.ref] })
    const other = await act.inForce('activities', { purposes: [purpose.ref] })
    await act.edit(purpose.id, { title: 'Another purpose' })
    await act.force(purpose.id)
    await act.edit(other.id, { title: 'Changed', purposes: [purpose.ref] })
    const first = await act.draft('sources')
    const items = await Promise.all(
      [same, other, first].map(async ({ id }) => ({ id, contentHash: (await act.submit(id)).contentHash })),
    )
    for (const { actor } of [dpo, management, editor])
      expect(await waitingCount(actor)).toBe((await waitingFor(actor, testNow)).filter(({ mine }) => mine).length)
    const accepted = await must(acceptMany(dpo, { items }))
    expect(accepted).toEqual([
      { id: same.id, ref: same.ref, ok: true },
      { id: other.id, ref: other.ref, ok: false, code: 'not_now', reason: 'review_has_changes' },
      { id: first.id, ref: first.ref, ok: false, code: 'not_now', reason: 'review_has_changes' },
    ])
    for (const item of items.slice(1)) await must(acceptRecord(dpo, { ...item, comments: {} }))
    const wrong = { id: same.id, contentHash: 'f'.repeat(64) }
    expect((await must(forceMany(management, { items: [wrong] })))[0]).toMatchObject({
      reason: 'review_other_content',
    })
    const forced = await must(forceMany(management, { items }))
    expect(forced.map((row) => row.ok)).toEqual([true, false, false])
    const entries = await database.client.auditEntry.count({
      where: { action: 'record.put_in_force', subjectId: same.id },
    })
    expect(entries).toBe(2)
  })

  it('is no way round the rights', async () => {
    const record = await act.draft('sources')
    const { contentHash } = await act.submit(record.id)
    const items = [{ id: record.id, contentHash }]
    for (const context of [editor, management])
      expect((await must(acceptMany(context, { items })))[0]).toMatchObject({ ok: false, code: 'not_found' })
    for (const context of [editor, dpo])
      expect((await must(forceMany(context, { items })))[0]).toMatchObject({ ok: false, code: 'not_found' })
  })
})

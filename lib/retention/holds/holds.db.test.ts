import { beforeAll, describe, expect, it } from 'vitest'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { holdIdSchema } from '@/lib/db/ids'
import { entriesAbout, someRecord } from '@/lib/records/testing/some-record'
import { initialState } from '@/lib/table/state'
import { calendarDateSchema, instantSchema } from '@/lib/time/types'
import { liftHold, placeHold } from './commands'
import { holdPage, holdShape } from './list'
import { eachOnce, holdOf, holdsStanding } from './queries'
import { type HoldInput, holdInput } from './schema'

const { database, dpo, editor, management, auditor, employee, admin } = someOffice({ dpo: { at: 'department' } })
const others = [editor, management, auditor, employee, admin]
let rule: { id: string; ref: string }
let activity: { id: string; ref: string }

const today = calendarDateSchema.parse('2026-06-02')

beforeAll(async () => {
  rule = await someRecord(dpo, 'retention-rules', { title: 'Books' })
  activity = await someRecord(dpo, 'activities', { title: 'Accounting' })
  await database.client.recordLink.create({ data: { fromId: activity.id, field: 'retentionRules', toId: rule.id } })
})

const input = (more: object = {}): HoldInput =>
  holdInput.parse({
    reasonKind: 'claim',
    reason: 'Claim of a customer',
    startedOn: '2026-05-01',
    rules: [rule.ref],
    ...more,
  })

async function placed(more: object = {}) {
  const result = await placeHold(dpo, input(more))
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}
const lifted = (id: string, version = 1, by = dpo) =>
  liftHold(by, { id: holdIdSchema.parse(id), version, reason: 'The claim was settled.' })
const refsOn = async (id: string, on = today, around = true) =>
  eachOnce(await holdsStanding(database.client, [id], on, { around })).map(({ ref }) => ref)

describe('a legal hold', () => {
  it('is placed by the DPO, numbered, and logged with its reason', async () => {
    const { id, ref } = await placed()
    expect(ref).toMatch(/^H-\d{3}$/)
    expect(await entriesAbout(database.client, id)).toEqual(['hold.place'])
    expect(await holdOf(dpo.actor, ref, today)).toMatchObject({ state: 'standing', records: [{ ref: rule.ref }] })
    await lifted(id)
  })

  it('is placed and lifted by nobody else, and the attempt answers like an absent thing', async () => {
    const { id } = await placed()
    const before = await database.client.legalHold.count()
    for (const person of others) {
      expect(await placeHold(person, input())).toEqual({ ok: false, code: 'not_found' })
      expect(await lifted(id, 1, person)).toEqual({ ok: false, code: 'not_found' })
    }
    expect(await database.client.legalHold.count()).toBe(before)
    expect(await refsOn(rule.id)).toHaveLength(1)
    await lifted(id)
  })

  it('is read by editors, management and auditors, not by employees and administrators', async () => {
    const { id, ref } = await placed()
    const seen = await Promise.all(others.map(({ actor }) => holdOf(actor, ref, today)))
    expect(seen.map((hold) => hold?.ref ?? null)).toEqual([ref, ref, ref, null, null])
    const lists = await Promise.all(others.map(({ actor }) => holdPage(actor, today, initialState(holdShape))))
    expect(lists.map((list) => list.total.count > 0)).toEqual([true, true, true, false, false])
    await lifted(id)
  })

  it('is not placed on what is not there, or on a record of another register', async () => {
    expect(await placeHold(dpo, input({ rules: ['E-999'] }))).toMatchObject({
      code: 'invalid',
      fields: { rules: ['not_in_list'] },
    })
    expect(await placeHold(dpo, input({ rules: [], activities: [rule.ref] }))).toMatchObject({
      code: 'invalid',
      fields: { activities: ['not_in_list'] },
    })
  })

  it('is lifted once, with words, and the second time says so', async () => {
    const { id, ref } = await placed()
    expect(await lifted(id, 7)).toMatchObject({ ok: false, code: 'stale' })
    expect(await lifted(id)).toMatchObject({ ok: true })
    expect(await lifted(id, 2)).toMatchObject({ ok: false, code: 'not_now', reason: 'hold_lifted' })
    expect(await entriesAbout(database.client, id)).toEqual(['hold.place', 'hold.lift'])
    expect(await holdOf(dpo.actor, ref, today)).toMatchObject({ state: 'lifted', liftReason: 'The claim was settled.' })
  })

  it('two who lift it at once: one does, the other is told', async () => {
    const { id } = await placed()
    const results = await Promise.all([lifted(id), lifted(id)])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
  })
})

describe('what a hold stops', () => {
  it('its rule and the activities that use it; narrowly only what it names', async () => {
    const { id, ref } = await placed()
    expect(await refsOn(rule.id)).toEqual([ref])
    expect(await refsOn(activity.id)).toEqual([ref])
    expect(await refsOn(activity.id, today, false)).toEqual([])
    await lifted(id)
    expect(await refsOn(rule.id)).toEqual([])
  })

  it('on an activity, the rules that it uses', async () => {
    const { id, ref } = await placed({ rules: [], activities: [activity.ref] })
    expect(await refsOn(rule.id)).toEqual([ref])
    expect(await refsOn(activity.id, today, false)).toEqual([ref])
    await lifted(id)
  })

  it.each([
    ['2026-04-30', false],
    ['2026-05-01', true],
    ['2026-07-31', true],
    ['2026-08-01', false],
  ])('from its first day to its last: %s', async (on, stands) => {
    const { id, ref } = await placed({ endsOn: '2026-07-31' })
    expect((await refsOn(rule.id, calendarDateSchema.parse(on))).includes(ref)).toBe(stands)
    await lifted(id)
  })

  it('until the day on which it is lifted in Brussels, not in UTC', async () => {
    const { id } = await placed()
    const justAfterMidnight = movedTo(dpo, instantSchema.parse('2026-06-02T22:30:00.000Z'))
    await lifted(id, 1, justAfterMidnight)
    expect(await refsOn(rule.id, today)).toHaveLength(1)
    expect(await refsOn(rule.id, calendarDateSchema.parse('2026-06-03'))).toEqual([])
  })
})

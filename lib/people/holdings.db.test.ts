import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '@/lib/access/roles'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { holdingsOf } from './holdings'
import { changeRoles, disablePerson } from './users'

const { database, admin, dpo, auditor } = someOffice()
const nothing = { records: 0, findings: 0, holds: 0, leaks: 0, mentions: 0 }
beforeAll(async () => {
  await database.client.user.updateMany({ data: { passwordHash: 'kept' } })
})

let number = 100
const record = (ownerId: string | null, status: 'draft' | 'retired' = 'draft') => {
  number += 1
  const place = { register: 'sources', ref: `S-${number}`, number, title: 'List', status }
  return database.client.record.create({ data: { ...place, ownerId } })
}
const finding = (ownerId: string, state: 'open' | 'resolved') => {
  number += 1
  const said = { title: 'No basis', source: 'Review', wrong: 'None', law: 'Art. 6' }
  return database.client.finding.create({ data: { ref: `F-${number}`, number, ownerId, state, ...said } })
}
const hold = (placedById: string, lifted: boolean) => {
  number += 1
  const at = new Date('2026-05-01T00:00:00Z')
  const said = { reasonKind: 'claim' as const, reason: 'Case', startedOn: at, placedAt: at }
  return database.client.legalHold.create({
    data: { ref: `H-${number}`, number, placedById, ...said, ...(lifted ? { liftedAt: at, liftedOn: at } : {}) },
  })
}
const mention = async (personId: string) => {
  const { id } = await record(null)
  const mentions = { create: [{ personId }] }
  return database.client.comment.create({ data: { recordId: id, body: 'Look', authorId: dpo.actor.id, mentions } })
}

const held: [string, (userId: string) => Promise<unknown>, Partial<typeof nothing>][] = [
  ['nothing', async () => null, {}],
  ['a record', (id) => record(id), { records: 1 }],
  ['a record that was retired', (id) => record(id, 'retired'), {}],
  ['an open finding', (id) => finding(id, 'open'), { findings: 1 }],
  ['a closed finding', (id) => finding(id, 'resolved'), {}],
  ['a hold', (id) => hold(id, false), { holds: 1 }],
  ['a lifted hold', (id) => hold(id, true), {}],
  ['a comment to look at', mention, { mentions: 1 }],
]
const editor = () => someone(database.client, ['editor'], { email: `${randomUUID()}@people.test` })
const become = async (who: Someone, roles: Role[], knowing?: boolean) => {
  const { version } = await database.client.user.findUniqueOrThrow({ where: { id: who.actor.id } })
  const input = { userId: who.actor.id, version, roles, departmentIds: [], validDays: null }
  return changeRoles(admin, { ...input, ...(knowing === undefined ? {} : { knowing }) })
}

describe.each(held)('a person with %s', (_what, give, more) => {
  const asks = Object.keys(more).length > 0
  const expected = asks ? { ok: false, code: 'not_now', reason: 'holds', data: { ...nothing, ...more } } : { ok: true }

  it(`${asks ? 'is' : 'is not'} asked about before disabling`, async () => {
    const who = await editor()
    await give(who.actor.id)
    expect(await holdingsOf(database.client, who.actor.id, admin)).toEqual({ ...nothing, ...more })
    const entries = await database.client.auditEntry.count()
    expect(await disablePerson(admin, { userId: who.actor.id })).toMatchObject(expected)
    if (!asks) return
    expect(await database.client.auditEntry.count()).toBe(entries)
    expect(await disablePerson(dpo, { userId: who.actor.id, knowing: true })).toMatchObject({ code: 'not_found' })
    expect(await disablePerson(admin, { userId: who.actor.id, knowing: true })).toEqual({ ok: true, value: null })
  })

  it(`${asks ? 'is' : 'is not'} asked about before the role goes, never while one stays`, async () => {
    const who = await editor()
    await give(who.actor.id)
    expect(await become(who, ['editor', 'employee'])).toMatchObject({ ok: true })
    expect(await become(who, ['employee'])).toMatchObject(expected)
    if (asks) expect(await become(who, ['employee'], true)).toMatchObject({ ok: true })
  })
})

it('the operator at the command line is not asked', async () => {
  const who = await editor()
  await record(who.actor.id)
  const operator = { ...auditor, actor: { kind: 'system' as const, name: 'operator' as const } }
  expect(await disablePerson(operator, { userId: who.actor.id })).toEqual({ ok: true, value: null })
})

import { expect, it } from 'vitest'
import { accountsOf, holdersOf } from '@/lib/access/persons'
import { startSession } from '@/lib/access/session/session'
import { type Someone, someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { joinAccounts, partAccount, samePersonOf } from './same-person'
import { changeRoles, enablePerson } from './users'

const { database, admin } = someOffice()

const joined = async (a: Someone, b: Someone) => joinAccounts(admin, { userId: a.actor.id, otherId: b.actor.id })
const sessions = (one: Someone) => database.client.session.count({ where: { userId: one.actor.id } })

it('joins two accounts, logs it, ends their sessions and can be undone', async () => {
  const a = await someone(database.client, ['editor'])
  const b = await someone(database.client, ['management'])
  await startSession(a.actor.id, testNow)
  await startSession(b.actor.id, testNow)
  expect(await joined(a, b)).toEqual({ ok: true, value: null })
  expect(await joined(b, a)).toMatchObject({ ok: false, reason: 'same_person' })
  expect((await accountsOf(database.client, b.actor.id)).sort()).toEqual([a.actor.id, b.actor.id].sort())
  expect([await sessions(a), await sessions(b)]).toEqual([0, 0])
  expect(await database.client.auditEntry.count({ where: { action: 'user.same_person' } })).toBe(1)
  expect(await partAccount(admin, { userId: b.actor.id })).toEqual({ ok: true, value: null })
  expect(await accountsOf(database.client, a.actor.id)).toEqual([a.actor.id])
  expect(await partAccount(admin, { userId: a.actor.id })).toMatchObject({ ok: false, reason: 'other_person' })
})

it('three accounts are one person when joined one after the other', async () => {
  const [a, b, c] = [
    await someone(database.client, ['editor']),
    await someone(database.client, ['employee']),
    await someone(database.client, ['management']),
  ]
  await joined(a, b)
  await joined(c, b)
  expect(await accountsOf(database.client, a.actor.id)).toHaveLength(3)
})

it('tells a combination that one person may not hold, and refuses a new one', async () => {
  const dpo = await someone(database.client, ['dpo'])
  const manager = await someone(database.client, ['management'])
  await joined(dpo, manager)
  expect((await samePersonOf(admin.actor, dpo.actor.id))?.conflict).toBe('dpo_conflict')
  const employee = await someone(database.client, ['employee'])
  const other = await someone(database.client, ['dpo'])
  await joined(employee, other)
  expect((await samePersonOf(admin.actor, other.actor.id))?.conflict).toBeNull()
  const input = { userId: employee.actor.id, version: 1, departmentIds: [], validDays: null }
  expect(await changeRoles(admin, { ...input, roles: ['management'] })).toMatchObject({
    ok: false,
    fields: { roles: ['roles_dpo_conflict'] },
  })
  expect(await changeRoles(admin, { ...input, roles: ['editor'] })).toMatchObject({ ok: true })
})

it('an account that was disabled does not come back with a combination that one person may not hold', async () => {
  const dpo = await someone(database.client, ['dpo'])
  const manager = await someone(database.client, ['management'])
  await database.client.user.update({ where: { id: manager.actor.id }, data: { disabledAt: new Date() } })
  await joined(dpo, manager)
  expect(await enablePerson(admin, { userId: manager.actor.id })).toMatchObject({
    ok: false,
    fields: { roles: ['roles_dpo_conflict'] },
  })
  const { disabledAt } = await database.client.user.findUniqueOrThrow({ where: { id: manager.actor.id } })
  expect(disabledAt).not.toBeNull()
})

it('is for administrators only', async () => {
  const a = await someone(database.client, ['editor'])
  for (const roles of [['dpo'], ['management'], ['editor']] as const) {
    const context = await someone(database.client, roles)
    expect(await joinAccounts(context, { userId: a.actor.id, otherId: context.actor.id })).toMatchObject({
      code: 'not_found',
    })
    expect(await samePersonOf(context.actor, a.actor.id)).toBeNull()
  }
})

it('counts holders of a right by person, and only those who can sign in', async () => {
  const before = (await holdersOf(database.client, 'register', 'force', testNow)).length
  const one = await someone(database.client, ['management'])
  const two = await someone(database.client, ['management'])
  await someone(database.client, ['management'])
  await database.client.user.updateMany({
    where: { id: { in: [one.actor.id, two.actor.id] } },
    data: { passwordHash: 'set' },
  })
  await joined(one, two)
  const holders = await holdersOf(database.client, 'register', 'force', testNow)
  expect(holders).toHaveLength(before + 1)
  expect(holders.find(({ accountIds }) => accountIds.includes(one.actor.id))?.accountIds).toHaveLength(2)
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor, CommandContext } from '@/lib/access/actor'
import type { Role } from '@/lib/access/roles'
import { readSession, startSession } from '@/lib/access/session/session'
import { person, sales } from '@/lib/access/testing/people'
import { defaultZone } from '@/lib/company/office-zone'
import { type DepartmentId, type UserId, userIdSchema } from '@/lib/db/ids'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import type { RawParams } from '@/lib/table/parse'
import { type Instant, instantSchema } from '@/lib/time/types'
import { localNow } from '@/lib/time/zone'
import { changeRolesSchema, createPersonSchema } from './account'
import { choosePassword, findWelcome } from './entry/sign-in'
import { personListState, personPage } from './list'
import { everybodyIsExample, findPerson, invitedPeople } from './queries'
import { changeRoles, createPerson, disablePerson, enablePerson, invitePerson } from './users'

const now = instantSchema.parse('2026-11-23T09:00:00.000Z')
const inHours = (hours: number): Instant =>
  instantSchema.parse(new Date(Date.parse(now) + hours * 3_600_000).toISOString())
const password = 'fiets soep kaars meeuw'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.client.session.deleteMany()
  await database.client.accountToken.deleteMany()
  await database.client.userRole.deleteMany()
  await database.client.rightsRequest.deleteMany()
  await database.client.user.deleteMany()
})

function as(actor: Actor | CommandContext['actor'], at = now): CommandContext {
  return { actor, ...localNow(at, defaultZone), channel: 'action', requestId: randomUUID() }
}

async function add(roles: Role[], passwordHash: string | null = 'set'): Promise<UserId> {
  const user = await database.client.user.create({
    data: {
      name: roles.join(' '),
      email: `${randomUUID()}@example.org`,
      passwordHash,
      roles: { create: roles.map((role) => ({ role })) },
    },
  })
  return userIdSchema.parse(user.id)
}

/** An administrator who is really in the database. */
async function administrator(): Promise<Actor> {
  return { ...person(['admin']), id: await add(['admin']) }
}

const newPerson = (roles: Role[], validDays: number | null = null) => ({
  name: `Nieuw ${randomUUID()}`,
  email: `${randomUUID()}@example.org`,
  locale: 'nl' as const,
  roles,
  departmentIds: [],
  validDays,
})
/** The token of a link that no mail brings. */
const tokenOf = (made: { token: string | null }) => made.token ?? ''
const rolesOf = async (userId: UserId) =>
  (await database.client.userRole.findMany({ where: { userId } })).map((held) => held.role)

describe('adding a person', () => {
  it('makes a link that works once, for 72 hours, and the newest only', async () => {
    const context = as(await administrator())
    const made = await createPerson(context, newPerson(['employee']))
    if (!made.ok) throw new Error(made.code)
    const again = await invitePerson(context, { userId: made.value.userId })
    if (!again.ok) throw new Error(again.code)
    expect(await findWelcome(tokenOf(made.value), now), 'a newer one took its place').toBe('ended')
    expect(await findWelcome(tokenOf(again.value), inHours(71.9))).not.toBeNull()
    expect(await findWelcome(tokenOf(again.value), inHours(72))).toBe('ended')
    const visitor = as({ kind: 'system', name: 'visitor' })
    const both = await Promise.all([1, 2].map(() => choosePassword(visitor, { token: tokenOf(again.value), password })))
    expect(both.map((result) => result.ok).sort()).toEqual([false, true])
    expect(await choosePassword(visitor, { token: tokenOf(again.value), password })).toMatchObject({
      code: 'not_found',
    })
  })

  it('refuses a second person with one address', async () => {
    const context = as(await administrator())
    const input = newPerson(['employee'])
    await createPerson(context, input)
    expect(await createPerson(context, input)).toMatchObject({ ok: false, fields: { email: ['email_taken'] } })
  })

  it.each<[Role[], number | null, string]>([
    [[], null, 'roles'],
    [['dpo', 'admin'], null, 'roles'],
    [['dpo', 'management'], null, 'roles'],
    [['auditor', 'employee'], 30, 'roles'],
    [['auditor'], null, 'validDays'],
    [['auditor'], 91, 'validDays'],
    [['auditor'], 0, 'validDays'],
    [['editor'], null, 'departmentIds'],
    [['editor', 'management'], null, 'departmentIds'],
  ])('refuses %j for %s days at %s', (roles, days, field) => {
    const parsed = createPersonSchema.safeParse(newPerson(roles, days))
    expect(parsed.error?.issues.map((issue) => issue.path[0])).toEqual([field])
  })

  it.each<[Role[], DepartmentId[]]>([
    [['editor'], [sales]],
    [['editor', 'dpo'], []],
    [['employee'], []],
  ])('%j can keep records, or need no department: %j', (roles, departmentIds) => {
    const parsed = createPersonSchema.safeParse({ ...newPerson(roles, null), departmentIds })
    expect(parsed.error).toBeUndefined()
  })

  it('gives an auditor an end', async () => {
    const made = await createPerson(as(await administrator()), newPerson(['auditor'], 90))
    if (!made.ok) throw new Error(made.code)
    const user = await database.client.user.findUniqueOrThrow({ where: { id: made.value.userId } })
    expect(user.validUntil?.toISOString()).toBe(inHours(90 * 24))
  })

  it.each<Role>(['employee', 'editor', 'dpo', 'management', 'auditor'])('is nothing for %s', async (role) => {
    const context = as(person([role]))
    const userId = await add(['employee'])
    expect(await createPerson(context, newPerson(['admin']))).toEqual({
      ok: false,
      code: 'not_found',
      reason: undefined,
    })
    expect(await invitePerson(context, { userId })).toMatchObject({ code: 'not_found' })
    expect(await disablePerson(context, { userId })).toMatchObject({ code: 'not_found' })
    expect(await enablePerson(context, { userId })).toMatchObject({ code: 'not_found' })
    const input = { userId, version: 1, roles: ['admin' as const], departmentIds: [], validDays: null }
    expect(await changeRoles(context, input)).toMatchObject({ code: 'not_found' })
    expect(await rolesOf(userId)).toEqual(['employee'])
    expect(await database.client.user.count()).toBe(1)
  })

  it('is nothing for a visitor either', async () => {
    const visitor = as({ kind: 'system', name: 'visitor' })
    expect(await createPerson(visitor, newPerson(['admin']))).toMatchObject({ code: 'not_found' })
  })
})

describe('changing roles', () => {
  it('ends the sessions of the person, and disabling does too', async () => {
    const context = as(await administrator())
    const userId = await add(['employee'])
    const first = await startSession(userId, now)
    expect(await readSession(first, now)).not.toBeNull()
    await changeRoles(context, { userId, version: 1, roles: ['editor'], departmentIds: [], validDays: null })
    expect(await readSession(first, now)).toBeNull()
    const second = await startSession(userId, now)
    await disablePerson(context, { userId })
    expect(await readSession(second, now)).toBeNull()
  })

  it('refuses a stale version', async () => {
    const context = as(await administrator())
    const input = { userId: await add(['employee']), roles: ['editor' as const], departmentIds: [], validDays: null }
    expect(await changeRoles(context, { ...input, version: 1 })).toMatchObject({ ok: true })
    expect(await changeRoles(context, { ...input, version: 1 })).toMatchObject({ code: 'stale' })
  })

  it('refuses fields it does not name', () => {
    const input = { userId: randomUUID(), version: 1, roles: ['editor'], departmentIds: [sales], validDays: null }
    expect(changeRolesSchema.safeParse(input).success).toBe(true)
    expect(changeRolesSchema.safeParse({ ...input, departmentIds: [] }).success, 'nobody is left in a dead end').toBe(
      false,
    )
    expect(changeRolesSchema.strict().safeParse({ ...input, passwordHash: 'x' }).success).toBe(false)
  })
})

describe('the last administrator and the last DPO', () => {
  it.each<Role>(['admin', 'dpo'])('stay: %s', async (role) => {
    const context = as(await administrator())
    const userId = role === 'admin' && context.actor.kind === 'person' ? context.actor.id : await add([role])
    const demote = { userId, version: 1, roles: ['employee' as const], departmentIds: [], validDays: null }
    expect(await disablePerson(context, { userId })).toMatchObject({ code: 'in_use', reason: `last_${role}` })
    expect(await changeRoles(context, demote)).toMatchObject({ code: 'in_use', reason: `last_${role}` })
    await add([role], null)
    expect(await disablePerson(context, { userId })).toMatchObject({ reason: `last_${role}` })
    await add([role])
    expect(await changeRoles(context, demote)).toMatchObject({ ok: true })
  })

  it.each<Role>(['admin', 'dpo'])('stay in a race of %s who demote each other: 40 rounds', async (role) => {
    const context = as(await administrator())
    if (context.actor.kind !== 'person') throw new Error('a person')
    const first = role === 'admin' ? context.actor.id : await add([role])
    for (let round = 0; round < 40; round += 1) {
      const second = await add([role])
      const results = await Promise.all([
        disablePerson(context, { userId: first }),
        disablePerson(context, { userId: second }),
      ])
      expect(results.filter((result) => result.ok)).toHaveLength(1)
      // The operator gives back rights over leaks without a second person.
      await enablePerson(as({ kind: 'system', name: 'operator' }), { userId: first })
      await disablePerson(context, { userId: second })
    }
  })
})

describe('reading people', () => {
  const listed = async (actor: Actor) => (await personPage(actor, now, personListState(actor, {}))).rows

  it('shows as much as the right says', async () => {
    await add(['employee'])
    const [forDpo] = await listed(person(['dpo']))
    expect(forDpo).toMatchObject({ email: null, state: null, roles: ['employee'] })
    const [forAuditor] = await listed(person(['auditor']))
    expect(forAuditor).toMatchObject({ email: null, state: 'active' })
    const [forAdmin] = await listed(person(['admin']))
    expect(forAdmin?.email).toContain('@')
    expect(await listed(person(['employee', 'editor']))).toEqual([])
  })

  it('narrows by what the right shows and by nothing else', async () => {
    const found = async (roles: readonly Role[], params: RawParams) => {
      const actor = person([...roles])
      return (await personPage(actor, now, personListState(actor, params))).total.count
    }
    await add(['employee'])
    await add(['editor'], null)
    const gone = await add(['dpo'])
    await database.client.user.update({ where: { id: gone }, data: { disabledAt: new Date(0) } })
    const everybody = await found(['admin'], {})
    const states = ['active', 'invited', 'disabled', 'ended']
    const counts = await Promise.all(states.map((state) => found(['admin'], { 'f.state': state })))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(everybody)
    expect((await invitedPeople(person(['admin']), now, 8)).total).toBe(counts[1])
    expect(await found(['auditor'], { 'f.state': 'invited' })).toBe(counts[1])
    expect(await found(['dpo'], { 'f.state': 'invited' }), 'a DPO reads no states').toBe(everybody)
    const { email } = await database.client.user.findFirstOrThrow({ where: { email: { contains: '@' } } })
    expect(await found(['admin'], { q: email })).toBeGreaterThan(0)
    expect(await found(['auditor'], { q: email }), 'nor do others search by address').toBe(0)
  })

  it('opens the form for administrators only', async () => {
    const userId = await add(['employee'])
    expect(await findPerson(person(['admin']), userId, now)).toMatchObject({ version: 1 })
    expect(await findPerson(person(['dpo']), userId, now)).toBeNull()
  })
})

describe('the example company', () => {
  it('is one in which every account is an example', async () => {
    const account = { email: 'sofie@optipost.example', name: 'Sofie', isExample: true }
    const { id } = await database.client.user.create({ data: account })
    expect(await everybodyIsExample()).toBe(true)
    await database.client.user.update({ where: { id }, data: { isExample: false } })
    expect(await everybodyIsExample()).toBe(false)
  })
})

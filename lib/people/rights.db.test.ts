import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '@/lib/access/roles'
import { readSession, startSession } from '@/lib/access/session/session'
import { type Someone, someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { rightsIdSchema, type UserId } from '@/lib/db/ids'
import { setMailUp } from '@/lib/mail/testing/house'
import { groupsFor } from '@/lib/overview/groups'
import { choosePassword } from './entry/sign-in'
import { confirmRights, leakRoles, refuseRights, rightsFor } from './rights'
import { joinAccounts } from './same-person'
import { changeRoles, createPerson, enablePerson, invitePerson } from './users'

const { database, byRole, admin, dpo, management, auditor, editor, employee } = someOffice()
const password = 'fiets soep kaars meeuw'

beforeAll(async () => {
  setMailUp(1)
  await database.client.instance.create({ data: { id: 1, origin: 'dertig-test' } })
  await database.client.user.updateMany({ data: { passwordHash: 'kept' } })
})

const newcomer = (roles: Role[]) => ({
  ...{ name: `Nele ${randomUUID()}`, email: `${randomUUID()}@people.test`, locale: 'nl' as const },
  ...{ roles, departmentIds: [], validDays: null },
})
const rolesOf = async (userId: UserId) =>
  (await database.client.userRole.findMany({ where: { userId } })).map(({ role }) => role).sort()
const pending = async (userId: UserId) => {
  const row = await database.client.rightsRequest.findFirst({ where: { userId, decision: null } })
  return row && { id: rightsIdSchema.parse(row.id), kind: row.kind, roles: row.roles }
}
const withPassword = async (roles: Role[]): Promise<Someone> => {
  const person = await someone(database.client, roles, { email: `${randomUUID()}@people.test` })
  await database.client.user.update({ where: { id: person.actor.id }, data: { passwordHash: 'kept' } })
  return person
}
const versionOf = async (userId: UserId) =>
  (await database.client.user.findUniqueOrThrow({ where: { id: userId } })).version
const become = async (who: Someone, userId: UserId, roles: Role[]) =>
  changeRoles(who, { userId, version: await versionOf(userId), roles, departmentIds: [], validDays: null })
const newestEntry = () => database.client.auditEntry.findFirstOrThrow({ orderBy: { index: 'desc' } })
const mailsTo = async (userId: UserId) =>
  (await database.client.mail.findMany({ where: { userId } })).map(({ template }) => template)
const must = <T>(result: { ok: true; value: T } | { ok: false; code: string }): T => {
  if (!result.ok) throw new Error(result.code)
  return result.value
}

it('the roles that read the contents of leaks are those of the matrix', () => {
  expect([...leakRoles].sort()).toEqual(['dpo', 'management'])
})

/** Every way in which one administrator could come to read leaks; each answers for whom. */
const ways: [string, () => Promise<UserId>, string][] = [
  ['a new DPO', async () => must(await createPerson(admin, newcomer(['dpo']))).userId, 'user.create'],
  [
    'a new manager who edits too',
    async () => must(await createPerson(admin, newcomer(['editor', 'management']))).userId,
    'user.create',
  ],
  [
    'an employee made management',
    async () => {
      const one = await withPassword(['employee'])
      must(await become(admin, one.actor.id, ['employee', 'management']))
      return one.actor.id
    },
    'user.roles',
  ],
  [
    'the administrator himself made management',
    async () => {
      const one = await withPassword(['admin'])
      must(await become(one, one.actor.id, ['admin', 'management']))
      return one.actor.id
    },
    'user.roles',
  ],
  [
    'management that becomes DPO',
    async () => {
      const one = await withPassword(['management'])
      must(await become(admin, one.actor.id, ['dpo']))
      return one.actor.id
    },
    'user.roles',
  ],
  [
    'a new link for a DPO',
    async () => {
      const one = await withPassword(['dpo'])
      must(await invitePerson(admin, { userId: one.actor.id }))
      return one.actor.id
    },
    'user.rights_ask',
  ],
  [
    'a new link for management',
    async () => {
      const one = await withPassword(['employee', 'management'])
      must(await invitePerson(admin, { userId: one.actor.id }))
      return one.actor.id
    },
    'user.rights_ask',
  ],
  [
    'management that was disabled and comes back',
    async () => {
      const one = await withPassword(['management'])
      await database.client.user.update({ where: { id: one.actor.id }, data: { disabledAt: new Date() } })
      must(await enablePerson(admin, { userId: one.actor.id }))
      return one.actor.id
    },
    'user.enable',
  ],
]

describe('what one administrator asks for waits for a second person', () => {
  it.each(ways)('%s', async (_what, ask, action) => {
    const userId = await ask()
    expect((await newestEntry()).action).toBe(action)
    const request = await pending(userId)
    expect(request).not.toBeNull()
    if (request?.kind === 'roles')
      expect((await rolesOf(userId)).filter((role) => request.roles.includes(role))).toEqual([])
    expect(await database.client.accountToken.count({ where: { userId } })).toBe(0)
    for (const told of [userId, dpo.actor.id, management.actor.id])
      expect(await mailsTo(told)).toContain('rights_asked')
    const waits = (await groupsFor({ ...dpo, now: testNow })).find(({ key }) => key === 'rightsWait')
    expect(waits?.items.map(({ key }) => key)).toContain(request?.id)
    const own = await database.client.user.findUniqueOrThrow({ where: { id: userId } })
    const seen = await rightsFor({ ...employee.actor, id: userId, name: own.name }, testNow)
    expect(seen.map(({ id, mayDecide }) => [id, mayDecide])).toContainEqual([request?.id, false])
  })

  it.each(ways)('%s: a second person confirms, and both are told', async (_what, ask) => {
    const userId = await ask()
    const request = await pending(userId)
    if (!request) throw new Error('nothing waits')
    const { invitation } = must(await confirmRights(management, { id: request.id }))
    expect(invitation?.token ?? null).toBeNull()
    expect(await rolesOf(userId)).toEqual(expect.arrayContaining([...request.roles]))
    expect(await pending(userId)).toBeNull()
    for (const told of [userId, dpo.actor.id]) expect(await mailsTo(told)).toContain('rights_given')
    expect((await newestEntry()).action).toBe('user.rights_confirm')
    expect(await confirmRights(management, { id: request.id })).toMatchObject({ reason: 'rights_decided' })
  })
})

describe('who may confirm', () => {
  const asked = async () => {
    const userId = must(await createPerson(admin, newcomer(['management']))).userId
    const request = await pending(userId)
    if (!request) throw new Error('nothing waits')
    return { userId, id: request.id }
  }

  it.each(['employee', 'editor', 'auditor', 'admin'] as const)('not %s', async (role) => {
    const { id, userId } = await asked()
    for (const answer of [confirmRights, refuseRights])
      expect(await answer(byRole[role], { id })).toMatchObject({ ok: false, code: 'not_found' })
    expect((await newestEntry()).action).toBe('access.denied')
    expect(await rolesOf(userId)).toEqual(['employee'])
  })

  it('not who asked, also by another account of the same person, nor whom it is for', async () => {
    const both = await withPassword(['admin', 'management'])
    const second = await withPassword(['management'])
    must(await joinAccounts(admin, { userId: both.actor.id, otherId: second.actor.id }))
    const userId = must(await createPerson(both, newcomer(['management']))).userId
    const id = (await pending(userId))?.id ?? rightsIdSchema.parse(randomUUID())
    for (const one of [both, second])
      expect(await confirmRights(one, { id })).toMatchObject({ ok: false, reason: 'rights_own' })
    const officer = await withPassword(['dpo'])
    must(await invitePerson(admin, { userId: officer.actor.id }))
    const own = (await pending(officer.actor.id))?.id ?? rightsIdSchema.parse(randomUUID())
    expect(await confirmRights(officer, { id: own })).toMatchObject({ ok: false, reason: 'rights_own' })
    expect(await refuseRights(dpo, { id })).toEqual({ ok: true, value: null })
    expect(await rolesOf(userId)).toEqual(['employee'])
  })

  it('nothing for an id that is not there', async () => {
    expect(await confirmRights(dpo, { id: rightsIdSchema.parse(randomUUID()) })).toMatchObject({ code: 'not_found' })
  })
})

describe('a link that the administrator saw', () => {
  it('is worth nothing once the rights come: the password chosen by it is replaced, sessions end', async () => {
    const unreached = { ...newcomer(['employee']), email: `${randomUUID()}@people.example` }
    const made = must(await createPerson(admin, unreached))
    must(await choosePassword(admin, { token: made.token ?? '', password }))
    const session = await startSession(made.userId, testNow)
    must(await become(admin, made.userId, ['employee', 'management']))
    expect(await invitePerson(admin, { userId: made.userId })).toMatchObject({ ok: false, reason: 'rights_wait' })
    const { invitation } = must(
      await confirmRights(dpo, { id: (await pending(made.userId))?.id ?? rightsIdSchema.parse('') }),
    )
    expect(invitation?.token, 'the second person hands it over').toMatch(/^.{43}$/)
    expect(await readSession(session, testNow)).toBeNull()
    const { passwordHash } = await database.client.user.findUniqueOrThrow({ where: { id: made.userId } })
    expect(passwordHash).toBeNull()
  })

  it('is not shown where a mail brings it, whoever it is for', async () => {
    for (const roles of [['employee'], ['editor'], ['admin']] satisfies Role[][]) {
      const made = must(await createPerson(admin, newcomer(roles)))
      expect(made).toMatchObject({ token: null, mail: 'queued' })
      expect(must(await invitePerson(admin, { userId: made.userId }))).toMatchObject({ token: null, mail: 'queued' })
    }
  })
})

describe('until the first of each is there', () => {
  const empty = async () => {
    await database.client.user.updateMany({
      where: { roles: { some: { role: { in: ['dpo', 'management'] } } } },
      data: { disabledAt: new Date() },
    })
    const founder = await withPassword(['admin'])
    await database.client.instance.update({ where: { id: 1 }, data: { setupById: founder.actor.id } })
    return founder
  }

  it('who set Dertig up names the first DPO and the first of management, and both are told', async () => {
    const founder = await empty()
    const officer = must(await createPerson(founder, newcomer(['dpo'])))
    expect(officer.waits).toBe(false)
    expect(await rolesOf(officer.userId)).toEqual(['dpo'])
    await database.client.user.update({ where: { id: officer.userId }, data: { passwordHash: 'kept' } })
    const manager = must(await createPerson(founder, newcomer(['management'])))
    expect(manager.waits).toBe(false)
    expect(await mailsTo(manager.userId)).toContain('rights_given')
    expect((await mailsTo(officer.userId)).filter((template) => template === 'rights_given')).toHaveLength(2)
    for (const roles of [['dpo'], ['management']] satisfies Role[][])
      expect(must(await createPerson(founder, newcomer(roles))).waits, roles[0]).toBe(true)
  })

  it('but not for himself beside a DPO, and another administrator not at all', async () => {
    const founder = await empty()
    const other = await withPassword(['admin'])
    expect(must(await createPerson(other, newcomer(['dpo']))).waits).toBe(true)
    must(await createPerson(founder, newcomer(['dpo'])))
    expect(must(await become(founder, founder.actor.id, ['admin', 'management']))).toEqual({ waits: true })
    expect(await rolesOf(founder.actor.id)).toEqual(['admin'])
  })

  it('a DPO who never signed in gets another link from him; one with a password does not', async () => {
    const founder = await empty()
    const officer = must(await createPerson(founder, newcomer(['dpo'])))
    expect(must(await invitePerson(founder, { userId: officer.userId })).waits).toBe(false)
    await database.client.user.update({ where: { id: officer.userId }, data: { passwordHash: 'kept' } })
    expect(must(await invitePerson(founder, { userId: officer.userId })).waits).toBe(true)
  })
})

it('nobody without the right sees more than their own', async () => {
  for (const one of [employee, editor, auditor]) expect(await rightsFor(one.actor, testNow)).toEqual([])
})

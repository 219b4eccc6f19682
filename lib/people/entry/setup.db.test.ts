import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CommandContext } from '@/lib/access/actor'
import { hashPassword, verifyPassword } from '@/lib/access/password/password-policy'
import { hashOf, readSession, startSession } from '@/lib/access/session/session'
import { person } from '@/lib/access/testing/people'
import { defaultZone } from '@/lib/company/office-zone'
import { userIdSchema } from '@/lib/db/ids'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { fieldErrors } from '@/lib/errors/fields'
import { instantSchema } from '@/lib/time/types'
import { localNow } from '@/lib/time/zone'
import { changePassword, ownAccount, signOut, signOutEverywhere, updateProfile } from '../account'
import { completeSetup, isSetUp, issueSetupToken, setupSchema } from './setup'
import { signIn } from './sign-in'

vi.mock(import('@/lib/access/password/password-policy'), async (original) => {
  const all = await original()
  return { ...all, hashPassword: vi.fn(all.hashPassword) }
})

const now = instantSchema.parse('2026-11-23T09:00:00.000Z')
const password = 'fiets soep kaars meeuw'
const visitor: CommandContext = {
  actor: { kind: 'system', name: 'visitor' },
  ...localNow(now, defaultZone),
  channel: 'action',
  requestId: randomUUID(),
}

let database: TestDatabase
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.close())

const input = (token: string) => ({
  token,
  organisation: 'OptiPost',
  locale: 'nl' as const,
  name: 'An Peeters',
  email: 'an@example.org',
  password,
})

describe('setup', () => {
  it('opens with the newest token, once', async () => {
    const old = await issueSetupToken()
    const token = (await issueSetupToken()) ?? ''
    expect(await completeSetup(visitor, input(old ?? ''))).toMatchObject({ code: 'not_found' })
    expect(await completeSetup(visitor, input('guess'))).toMatchObject({ code: 'not_found' })
    expect(await isSetUp()).toBe(false)
    const both = await Promise.all([completeSetup(visitor, input(token)), completeSetup(visitor, input(token))])
    expect(both.map((result) => result.ok).sort()).toEqual([false, true])
    expect(await isSetUp()).toBe(true)
    expect(await issueSetupToken()).toBeNull()
    expect(await completeSetup(visitor, input(token))).toMatchObject({ ok: false })
    expect(await database.client.user.findMany({ include: { roles: true } })).toMatchObject([
      { email: 'an@example.org', roles: [{ role: 'admin' }] },
    ])
    expect(await database.client.auditEntry.findMany()).toMatchObject([{ action: 'setup.complete' }])
  })

  it('counts as done where people came with examples, and nobody ever set it up', async () => {
    expect(await isSetUp()).toBe(false)
    await database.client.user.create({ data: { name: 'An', email: 'an@example.org', isExample: true } })
    expect(await isSetUp()).toBe(true)
    expect(await issueSetupToken()).toBeNull()
  })

  it('lets the person in at once with what they typed, by the door of every day', async () => {
    await completeSetup(visitor, input((await issueSetupToken()) ?? ''))
    const credentials = { email: ' An@Example.org', password }
    const entered = await signIn({ credentials, address: 'a', deviceCookie: undefined, now, requestId: randomUUID() })
    expect(entered).toMatchObject({ ok: true, locale: 'nl' })
    const entries = await database.client.auditEntry.findMany({ orderBy: { index: 'asc' } })
    expect(entries.map(({ action }) => action)).toEqual(['setup.complete', 'session.sign_in'])
  })

  it('does no work for a wrong token, nor for any once Dertig is set up', async () => {
    const token = (await issueSetupToken()) ?? ''
    vi.mocked(hashPassword).mockClear()
    const guesses = Array.from({ length: 20 }, (_, n) => completeSetup(visitor, input(`guess ${n}`)))
    expect(new Set((await Promise.all(guesses)).map((result) => !result.ok && result.code))).toEqual(
      new Set(['not_found']),
    )
    expect(hashPassword).not.toHaveBeenCalled()
    expect(await completeSetup(visitor, input(token))).toMatchObject({ ok: true })
    expect(hashPassword).toHaveBeenCalledOnce()
    expect(await completeSetup(visitor, input(token))).toMatchObject({ ok: false, code: 'not_found' })
    expect(hashPassword).toHaveBeenCalledOnce()
  })

  it('keeps only a hash of the token, and one name of the installation', async () => {
    const token = (await issueSetupToken()) ?? ''
    const first = await database.client.instance.findUniqueOrThrow({ where: { id: 1 } })
    await issueSetupToken()
    const second = await database.client.instance.findUniqueOrThrow({ where: { id: 1 } })
    expect(JSON.stringify(first)).not.toContain(token)
    expect(second.origin).toBe(first.origin)
  })

  it.each<[string, object, object]>([
    ['made of the names', { password: 'OptiPost-2026' }, { password: ['password_common'] }],
    ['too short', { password: 'kort' }, { password: ['password_short'] }],
    [
      'weak among other wrong answers',
      { password: 'OptiPost-2026', name: '', email: 'no address' },
      { password: ['password_common'], name: ['required'], email: ['email'] },
    ],
    ['left out', { password: '', organisation: '' }, { password: ['required'], organisation: ['required'] }],
  ])('tells in one round of a password that is %s', (_case, wrong, fields) => {
    const parsed = setupSchema.safeParse({ ...input('x'), ...wrong })
    expect(parsed.error && fieldErrors(parsed.error)).toMatchObject(fields)
  })
})

describe('the own account', () => {
  async function signedIn(roles: Parameters<typeof person>[0] = ['admin']) {
    await completeSetup(visitor, input((await issueSetupToken()) ?? ''))
    const user = await database.client.user.findFirstOrThrow()
    const id = userIdSchema.parse(user.id)
    const handle = await startSession(id, now)
    const context = { ...visitor, actor: { ...person(roles), id, email: user.email } }
    return { id, handle, context, here: { handleHash: hashOf(handle), address: '203.0.113.7' } }
  }

  it('changes its password after the present one, and ends the other sessions', async () => {
    const { id, handle, context, here } = await signedIn()
    const other = await startSession(id, now)
    const next = 'tram zand piano kelder'
    expect(await changePassword(context, { current: 'niet dat wachtwoord', next }, here)).toMatchObject({
      fields: { current: ['password_wrong'] },
    })
    expect(await changePassword(context, { current: password, next: 'Welkom123456' }, here)).toMatchObject({
      fields: { next: ['password_common'] },
    })
    expect(await readSession(other, now)).not.toBeNull()
    expect(await changePassword(context, { current: password, next }, here)).toEqual({ ok: true, value: null })
    const user = await database.client.user.findUniqueOrThrow({ where: { id } })
    expect(await verifyPassword(user.passwordHash, next)).toBe(true)
    expect(await readSession(other, now)).toBeNull()
    expect(await readSession(handle, now)).not.toBeNull()
  })

  it('does not let a stolen session guess on', async () => {
    const { context, here } = await signedIn()
    const codes = []
    for (let time = 0; time < 7; time += 1) {
      const result = await changePassword(context, { current: `gok ${time}`, next: password }, here)
      codes.push(result.ok ? 'ok' : result.code)
    }
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'invalid'), 'too_many', 'too_many'])
  })

  it('signs out here, or everywhere', async () => {
    const { id, handle, context, here } = await signedIn()
    const other = await startSession(id, now)
    expect((await ownAccount(context.actor, here.handleHash, now)).sessions).toHaveLength(2)
    await signOut(context, here.handleHash)
    expect(await readSession(handle, now)).toBeNull()
    expect(await readSession(other, now)).not.toBeNull()
    await signOutEverywhere(context)
    expect(await readSession(other, now)).toBeNull()
  })

  it('keeps its own name, phone and language; an auditor only the language', async () => {
    const { id, context } = await signedIn(['auditor'])
    const before = await database.client.user.findUniqueOrThrow({ where: { id } })
    const profile = { name: 'Ander', phone: '02 123', locale: 'fr' as const, version: before.version }
    await updateProfile(context, profile)
    expect(await database.client.user.findUniqueOrThrow({ where: { id } })).toMatchObject({
      name: 'An Peeters',
      phone: null,
      locale: 'fr',
    })
    const own = { ...context, actor: { ...context.actor, roles: ['admin'] as const } }
    expect(await updateProfile(own, profile)).toMatchObject({ code: 'stale' })
    expect(await updateProfile(own, { ...profile, version: before.version + 1 })).toMatchObject({ ok: true })
    expect(await database.client.user.findUniqueOrThrow({ where: { id } })).toMatchObject({ name: 'Ander' })
  })
})

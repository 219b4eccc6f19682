import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hashPassword } from '@/lib/access/password/password-policy'
import { seemsOneAddress } from '@/lib/access/request/rate-limit'
import { issueDevice } from '@/lib/access/session/device'
import { readSession, startSession } from '@/lib/access/session/session'
import { userIdSchema } from '@/lib/db/ids'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { type Instant, instantSchema, toDatabase } from '@/lib/time/types'
import { signIn } from './sign-in'

const now = instantSchema.parse('2026-11-23T09:00:00.000Z')
const password = 'fiets soep kaars meeuw'
const later = (minutes: number): Instant =>
  instantSchema.parse(new Date(Date.parse(now) + minutes * 60_000).toISOString())

let database: TestDatabase
let passwordHash: string
beforeAll(async () => {
  database = await testDatabase()
  passwordHash = await hashPassword(password)
})
afterAll(() => database.close())
beforeEach(() => database.client.rateLimit.deleteMany())

async function addUser(extra: { disabledAt?: Date; validUntil?: Date; validFrom?: Date; passwordHash?: null } = {}) {
  const email = `${randomUUID()}@example.org`
  return database.client.user.create({
    data: { name: 'An', email, passwordHash, roles: { create: { role: 'employee' } }, ...extra },
  })
}

const waited: number[] = []
/** A wait that lasts no time: what the pace counts has passed after it. */
async function passing(ms: number): Promise<void> {
  waited.push(ms)
  await database.client.rateLimit.deleteMany({ where: { key: { startsWith: 'pace:' } } })
}
/** A wait that lasts no time and changes nothing: others were faster. */
const inVain = async () => undefined

function tryOf(
  email: string,
  typed: string,
  more: { address?: string; deviceCookie?: string; wait?: typeof passing } = {},
) {
  const { address = '203.0.113.7', deviceCookie, wait = inVain } = more
  return signIn({ credentials: { email, password: typed }, address, deviceCookie, now, requestId: randomUUID() }, wait)
}

describe('signIn', () => {
  it('takes the right password, in any spelling of the address', async () => {
    const user = await addUser()
    expect(await tryOf(`  ${user.email.toUpperCase()} `, password)).toMatchObject({ ok: true, userId: user.id })
  })

  it('answers alike for unknown, disabled, ended, not yet begun and passwordless accounts', async () => {
    const long = toDatabase(later(-600))
    const users = await Promise.all([
      addUser(),
      addUser({ disabledAt: long }),
      addUser({ validUntil: toDatabase(now) }),
      addUser({ validFrom: toDatabase(later(1)) }),
      addUser({ passwordHash: null }),
    ])
    const [known, ...closed] = users
    const wrong = await tryOf(known?.email ?? '', 'iets anders dan dat')
    expect(wrong).toEqual({ ok: false, reason: 'wrong', retryAfterSeconds: 0 })
    for (const user of closed) expect(await tryOf(user.email, password)).toEqual(wrong)
    expect(await tryOf('nobody@example.org', password)).toEqual(wrong)
  })

  it.each([
    ['an operator', { email: { not: '' }, password: { not: '' } }],
    ['arrays', { email: ['a@b.be'], password: ['x'] }],
    ['nothing', undefined],
    ['a megabyte', { email: 'a@b.be', password: 'x'.repeat(1_000_000) }],
    ['a quoted address', { email: '"a@b.be"@example.org', password: 'x' }],
  ])('refuses %s before looking', async (_, credentials) => {
    const result = await signIn({ credentials, address: 'a', deviceCookie: undefined, now, requestId: randomUUID() })
    expect(result).toMatchObject({ ok: false, reason: 'wrong' })
    expect(await database.client.rateLimit.count()).toBe(0)
  })

  it('logs success and failure, and never an address nobody has', async () => {
    const before = await database.client.auditEntry.count()
    const user = await addUser()
    await tryOf(user.email, password)
    await tryOf(user.email, 'iets anders dan dat')
    await tryOf('geheim.persoon@example.org', 'iets anders dan dat')
    const entries = await database.client.auditEntry.findMany({
      where: { index: { gte: before } },
      orderBy: { index: 'asc' },
    })
    expect(entries.map((entry) => [entry.action, entry.subjectType, entry.outcome])).toEqual([
      ['session.sign_in', 'user', 'ok'],
      ['session.sign_in_failed', 'user', 'failed'],
      ['session.sign_in_failed', 'session', 'failed'],
    ])
    expect(entries.map((entry) => entry.body).join()).not.toContain('geheim.persoon')
  })
})

describe('guessing', () => {
  it('counts parallel tries: of fifty at one account from one address seven are looked at', async () => {
    const user = await addUser()
    const results = await Promise.all(Array.from({ length: 50 }, () => tryOf(user.email, 'iets anders dan dat')))
    expect(results.filter((result) => !result.ok && result.reason === 'wrong')).toHaveLength(7)
  })

  it('lets a stranger with many addresses try at most eleven times in one go', async () => {
    const user = await addUser()
    const results = []
    for (let host = 0; host < 40; host += 1) {
      results.push(await tryOf(user.email, 'iets anders dan dat', { address: `198.51.100.${host}` }))
    }
    expect(results.filter((result) => !result.ok && result.reason === 'wrong')).toHaveLength(11)
  })

  it('counts an account that does not exist just so', async () => {
    const results = []
    for (let time = 0; time < 8; time += 1) results.push(await tryOf('nobody@example.org', 'iets anders dan dat'))
    expect(results.map((result) => !result.ok && result.reason)).toEqual([
      ...Array.from({ length: 6 }, () => 'wrong'),
      ...Array.from({ length: 2 }, () => 'too_many'),
    ])
  })

  it('stops one password on many accounts from one address', async () => {
    const results = []
    for (let person = 0; person < 70; person += 1) results.push(await tryOf(`p${person}@example.org`, 'Welkom123456'))
    expect(results.filter((result) => !result.ok && result.reason === 'wrong')).toHaveLength(61)
  })

  it('lets the person in from a browser they used before, while strangers guess', async () => {
    const user = await addUser()
    const deviceCookie = issueDevice(user.email)
    for (let host = 0; host < 40; host += 1) {
      await tryOf(user.email, 'iets anders dan dat', { address: `198.51.100.${host}` })
    }
    expect(await tryOf(user.email, password)).toMatchObject({ ok: false, reason: 'too_many' })
    expect(await tryOf(user.email, password, { deviceCookie, address: '192.0.2.7' })).toMatchObject({ ok: true })
    expect(await tryOf(user.email, password, { deviceCookie: issueDevice('x@example.org') })).toMatchObject({
      ok: false,
    })
  })

  describe('the right password from a clean source', () => {
    const office = '203.0.113.7'
    const home = '198.51.100.250'
    const guessed = async (email: string, times: number, from: (n: number) => string) => {
      for (let n = 0; n < times; n += 1) await tryOf(email, 'iets anders dan dat', { address: from(n) })
    }
    const strangers = (times: number) =>
      Promise.all(Array.from({ length: times }, (_, n) => guessed(`p${n}@example.org`, 1, () => office)))

    type Row = [
      what: string,
      before: (email: string) => Promise<unknown>,
      from: { address: string; deviceCookie?: string },
      waits: boolean,
    ]
    it.each<Row>([
      ['65 wrong tries of others at the office', () => strangers(65), { address: office }, true],
      [
        '40 wrong tries at the account from everywhere',
        (email) => guessed(email, 40, (n) => `198.51.100.${n}`),
        { address: home },
        true,
      ],
      [
        'both, and the person was at the office before',
        async (email) => {
          await tryOf(email, password, { address: office })
          await strangers(65)
          await guessed(email, 40, (n) => `198.51.100.${n}`)
        },
        { address: office },
        false,
      ],
      [
        'tries of a guesser in the own network, from a network at home that is known',
        async (email) => {
          await tryOf(email, password, { address: home })
          await guessed(email, 40, () => office)
          await guessed(email, 40, (n) => `198.51.100.${n}`)
        },
        { address: home },
        false,
      ],
      [
        '10 wrong tries at the account from this very address',
        (email) => guessed(email, 10, () => office),
        { address: office },
        true,
      ],
      [
        'as many, where the person was before, in a new browser',
        async (email) => {
          await tryOf(email, password, { address: office })
          await guessed(email, 10, () => office)
        },
        { address: office },
        true,
      ],
    ])('is taken after %s', async (_, before, from, waits) => {
      const user = await addUser()
      await before(user.email)
      waited.length = 0
      expect(await tryOf(user.email, password, { ...from, wait: passing })).toMatchObject({ ok: true })
      // Who waits may find that the turn has come meanwhile; who is known never does.
      if (!waits) expect(waited).toEqual([])
      expect(Math.max(0, ...waited)).toBeLessThanOrEqual(10_000)
    })

    it('waits with two others at most, whatever a guesser sends at once', async () => {
      const user = await addUser()
      await guessed(user.email, 12, (n) => `198.51.100.${n}`)
      let release = () => {}
      const held = new Promise<void>((resolve) => {
        release = resolve
      })
      const flood = Array.from({ length: 20 }, (_, n) =>
        tryOf(user.email, 'iets anders dan dat', {
          address: `192.0.2.${n}`,
          wait: async (ms) => (ms > 1_000 ? held : undefined),
        }),
      )
      const answers = Promise.all(flood)
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      release()
      expect(
        (await answers).filter((result) => !result.ok && result.reason === 'too_many').length,
      ).toBeGreaterThanOrEqual(18)
    })

    it('never waits for hours: who is told to come back is told half a minute', async () => {
      const user = await addUser()
      await guessed(user.email, 12, (n) => `198.51.100.${n}`)
      const refused = await tryOf(user.email, password, { address: home })
      expect(refused).toMatchObject({ ok: false, reason: 'too_many' })
      if (!refused.ok) expect(refused.retryAfterSeconds).toBeLessThanOrEqual(30)
    })
  })

  it('sees when everybody seems to come from one address', async () => {
    const users = await Promise.all([addUser(), addUser(), addUser()])
    const [first, ...others] = users
    for (const user of others) await tryOf(user.email, password)
    expect(await seemsOneAddress(now)).toBe(false)
    await tryOf(first?.email ?? '', password)
    expect(await seemsOneAddress(now)).toBe(true)
    await tryOf(first?.email ?? '', password, { address: '198.51.100.9' })
    expect(await seemsOneAddress(now)).toBe(false)
  })

  it('does not count what was right', async () => {
    const user = await addUser()
    for (let time = 0; time < 12; time += 1) expect(await tryOf(user.email, password)).toMatchObject({ ok: true })
  })

  it('writes an entry for each try that was looked at and none for the flood after them', async () => {
    const user = await addUser()
    const before = await database.client.auditEntry.count()
    for (let time = 0; time < 20; time += 1) await tryOf(user.email, 'iets anders dan dat')
    expect((await database.client.auditEntry.count()) - before).toBe(7)
  })

  it('keeps counters without names', async () => {
    const user = await addUser()
    await tryOf(user.email, 'iets anders dan dat')
    const keys = (await database.client.rateLimit.findMany()).map((row) => row.key)
    expect(keys).toHaveLength(3)
    expect(keys.join()).not.toContain(user.email)
    expect(keys.join()).not.toContain('203.0.113.7')
  })
})

describe('readSession', () => {
  async function session(extra: Parameters<typeof addUser>[0] = {}) {
    const user = await addUser(extra)
    return { user, handle: await startSession(userIdSchema.parse(user.id), now) }
  }

  it('gives the person with roles of this moment', async () => {
    const { user, handle } = await session()
    expect((await readSession(handle, later(1)))?.actor).toMatchObject({ id: user.id, roles: ['employee'] })
    await database.client.userRole.create({ data: { userId: user.id, role: 'editor' } })
    expect((await readSession(handle, later(1)))?.actor.roles).toContain('editor')
  })

  it('keeps only a hash of the handle', async () => {
    const { user, handle } = await session()
    const rows = await database.client.session.findMany({ where: { userId: user.id } })
    expect(handle).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(rows)).not.toContain(handle)
  })

  it('ends after thirty idle minutes, and activity puts that off', async () => {
    const { handle } = await session()
    expect(await readSession(handle, later(30))).not.toBeNull()
    expect(await readSession(handle, later(59))).not.toBeNull()
    expect(await readSession(handle, later(90))).toBeNull()
  })

  it('ends after twelve hours whatever happens', async () => {
    const { handle } = await session()
    for (let minutes = 20; minutes < 720; minutes += 20)
      expect(await readSession(handle, later(minutes))).not.toBeNull()
    expect(await readSession(handle, later(720))).toBeNull()
  })

  it('ends with the account: disabled, or past its end date', async () => {
    const { user, handle } = await session({ validUntil: toDatabase(later(10)) })
    expect(await readSession(handle, later(9))).not.toBeNull()
    expect(await readSession(handle, later(10))).toBeNull()
    await database.client.user.update({
      where: { id: user.id },
      data: { validUntil: null, disabledAt: toDatabase(now) },
    })
    expect(await readSession(handle, later(9))).toBeNull()
  })

  it.each(['', 'x', 'A'.repeat(43), "' OR 1=1 --", 'é'.repeat(43), `${'A'.repeat(43)}\n`])(
    'refuses %j',
    async (handle) => {
      expect(await readSession(handle, now)).toBeNull()
    },
  )
})

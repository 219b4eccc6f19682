import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { user } from './user'

const { database, admin, dpo } = someOffice()

/** What the command printed, a line of JSON each. */
let printed: Record<string, unknown>[] = []
beforeEach(() => {
  printed = []
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    printed.push(JSON.parse(String(line)))
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

const run = (words: string) => user(words.split(' '))
const lotte = 'lotte@company.test'
const newest = () => database.client.auditEntry.findFirstOrThrow({ orderBy: { index: 'desc' } })

describe('people by the command line', () => {
  test('those who are there are listed, with what they may', async () => {
    expect(await run('list')).toBe(0)
    expect(printed).toMatchObject([
      { email: admin.actor.email, roles: ['admin'], disabled: false, validUntil: null },
      { email: dpo.actor.email, roles: ['dpo'], disabled: false },
    ])
  })

  test('one is added and gets a link, which the log tells of', async () => {
    await database.client.department.create({ data: { code: 'HR', name: 'Human Resources' } })
    const asked = `add --name Lotte --email ${lotte} --roles employee,editor --locale nl`
    expect(await run(asked), 'a record owner without a department').toBe(1)
    expect(await run(`${asked} --departments HR,NONE`), 'an unknown department').toBe(1)
    expect(await run(`${asked} --departments HR`)).toBe(0)
    expect(printed).toMatchObject([
      { error: 'invalid' },
      { error: 'not_found' },
      { link: expect.stringMatching(/^\/welcome\/.{20,}$/), hours: 72 },
    ])
    const row = await database.client.user.findUniqueOrThrow({ where: { email: lotte }, include: { roles: true } })
    expect(row).toMatchObject({ name: 'Lotte', locale: 'nl', validUntil: null })
    expect(row.roles.map(({ role }) => role).sort()).toEqual(['editor', 'employee'])
    const { action, body } = await newest()
    expect(action).toBe('user.create')
    expect(body).toContain('"actorKind":"operator"')
    expect(body).toContain('"channel":"cli"')
  })

  test('an auditor is let in for as many days as said, and not without an end', async () => {
    expect(await run('add --name Claire --email claire@company.test --roles auditor')).toBe(1)
    expect(await run('add --name Claire --email claire@company.test --roles auditor --valid-days 30')).toBe(0)
    const { validUntil } = await database.client.user.findUniqueOrThrow({ where: { email: 'claire@company.test' } })
    expect(validUntil).not.toBeNull()
    expect(printed).toMatchObject([{ error: 'invalid' }, { hours: 72 }])
  })

  test('a new link, the end of access and its return are said in one line each', async () => {
    expect(await run(`link ${lotte}`)).toBe(0)
    expect(await run(`disable ${lotte}`)).toBe(0)
    expect((await database.client.user.findUniqueOrThrow({ where: { email: lotte } })).disabledAt).not.toBeNull()
    expect(await run(`enable ${lotte.toUpperCase()}`)).toBe(0)
    expect((await database.client.user.findUniqueOrThrow({ where: { email: lotte } })).disabledAt).toBeNull()
    expect(printed).toMatchObject([{ hours: 72 }, { disabled: true }, { enabled: true }])
  })

  test.each([
    ['add --name Lotte --email nothing --roles employee', { error: 'invalid' }],
    ['add --name Lotte --email second@company.test --roles dpo,management', { error: 'invalid' }],
    [`add --name Lotte --email ${lotte} --roles employee`, { error: expect.any(String) }],
    ['disable nobody@company.test', { error: 'not_found', detail: 'Nobody has the address nobody@company.test.' }],
    ['link ', { error: 'not_found' }],
  ])('%s is refused and changes nothing', async (words, said) => {
    const before = await database.client.user.count()
    expect(await run(words)).toBe(1)
    expect(printed).toMatchObject([said])
    expect(await database.client.user.count()).toBe(before)
  })

  test('a word it does not know brings the ways to use it', async () => {
    const told = vi.spyOn(console, 'error').mockReturnValue()
    expect(await run('remove everybody')).toBe(2)
    expect(told.mock.calls[0]?.[0]).toContain('dertig user disable ADDRESS')
  })
})

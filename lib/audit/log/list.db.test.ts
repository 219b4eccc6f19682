import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { someOffice } from '@/lib/access/testing/office'
import { Prisma } from '@/lib/db/generated/client'
import type { RawParams } from '@/lib/table/parse'
import { recordRead } from '../entry/append'
import { logState } from './asked'
import { listLog } from './log'

const { database, dpo, management, auditor, admin, editor, employee } = someOffice({ dpo: { name: 'Dora' } })
const many = 20_000
const zone = 'Europe/Brussels'

/** A log of very many entries by one person, one in each minute of the past, and a few by others. */
beforeAll(async () => {
  const { pseudonym } = await database.client.auditActor.findFirstOrThrow({ where: { userId: admin.actor.id } })
  const owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  await owner.query(
    `INSERT INTO "AuditEntry" ("index", "at", "dbUser", "body", "leafHash", "action", "actor", "subjectType", "subjectId", "outcome")
     SELECT n, timestamptz '2026-01-01' + n * interval '1 minute', 'test',
       '{"subject":{"id":"x","ref":"A-' || n % 5000 || '","type":"record"},"pad":"' || repeat('x', 500) || '"}', '',
       'record.update', $1, 'record', md5((n % 5000)::text), CASE WHEN n % 4000 = 0 THEN 'denied' ELSE 'ok' END
     FROM generate_series(0, ${many - 1}) n`,
    [pseudonym],
  )
  await owner.query('UPDATE "AuditState" SET size = $1', [many])
  const leak = { type: 'leak', id: randomUUID(), ref: 'L-2026-001' } as const
  await recordRead(dpo, { action: 'leak.confirm', subject: leak })
  await recordRead(employee, { action: 'leak.report', subject: leak })
  await recordRead(admin, { action: 'user.create', subject: { type: 'user', id: dpo.actor.id } })
  await owner.query('VACUUM ANALYZE "AuditEntry"')
  await owner.end()
}, 300_000)

const list = (who: typeof dpo, params: RawParams = {}) => listLog(who.actor, logState(params), zone)

describe('what each role finds in it', () => {
  test.each<[string, RawParams, typeof dpo, number]>([
    ['dpo', {}, dpo, many + 3],
    ['management', {}, management, many + 3],
    ['auditor', {}, auditor, many + 2],
    ['auditor', { by: 'day' }, auditor, 1],
    ['admin', {}, admin, 1],
    ['editor', {}, editor, 0],
    ['employee', {}, employee, 0],
    ['dpo', { q: 'leak' }, dpo, 2],
    ['auditor', { q: 'leak' }, auditor, 1],
    ['admin', { q: 'leak' }, admin, 0],
    ['employee', { q: 'leak' }, employee, 0],
    ['dpo', { q: 'dora' }, dpo, 2],
    ['admin', { q: 'dora' }, admin, 1],
    ['dpo', { 'f.ref': 'a-17' }, dpo, many / 5_000],
    ['editor', { 'f.ref': 'a-17' }, editor, 0],
    ['dpo', { 'f.ref': ['A-17', 'L-2026-001'] }, dpo, many / 5_000 + 2],
    // What is typed and is no reference, or no day, finds nothing: never the whole log.
    ['dpo', { 'f.ref': 'the mail of May' }, dpo, 0],
    ['dpo', { 'f.ref': 'x'.repeat(300) }, dpo, 0],
    ['dpo', { 'f.from': '0026-01-02' }, dpo, 0],
    ['dpo', { 'f.from': '2026-01-02', 'f.to': '2026-02-30' }, dpo, 0],
    ['dpo', { 'f.subject': ['leak', 'user'] }, dpo, 3],
    ['dpo', { 'f.outcome': 'denied' }, dpo, many / 4_000],
    ['dpo', { 'f.from': '2026-01-02', 'f.to': '2026-01-02' }, dpo, 24 * 60],
    ['dpo', { 'f.from': '2026-01-02', 'f.to': '2026-01-02', 'f.action': 'leak.report' }, dpo, 0],
    ['dpo', { q: String(many - 5) }, dpo, 1],
  ])('%s at %j', async (_, params, who, total) => {
    expect((await list(who, { ...params, count: 'all' })).total.count).toBe(total)
  })

  test('names of people and the facet by who are for who may ask for them', async () => {
    const facet = async (who: typeof dpo) =>
      (await list(who, { open: 'who' })).facets.find(({ field }) => field === 'who')?.values
    expect(await facet(dpo)).toContainEqual({ value: admin.actor.id, count: many + 1 })
    expect(await facet(admin)).toEqual([{ value: admin.actor.id, count: 1 }])
    expect(await facet(editor)).toBeUndefined()
  })

  test.each(['-index', 'index', 'at,-index', '-ref'])(
    'sorted by %s every entry is on some page by key, once',
    async (sort) => {
      const seen: number[] = []
      let after: string | null = null
      do {
        const page = await list(dpo, {
          ...{ sort, size: '200', page: '2', 'f.from': '2026-01-02', 'f.to': '2026-01-02' },
          ...(after ? { after } : { page: '1' }),
        })
        seen.push(...page.entries.map(({ index }) => index ?? -1))
        after = page.beside?.next ?? null
      } while (after)
      expect(seen).toHaveLength(24 * 60)
      expect(new Set(seen).size).toBe(24 * 60)
    },
  )

  test('a large number is said only when it is asked for', async () => {
    expect((await list(dpo)).total).toEqual({ count: 10_000, exact: false })
  })
})

const plan = z.array(z.object({ 'QUERY PLAN': z.string() }))

test.each<RawParams>([
  { 'f.ref': 'A-17' },
  { q: 'A-17' },
  { q: 'dora' },
  { 'f.action': 'leak.report' },
  { 'f.subject': 'leak' },
  { 'f.outcome': 'denied' },
  { 'f.from': '2026-01-02', 'f.to': '2026-01-02' },
])('at %j no statement reads the whole log', async (params) => {
  const asked: Prisma.Sql[] = []
  const ask = database.client.$queryRaw.bind(database.client)
  const spy = vi.spyOn(database.client, '$queryRaw').mockImplementation(((
    said: TemplateStringsArray | Prisma.Sql,
    ...values: unknown[]
  ) => {
    const statement = 'raw' in said ? Prisma.sql(said, ...values) : said
    asked.push(statement)
    return ask(statement)
  }) as never)
  await list(dpo, params)
  spy.mockRestore()
  expect(asked.length).toBeGreaterThan(0)
  for (const statement of asked) {
    const rows = plan.parse(await database.client.$queryRaw`EXPLAIN ${statement}`)
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).not.toMatch(/Seq Scan on "?AuditEntry/)
  }
})

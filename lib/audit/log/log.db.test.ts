import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { isBusy } from '@/lib/db/busy'
import { openDatabase, setDatabase } from '@/lib/db/client'
import { userIdSchema } from '@/lib/db/ids'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { appendAudit, recordRead } from '../entry/append'
import { eraseSubject } from '../entry/erase'
import type { AuditEvent } from '../entry/event'
import { auditFunctions, auditSelfCheck, auditTables } from '../self-check'
import { sampleContext } from '../testing/sample'
import { bundleLines } from '../tree/bundle'
import { signCheckpoint } from '../tree/checkpoint'
import { openDetails } from '../tree/stored'
import { verifyLog } from '../tree/verify'
import { verifyBundle } from '../verifier.mjs'

let database: TestDatabase
let owner: pg.Client
let person: CommandContext
const canary = 'Canary Fitzgerald'

beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await database.client.instance.upsert({
    where: { id: 1 },
    create: { origin: 'dertig/test' },
    update: { origin: 'dertig/test' },
  })
  person = { ...sampleContext, actor: await newPerson() }
})
afterAll(async () => {
  await owner.end()
  await database.close()
})

async function newPerson(): Promise<Actor> {
  const row = await database.client.user.create({ data: { name: 'Test', email: `${randomUUID()}@example.org` } })
  const id = userIdSchema.parse(row.id)
  return {
    kind: 'person',
    id,
    name: row.name,
    email: row.email,
    roles: ['dpo'],
    departmentIds: [],
    locale: 'en',
    validUntil: null,
  }
}

const updated = (id: string): AuditEvent => ({
  action: 'record.update',
  subject: { type: 'record', id, ref: 'A-001' },
  versionBefore: 1,
  versionAfter: 2,
  changes: [{ field: 'title', old: 'old', new: canary }],
  reason: `because of ${canary}`,
})

/** Everything the log holds, as one text. */
async function wholeLog(): Promise<string> {
  const dumps: unknown[] = []
  for (const table of auditTables) dumps.push((await owner.query(`SELECT t::text AS row FROM "${table}" t`)).rows)
  return JSON.stringify(dumps)
}

describe('appending', () => {
  it('numbers without gaps and verifies, with eight writers at once and some that fail', async () => {
    const before = Number((await database.client.auditState.findUniqueOrThrow({ where: { id: 1 } })).size)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) =>
        database.client.$transaction(
          async (tx) => {
            const index = await appendAudit(tx, person, updated(randomUUID()))
            if (n % 5 === 0) throw new Error('rolled back')
            return index
          },
          { maxWait: 20_000, timeout: 20_000 },
        ),
      ),
    )
    const indexes = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [Number(outcome.value)] : []))
    // On a busy machine some may find the log locked or no connection free: those leave no entry and no gap.
    const refused = outcomes.flatMap((outcome, n) =>
      outcome.status === 'rejected' && n % 5 !== 0 ? [outcome.reason] : [],
    )
    for (const reason of refused) if (!isBusy(reason)) expect(reason).toMatchObject({ code: 'unavailable' })
    expect(indexes.length).toBe(32 - refused.length)
    expect(indexes.sort((a, b) => a - b)).toEqual(indexes.map((_, n) => before + n))
    expect(await verifyLog()).toMatchObject({ state: 'ok', size: before + indexes.length })
  })

  it('keeps names and values out of the clear', async () => {
    await recordRead(person, updated(randomUUID()))
    await recordRead(person, {
      action: 'user.update',
      subject: { type: 'user', id: person.actor.kind === 'person' ? person.actor.id : '' },
    })
    await recordRead(person, {
      action: 'session.sign_in_failed',
      subject: { type: 'session', id: 'someone@example.org' },
    })
    const entries = await owner.query('SELECT body FROM "AuditEntry"')
    const text = JSON.stringify(entries.rows)
    for (const secret of [canary, person.actor.kind === 'person' ? person.actor.id : '', 'example.org'])
      expect(text).not.toContain(secret)
    expect(await wholeLog()).not.toContain(canary)
  })

  it('hides who reported a leak behind a pseudonym for that leak alone', async () => {
    const reporter = { ...sampleContext, actor: { ...(await newPerson()), roles: ['employee'] as const } }
    const leak = { type: 'leak', id: randomUUID() } as const
    await recordRead(reporter, { action: 'leak.report', subject: leak })
    await recordRead(reporter, { action: 'leak.read', subject: leak })
    await recordRead(reporter, { action: 'session.sign_in', subject: { type: 'session', id: reporter.actor.id } })
    const rows = await database.client.auditEntry.findMany({ orderBy: { index: 'desc' }, take: 3 })
    expect(rows[1]?.actor).toBe(rows[2]?.actor)
    expect(rows[0]?.actor).not.toBe(rows[1]?.actor)
  })

  it('answers "unavailable" when the log stays locked', async () => {
    await owner.query('BEGIN')
    await owner.query('SELECT pg_advisory_xact_lock(3030303030)')
    await expect(recordRead(person, updated(randomUUID()))).rejects.toMatchObject({ code: 'unavailable' })
    await owner.query('ROLLBACK')
  })

  it('refuses another isolation level', async () => {
    const attempt = database.client.$transaction((tx) => appendAudit(tx, person, updated(randomUUID())), {
      isolationLevel: 'RepeatableRead',
    })
    await expect(attempt).rejects.toThrow(/READ COMMITTED/)
  })
})

describe('the logins', () => {
  it('lets the application neither change nor remove anything of the log', async () => {
    expect(await auditSelfCheck()).toEqual([])
    const application = new pg.Client({ connectionString: database.url })
    await application.connect()
    for (const table of auditTables) {
      await expect(application.query(`DELETE FROM "${table}"`)).rejects.toThrow(/permission denied/)
      await expect(application.query(`INSERT INTO "${table}" DEFAULT VALUES`)).rejects.toThrow(/permission denied/)
    }
    await application.end()
  })

  it('lets the application call the functions of the log and no others of them', async () => {
    const { rows } = await owner.query<{ proname: string }>(
      `SELECT proname FROM pg_proc WHERE proname LIKE 'audit\\_%' AND prorettype <> 'trigger'::regtype
       AND has_function_privilege('dertig_app', oid, 'EXECUTE') ORDER BY 1`,
    )
    expect(rows.map(({ proname }) => proname)).toEqual([...auditFunctions].sort())
  })

  it('says what a single login for both could do', async () => {
    const single = openDatabase(database.ownerUrl)
    setDatabase(single)
    expect(await auditSelfCheck()).toEqual(['disable_trigger'])
    setDatabase(database.client)
    await single.$disconnect()
  })

  it('refuses the owner too, also in replication mode, unless triggers are switched off', async () => {
    await recordRead(person, updated(randomUUID()))
    for (const statement of [
      'UPDATE "AuditEntry" SET "body" = \'\'',
      'DELETE FROM "AuditEntry"',
      'TRUNCATE "AuditEntry" CASCADE',
      'DELETE FROM "AuditDetail"',
      'DELETE FROM "AuditCheckpoint"',
    ]) {
      if (statement.includes('Checkpoint')) await signCheckpoint()
      await expect(owner.query(statement)).rejects.toThrow(/only grows/)
    }
  })
})

describe('checkpoints and bundles', () => {
  it('signs what the download holds, once per size', async () => {
    await recordRead(person, updated(randomUUID()))
    const checkpoint = await signCheckpoint()
    expect((await signCheckpoint()).note).toBe(checkpoint.note)
    await recordRead(person, updated(randomUUID()))
    const next = await signCheckpoint()
    expect(await verifyBundle(bundleLines(next, 'all'), { earlier: checkpoint.note })).toMatchObject({
      state: 'ok',
      size: next.size,
    })
    expect(await verifyBundle(bundleLines(next, 'none'), { earlier: checkpoint.note })).toMatchObject({ state: 'ok' })
  })

  it('erases a subject: nothing of it can be read, everything still verifies', async () => {
    const id = randomUUID()
    await recordRead(person, updated(id))
    await signCheckpoint()
    await eraseSubject(person, { type: 'record', id, ref: 'A-001' })
    const [entry] = await database.client.auditEntry.findMany({
      where: { subjectId: id },
      include: { detail: true },
      orderBy: { index: 'asc' },
    })
    expect(entry && (await openDetails([entry]))).toEqual(['erased'])
    expect(await verifyLog()).toMatchObject({ state: 'ok', erased: 1 })
    await recordRead(person, updated(id))
    expect(await verifyLog()).toMatchObject({ state: 'ok', erased: 1 })
  })

  it('erases a person: the pseudonym leads nowhere', async () => {
    const actor = await newPerson()
    await recordRead(
      { ...sampleContext, actor },
      {
        action: 'user.update',
        subject: { type: 'user', id: actor.id },
        changes: [{ field: 'name', old: 'a', new: canary }],
      },
    )
    await eraseSubject(person, { type: 'user', id: actor.id })
    expect(await database.client.auditActor.count({ where: { userId: actor.id } })).toBe(0)
    expect(await wholeLog()).not.toContain(actor.id)
    expect(await verifyLog()).toMatchObject({ state: 'ok' })
  })
})

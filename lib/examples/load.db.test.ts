import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { verifyLog } from '@/lib/audit/tree/verify'
import { db } from '@/lib/db/client'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { clockInclude, clockViews } from '@/lib/leaks/clocks/clock-set'
import { readLeak } from '@/lib/leaks/queries/leak-detail'
import { topicOf } from '@/lib/notices/letters/codes'
import { dutyOf, readLetter } from '@/lib/notices/letters/read-letters'
import { startLetter, startLetterSchema } from '@/lib/notices/letters/write-letter'
import { listColumns, listShape } from '@/lib/records/list/columns'
import { listRecords } from '@/lib/records/list/list'
import { declarationOf } from '@/lib/records/state/registered'
import { tableStateParser } from '@/lib/table/parse'
import { reportLocales } from '@/lib/text/locale'
import { hour } from '@/lib/time/length'
import { systemNow } from '@/lib/time/types'
import { addHours, millisecondsBetween } from '@/lib/time/zone'
import { type LoadedExamples, loadExamples } from './load'
import { exampleLeaks } from './load-leaks'

let database: TestDatabase
let first: LoadedExamples
let took: number

beforeAll(async () => {
  database = await testDatabase()
  expect(await keepPast(database, true)).toBe(true)
  const start = performance.now()
  first = await loadExamples()
  took = performance.now() - start
  expect(await keepPast(database, false)).toBe(false)
}, 180_000)
afterAll(() => database.close())

/** What the starter of the demo asks of the owner's login; answers whether the log takes given moments now. */
async function keepPast({ ownerUrl }: TestDatabase, open: boolean): Promise<boolean> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ past: boolean }>('SELECT example_past($1) AS past', [open])
    return rows[0]?.past ?? false
  } finally {
    await owner.end()
  }
}

test('everything of the example is there', () => {
  console.info(`example loaded in ${Math.round(took)} ms`)
  expect(first.counts).toEqual({ people: 8, records: 75, findings: 19, leaks: 16 })
  expect(first.accounts.map((account) => account.role).sort()).toEqual(
    ['admin', 'auditor', 'dpo', 'editor', 'editor', 'employee', 'employee', 'management'].sort(),
  )
})

test('records are numbered as the examples number them', async () => {
  const rows = await db().record.findMany({ select: { ref: true, title: true }, orderBy: { ref: 'asc' } })
  const titles = new Map(rows.map((row) => [row.ref, row.title]))
  expect(titles.get('S-001')).toBe('Contact form on the website')
  expect(titles.get('P-011')).toBe('Merger or transfer of the business')
  expect(titles.get('X-001')).toBe('MailChimp')
  expect(titles.get('R-006')).toBe('Access for an acquirer')
  expect(titles.get('A-012')).toBe('Sending invoices for customers')
  expect(titles.get('E-002')).toBe('Newsletter address goes when somebody unsubscribes')
  expect(titles.get('M-006')).toBe('Safe destruction of what is no longer needed')
  expect(titles.get('Y-003')).toBe('Newsletter list at MailChimp')
  expect(titles.get('B-002')).toBe('Test: following people in their business path')
})

test('records stand in mixed states, so that every role has something to do', async () => {
  const rows = await db().record.groupBy({ by: ['status'], _count: true })
  const counts = Object.fromEntries(rows.map((row) => [row.status, row._count]))
  expect(counts).toEqual({ draft: 18, in_review: 8, in_force: 46, retired: 3 })
  const steps = await db().reviewStep.groupBy({ by: ['kind'], _count: true })
  expect(steps.map((step) => step.kind).sort()).toEqual([
    'accepted',
    'put_in_force',
    'returned',
    'submitted',
    'superseded',
  ])
})

test('the incomplete are kept as such', async () => {
  const mail = await db().record.findUniqueOrThrow({ where: { ref: 'A-001' } })
  expect(mail.missing).toEqual([
    'entity_dpo',
    'retention',
    'transfer_evidence',
    'processor_agreement',
    'dpia_screening',
    'dpia_list',
    'dpia',
  ])
  expect(mail.openFields).toContain('dpiaNeed')
})

// Worked out by hand from the scenarios and Art. 33.
test.each([
  ['SC1', { authority_part1: 'on_track', people_policy: 'on_track' }],
  ['SC2', { authority_part1: 'within_a_day', people_policy: 'within_a_day' }],
  ['SC3', { processor_law: 'elapsed', people_policy: 'on_track' }],
  ['SC4', { authority_part1: 'not_needed', people_policy: 'met' }],
  ['SC5', { authority_part1: 'not_needed' }],
  ['EX1', { authority_part1: 'provisional', people_policy: 'on_track' }],
  ['EX2', { authority_part1: 'urgent', people_policy: 'urgent' }],
  ['EX3', { authority_part1: 'overdue', people_policy: 'overdue' }],
  ['EX4', { authority_part1: 'met', authority_part2: 'on_track', people_law: 'met', people_policy: 'met' }],
  ['EX5', { authority_part1: 'not_needed' }],
])('the clocks of %s show their state', async (id, expected) => {
  const clientId = exampleLeaks.find((leak) => leak.id === id)?.clientId ?? ''
  const { leak } = await db().leakReport.findUniqueOrThrow({
    where: { clientId },
    include: { leak: { include: { clocks: { include: clockInclude } } } },
  })
  const views = clockViews(leak.clocks, leak.awareAt, systemNow())
  expect(Object.fromEntries(views.map((view) => [view.code, view.state]))).toMatchObject(expected)
  if (id === 'SC2') expect(views[0]?.code).toBe('people_policy')
  if (id === 'SC3') expect(views.map((view) => view.code)).not.toContain('authority_part1')
})

test('an activity in force relies only on what is in force', async () => {
  const log = await db().record.findUniqueOrThrow({
    where: { ref: 'A-011' },
    select: { status: true, linksFrom: { select: { to: { select: { ref: true, status: true } } } } },
  })
  expect(log.status).toBe('in_force')
  const linked = log.linksFrom.map(({ to }) => to)
  expect(linked.map(({ ref }) => ref).sort()).toEqual(['E-004', 'M-003', 'M-004', 'P-009', 'R-005', 'X-008'])
  expect(new Set(linked.map(({ status }) => status))).toEqual(new Set(['in_force']))
})

test('people, leaks and the scenario finding are marked as examples', async () => {
  expect(await db().user.count({ where: { isExample: false } })).toBe(0)
  // An exercise never happened either, and says so by itself.
  expect(await db().leak.count({ where: { isExample: false, isExercise: false } })).toBe(0)
  expect(await db().finding.count({ where: { isExample: true } })).toBe(1)
})

test('loading again adds nothing', async () => {
  const entries = await db().auditEntry.count()
  const second = await loadExamples()
  expect(second).toEqual(first)
  expect(await db().auditEntry.count()).toBe(entries)
})

describe('the weeks before', () => {
  let dpo: Someone
  beforeAll(async () => {
    dpo = await someone(database.client, ['dpo'])
  })

  test('the log verifies, begins with the company and tells everything in the order of time', async () => {
    expect(await verifyLog()).toMatchObject({ state: 'ok' })
    const entries = await db().auditEntry.findMany({ select: { at: true, action: true }, orderBy: { index: 'asc' } })
    const moments = entries.map(({ at }) => at.getTime())
    expect(moments).toEqual([...moments].sort((one, other) => one - other))
    const days = (n: number) => n * 24 * 3_600_000
    expect(moments[0]).toBeLessThan(Date.now() - days(43))
    expect(moments.filter((at) => at > Date.now() - days(14)).length).toBeGreaterThan(60)
    expect(new Set(entries.map(({ action }) => action))).toContain('record.review_again')
  })

  test('each state of a record begins when its entry says so, and none before the one it follows', async () => {
    const [row] = await db().$queryRaw<{ wrong: bigint; all: bigint }[]>`
      SELECT count(*) FILTER (WHERE at < before) AS wrong, count(*) AS all
      FROM (SELECT at, lag(at) OVER (PARTITION BY "recordId" ORDER BY sequence) AS before FROM "RecordMoment") m`
    expect(row?.wrong).toBe(0n)
    expect(Number(row?.all)).toBeGreaterThan(250)
  })

  test.each([
    [38, 'Answering questions and solving problems.', null],
    [30, 'Answering questions and solving problems.', ['X-009']],
    [22, 'Answering questions and solving problems.', ['X-002']],
    [14, 'Answering questions, solving problems, improving services and offering new ones.', ['X-002']],
  ])('as of %i days ago another purpose and another host stand there', async (ago, purpose, hosts) => {
    const asOf = addHours(systemNow(), -24 * ago)
    const said = async (ref: string) => {
      const where = { record: { ref }, at: { lte: new Date(asOf) } }
      const moment = await db().recordMoment.findFirst({ where, orderBy: { sequence: 'desc' } })
      return moment?.values ?? null
    }
    expect(await said('P-008')).toMatchObject({ description: expect.stringContaining(purpose) })
    expect(await said('A-002')).toEqual(hosts && expect.objectContaining({ processors: hosts }))
    const activities = declarationOf('activities')
    const list = await listRecords(
      dpo.actor,
      activities,
      tableStateParser(listShape(listColumns(activities)))({}),
      asOf,
    )
    expect(list.total.count > 0).toBe(hosts !== null)
  })
})

/** What the policy and the law ask for a scenario: who is told, why, within how long of detection, and by which sentences. */
test.each([
  ['SC1', { answer: 'needed', reasons: ['promise'], whom: 'people' }, 'other'],
  ['SC2', { answer: 'needed', reasons: ['promise'], whom: 'people' }, 'hacked'],
  ['SC3', { answer: 'customers', reasons: ['promise'], whom: 'people' }, 'lost_device'],
  ['SC4', { answer: 'told', reasons: [], whom: 'contacts' }, 'wrong_recipient'],
  ['SC5', { answer: 'not_needed', reasons: [], whom: 'people' }, 'lost_device'],
])('the letters of %s are those that it asks', async (id, duty, topic) => {
  const clientId = exampleLeaks.find((leak) => leak.id === id)?.clientId ?? ''
  const { leak: row } = await db().leakReport.findUniqueOrThrow({ where: { clientId }, include: { leak: true } })
  const reader = await someone(database.client, ['dpo'])
  const leak = await readLeak(reader, row.ref)
  if (!leak) throw new Error(id)
  const found = dutyOf(leak)
  expect(found).toMatchObject(duty)
  expect(topicOf(leak.facts)).toBe(topic)
  if (duty.reasons.length > 0) expect(millisecondsBetween(leak.detectedAt, found.by ?? leak.now)).toBe(72 * hour)
  if (!leak.can.enter) return
  for (const language of reportLocales) {
    const input = {
      ref: leak.ref,
      language,
      form: 'letter',
      topic: topicOf(leak.facts),
      audience: '',
      isFurther: false,
    }
    const begun = await startLetter(reader, startLetterSchema.parse(input))
    const view = begun.ok ? await readLetter(reader, leak.ref, begun.value.id) : null
    // Of each point something stands there; what is not known, or was written for the file, waits to be confirmed.
    expect(view?.judgement.points.filter(({ state }) => state === 'missing')).toEqual([])
    expect(['very_easy', 'easy', 'ordinary'], `${id} ${language}`).toContain(view?.judgement.reading.level)
  }
})

test('a load that was cut off goes on where it stopped, and leaves what a whole one leaves', async () => {
  const cut = await testDatabase()
  try {
    await keepPast(cut, true)
    const stop = (_part: string, taken?: number) => {
      if (taken === 230) throw new Error('cut off')
    }
    await expect(loadExamples(stop)).rejects.toThrow('cut off')
    expect(await cut.client.record.count()).toBeGreaterThan(60)
    const again = await loadExamples()
    expect(again.counts).toEqual(first.counts)
    const states = (client: typeof cut.client) =>
      client.record.findMany({
        select: { ref: true, status: true, version: true, missing: true },
        orderBy: { ref: 'asc' },
      })
    expect(await states(cut.client)).toEqual(await states(database.client))
    expect(await cut.client.leakReport.count()).toBe(17)
    expect(await keepPast(cut, false)).toBe(false)
    expect(await keepPast(cut, true), 'a log with entries').toBe(false)
    await expect(cut.client.$queryRaw`SELECT example_past(true)`, 'the login of the application').rejects.toThrow()
  } finally {
    await cut.close()
  }
}, 180_000)

/** Words of English that are none of this language, and not what the example quotes or names. */
test.each([
  ['nl', 'Contactformulier op de website', /\b(the|and|with|which|from|this|their|people|about)\b/i],
  ['fr', 'Formulaire de contact du site web', /\b(the|and|with|which|from|this|their|people|about)\b/i],
] as const)(
  'told in %s, nothing that people wrote is left in English',
  async (language, title, english) => {
    const own = await testDatabase()
    try {
      const told = await loadExamples(() => {}, language)
      expect(told.counts).toEqual(first.counts)
      const { client } = own
      const [records, leaks, moments, decisions, advice, reports, findings, steps, holds, deletions, departments] =
        await Promise.all([
          client.recordMoment.findMany({ select: { values: true } }),
          client.leak.findMany(),
          client.leakMoment.findMany(),
          client.leakDecision.findMany(),
          client.leakAdvice.findMany(),
          client.leakReport.findMany(),
          client.finding.findMany(),
          client.reviewStep.findMany({ select: { reason: true, fieldComments: true } }),
          client.legalHold.findMany(),
          client.deletionRecord.findMany(),
          client.department.findMany(),
        ])
      const all = {
        records,
        leaks,
        moments,
        decisions,
        advice,
        reports,
        findings,
        steps,
        holds,
        deletions,
        departments,
      }
      const texts = [...new Set(textsIn(all))].filter((text) => /\s/.test(text))
      expect(texts.length).toBeGreaterThan(400)
      expect(texts.filter((text) => english.test(text.replace(/need to know/g, '')))).toEqual([])
      expect((await client.record.findFirst({ where: { ref: 'S-001' } }))?.title).toBe(title)
      const people = await client.user.groupBy({ by: ['locale'], _count: true })
      expect(people.map(({ locale }) => locale)).toEqual([language])
    } finally {
      await own.close()
    }
  },
  240_000,
)

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value instanceof Date) return []
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

test('a database with people of its own is left alone', async () => {
  const own = await testDatabase()
  try {
    await own.client.user.create({ data: { name: 'Real Person', email: 'real@company.example' } })
    await expect(loadExamples()).rejects.toThrow(/already holds a company of its own/)
    expect(await own.client.record.count()).toBe(0)
  } finally {
    await own.close()
  }
})

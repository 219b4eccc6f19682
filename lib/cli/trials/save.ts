import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CommandContext } from '@/lib/access/actor'
import { give } from '@/lib/config/process'
import { db } from '@/lib/db/client'
import { clientIdSchema } from '@/lib/db/ids'
import { OperatorError } from '@/lib/errors/operator'
import type { Result } from '@/lib/errors/refusal'
import { addReporterNote } from '@/lib/leaks/commands/add-reporter-note'
import { confirmLeak } from '@/lib/leaks/commands/confirm-and-close'
import { recordReport } from '@/lib/leaks/commands/record-filing'
import { reportLeak } from '@/lib/leaks/commands/report-leak'
import { setAware } from '@/lib/leaks/commands/set-moments'
import { signDecision } from '@/lib/leaks/commands/sign-decision'
import { updateLeakFacts } from '@/lib/leaks/commands/update-facts'
import { aReport } from '@/lib/leaks/facts/sample-report'
import { beginVisit, during } from '@/lib/log/visit'
import { readState, valuesOf } from '@/lib/records/state/state'
import { createRecord } from '@/lib/records/write/create'
import { updateRecord } from '@/lib/records/write/update'
import type { RegisterSlug } from '@/lib/registers/catalog'
import { withDatabase } from '../operator/store'
import { personWith } from './contexts'

const activities = 5_000
const many = 60
const mostStatements = 15
const mostFiles = 25
const mostMs = 15

/**
 * How many statements and own files a save takes, and how long, among 5,000 activities on an embedded server of its own,
 * which writes to the disk as in production. The same for what is done with a leak. Returns true when a saved title and a
 * reported leak stay within the limits.
 */
export async function saveTrial(): Promise<boolean> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'dertig-save-'))
  give({ DERTIG_DATA: dataFolder, DATABASE_URL: '', LOG_QUERIES: 'on', LOG_LEVEL: 'silent' })
  let held = false
  try {
    await withDatabase(async () => {
      held = await measured()
      return 0
    })
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
  return held
}

async function measured(): Promise<boolean> {
  const dpo = await personWith('dpo')
  const management = await personWith('management')
  const { ref, id } = await filled(dpo)
  console.log('                           statements   files   median     p95')
  const state = await readState(db(), 'activities', id)
  let version = 1
  const values = valuesOf(state)
  const save = async (changed: object) => {
    const input = { ref, register: 'activities', version, values: { ...values, ...changed } }
    version = (await must(updateRecord(dpo, input))).version
  }
  const title = await told('a title', (n) => save({ title: `Title ${n}` }))
  await told('tags', (n) => save({ tags: [`tag ${n}`] }))
  await told('a link', (n) => save({ purposes: n % 2 ? values.purposes : [] }))
  await told('a title of what others use', (n) => savedPurpose(dpo, n))
  await told('a new record', (n) =>
    must(createRecord(dpo, { register: 'activities', values: { ...values, title: `${n}` } })),
  )
  const reporters: CommandContext[] = []
  for (let n = 0; n < 5; n += 1) reporters.push(await personWith('employee'))
  const report = await told('a leak reported', (n) => {
    const reporter = reporters[n % reporters.length] ?? dpo
    return must(reportLeak(reporter, aReport({}, reporter.now)))
  })
  const leak = await must(reportLeak(dpo, aReport({}, dpo.now)))
  let target = { ref: leak.ref, version: 1 }
  const next = async (done: Promise<Result<typeof target>>) => {
    target = await must(done)
  }
  await next(confirmLeak(dpo, { ...target, personalData: true, reason: '' }))
  const at = dpo.now
  await told('its facts', (n) => next(updateLeakFacts(dpo, { ...target, facts: { summary: `Facts ${n}` } })))
  await told('when aware', (n) => next(setAware(dpo, { ...target, at, reason: `Read ${n}`, unlikelyReason: 'So' })))
  await told('a decision', () =>
    next(
      signDecision(management, { ...target, kind: 'authority', outcome: 'notify', reasonCode: null, grounds: 'So.' }),
    ),
  )
  await told('something filed', (n) =>
    next(
      recordReport(dpo, { ...target, kind: 'part1_filed', at, reference: `R${n}`, evidence: '', unlikelyReason: 'So' }),
    ),
  )
  await told(
    'a note',
    (n) =>
      must(addReporterNote(dpo, { ref: leak.ref, body: `More ${n}`, clientId: clientIdSchema.parse(randomUUID()) })),
    // Nobody may write more in an hour.
    25,
  )
  return [title, report].every(
    ({ statements, files, median }) => statements <= mostStatements && files <= mostFiles && median <= mostMs,
  )
}

type Told = { statements: number; files: number; median: number }

async function told(name: string, once: (n: number) => Promise<unknown>, times = many): Promise<Told> {
  const taken: number[] = []
  for (let n = 0; n < 8; n += 1) await once(n)
  for (let n = 8; n < times; n += 1) {
    const began = performance.now()
    await once(n)
    taken.push(performance.now() - began)
  }
  taken.sort((a, b) => a - b)
  const visit = beginVisit()
  await during(visit, () => once(times))
  const files = await filesOf(() => once(times + 1))
  const at = (share: number) => taken[Math.floor(taken.length * share)] ?? 0
  const line = [visit.statements, files.length, `${at(0.5).toFixed(1)} ms`, `${at(0.95).toFixed(1)} ms`]
  console.log(name.padEnd(28), ...line.map((one) => String(one).padStart(9)))
  if (process.argv.includes('--files')) console.log(files.map((file) => `    ${file}`).join('\n'))
  return { statements: visit.statements, files: files.length, median: at(0.5) }
}

/** Own files of which a function runs meanwhile; what is generated, and what ran when a file was loaded, is not counted. */
async function filesOf(work: () => Promise<unknown>): Promise<string[]> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  await session.post('Profiler.takePreciseCoverage')
  await work()
  const { result } = await session.post('Profiler.takePreciseCoverage')
  session.disconnect()
  const own = `${path.resolve('lib')}${path.sep}`
  const ran = result.filter(({ functions }) => functions.some(({ ranges: [whole] }) => (whole?.count ?? 0) > 0))
  const files = ran.map(({ url }) => (url.startsWith('file:') ? fileURLToPath(url) : url).split('?')[0] ?? '')
  return [...new Set(files)]
    .filter((file) => file.startsWith(own) && !file.includes('generated') && !file.includes(`cli${path.sep}`))
    .sort()
}

async function savedPurpose(context: CommandContext, n: number) {
  const { id, ref, version } = await db().record.findFirstOrThrow({ where: { register: 'purposes', number: 2 } })
  const { purpose } = await db().record.findUniqueOrThrow({ where: { id }, select: { purpose: true } })
  const { id: _, ...detail } = purpose ?? { id: '' }
  await must(
    updateRecord(context, { ref, register: 'purposes', version, values: { ...detail, title: `Purpose ${n}` } }),
  )
}

/** Writes what stands around, then many activities as copies of one. Answers that one. */
async function filled(context: CommandContext) {
  const make = async (register: RegisterSlug, title: string, values: object = {}) =>
    must(createRecord(context, { register, values: { title, ...values } }))
  const processors = [await make('processors', 'Hosting'), await make('processors', 'Payroll')]
  await make('agreements', 'Contract', { parties: processors.map(({ ref }) => ref), kind: 'processing' })
  const purpose = await make('purposes', 'Wages')
  const rare = await make('purposes', 'Rare')
  const rule = await make('retention-rules', 'Five years')
  const created = await make('activities', 'Start', {
    recordKind: 'controller',
    ownerId: context.actor.kind === 'person' ? context.actor.id : null,
    purposes: [purpose.ref],
    processors: processors.map(({ ref }) => ref),
    retentionRules: [rule.ref],
    dataCategories: ['identity_name'],
    peopleCategories: ['employee'],
  })
  for (let n = 0; n < 8; n += 1) await make('activities', `Rarely ${n}`, { purposes: [rare.ref] })
  for (let from = 100; from < 100 + activities; from += 500) await copied(created.id, from, from + 499)
  return created
}

/** Copies of an activity with these numbers, with its processors. */
async function copied(id: string, from: number, to: number): Promise<void> {
  await db().$executeRaw`INSERT INTO "Record" (id, register, ref, number, title, missing, "searchText")
    SELECT gen_random_uuid(), r.register, 'A-' || n, n, 'Activity ' || n, r.missing, r."searchText" || n
    FROM "Record" r, generate_series(${from}::int, ${to}::int) n WHERE r.id = ${id}::uuid`
  await db().$executeRaw`INSERT INTO "Activity" SELECT (jsonb_populate_record(a, jsonb_build_object('id', r.id))).*
    FROM "Activity" a, "Record" r WHERE a.id = ${id}::uuid AND r.register = 'activities' AND r.number BETWEEN ${from} AND ${to}`
  await db().$executeRaw`INSERT INTO "RecordLink" ("fromId", field, "toId") SELECT r.id, l.field, l."toId"
    FROM "RecordLink" l, "Record" r WHERE l."fromId" = ${id}::uuid AND l.field = 'processors'
      AND r.register = 'activities' AND r.number BETWEEN ${from} AND ${to}`
}

async function must<T>(promise: Promise<Result<T>>): Promise<T> {
  const result = await promise
  if (!result.ok) throw new OperatorError(`A step of the trial was refused: ${JSON.stringify(result)}`)
  return result.value
}

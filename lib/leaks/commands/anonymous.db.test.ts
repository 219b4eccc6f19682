import { randomBytes, randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { movedTo, type Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { historyOf } from '@/lib/audit/log/history'
import { clientIdSchema } from '@/lib/db/ids'
import { catchLog } from '@/lib/log/testing/lines'
import { addHours } from '@/lib/time/zone'
import { aReport } from '../facts/sample-report'
import { anonymousReport } from '../queries/anonymous'
import { leakListState } from '../queries/leak-columns'
import { readLeak } from '../queries/leak-detail'
import { anonymous, leakPage, peopleNames } from '../queries/leak-list'
import { ownReport, reportStart } from '../queries/own-reports'
import { addAnonymousNote } from './add-anonymous-note'
import { addReporterNote } from './add-reporter-note'
import { allowAnonymousReports } from './allow-anonymous'
import { reportLeak } from './report-leak'

const canary = 'Kanarievogel Vandenzegel'
const { database, reporter, dpo, management, editor, auditor, admin, employee } = someOffice({
  reporter: { name: canary },
})
const phone = '+32 470 99 88 77'

beforeAll(async () => {
  await database.client.organisation.create({ data: { id: 1, legalName: 'OptiPost NV' } })
  await database.client.user.update({ where: { id: reporter.actor.id }, data: { phone } })
})
beforeEach(() => database.client.organisation.update({ where: { id: 1 }, data: { anonymousReports: true } }))

const newCode = () => randomBytes(32).toString('base64url')
const withoutName = (code = newCode()) => ({ ...aReport({ phone, how: `Ask for ${canary}` }), code })
const visitor = { ...reporter, actor: { kind: 'system', name: 'visitor' } as const }

/** Every row of every table that names this person in any way. */
async function rowsNaming({ actor }: Someone): Promise<string[]> {
  const tables = await database.client.$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`
  const rows: string[] = []
  for (const { name } of tables) {
    const found = await database.client.$queryRawUnsafe<{ row: string }[]>(
      `SELECT '${name} ' || to_jsonb(t)::text AS row FROM "${name}" t`,
    )
    rows.push(...found.map(({ row }) => row))
  }
  const marks = [actor.id, actor.name, actor.email, phone, phone.replaceAll(' ', '')]
  return rows.filter((row) => marks.some((mark) => row.includes(mark))).sort()
}

test('it is off, and switched on by the DPO with a reason in the log; saying it again writes nothing', async () => {
  await database.client.organisation.update({ where: { id: 1 }, data: { anonymousReports: false } })
  const entries = () => database.client.auditEntry.count({ where: { action: 'leak.anonymous' } })
  expect((await reportStart(reporter.actor)).anonymous).toBe(false)
  expect(await reportLeak(reporter, withoutName())).toEqual({ ok: false, code: 'not_now', reason: 'anonymous_off' })
  for (const by of [management, editor, auditor, admin, employee])
    expect(await allowAnonymousReports(by, { allowed: true, reason: 'x' })).toMatchObject({ ok: false })
  const input = { allowed: true, reason: 'Decided by the board.' }
  expect(await allowAnonymousReports(dpo, input)).toEqual({ ok: true, value: { allowed: true } })
  expect(await allowAnonymousReports(dpo, input)).toMatchObject({ ok: true })
  expect([(await reportStart(reporter.actor)).anonymous, await entries()]).toEqual([true, 1])
})

test('nothing of who reported is kept in any table, in the log of the application or in the audit log', async () => {
  const before = await rowsNaming(reporter)
  expect(before.length).toBeGreaterThan(0)
  const caught = catchLog()
  const sent = withoutName()
  const result = await reportLeak(reporter, sent)
  if (!result.ok) throw new Error(JSON.stringify(result))
  const note = { code: sent.code, clientId: clientIdSchema.parse(randomUUID()), body: 'It was the list of June' }
  expect(await addAnonymousNote(visitor, note)).toMatchObject({ ok: true })
  expect(await rowsNaming(reporter)).toEqual(before)
  for (const mark of [reporter.actor.id, canary, reporter.actor.email, sent.code])
    expect(caught.text()).not.toContain(mark)

  const { id } = await database.client.leak.findUniqueOrThrow({ where: { ref: result.value.ref } })
  for (const viewer of [dpo, auditor, management]) {
    const { entries } = await historyOf('leak', id, { viewer: viewer.actor })
    expect(entries.length).toBe(2)
    expect(JSON.stringify(entries)).not.toMatch(new RegExp(`${canary}|${reporter.actor.id}`))
  }
  const stored = await database.client.leakReport.findUniqueOrThrow({ where: { leakId: id } })
  expect(JSON.stringify(stored)).not.toContain(sent.code)
})

test('DPO, management and auditor read that it is anonymous, and nobody finds it as their own', async () => {
  const result = await reportLeak(reporter, withoutName())
  if (!result.ok) throw new Error(JSON.stringify(result))
  const { ref } = result.value
  for (const by of [dpo, management, auditor]) {
    const leak = await readLeak(by, ref)
    expect(leak?.report).toMatchObject({ anonymous: true, reporterName: null })
    expect(JSON.stringify(leak)).not.toContain(canary)
  }
  expect(await ownReport(reporter, reporter.actor.id, ref)).toBeNull()
  const note = { ref, clientId: clientIdSchema.parse(randomUUID()), body: 'More' }
  expect(await addReporterNote(reporter, note)).toMatchObject({ ok: false, code: 'not_found' })
})

test('the list of leaks filters those without a name as one, and asks for the names of people alone', async () => {
  await reportLeak(reporter, withoutName())
  await reportLeak(employee, aReport({}, employee.now))
  const listed = (params: Record<string, string>) => leakPage(dpo.actor, dpo.now, leakListState(dpo.actor, params))
  const { rows } = await listed({ 'f.reporterId': anonymous })
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every((row) => row.anonymous && row.reporterName === null)).toBe(true)
  const open = await listed({ open: 'reporterId' })
  const values = open.facets.find(({ field }) => field === 'reporterId')?.values?.map(({ value }) => value) ?? []
  expect(values.filter((value) => value === anonymous)).toHaveLength(1)
  expect([...(await peopleNames(values)).keys()]).toEqual([employee.actor.id])
})

test('the same send gives the same receipt, also after the setting went off; another code or person does not', async () => {
  const sent = withoutName()
  const first = await reportLeak(reporter, sent)
  await database.client.organisation.update({ where: { id: 1 }, data: { anonymousReports: false } })
  expect(await reportLeak(reporter, sent)).toEqual(first)
  expect(await reportLeak(reporter, { ...sent, code: newCode() })).toMatchObject({ ok: false, code: 'invalid' })
  const { code: _, ...named } = sent
  expect(await reportLeak(reporter, named)).toMatchObject({ ok: false, code: 'invalid' })
  expect(await database.client.leakReport.count({ where: { clientId: sent.clientId } })).toBe(1)
})

test('who has the code reads the report and adds to it, once for each send; without it there is nothing', async () => {
  const sent = withoutName()
  const result = await reportLeak(reporter, sent)
  if (!result.ok) throw new Error(JSON.stringify(result))
  const note = { code: sent.code, clientId: clientIdSchema.parse(randomUUID()), body: 'More' }
  expect(await addAnonymousNote(visitor, note)).toEqual({ ok: true, value: { ref: result.value.ref } })
  expect(await addAnonymousNote(visitor, note)).toEqual({ ok: true, value: { ref: result.value.ref } })
  const shown = await anonymousReport(sent.code)
  expect(shown).toMatchObject({ ref: result.value.ref, state: 'received', notes: [{ body: 'More' }] })
  expect(shown?.story).toBe(sent.answers.story)
  expect(await anonymousReport(newCode())).toBeNull()
  const wrong = { ...note, code: newCode(), clientId: clientIdSchema.parse(randomUUID()) }
  expect(await addAnonymousNote(visitor, wrong)).toMatchObject({ ok: false, code: 'not_found' })
  const notes = () => database.client.leakNote.count({ where: { leak: { ref: result.value.ref } } })
  expect(await notes()).toBe(1)
  for (let n = 0; n < 29; n += 1)
    await addAnonymousNote(visitor, { ...note, clientId: clientIdSchema.parse(randomUUID()) })
  const over = { ...note, clientId: clientIdSchema.parse(randomUUID()) }
  expect(await addAnonymousNote(visitor, over)).toMatchObject({ ok: false, code: 'too_many' })
  expect(await notes()).toBe(30)
})

test('those without a name are counted together: a script that sends many ends there, and a person still can', async () => {
  const later = movedTo(employee, addHours(employee.now, 2))
  const answers: unknown[] = []
  for (let n = 0; n < 21; n += 1) answers.push(await reportLeak(later, { ...aReport({}, later.now), code: newCode() }))
  expect(answers.filter((answer) => JSON.stringify(answer).includes('"ok":true'))).toHaveLength(20)
  expect(answers.at(-1)).toMatchObject({ ok: false, code: 'too_many' })
  expect(await reportLeak(later, aReport({}, later.now))).toMatchObject({ ok: true })
})

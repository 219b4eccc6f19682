import { createHash } from 'node:crypto'
import pg from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { movedTo, type Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { historyOf } from '@/lib/audit/log/history'
import { verifyLog } from '@/lib/audit/tree/verify'
import { clientIdSchema, leakFileIdSchema, leakIdSchema } from '@/lib/db/ids'
import { filesOnDisk } from '@/lib/files/store/testing/folder'
import * as sample from '@/lib/files/store/testing/samples'
import { namesDue, namesStateOf } from '@/lib/leak-names/queries'
import { keepYearsInput, redactInput, redactLeak, setKeepYears } from '@/lib/leak-names/redact'
import { addTask } from '@/lib/leak-tasks/commands/add-task'
import { endTask } from '@/lib/leak-tasks/commands/end-task'
import { addLeakEntry } from '@/lib/leaks/commands/add-entry'
import { addReporterNote } from '@/lib/leaks/commands/add-reporter-note'
import { attachEvidence, attachReporterFile } from '@/lib/leaks/commands/attach-file'
import { rejectLeak, reopenLeak } from '@/lib/leaks/commands/confirm-and-close'
import { inviteToLeak } from '@/lib/leaks/commands/link-and-invite'
import { readLeak } from '@/lib/leaks/queries/leak-detail'
import { handOutLeakFile } from '@/lib/leaks/queries/leak-files'
import { ownReports, reportShape } from '@/lib/leaks/queries/own-reports'
import { entriesAboutLeak, someConfirmedLeak, type someLeak } from '@/lib/leaks/testing/some-leak'
import { createDraft } from '@/lib/reports/write'
import { initialState } from '@/lib/table/state'
import { addHours } from '@/lib/time/zone'
import { exportLeakLog } from './export'

const { database, reporter, dpo, editor, byRole } = someOffice({ reporter: { name: 'Rita Reporter' } })
const others = ['employee', 'editor', 'management', 'auditor', 'admin'] as const

/** Six years later. */
const later = (by: Someone) => movedTo(by, addHours(by.now, 6 * 366 * 24))
let leak: Awaited<ReturnType<typeof someLeak>>
const target = async () => {
  const { ref, version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
  return { ref, version }
}
const must = async <T>(answer: Promise<{ ok: true; value: T } | { ok: false }>) => {
  const result = await answer
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}
const evidence = sample.pdf('CANARY-CONTENT of the DPO')
const photo = sample.pdf('CANARY-CONTENT of the reporter')

/** A leak with a canary wherever a name can stand, that ended. */
beforeEach(async () => {
  leak = await someConfirmedLeak(database.client, reporter, dpo, {
    ...{ story: 'CANARY-STORY of Rita', phone: '0470 CANARY', how: 'CANARY-HOW' },
  })
  await must(inviteToLeak(dpo, { ...(await target()), userIds: [editor.actor.id] }))
  const note = { ref: leak.ref, clientId: clientIdSchema.parse(crypto.randomUUID()), body: 'CANARY-NOTE' }
  await must(addReporterNote(reporter, note))
  const contact = { kind: 'contact', body: 'CANARY-CONTACT', channel: 'phone', direction: 'out' } as const
  await must(addLeakEntry(dpo, { ref: leak.ref, at: dpo.now, ...contact, withWhom: 'CANARY-WHOM' }))
  await must(addLeakEntry(dpo, { ref: leak.ref, at: dpo.now, kind: 'fact', body: 'The access was closed' }))
  const task = await must(addTask(dpo, { ref: leak.ref, kind: 'task', title: 'CANARY-TASK', ownerId: null, at: null }))
  await must(endTask(dpo, { id: task.id, how: 'struck', reason: 'CANARY-REASON' }))
  await must(attachReporterFile(reporter, { ref: leak.ref, name: 'CANARY-photo.pdf' }, sample.upload(photo)))
  await must(attachEvidence(dpo, { ref: leak.ref, name: 'CANARY-evidence.pdf' }, sample.upload(evidence)))
  const told = { createdAt: new Date(dpo.now), updatedAt: new Date(dpo.now), sentAt: new Date(dpo.now), language: 'en' }
  await database.client.customerNotice.create({
    data: {
      ...{
        ...told,
        id: crypto.randomUUID(),
        leakId: leak.id,
        customer: 'A company',
        contact: 'CANARY-CALL',
        body: 'We tell you',
      },
      ...{ sentTo: 'CANARY@customer.test', proof: 'CANARY-PROOF', recordedAt: new Date(dpo.now) },
    },
  })
  const leakId = leakIdSchema.parse(leak.id)
  const draft = await must(createDraft(dpo, { leakId, profile: 'GBA_PART1', language: 'nl' }))
  await database.client.reportDraft.update({
    where: { id: draft.id },
    data: {
      values: {
        summary: { state: 'known', text: 'CANARY-DRAFT', source: { kind: 'typed', refs: [] }, expectedOn: null },
      },
      edits: { summary: { byId: editor.actor.id, at: dpo.now, version: 1 } },
      comments: {
        create: { field: 'summary', body: 'CANARY-REMARK', authorId: editor.actor.id, createdAt: new Date(dpo.now) },
      },
    },
  })
  const { sentAt: at, language, ...moments } = told
  const letter = {
    leakId: leak.id,
    form: 'letter',
    topic: 'other',
    audience: '',
    isFurther: false,
    parts: { what: 'Told' },
  }
  const { id: letterId } = await database.client.peopleLetter.create({
    data: { ...moments, ...letter, language, setAsideReason: 'CANARY-ASIDE' },
  })
  const words = { listPlace: 'CANARY-LIST', proof: 'CANARY-RECEIPT', reason: 'CANARY-HASTE' }
  await database.client.letterDispatch.create({
    data: {
      ...{ letterId, leakId: leak.id, at, channel: 'post', content: '{}', contentHash: '', warnings: [] },
      ...{ ...words, recordedAt: new Date(dpo.now) },
    },
  })
  await database.client.peopleLetter.create({
    data: { ...moments, ...letter, parts: { what: 'CANARY-UNSENT' }, language },
  })
  await must(rejectLeak(dpo, { ...(await target()), reason: 'It never left the house' }))
  // As if it had been closed: its clocks have ended.
  await database.client.leak.update({ where: { id: leak.id }, data: { state: 'closed', closedAt: new Date(dpo.now) } })
})

async function asOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  return work(owner).finally(() => owner.end())
}

/** Every table with a row that holds this text, as its owner reads it. */
const rowsWith = (text: string): Promise<string[]> =>
  asOwner(async (owner) => {
    const { rows: tables } = await owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'`,
    )
    const found: string[] = []
    for (const { name } of tables) {
      const { rows } = await owner.query(`SELECT 1 FROM "${name}" t WHERE t::text LIKE $1`, [`%${text}%`])
      if (rows.length > 0) found.push(name)
    }
    return found.sort()
  })
const erase = (by: Someone) => redactLeak(by, { ref: leak.ref, reason: 'By our rule' })

test('after the years the names are gone from every table, file and page; the log verifies and keeps the proof', async () => {
  // A report without a name is found again by its code.
  const coded = `UPDATE "LeakReport" SET "codeHash" = 'CANARY' WHERE "leakId" = '${leak.id}'`
  await asOwner((owner) => owner.query(coded))
  const shown = await readLeak(dpo, leak.ref)
  expect(JSON.stringify(shown)).toContain('CANARY-STORY')
  expect(await rowsWith('CANARY')).not.toEqual([])
  const file = await database.client.leakFile.findFirstOrThrow({ where: { leakId: leak.id, side: 'handler' } })
  expect((await filesOnDisk()).length).toBeGreaterThanOrEqual(2)

  const then = later(dpo)
  expect((await namesDue(then, 50)).rows.map(({ ref }) => ref)).toContain(leak.ref)
  // Pressed twice at once it is done once.
  const pressed = await Promise.all([erase(then), erase(then)])
  expect(pressed).toEqual(pressed.map(() => ({ ok: true, value: { ref: leak.ref } })))
  const entries = await entriesAboutLeak(database.client, leak.id)
  expect(entries.filter((action) => action === 'leak.redact' || action === 'audit.erase')).toEqual([
    'audit.erase',
    'leak.redact',
  ])

  expect(await rowsWith('CANARY')).toEqual([])
  const kept = await database.client.leak.findUniqueOrThrow({
    where: { id: leak.id },
    include: {
      report: true,
      notes: true,
      entries: true,
      moments: true,
      files: { include: { file: true } },
      invites: true,
      tasks: true,
    },
  })
  expect(JSON.stringify(kept)).not.toContain(reporter.actor.id)
  expect(kept).toMatchObject({ state: 'closed', stateReason: 'It never left the house', invites: [] })
  expect(kept.entries.map(({ body }) => body).sort()).toEqual(['', 'The access was closed'])
  // Of each file the proof stays: hash, size, when, by whom; its content is gone.
  const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  expect(
    kept.files.map(({ name, erasedById, file: { sha256, size } }) => [name, erasedById, sha256, size]).sort(),
  ).toEqual([evidence, photo].map((bytes) => ['', dpo.actor.id, hashOf(bytes), bytes.length]).sort())
  expect((await filesOnDisk()).filter((one) => [evidence, photo].some((bytes) => one.includes(hashOf(bytes))))).toEqual(
    [],
  )
  expect(await handOutLeakFile(then, { id: leakFileIdSchema.parse(file.id) })).toEqual({ ok: false, code: 'not_found' })

  const page = await readLeak(then, leak.ref)
  expect(page).toMatchObject({ ref: leak.ref, report: { reporterName: null, answers: { story: '', phone: '' } } })
  expect((await ownReports(reporter.actor, initialState(reportShape))).rows.map(({ ref }) => ref)).not.toContain(
    leak.ref,
  )
  const history = await historyOf('leak', leak.id, { viewer: dpo.actor })
  expect(JSON.stringify(history, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(
    /CANARY|Rita/,
  )
  const log = await exportLeakLog(then, { format: 'csv', language: 'en', from: '', until: '', also: 'yes' })
  const told = log instanceof Response ? await log.text() : ''
  expect(told).toContain(leak.ref)
  expect(told).not.toMatch(/CANARY|Rita/)
  expect(await verifyLog()).toMatchObject({ state: 'ok' })
  // Who stands behind the reporter of this leak is known to nobody.
  expect(await database.client.auditActor.count({ where: { scope: leak.id, userId: { not: null } } })).toBe(0)
})

test('before its day, while something is open, on hold or twice: nothing is erased', async () => {
  expect(await erase(dpo)).toMatchObject({ code: 'not_now', reason: 'names_kept', data: { why: 'kept' } })
  await database.client.leakTask.updateMany({ where: { leakId: leak.id }, data: { endKind: null, endedAt: null } })
  expect(await erase(later(dpo))).toMatchObject({ reason: 'names_kept', data: { why: 'tasks' } })
  await database.client.leakTask.updateMany({
    where: { leakId: leak.id },
    data: { endKind: 'done', endedAt: new Date() },
  })
  const open = await someConfirmedLeak(database.client, reporter, dpo)
  expect(await redactLeak(later(dpo), { ref: open.ref, reason: 'x' })).toMatchObject({ data: { why: 'open' } })
  expect(redactInput.safeParse({ ref: leak.ref, reason: ' ' }).success).toBe(false)
  expect(await rowsWith('CANARY-STORY')).toEqual(['LeakReport'])
})

test('taken up again and ended once more, what was written since is due anew', async () => {
  const then = later(dpo)
  await must(erase(then))
  await database.client.leak.update({ where: { id: leak.id }, data: { state: 'closed', closedAt: new Date(then.now) } })
  await must(reopenLeak(then, { ...(await target()), reason: 'Somebody asks' }))
  expect(await namesStateOf(database.client, leak.ref, then)).toEqual({ is: 'open' })
})

test('the years are the company’s own; only the DPO changes them, within limits', async () => {
  expect(await setKeepYears(dpo, { years: 1, reason: 'Our rule' })).toMatchObject({ code: 'not_now' })
  await database.client.organisation.create({ data: { id: 1, legalName: 'OptiPost NV' } })
  expect(await setKeepYears(dpo, { years: 1, reason: 'Our rule' })).toEqual({ ok: true, value: { years: 1 } })
  for (const role of others)
    expect(await setKeepYears(byRole[role], { years: 2, reason: 'x' })).toEqual({ ok: false, code: 'not_found' })
  for (const years of [0, 31, 1.5]) expect(keepYearsInput.safeParse({ years, reason: 'x' }).success).toBe(false)
  expect(await database.client.organisation.findUnique({ where: { id: 1 } })).toMatchObject({ leakKeepYears: 1 })
  await database.client.organisation.deleteMany()
})

test.each(others)('%s erases nothing: an absent leak', async (role) => {
  expect(await redactLeak(later(byRole[role]), { ref: leak.ref, reason: 'x' })).toEqual({
    ok: false,
    code: 'not_found',
  })
  expect(await rowsWith('CANARY-STORY')).toContain('LeakReport')
})

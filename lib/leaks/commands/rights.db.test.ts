import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Role } from '@/lib/access/roles'
import type { Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { Leak } from '@/lib/db/generated/client'
import { clientIdSchema, recordIdSchema } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import { entriesAboutLeak, someConfirmedLeak, someLeak } from '../testing/some-leak'
import { addReporterNote } from './add-reporter-note'
import { releaseAdvice, writeAdvice } from './advise'
import { closeLeak, confirmLeak, rejectLeak } from './confirm-and-close'
import { correctClockRule } from './correct-clock-rule'
import { inviteToLeak, linkRecords } from './link-and-invite'
import { recordNotice } from './record-notice'
import { setAware, setMoment } from './set-moments'
import { signDecision } from './sign-decision'
import { updateLeakFacts } from './update-facts'

const { database, reporter, byRole } = someOffice()
const { dpo, editor } = byRole
let leak: Leak
const allRoles = ['employee', 'editor', 'dpo', 'management', 'auditor', 'admin'] as const

beforeAll(async () => {
  leak = await someConfirmedLeak(database.client, reporter, dpo)
})

type Command = (by: Someone, target: { ref: string; version: number }) => Promise<Result<unknown>>

/** Who may, by hand from the table of roles; everybody else must get the answer of an absent leak. */
const commands: [string, Role, Command][] = [
  ['confirm', 'dpo', (by, t) => confirmLeak(by, { ...t, personalData: true, reason: '' })],
  ['reject', 'dpo', (by, t) => rejectLeak(by, { ...t, reason: 'no' })],
  ['set aware', 'dpo', (by, t) => setAware(by, { ...t, at: by.now, reason: 'now' })],
  ['set moment', 'dpo', (by, t) => setMoment(by, { ...t, kind: 'detected', at: by.now, reason: '' })],
  ['facts', 'dpo', (by, t) => updateLeakFacts(by, { ...t, facts: { title: 'x' } })],
  ['link', 'dpo', (by, t) => linkRecords(by, { ...t, recordIds: [] })],
  ['invite', 'dpo', (by, t) => inviteToLeak(by, { ...t, userIds: [] })],
  ['advise', 'dpo', (by, t) => writeAdvice(by, { ...t, body: 'b', notifyAuthority: 'notify', notifyPeople: 'notify' })],
  ['release', 'dpo', (by, t) => releaseAdvice(by, { ...t, adviceId: randomUUID() })],
  [
    'decide',
    'management',
    (by, t) => signDecision(by, { ...t, kind: 'people', outcome: 'notify', reasonCode: null, grounds: 'g' }),
  ],
  ['told', 'dpo', (by, t) => recordNotice(by, { ...t, at: by.now, channel: 'email', number: null })],
  ['close', 'dpo', (by, t) => closeLeak(by, { ...t, reason: '' })],
]
const denied = commands.flatMap(([name, allowed, run]) =>
  allRoles.filter((role) => role !== allowed).map((role) => ({ name, role, run })),
)

test.each(denied)('$name by $role answers like an absent leak and writes nothing', async ({ role, run }) => {
  const by = byRole[role]
  const absent = await run(by, { ref: 'L-2026-999', version: 1 })
  expect(await run(by, { ref: leak.ref, version: leak.version })).toEqual({ ok: false, code: 'not_found' })
  expect(absent).toEqual({ ok: false, code: 'not_found' })
  const now = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
  expect(now.version).toBe(leak.version)
})

test('a denial says nothing of state or version: also with a wrong version it is an absent leak', async () => {
  expect(await closeLeak(reporter, { ref: leak.ref, version: 99, reason: '' })).toEqual({
    ok: false,
    code: 'not_found',
  })
})

test('only the reporter adds notes, once per client id, also when sent twenty times at once', async () => {
  const own = await someLeak(database.client, reporter)
  const note = { ref: own.ref, clientId: clientIdSchema.parse(randomUUID()), body: 'It was the list of June' }
  for (const role of allRoles)
    expect(await addReporterNote(byRole[role], note)).toEqual({ ok: false, code: 'not_found' })
  const results = await Promise.all(Array.from({ length: 20 }, () => addReporterNote(reporter, note)))
  expect(results.every((result) => result.ok)).toBe(true)
  expect(await database.client.leakNote.count({ where: { leakId: own.id } })).toBe(1)
  expect((await entriesAboutLeak(database.client, own.id)).filter((action) => action === 'leak.note')).toHaveLength(1)
})

test('invited people must be record owners; linked records must exist', async () => {
  const own = await someLeak(database.client, reporter)
  expect(await inviteToLeak(dpo, { ref: own.ref, version: 1, userIds: [reporter.actor.id] })).toMatchObject({
    code: 'invalid',
  })
  expect(await inviteToLeak(dpo, { ref: own.ref, version: 1, userIds: [editor.actor.id] })).toMatchObject({ ok: true })
  const nowhere = recordIdSchema.parse(randomUUID())
  expect(await linkRecords(dpo, { ref: own.ref, version: 2, recordIds: [nowhere] })).toMatchObject({ code: 'invalid' })
  expect(await database.client.leakInvite.findMany({ where: { leakId: own.id } })).toMatchObject([
    { userId: editor.actor.id },
  ])
})

test('advice is rewritten until it is released, then a new one begins', async () => {
  const own = await someLeak(database.client, reporter)
  const advice = { ref: own.ref, notifyAuthority: 'notify', notifyPeople: 'not_needed' } as const
  await writeAdvice(dpo, { ...advice, version: 1, body: 'First' })
  await writeAdvice(dpo, { ...advice, version: 2, body: 'Second' })
  const [only] = await database.client.leakAdvice.findMany({ where: { leakId: own.id } })
  expect(only).toMatchObject({ body: 'Second', version: 2, releasedAt: null })
  expect(await releaseAdvice(dpo, { ref: own.ref, version: 3, adviceId: only?.id ?? '' })).toMatchObject({ ok: true })
  expect(await releaseAdvice(dpo, { ref: own.ref, version: 4, adviceId: only?.id ?? '' })).toMatchObject({
    code: 'not_now',
    reason: 'advice_released',
  })
  await writeAdvice(dpo, { ...advice, version: 4, body: 'Third' })
  expect(await database.client.leakAdvice.count({ where: { leakId: own.id } })).toBe(2)
})

test('a corrected clock rule is a new version and recomputes the running clocks; only the DPO may', async () => {
  const own = await someLeak(database.client, reporter)
  const rule = {
    code: 'authority_part1',
    version: 1,
    length: 96,
    threshold: 'risk',
    enabled: true,
    source: 'GDPR Art. 33(1), amended',
    certainty: 'verify',
    validFrom: '2026-01-01',
    validUntil: null,
    reason: 'Trial',
  }
  const { clockRuleSchema } = await import('../facts/schema')
  const input = clockRuleSchema.parse(rule)
  for (const role of allRoles.filter((name) => name !== 'dpo'))
    expect(await correctClockRule(byRole[role], input)).toEqual({ ok: false, code: 'not_found' })
  expect(await correctClockRule(dpo, input)).toEqual({ ok: true, value: { code: 'authority_part1', version: 2 } })
  const clock = await database.client.leakClock.findFirstOrThrow({
    where: { leakId: own.id, code: 'authority_part1' },
    include: { rule: true },
  })
  expect(clock).toMatchObject({ revision: 2, rule: { version: 2 } })
  expect(clock.dueAt?.toISOString()).toBe('2026-06-06T12:37:00.000Z')
  expect(await correctClockRule(dpo, input)).toMatchObject({ code: 'stale', data: { version: 2 } })
  const entry = await database.client.auditEntry.findFirstOrThrow({ where: { action: 'clock_rule.correct' } })
  expect(entry.outcome).toBe('ok')
})

import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { deputyFor } from '@/lib/access/deputies'
import { movedTo, type Someone, someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { clientIdSchema } from '@/lib/db/ids'
import { addReporterNote } from '@/lib/leaks/commands/add-reporter-note'
import { releaseAdvice, writeAdvice } from '@/lib/leaks/commands/advise'
import { confirmLeak } from '@/lib/leaks/commands/confirm-and-close'
import { setAware } from '@/lib/leaks/commands/set-moments'
import { entriesAboutLeak, someLeak } from '@/lib/leaks/testing/some-leak'
import { mailDown } from '@/lib/mail/queries'
import { contentOf } from '@/lib/mail/templates'
import { minutesAfter, setMailUp } from '@/lib/mail/testing/house'
import type { Instant } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { acknowledge, acknowledgeByOpening, markRead, setSendingRule, setWaitRule } from './commands'
import { alarmListState, ownAlarms } from './list'
import { toTakeUp, unreadAlarms } from './queries'
import { raiseAlarms } from './raise'

setMailUp(1)
const { database, reporter, dpo, management, editor, auditor, admin, employee } = someOffice()
let deputy: Someone
beforeAll(async () => {
  deputy = await someone(database.client, ['employee'], { email: 'deputy@people.test' })
  await database.client.deputy.create({
    data: {
      ...{ principalId: dpo.actor.id, deputyId: deputy.actor.id, role: 'dpo', reason: 'Holiday' },
      ...{ fromAt: new Date('2026-01-01'), untilAt: new Date('2027-01-01') },
      ...{ namedAt: new Date('2026-01-01'), acceptedAt: new Date('2026-01-02') },
    },
  })
  const held = await deputyFor(database.client, deputy.actor.id, testNow)
  deputy = { ...deputy, actor: { ...deputy.actor, deputyFor: held } }
})

let leak: Awaited<ReturnType<typeof someLeak>>
beforeEach(async () => {
  // What an earlier test left counts no more: each has one leak.
  await database.client.leakClock.deleteMany()
  await database.client.leak.updateMany({ data: { state: 'closed', nextDueAt: null } })
  await database.client.mail.deleteMany()
  await database.client.alarm.deleteMany()
  leak = await someLeak(database.client, reporter)
})

const zone = 'Europe/Brussels'
const raise = (now: Instant) => raiseAlarms({ now, zone })
const after = (hours: number) => addHours(testNow, hours)
const who = (id: string | null): string =>
  id === dpo.actor.id ? 'dpo' : id === deputy.actor.id ? 'deputy' : id === management.actor.id ? 'management' : 'other'
const target = async () => {
  const { ref, version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
  return { ref, version }
}
/** The mails so far: to whom, and what they say. */
const mails = async () => {
  const rows = await database.client.mail.findMany({ orderBy: { createdAt: 'asc' } })
  return rows
    .map((row) => {
      const mail = contentOf(row.template, row.params)
      const said =
        mail.template === 'alarm_received'
          ? `${mail.params.escalated ? 'escalated' : 'received'}`
          : mail.template === 'alarm_due'
            ? `${mail.params.what} ${mail.params.hoursLeft}`
            : mail.template === 'alarm_waits'
              ? mail.params.what
              : mail.template
      const late = 'late' in mail.params && mail.params.late ? ' late' : ''
      return `${who(row.userId)}: ${said}${late}`
    })
    .sort()
}
const ofClock = async (code: string) => (await mails()).filter((line) => line.includes(`: ${code} `))
const alerts = (by: Someone) => ownAlarms(by.actor, alarmListState({}))

test('a report is told to every DPO and deputy, once, and to management when nobody takes it up', async () => {
  expect(await raise(minutesAfter(testNow, 1))).toBe(2)
  expect(await mails()).toEqual(['deputy: received', 'dpo: received'])
  expect(await raise(minutesAfter(testNow, 29))).toBe(0)
  expect(await raise(minutesAfter(testNow, 31))).toBe(1)
  expect(await mails()).toEqual(['deputy: received', 'dpo: received', 'management: escalated'])
  expect(await raise(minutesAfter(testNow, 32))).toBe(0)
  const mail = await database.client.mail.findFirstOrThrow({ where: { userId: dpo.actor.id } })
  expect(mail.params).toEqual({
    ...{ reference: leak.ref, escalated: false, at: testNow, late: false, path: `/alerts/${leak.ref}` },
  })
})

test.each([
  ['the DPO', () => dpo],
  ['a deputy', () => deputy],
  ['management', () => management],
])('taken up by %s it escalates no further; the log says so once', async (_, by) => {
  await raise(minutesAfter(testNow, 1))
  expect(await acknowledge(by(), { ref: leak.ref })).toEqual({ ok: true, value: { ref: leak.ref } })
  expect(await acknowledge(dpo, { ref: leak.ref })).toEqual({ ok: true, value: { ref: leak.ref } })
  expect(await raise(minutesAfter(testNow, 60))).toBe(0)
  expect(await entriesAboutLeak(database.client, leak.id)).toEqual(['leak.report', 'alarm.acknowledge'])
  expect(await toTakeUp(dpo.actor, leak.ref)).toMatchObject({ taken: { at: testNow, by: by().actor.name } })
})

test.each([
  ['employee', () => employee],
  ['reporter', () => reporter],
  ['editor', () => editor],
  ['auditor', () => auditor],
  ['administrator', () => admin],
])('for %s it answers like an absent leak, and nothing is written', async (_, by) => {
  const absent = { ok: false, code: 'not_found' }
  expect(await acknowledge(by(), { ref: leak.ref })).toEqual(absent)
  expect(await acknowledge(by(), { ref: 'L-2026-999' })).toEqual(absent)
  expect(await toTakeUp(by().actor, leak.ref)).toBeNull()
  await acknowledgeByOpening(by(), leak.ref)
  expect(await database.client.acknowledgement.count({ where: { subjectId: leak.id } })).toBe(0)
})

test('opened or confirmed by the DPO it counts as taken up; opened by management not', async () => {
  await acknowledgeByOpening(management, leak.ref)
  expect(await database.client.acknowledgement.count({ where: { subjectId: leak.id } })).toBe(0)
  await acknowledgeByOpening(dpo, leak.ref)
  await acknowledgeByOpening(dpo, leak.ref)
  expect(await entriesAboutLeak(database.client, leak.id)).toEqual(['leak.report', 'alarm.acknowledge'])
  const other = await someLeak(database.client, reporter)
  await confirmLeak(dpo, { ref: other.ref, version: other.version, personalData: true, reason: '' })
  expect(await raise(minutesAfter(testNow, 60))).toBe(0)
})

test('the clock of the authority alarms before its end and at it, further people each time', async () => {
  await acknowledge(dpo, { ref: leak.ref })
  for (const hours of [47.9, 48, 48.1, 60, 66, 71, 72]) await raise(after(hours))
  expect(await ofClock('authority_part1')).toEqual([
    ...[0, 1, 6].map((left) => `deputy: authority_part1 ${left}`),
    ...[0, 1, 12, 24, 6].map((left) => `dpo: authority_part1 ${left}`),
    'management: authority_part1 0',
  ])
  const due = await database.client.mail.findFirstOrThrow({ where: { template: 'alarm_due' } })
  expect(due.params).toMatchObject({ reference: leak.ref, path: `/leaks/${leak.ref}#step-filed`, due: after(72) })
})

test('after a standstill over three thresholds it is one mail, which says that it is late', async () => {
  await acknowledge(dpo, { ref: leak.ref })
  await raise(after(68))
  await raise(after(68.1))
  expect(await ofClock('authority_part1')).toEqual(['deputy: authority_part1 6 late', 'dpo: authority_part1 6 late'])
})

test('a changed moment of awareness alarms anew for the new end, and what was said for the old one stays said', async () => {
  await acknowledge(dpo, { ref: leak.ref })
  await raise(after(48))
  expect(await ofClock('authority_part1')).toEqual(['dpo: authority_part1 24'])
  const later = movedTo(dpo, after(48))
  const set = await setAware(later, { ...(await target()), at: after(10), reason: 'only then it was sure' })
  expect(set.ok).toBe(true)
  await raise(after(49))
  expect(await ofClock('authority_part1')).toEqual(['dpo: authority_part1 24'])
  await raise(after(58))
  expect(await ofClock('authority_part1')).toEqual(['dpo: authority_part1 24', 'dpo: authority_part1 24'])
})

test('runners at once say it once, and each alarm has its mail', async () => {
  const raised = await Promise.all([1, 2, 3, 4].map(() => raise(minutesAfter(testNow, 31))))
  expect(raised.reduce((sum, count) => sum + count, 0)).toBe(3)
  expect(await database.client.alarm.count()).toBe(3)
  expect(await mails()).toEqual(['deputy: received late', 'dpo: received late', 'management: escalated'])
})

test('what the reporter adds goes to who handles it; released advice waits for management', async () => {
  await acknowledge(dpo, { ref: leak.ref })
  const note = { ref: leak.ref, clientId: clientIdSchema.parse(randomUUID()), body: 'It was the list of June' }
  expect((await addReporterNote(reporter, note)).ok).toBe(true)
  await confirmLeak(dpo, { ...(await target()), personalData: true, reason: '' })
  const advice = { body: 'Tell them', notifyAuthority: 'notify', notifyPeople: 'notify' } as const
  expect((await writeAdvice(dpo, { ...(await target()), ...advice })).ok).toBe(true)
  await raise(minutesAfter(testNow, 1))
  expect(await mails()).toEqual(['dpo: added'])
  const written = await database.client.leakAdvice.findFirstOrThrow({ where: { leakId: leak.id } })
  expect((await releaseAdvice(dpo, { ...(await target()), adviceId: written.id })).ok).toBe(true)
  await raise(minutesAfter(testNow, 2))
  await raise(minutesAfter(testNow, 3))
  expect(await mails()).toEqual(['dpo: added', 'management: decision'])
  const said = JSON.stringify(await database.client.mail.findMany({ select: { params: true } }))
  expect(said).not.toMatch(/June|Tell them|Test /)
})

test('the bell counts the own alarms, within rights, and they are read one by one or all', async () => {
  await raise(minutesAfter(testNow, 31))
  const unread = () => Promise.all([dpo, deputy, management, employee, auditor].map(({ actor }) => unreadAlarms(actor)))
  expect(await unread()).toEqual([1, 1, 1, 0, 0])
  const { rows, total } = await alerts(dpo)
  expect(total.count).toBe(1)
  expect(rows).toMatchObject([{ reference: leak.ref, kind: 'received', threshold: 'receipt', isUnread: true }])
  const id = rows[0]?.id ?? ''
  // Nobody reads away what is another's.
  await markRead(management, { pick: [id], all: false })
  expect(await unread()).toEqual([1, 1, 1, 0, 0])
  await markRead(dpo, { pick: [id], all: false })
  await markRead(management, { pick: [], all: true })
  expect(await unread()).toEqual([0, 1, 0, 0, 0])
  // A DPO no more: the leak is not theirs to open, and neither is its alarm.
  const former = { ...dpo, actor: { ...dpo.actor, roles: ['employee'] as const } }
  expect(await alerts(former)).toMatchObject({ rows: [], total: { count: 0 } })
  const invitedOnly = { ...deputy, actor: { ...deputy.actor, roles: ['editor'] as const, deputyFor: [] } }
  expect(await alerts(invitedOnly)).toMatchObject({ rows: [], total: { count: 0 } })
})

test('the waiting time is a setting of privacy, with its entry in the log', async () => {
  const rule = { waitMinutes: 120, counted: 'always', fromHour: 9, untilHour: 17, reason: 'fewer calls' } as const
  for (const by of [employee, editor, management, auditor, admin])
    expect(await setWaitRule(by, rule)).toEqual({ ok: false, code: 'not_found' })
  expect(await setWaitRule(dpo, rule)).toEqual({ ok: true, value: null })
  const entry = await database.client.auditEntry.findFirstOrThrow({ orderBy: { index: 'desc' } })
  expect(entry.action).toBe('alarm.setting')
  expect(await raise(minutesAfter(testNow, 60))).toBe(2)
  expect(await raise(minutesAfter(testNow, 121))).toBe(1)
})

test('mail that does not go out is shown to who may see how mail is set up, and the bell goes on', async () => {
  await raise(minutesAfter(testNow, 1))
  expect(await mailDown(dpo.actor)).toBeNull()
  await database.client.mail.updateMany({ data: { lastError: 'no_connection - -' } })
  const shown = await Promise.all([dpo, admin, employee, editor].map(({ actor }) => mailDown(actor)))
  expect(shown).toEqual(['failing', 'failing', null, null])
  expect(await unreadAlarms(dpo.actor)).toBe(1)
})

test('that something was added waits for the hours of sending, which are a setting; what is a deadline does not', async () => {
  const saturday = addHours(testNow, 4 * 24)
  await acknowledge(dpo, { ref: leak.ref })
  const note = { ref: leak.ref, clientId: clientIdSchema.parse(randomUUID()), body: 'It was the list of June' }
  expect((await addReporterNote(movedTo(reporter, saturday), note)).ok).toBe(true)
  await raise(saturday)
  const nextTries = async () => {
    const rows = await database.client.mail.findMany({ where: { userId: dpo.actor.id } })
    return Object.fromEntries(rows.map(({ template, nextTryAt }) => [template, nextTryAt?.toISOString()]))
  }
  // Saturday 6 June, 14:37: the overdue clock at once, the note on Monday at eight. The bell tells both now.
  expect(await nextTries()).toEqual({ alarm_due: saturday, alarm_waits: '2026-06-08T06:00:00.000Z' })
  expect((await alerts(dpo)).rows.map(({ kind }) => kind).sort()).toEqual(['added', 'due'])
  const rule = { days: 'every_day', fromHour: 15, untilHour: 24, reason: 'we work on Saturdays' } as const
  for (const by of [employee, editor, management, auditor, admin])
    expect(await setSendingRule(by, rule)).toEqual({ ok: false, code: 'not_found' })
  expect(await setSendingRule(dpo, rule)).toEqual({ ok: true, value: null })
  const entry = await database.client.auditEntry.findFirstOrThrow({ orderBy: { index: 'desc' } })
  expect(entry.action).toBe('alarm.sending')
  await database.client.mail.deleteMany()
  await database.client.alarm.deleteMany()
  await raise(saturday)
  expect((await nextTries()).alarm_waits).toBe('2026-06-06T13:00:00.000Z')
  await database.client.alarmSetting.deleteMany()
})

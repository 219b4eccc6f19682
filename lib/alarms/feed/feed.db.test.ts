import { beforeEach, expect, test } from 'vitest'
import { deputyFor } from '@/lib/access/deputies'
import { movedTo, type Someone, someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { clockInclude, clockViews } from '@/lib/leaks/clocks/clock-set'
import { confirmLeak } from '@/lib/leaks/commands/confirm-and-close'
import { inviteToLeak } from '@/lib/leaks/commands/link-and-invite'
import { someConfirmedLeak, someLeak } from '@/lib/leaks/testing/some-leak'
import { minutesAfter } from '@/lib/mail/testing/house'
import { disablePerson } from '@/lib/people/users'
import { addHours } from '@/lib/time/zone'
import { calendarOf } from './feed'
import { makeLink, mayHaveCalendar, ownLink, revokeLink } from './link'

const { database, reporter, dpo, management, editor, colleague, auditor, admin, employee } = someOffice()

beforeEach(async () => {
  await database.client.leakClock.deleteMany()
  await database.client.calendarLink.deleteMany()
  await database.client.rateLimit.deleteMany()
})

const visitor = { ...dpo, actor: { kind: 'system', name: 'visitor' } as const, channel: 'api' as const }
const ask = (file: string, at = testNow, address = '192.0.2.7') => calendarOf(movedTo(visitor, at), file, address)

async function linkOf(by: Someone): Promise<string> {
  const made = await makeLink(by)
  if (!made.ok) throw new Error(JSON.stringify(made))
  return `${made.value.secret}.ics`
}

/** The calendar as lines without folds. */
async function linesOf(file: string, at = testNow): Promise<string[]> {
  const answer = await ask(file, at)
  if (answer.kind !== 'calendar') throw new Error(answer.kind)
  return answer.text.replace(/\r\n /g, '').split('\r\n')
}
const titlesOf = async (file: string) =>
  (await linesOf(file)).filter((line) => line.startsWith('SUMMARY:')).map((line) => line.slice('SUMMARY:'.length))
const absent = { kind: 'absent' }

const lastEntry = () => database.client.auditEntry.findFirstOrThrow({ orderBy: { index: 'desc' } })

test('the feed shows each running clock, to the minute of the page, by reference and clock alone', async () => {
  const leak = await someConfirmedLeak(database.client, reporter, dpo)
  await database.client.leak.update({ where: { id: leak.id }, data: { title: 'Canary of the title' } })
  const rows = await database.client.leakClock.findMany({ where: { leakId: leak.id }, include: clockInclude })
  const shown = clockViews(rows, leak.awareAt, testNow).filter(({ dueAt, endedAt }) => dueAt && !endedAt)
  expect(shown.length).toBeGreaterThan(0)
  const lines = await linesOf(await linkOf(dpo))
  const ends = lines.filter((line) => line.startsWith('DTEND:')).map((line) => line.slice(6, 19))
  const due = shown.map(({ dueAt }) => `${dueAt}`.replace(/[-:]/g, '').slice(0, 13))
  expect(ends.sort()).toEqual(due.sort())
  expect(lines).toContain(`SUMMARY:Dertig: Authority\\, part 1\\, ${leak.ref}`)
  const text = lines.join('\n')
  for (const said of ['Canary', reporter.actor.name, reporter.actor.email, dpo.actor.name])
    expect(text).not.toContain(said)
})

test('a clock that ended is no longer in it', async () => {
  const leak = await someLeak(database.client, reporter)
  const file = await linkOf(dpo)
  expect(await titlesOf(file)).not.toEqual([])
  await database.client.leakClock.updateMany({ where: { leakId: leak.id }, data: { endedAt: new Date(testNow) } })
  expect(await titlesOf(file)).toEqual([])
})

test('each reads with the rights they have when the calendar is asked', async () => {
  const leak = await someLeak(database.client, reporter)
  const confirmed = await confirmLeak(dpo, { ref: leak.ref, version: leak.version, personalData: true, reason: '' })
  expect(confirmed.ok).toBe(true)
  const other = await someLeak(database.client, reporter)
  const files = { dpo: await linkOf(dpo), management: await linkOf(management), auditor: await linkOf(auditor) }
  const invited = await linkOf(editor)
  const whole = await titlesOf(files.dpo)
  expect(whole.some((title) => title.includes(leak.ref)) && whole.some((title) => title.includes(other.ref))).toBe(true)
  expect(await titlesOf(files.management)).toEqual(whole)
  expect(await titlesOf(files.auditor)).toEqual(whole)
  expect(await titlesOf(invited)).toEqual([])
  const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
  expect((await inviteToLeak(dpo, { ref: leak.ref, version, userIds: [editor.actor.id] })).ok).toBe(true)
  const seen = await titlesOf(invited)
  expect(seen.length).toBeGreaterThan(0)
  expect(seen.every((title) => title.includes(leak.ref))).toBe(true)
  expect(await titlesOf(await linkOf(colleague))).toEqual([])
  // The role is taken away: the same link shows nothing more.
  await database.client.userRole.update({
    where: { userId_role: { userId: management.actor.id, role: 'management' } },
    data: { role: 'employee' },
  })
  expect(await titlesOf(files.management)).toEqual([])
  await database.client.userRole.updateMany({
    where: { userId: management.actor.id },
    data: { role: 'management' },
  })
})

test('a deputy reads for as long as they stand in', async () => {
  await someLeak(database.client, reporter)
  const deputy = await someone(database.client, ['employee'])
  await database.client.deputy.create({
    data: {
      ...{ principalId: dpo.actor.id, deputyId: deputy.actor.id, role: 'dpo', reason: 'Holiday' },
      ...{ fromAt: new Date('2026-01-01'), untilAt: new Date(addHours(testNow, 1)) },
      ...{ namedAt: new Date('2026-01-01'), acceptedAt: new Date('2026-01-02') },
    },
  })
  const held = await deputyFor(database.client, deputy.actor.id, testNow)
  const file = await linkOf({ ...deputy, actor: { ...deputy.actor, deputyFor: held } })
  expect(await titlesOf(file)).not.toEqual([])
  expect((await linesOf(file, addHours(testNow, 2))).filter((line) => line.startsWith('SUMMARY'))).toEqual([])
})

test.each([
  ['employee', () => employee],
  ['reporter', () => reporter],
  ['administrator', () => admin],
])('%s is shown no clocks and makes no link', async (_, by) => {
  expect(mayHaveCalendar(by().actor)).toBe(false)
  expect(await makeLink(by())).toEqual({ ok: false, code: 'not_found' })
  expect((await lastEntry()).action).toBe('access.denied')
  expect(await database.client.calendarLink.count()).toBe(0)
})

test('unknown, malformed, replaced, revoked, and that of who may not sign in answer alike', async () => {
  const first = await linkOf(dpo)
  const second = await linkOf(dpo)
  expect(second).not.toBe(first)
  const wrong = [`${'A'.repeat(43)}.ics`, second.slice(0, -4), `x${second}`, second.toLowerCase(), '', '%', '../x.ics']
  for (const file of [first, ...wrong]) expect(await ask(file), file).toEqual(absent)
  expect((await ask(second)).kind).toBe('calendar')
  await database.client.user.update({ where: { id: dpo.actor.id }, data: { disabledAt: new Date(testNow) } })
  expect(await ask(second)).toEqual(absent)
  await database.client.user.update({ where: { id: dpo.actor.id }, data: { disabledAt: null } })
  expect((await ask(second)).kind).toBe('calendar')
  await database.client.user.update({ where: { id: dpo.actor.id }, data: { validUntil: new Date(testNow) } })
  expect(await ask(second)).toEqual(absent)
  await database.client.user.update({ where: { id: dpo.actor.id }, data: { validUntil: null } })
  expect(await revokeLink(dpo)).toEqual({ ok: true, value: null })
  expect(await ask(second)).toEqual(absent)
})

test('an account that was disabled and given back has no link any more', async () => {
  const person = await someone(database.client, ['management'])
  const file = await linkOf(person)
  expect((await disablePerson(admin, { userId: person.actor.id })).ok).toBe(true)
  await database.client.user.update({ where: { id: person.actor.id }, data: { disabledAt: null } })
  expect(await ask(file)).toEqual(absent)
})

test('making, reading and revoking stand in the log; the secret stands nowhere', async () => {
  const file = await linkOf(dpo)
  expect(await lastEntry()).toMatchObject({ action: 'alarm.link_make' })
  await ask(file)
  expect(await lastEntry()).toMatchObject({ action: 'alarm.link_read' })
  const after = await database.client.auditEntry.count()
  // A calendar asks again and again: once a day is said.
  await ask(file, minutesAfter(testNow, 15))
  await ask(file, minutesAfter(testNow, 30))
  expect(await database.client.auditEntry.count()).toBe(after)
  await ask(file, addHours(testNow, 24))
  expect(await database.client.auditEntry.count()).toBe(after + 1)
  expect(await ownLink(dpo.actor)).toEqual({ madeAt: testNow, readAt: addHours(testNow, 24) })
  expect((await revokeLink(management)).ok).toBe(true)
  expect((await ask(file, addHours(testNow, 24))).kind).toBe('calendar')
  await revokeLink(dpo)
  expect(await lastEntry()).toMatchObject({ action: 'alarm.link_revoke' })
  expect(await revokeLink(dpo)).toEqual({ ok: true, value: null })
  expect(await database.client.auditEntry.count()).toBe(after + 2)
  const secret = file.slice(0, -'.ics'.length)
  const rows = [
    ...(await database.client.auditEntry.findMany()).map(({ body }) => Buffer.from(body).toString()),
    JSON.stringify(await database.client.rateLimit.findMany({ select: { key: true } })),
  ]
  expect(rows.join('\n')).not.toContain(secret)
})

test('wrong links slow who sends them, and nobody else', async () => {
  const file = await linkOf(dpo)
  const kinds: string[] = []
  for (let n = 0; n < 22; n += 1) kinds.push((await ask(`${String(n).padStart(43, 'x')}.ics`)).kind)
  expect(kinds.slice(0, 20)).toEqual(Array(20).fill('absent'))
  expect(kinds.slice(20)).toEqual(['too_many', 'too_many'])
  expect((await ask(file)).kind).toBe('calendar')
  expect(await ask(`${'y'.repeat(43)}.ics`, testNow, '192.0.2.8')).toEqual(absent)
})

test('one link that is asked without pause is told to wait', async () => {
  const file = await linkOf(dpo)
  const kinds: string[] = []
  for (let n = 0; n < 121; n += 1) kinds.push((await ask(file)).kind)
  expect(new Set(kinds.slice(0, 120))).toEqual(new Set(['calendar']))
  expect(kinds[120]).toBe('too_many')
})

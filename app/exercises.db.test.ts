import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { actorOf, withPerson } from '@/lib/access/session/session'
import { calendarOf } from '@/lib/alarms/feed/feed'
import { makeLink } from '@/lib/alarms/feed/link'
import { raiseAlarms } from '@/lib/alarms/raise'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { type PersonKey, people } from '@/lib/examples/optipost/people'
import { withExamples } from '@/lib/examples/testing/with-examples'
import { endExercise, startExercise } from '@/lib/exercises/commands'
import { exportLeakFigures, figuresDocument } from '@/lib/leak-figures/export'
import { exportLeakLog } from '@/lib/leak-log/export'
import { confirmLeak } from '@/lib/leaks/commands/confirm-and-close'
import { recordReport } from '@/lib/leaks/commands/record-filing'
import { setHandlers } from '@/lib/leaks/commands/set-handlers'
import { signDecision } from '@/lib/leaks/commands/sign-decision'
import { setMailUp } from '@/lib/mail/testing/house'
import { holdingsOf } from '@/lib/people/holdings'
import { searchFor } from '@/lib/search/queries'
import { systemNow } from '@/lib/time/types'
import { addHours, localNow } from '@/lib/time/zone'
import AlertsPage from './(office)/alerts/page'
import AuditPage from './(office)/audit/page'
import LeakPage from './(office)/leaks/[ref]/page'
import ExercisesPage from './(office)/leaks/exercises/page'
import LeaksPage from './(office)/leaks/page'
import { ids, pages, roles } from './testing/pages'
import { someBatch } from './testing/some-batch'
import { at, see, signIn, visit } from './testing/visit'

setMailUp(1)

let database: TestDatabase
const now = systemNow()
const someone = {} as Record<PersonKey, CommandContext & { actor: Actor }>
/** Words that stand in the exercise and nowhere else. */
const canary = 'CANARY-EXERCISE'
let ref = ''
let received = 0
let before: Awaited<ReturnType<typeof everywhere>>

beforeAll(async () => {
  database = await testDatabase({ filled: withExamples })
  for (const key of roles) {
    const user = await database.client.user.findUniqueOrThrow({
      where: { email: people[key].email },
      ...withPerson.user,
    })
    someone[key] = { ...localNow(now, 'Europe/Brussels'), actor: actorOf(user), channel: 'action', requestId: 'r' }
  }
  const drafted = await database.client.leak.findUniqueOrThrow({
    where: { ref: 'L-2026-007' },
    select: { drafts: true },
  })
  const lotte = await database.client.user.findFirstOrThrow({ where: { name: 'Lotte Claes' }, select: { id: true } })
  Object.assign(ids, { employee: lotte.id, draft: drafted.drafts[0]?.id, batch: await someBatch(database) })
  before = await everywhere()
  await rehearse()
}, 300_000)
afterAll(() => database.close())

/** One with a title and words of its own, linked, shared, decided and filed, so that it could be counted anywhere. */
async function rehearse() {
  const { dpo, management } = someone
  const started = await startExercise(dpo, { scenario: 'website', pace: 'hours' })
  if (!started.ok) throw new Error(JSON.stringify(started))
  ref = started.value.ref
  const { id } = await database.client.leak.update({
    where: { ref },
    data: { title: `${canary} title`, summary: `${canary} summary`, types: ['availability'], cause: 'phishing' },
  })
  const record = await database.client.record.findUniqueOrThrow({ where: { ref: 'A-001' } })
  await database.client.leakRecord.create({ data: { leakId: id, recordId: record.id } })
  await database.client.leakInvite.create({ data: { leakId: id, userId: someone.editor.actor.id } })
  // Who started it looks at it first: everybody is told all the same.
  await signIn(database, 'dpo')
  await see(() => LeakPage(at({ ref })))
  await raiseAlarms({ now: addHours(now, 0.05), zone: 'Europe/Brussels' })
  received = await database.client.alarm.count({ where: { reference: ref, kind: 'received' } })
  const ok = async (result: Promise<{ ok: boolean }>) => expect(await result).toMatchObject({ ok: true })
  await ok(confirmLeak(dpo, { ref, version: 1, personalData: true, reason: '' }))
  await ok(setHandlers(dpo, { ref, version: 2, handlerId: dpo.actor.id, secondHandlerId: null }))
  const grounds = `${canary} grounds`
  const decision = { kind: 'authority', outcome: 'notify', reasonCode: null, grounds } as const
  await ok(signDecision(management, { ref, version: 3, ...decision }))
  const filed = { kind: 'part1_filed', at: now, reference: `${canary} 1`, evidence: 'Screen' } as const
  await ok(recordReport(dpo, { ref, version: 4, ...filed }))
}

/** What is counted and handed out of leaks, for who may have it. */
async function everywhere() {
  const textOf = async (answer: Response | { ok: false }) => {
    if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
    return Buffer.from(await answer.arrayBuffer()).toString('utf8')
  }
  const year = String(new Date(now).getUTCFullYear())
  const { dpo, management, auditor, editor } = someone
  const log = { language: 'en', from: '', until: '', also: 'yes' } as const
  const feed = async (who: CommandContext & { actor: Actor }) => {
    const link = await makeLink(who)
    if (!link.ok) throw new Error(JSON.stringify(link))
    const answer = await calendarOf(who, `${link.value.secret}.ics`, '192.0.2.1')
    return answer.kind === 'calendar' ? answer.text.replace(/DTSTAMP:.*\r\n/g, '') : answer.kind
  }
  return {
    figures: await figuresDocument(management, { language: 'en', period: year }),
    report: (await exportLeakFigures(dpo, { format: 'docx', language: 'en', period: year })) instanceof Response,
    log: [
      await textOf(await exportLeakLog(dpo, { ...log, format: 'csv' })),
      await textOf(await exportLeakLog(auditor, { ...log, format: 'csv' })),
    ],
    feeds: [await feed(dpo), await feed(management), await feed(auditor), await feed(editor)],
    held: await database.client.$transaction((tx) => holdingsOf(tx, dpo.actor.id, dpo)),
  }
}

test('figures, report, log, feeds and what a person holds are the same with an exercise as without', async () => {
  expect(before.log[0]).toContain('L-2026-007')
  expect(before.feeds[0]).toContain('L-20')
  expect(await everywhere()).toEqual(before)
})

/** Pages that show it because they are about it, by what of it they may say. */
const about: Readonly<Record<string, (role: PersonKey) => boolean>> = {
  '/leaks/exercises': () => true,
  // That one is running, in a line over the list.
  '/leaks': (role) => role !== 'editor',
  '/alerts': () => true,
  '/audit': (role) => role !== 'auditor',
}

describe('no page of anybody shows it', () => {
  test.each(pages)('$page', async ({ page, open }) => {
    for (const role of roles) {
      await signIn(database, role)
      const answer = await visit(open)
      if (answer.kind !== 'shown') continue
      if (page !== '/audit' && page !== '/leaks/exercises') expect(answer.html, role).not.toContain(canary)
      if (!about[page]?.(role)) expect(answer.html, role).not.toContain(ref)
    }
  })
})

test.each(roles)('the search finds nothing of it: %s', async (role) => {
  for (const q of [canary, ref, 'website'])
    expect(
      JSON.stringify(
        await searchFor(someone[role], { q, sizes: { records: 20, others: 20 }, asOf: null, byRegister: true }),
      ),
    ).not.toContain(ref)
})

test('the list shows it to who asks, marked; the page and the alerts are marked too, and each mail begins with the word', async () => {
  await raiseAlarms({ now: addHours(now, 71.5), zone: 'Europe/Brussels' })
  for (const role of ['dpo', 'management', 'auditor', 'editor'] as const) {
    await signIn(database, role)
    const list = await see(() => LeaksPage(at({}, { 'f.exercise': 'true' })))
    expect(list.words).toContain(`${ref} Exercise`)
    const leak = await see(() => LeakPage(at({ ref })))
    expect(leak.words).toContain('Exercise: nothing of this happened.')
  }
  await signIn(database, 'dpo')
  const alerts = await see(() => AlertsPage(at({})))
  expect(alerts.words).toContain(ref)
  expect(alerts.words).toContain('Exercise')
  const mails = await database.client.mail.findMany({ where: { template: { startsWith: 'alarm_' } } })
  expect(JSON.stringify(mails)).toContain(ref)
  expect(received).toBeGreaterThan(0)
})

test('an auditor reads of it in the log when they ask for its reference', async () => {
  await signIn(database, 'auditor')
  const asked = await see(() => AuditPage(at({}, { 'f.ref': ref })))
  expect(asked.html).toContain(ref)
  const whole = await see(() => AuditPage(at({}, { 'f.action': 'exercise.start' })))
  expect(whole.html).not.toContain(ref)
})

test('once ended it stays among the exercises alone', async () => {
  await endExercise(someone.dpo, { ref, wentWell: 'The call', toChange: 'The list' })
  await signIn(database, 'management')
  expect((await see(() => ExercisesPage(at({})))).html).toContain(ref)
  expect((await see(() => LeaksPage(at({})))).html).not.toContain(ref)
  expect(await everywhere()).toEqual(before)
  const raised = await database.client.alarm.count()
  await raiseAlarms({ now: addHours(now, 200), zone: 'Europe/Brussels' })
  const added = await database.client.alarm.findMany({ skip: 0, where: { reference: ref } })
  expect(raised).toBeGreaterThan(0)
  expect(added.every(({ raisedAt }) => raisedAt.getTime() < Date.parse(addHours(now, 72)))).toBe(true)
})

import { beforeEach, describe, expect, test } from 'vitest'
import { movedTo, type Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { calendarFilter, calendarSections } from '@/lib/calendar/queries'
import type { Leak } from '@/lib/db/generated/client'
import type { Result } from '@/lib/errors/refusal'
import { type Instant, instantOf } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { ruleOf } from '../clocks/clock-set'
import { aReport } from '../facts/sample-report'
import { recordableReports, settableMoments } from '../facts/schema'
import { leakListState } from '../queries/leak-columns'
import { leakPage } from '../queries/leak-list'
import { entriesAboutLeak, someConfirmedLeak } from '../testing/some-leak'
import type { LeakChanged } from './change-leak'
import { closeLeak } from './confirm-and-close'
import { correctClockRule, limitMoments } from './correct-clock-rule'
import { recordReport } from './record-filing'
import { recordNotice } from './record-notice'
import { reportLeak } from './report-leak'
import { correctMoment, setAware, setMoment } from './set-moments'
import { signDecision } from './sign-decision'
import { updateLeakFacts } from './update-facts'

const { database, employee, editor, dpo: dpoThen, management, auditor } = someOffice()

/** Ten days after the report. */
const dpo = movedTo(dpoThen, addHours(dpoThen.now, 240))
let leak: Leak
let reports = 0

const reread = () => database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
const target = async () => ({ ref: leak.ref, version: (await reread()).version })
/** So many hours after receipt. */
const h = (hours: number): Instant => addHours(instantOf(leak.reportedAt), hours)
const clock = (code: string) =>
  database.client.leakClock.findUnique({ where: { leakId_code: { leakId: leak.id, code } } })
const newestRow = (kind: string) =>
  database.client.leakMoment.findFirstOrThrow({ where: { leakId: leak.id, kind }, orderBy: { setAt: 'desc' } })
const done = async (result: Promise<Result<LeakChanged>>) => expect(await result).toMatchObject({ ok: true })

async function switchOn(code: string): Promise<void> {
  const row = await database.client.clockRule.findFirstOrThrow({ where: { code }, orderBy: { version: 'desc' } })
  if (row.enabled) return
  const { length, threshold, source, certainty, validFrom } = ruleOf(row)
  const said = { code, version: row.version, length, threshold, source, certainty, validFrom }
  expect(
    await correctClockRule(dpo, { ...said, enabled: true, validUntil: null, reason: 'It applies to us' }),
  ).toMatchObject({ ok: true })
}

beforeEach(async () => {
  // A minute apart: nobody may send more than twenty reports in ten minutes.
  reports += 1
  const later = (by: Someone) => movedTo(by, addHours(by.now, reports / 60))
  leak = await someConfirmedLeak(database.client, later(employee), later(dpoThen))
  await done(setAware(dpo, { ...(await target()), at: h(2), reason: 'The DPO read it' }))
})

describe('every write of a moment answers for all of them', () => {
  const noted = { channel: 'email', number: 3 } as const
  const writes: [string, (at: Instant, why?: string) => Promise<Result<LeakChanged>>][] = [
    ['aware', async (at, why) => setAware(dpo, { ...(await target()), at, reason: 'x', unlikelyReason: why })],
    ...settableMoments.map((kind): (typeof writes)[number] => [
      kind,
      async (at, why) => setMoment(dpo, { ...(await target()), kind, at, reason: '', unlikelyReason: why }),
    ]),
    ['told', async (at, why) => recordNotice(dpo, { ...(await target()), ...noted, at, unlikelyReason: why })],
    ...recordableReports
      .filter((kind) => kind !== 'part2_filed')
      .map((kind): (typeof writes)[number] => [
        kind,
        async (at, why) =>
          recordReport(dpo, { ...(await target()), kind, at, reference: 'R', evidence: '', unlikelyReason: why }),
      ]),
  ]

  test.each(writes)(
    '%s: in the future, in the year 26 and 700 years ago are refused at the field, and nothing is written',
    async (_, write) => {
      const before = await target()
      expect(await write(addHours(dpo.now, 1), 'Sure')).toMatchObject({
        ok: false,
        code: 'invalid',
        reason: 'moments_impossible',
        fields: { at: expect.arrayContaining(['in_future']) },
      })
      for (const old of ['0026-06-01T10:00:00.000Z', '1326-06-01T10:00:00.000Z'])
        expect(await write(instantOf(new Date(old)), 'Sure')).toMatchObject({
          reason: 'moments_impossible',
          fields: { at: expect.arrayContaining(['too_long_ago.5']) },
        })
      expect(await target()).toEqual(before)
    },
  )

  test('what is impossible names both moments', async () => {
    expect(
      await setMoment(dpo, { ...(await target()), kind: 'high_risk_found', at: h(-58 * 24), reason: '' }),
    ).toMatchObject({
      fields: { at: expect.arrayContaining(['order']) },
      data: {
        remarks: expect.arrayContaining([
          expect.objectContaining({ first: 'detected', next: 'high_risk_found', nextAt: h(-58 * 24) }),
        ]),
      },
    })
  })

  test('the reason for late awareness cannot be walked around by moving the detection afterwards', async () => {
    const earlier = { kind: 'detected', at: h(-30), reason: 'Found in the log' } as const
    expect(await setMoment(dpo, { ...(await target()), ...earlier })).toMatchObject({
      code: 'invalid',
      reason: 'moments_unlikely',
      fields: { unlikelyReason: ['required'] },
    })
    await done(setMoment(dpo, { ...(await target()), ...earlier, unlikelyReason: 'Nobody was on duty' }))
    expect(await newestRow('detected')).toMatchObject({ unlikely: 'Nobody was on duty', reason: 'Found in the log' })
  })

  test('a filing and a notice are corrected with a reason: the old row stays, the clocks follow', async () => {
    await done(
      recordReport(dpo, {
        ...(await target()),
        kind: 'part1_filed',
        at: h(90),
        reference: 'DBN-1',
        evidence: 'By phone',
      }),
    )
    expect(await clock('authority_part1')).toMatchObject({ endKind: 'filed', endReference: 'DBN-1' })
    const first = await newestRow('part1_filed')
    const correction = { momentId: first.id, at: h(50), reference: 'DBN-11', reason: 'The receipt says so' }
    await done(correctMoment(dpo, { ...(await target()), ...correction }))
    expect((await clock('authority_part1'))?.endedAt?.toISOString()).toBe(h(50))
    expect(await clock('authority_part1')).toMatchObject({ endReference: 'DBN-11' })
    expect(await database.client.leakMoment.findUnique({ where: { id: first.id } })).toMatchObject({
      at: first.at,
      reference: 'DBN-1',
    })
    // Once only: the row that stands now is another one.
    expect(await correctMoment(dpo, { ...(await target()), ...correction })).toMatchObject({ code: 'not_found' })
    const standing = await database.client.leakMoment.findFirstOrThrow({ where: { correctsId: first.id } })
    await done(
      correctMoment(dpo, {
        ...(await target()),
        momentId: standing.id,
        at: null,
        reference: '',
        reason: 'It was never filed',
      }),
    )
    expect(await clock('authority_part1')).toMatchObject({ endedAt: null })
    expect(await clock('authority_part2')).toBeNull()
    expect((await entriesAboutLeak(database.client, leak.id)).slice(-3)).toEqual([
      'leak.reported',
      'leak.correct',
      'leak.correct',
    ])
  })

  test.each([
    ['an editor', editor],
    ['an employee', employee],
    ['an auditor', auditor],
  ] as [string, Someone][])('%s can neither record, correct nor limit', async (_, person) => {
    const filing = { kind: 'part1_filed', at: h(5), reference: 'X', evidence: '' } as const
    expect(await recordReport(person, { ...(await target()), ...filing })).toEqual({ ok: false, code: 'not_found' })
    await done(recordReport(dpo, { ...(await target()), ...filing }))
    const { id } = await newestRow('part1_filed')
    const correction = { momentId: id, at: h(6), reference: '', reason: 'x' }
    expect(await correctMoment(person, { ...(await target()), ...correction })).toEqual({
      ok: false,
      code: 'not_found',
    })
    expect(await limitMoments(person, { years: 9, reason: 'x' })).toEqual({ ok: false, code: 'not_found' })
  })
})

describe('a report', () => {
  test.each([
    [{ noticed: 'picked', noticedDay: '0026-06-01' }, { noticedDay: ['too_long_ago.5'] }],
    [{ noticed: 'picked', noticedDay: '2031-06-01' }, { noticedDay: ['in_future'] }],
    [{ occurredDay: '2020-12-31' }, { occurredDay: ['too_long_ago.5'] }],
    [{ occurredDay: '2026-06-03' }, { occurredDay: ['in_future'] }],
  ] as const)('%j is refused at its field', async (answers, fields) => {
    expect(await reportLeak(employee, aReport(answers))).toEqual({ ok: false, code: 'invalid', fields })
  })

  test('of something that happened this afternoon and was noticed "today" starts when it happened', async () => {
    const answers = { noticed: 'today', occurredDay: '2026-06-02', occurredTime: '13:30' } as const
    const result = await reportLeak(employee, aReport(answers))
    if (!result.ok) throw new Error(result.code)
    const row = await database.client.leak.findUniqueOrThrow({ where: { ref: result.value.ref } })
    expect([row.occurredFrom?.toISOString(), row.detectedAt.toISOString()]).toEqual(
      Array(2).fill('2026-06-02T11:30:00.000Z'),
    )
  })
})

describe('the level high', () => {
  test('is the finding of a high risk: the clock of Art. 34 runs from now, and can be corrected', async () => {
    await done(updateLeakFacts(dpo, { ...(await target()), facts: { riskLevel: 'high', riskReason: 'Health data' } }))
    expect((await clock('people_law'))?.startAt.toISOString()).toBe(dpo.now)
    await done(
      setMoment(dpo, { ...(await target()), kind: 'high_risk_found', at: h(4), reason: 'Said in the meeting' }),
    )
    expect((await clock('people_law'))?.startAt.toISOString()).toBe(h(4))
    expect(await setMoment(dpo, { ...(await target()), kind: 'high_risk_found', at: null, reason: '' })).toMatchObject({
      reason: 'moments_impossible',
      fields: { at: ['level_high'] },
    })
    // Lower and high again is no new finding.
    await done(updateLeakFacts(dpo, { ...(await target()), facts: { riskLevel: 'risk' } }))
    await done(updateLeakFacts(dpo, { ...(await target()), facts: { riskLevel: 'high' } }))
    expect((await clock('people_law'))?.startAt.toISOString()).toBe(h(4))
  })

  test('refuses a ground that contradicts it, and lets a decision fall that was signed before', async () => {
    const decision = { kind: 'people', outcome: 'not_needed', grounds: 'Small' } as const
    await done(setMoment(dpo, { ...(await target()), kind: 'high_risk_found', at: h(4), reason: '' }))
    await done(signDecision(management, { ...(await target()), ...decision, reasonCode: 'not_high_risk' }))
    expect(await clock('people_law')).toMatchObject({ endKind: 'not_needed' })
    await done(updateLeakFacts(dpo, { ...(await target()), facts: { riskLevel: 'high' } }))
    expect(await clock('people_law')).toMatchObject({ endKind: null, endedAt: null })
    expect(await signDecision(management, { ...(await target()), ...decision, reasonCode: 'not_high_risk' })).toEqual({
      ok: false,
      code: 'invalid',
      fields: { reasonCode: ['contradicts_level'] },
    })
    await done(
      signDecision(movedTo(management, addHours(management.now, 1)), {
        ...(await target()),
        ...decision,
        reasonCode: '34_3_a',
      }),
    )
    expect(await clock('people_law')).toMatchObject({ endKind: 'not_needed' })
  })
})

test('NIS2: found significant, warned, notified; the final report counts from the notification, and a leak stays on the calendar when it is closed', async () => {
  for (const code of ['nis2_early_warning', 'nis2_notification', 'nis2_final']) await switchOn(code)
  expect((await reread()).absentClocks).toEqual(
    expect.arrayContaining([expect.objectContaining({ code: 'nis2_early_warning', reason: 'not_started' })]),
  )
  await done(setMoment(dpo, { ...(await target()), kind: 'nis2_significant', at: h(3), reason: 'Service down' }))
  expect((await clock('nis2_early_warning'))?.dueAt?.toISOString()).toBe(h(27))
  const report = { reference: 'CCB-1', evidence: 'Portal' }
  await done(recordReport(dpo, { ...(await target()), ...report, kind: 'nis2_early_warning', at: h(20) }))
  await done(recordReport(dpo, { ...(await target()), ...report, kind: 'nis2_notification', at: h(60) }))
  expect(await clock('nis2_early_warning')).toMatchObject({ endKind: 'filed', endReference: 'CCB-1' })
  expect((await clock('nis2_final'))?.startAt.toISOString()).toBe(h(60))

  const facts = {
    consequences: 'None',
    measuresTaken: 'Mended',
    riskLevel: 'unlikely',
    riskReason: 'Encrypted',
  } as const
  await done(updateLeakFacts(dpo, { ...(await target()), facts }))
  for (const kind of ['authority', 'people'] as const)
    await done(
      signDecision(management, {
        ...(await target()),
        ...{ kind, outcome: 'not_needed', grounds: 'Encrypted' },
        reasonCode: kind === 'authority' ? 'risk_unlikely' : '34_3_a',
      }),
    )
  expect(await closeLeak(dpo, { ...(await target()), reason: '' })).toMatchObject({
    code: 'invalid',
    reason: 'clock_runs',
    fields: { reason: ['required'] },
    data: { clocks: ['nis2_final'] },
  })
  await done(closeLeak(dpo, { ...(await target()), reason: 'The final report is the CISO’s' }))
  expect(await reread()).toMatchObject({ state: 'closed', stateReason: 'The final report is the CISO’s' })
  const entries = (await calendarSections(dpo, calendarFilter({ kind: 'clock' }))).flatMap((section) => section.entries)
  expect(entries.filter(({ ref }) => ref === leak.ref).map(({ code }) => code)).toEqual(['nis2_final'])
  expect(await calendarSections(editor, calendarFilter({ kind: 'clock' }))).toEqual([])
  await done(recordReport(dpo, { ...(await target()), ...report, kind: 'nis2_final', at: h(200) }))
  expect(await clock('nis2_final')).toMatchObject({ endKind: 'filed' })
})

test('part 2 is recorded as filed before a draft of it exists, and needs part 1', async () => {
  const filing = { reference: 'DBN-2', evidence: 'Portal' }
  expect(await recordReport(dpo, { ...(await target()), ...filing, kind: 'part2_filed', at: h(60) })).toMatchObject({
    fields: { at: ['part1_first'] },
  })
  await done(recordReport(dpo, { ...(await target()), ...filing, kind: 'part1_filed', at: h(50) }))
  await done(recordReport(dpo, { ...(await target()), ...filing, kind: 'part2_filed', at: h(60) }))
  expect(await clock('authority_part2')).toMatchObject({ endKind: 'filed', endReference: 'DBN-2' })
})

test('a rule that begins after a leak shows on page and list that its clock is not there, and why', async () => {
  const row = await database.client.clockRule.findFirstOrThrow({
    where: { code: 'authority_part1' },
    orderBy: { version: 'desc' },
  })
  const { length, threshold, source, certainty } = ruleOf(row)
  const said = { code: 'authority_part1', length, threshold, source, certainty, enabled: true, validUntil: null }
  const from = (text: string) => ({
    validFrom: ruleOf(row).validFrom.replace(/^.*$/, text) as ReturnType<typeof ruleOf>['validFrom'],
  })
  await database.client.clockRule.updateMany({
    where: { code: 'authority_part1' },
    data: { validFrom: new Date('2026-09-01') },
  })
  await correctClockRule(dpo, { ...said, ...from('2026-09-01'), version: row.version, reason: 'A trial' })
  const shown = (await leakPage(dpo.actor, dpo.now, leakListState(dpo.actor, { q: leak.ref }))).rows.find(
    ({ ref }) => ref === leak.ref,
  )
  expect(shown?.unclocked).toMatchObject({ reason: 'before_first_day', on: '2026-06-02', ruleDay: '2026-09-01' })
  await correctClockRule(dpo, { ...said, ...from('2018-05-25'), version: row.version + 1, reason: 'The trial is over' })
  const again = (await leakPage(dpo.actor, dpo.now, leakListState(dpo.actor, { q: leak.ref }))).rows.find(
    ({ ref }) => ref === leak.ref,
  )
  expect(again?.unclocked).toBeNull()
})

test('a ground of Art. 34 leaves our own promise running; management signs apart that it does not apply', async () => {
  await switchOn('people_policy')
  const ground = { kind: 'people', outcome: 'not_needed', reasonCode: 'not_high_risk', grounds: 'Small' } as const
  const promise = { ...ground, kind: 'promise', reasonCode: 'not_necessary', grounds: 'They know it already' } as const
  await done(signDecision(management, { ...(await target()), ...ground }))
  expect(await clock('people_policy')).toMatchObject({ endKind: null, endedAt: null })
  expect(await signDecision(dpo, { ...(await target()), ...promise })).toEqual({ ok: false, code: 'not_found' })
  await done(updateLeakFacts(dpo, { ...(await target()), facts: { persons: { mode: 'exact', min: 3, max: null } } }))
  const nobody = { ...promise, reasonCode: 'nobody_concerned' } as const
  expect(await signDecision(management, { ...(await target()), ...nobody })).toMatchObject({
    fields: { reasonCode: ['contradicts_level'] },
  })
  await done(signDecision(management, { ...(await target()), ...promise }))
  expect(await clock('people_policy')).toMatchObject({ endKind: 'not_needed' })
  const { body } = await database.client.auditEntry.findFirstOrThrow({
    where: { action: 'decision.sign', subjectId: leak.id },
    orderBy: { index: 'desc' },
  })
  expect(JSON.parse(body)).toMatchObject({
    changes: [{ field: 'decision.promise' }],
  })
  // A high risk found later: what was signed no longer fits, and the promise runs on.
  await done(updateLeakFacts(dpo, { ...(await target()), facts: { riskLevel: 'high' } }))
  expect(await clock('people_policy')).toMatchObject({ endKind: null, endedAt: null })
})

import { beforeAll, expect, test } from 'vitest'
import { someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { aReport } from '../facts/sample-report'
import { entriesAboutLeak } from '../testing/some-leak'
import { reportLeak } from './report-leak'

const { database, reporter, employee } = someOffice()
beforeAll(async () => {
  await someone(database.client, ['dpo'], { name: 'Dana Dewit' })
})

test('a report makes a leak with number, frozen words, moments, first facts, clocks and one audit entry', async () => {
  const input = aReport({ noticed: 'today', noticedTime: '09:15' })
  const result = await reportLeak(reporter, input)
  expect(result).toMatchObject({
    ok: true,
    value: { receivedAt: testNow, alerted: ['Dana Dewit'], happened: 'wrong_person' },
  })
  const leak = await database.client.leak.findFirstOrThrow({ include: { report: true, clocks: true } })
  expect(leak.ref).toMatch(/^L-2026-\d{3}$/)
  expect(leak).toMatchObject({
    state: 'received',
    reporterId: reporter.actor.id,
    awareAt: null,
    types: ['confidentiality'],
    personsMode: 'estimate',
    personsMin: 11,
    personsMax: 100,
  })
  expect(leak.detectedAt.toISOString()).toBe('2026-06-02T07:15:00.000Z')
  expect(leak.report?.payload).toEqual(input.answers)
  const [clock, ...more] = leak.clocks
  expect(more).toEqual([])
  expect(clock).toMatchObject({ code: 'authority_part1', provisional: true, revision: 1 })
  expect(clock?.dueAt?.toISOString()).toBe('2026-06-05T12:37:00.000Z')
  expect(leak.nextDueAt).toEqual(clock?.dueAt)
  expect(await entriesAboutLeak(database.client, leak.id)).toEqual(['leak.report'])
})

test('twenty sends of one report at once make one leak, one entry, no gap in the numbers and the same receipt', async () => {
  const before = await database.client.refCounter.findUnique({ where: { series: 'leaks:2026' } })
  const input = aReport()
  const results = await Promise.all(Array.from({ length: 20 }, () => reportLeak(reporter, input)))
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1)
  expect(results[0]?.ok).toBe(true)
  const reports = await database.client.leakReport.findMany({ where: { clientId: input.clientId } })
  expect(reports).toHaveLength(1)
  expect(await entriesAboutLeak(database.client, reports[0]?.leakId ?? '')).toEqual(['leak.report'])
  const after = await database.client.refCounter.findUnique({ where: { series: 'leaks:2026' } })
  expect(after?.value).toBe((before?.value ?? 0) + 1)
})

test('a later send with other words changes nothing', async () => {
  const input = aReport()
  const first = await reportLeak(reporter, input)
  const second = await reportLeak(reporter, { ...input, answers: { ...input.answers, story: 'Something else' } })
  expect(second).toEqual(first)
  const report = await database.client.leakReport.findUniqueOrThrow({ where: { clientId: input.clientId } })
  expect(report.payload).toEqual(input.answers)
})

test('the client id of somebody else is refused and shows nothing', async () => {
  const input = aReport()
  await reportLeak(reporter, input)
  expect(await reportLeak(employee, input)).toEqual({ ok: false, code: 'invalid', fields: { clientId: ['invalid'] } })
})

test('an auditor reports nothing: the door answers like an absent one and the attempt is logged', async () => {
  const auditor = await someone(database.client, ['auditor'])
  const count = await database.client.leak.count()
  expect(await reportLeak(auditor, aReport())).toEqual({ ok: false, code: 'not_found' })
  expect(await database.client.leak.count()).toBe(count)
  const denied = await database.client.auditEntry.findFirst({ orderBy: { index: 'desc' } })
  expect(denied).toMatchObject({ action: 'access.denied', outcome: 'denied' })
})

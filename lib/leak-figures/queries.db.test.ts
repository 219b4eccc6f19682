import { beforeAll, expect, test } from 'vitest'
import { movedTo, type Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { rejectLeak } from '@/lib/leaks/commands/confirm-and-close'
import { leakListState } from '@/lib/leaks/queries/leak-columns'
import { leakPage } from '@/lib/leaks/queries/leak-list'
import { someConfirmedLeak, someLeak } from '@/lib/leaks/testing/some-leak'
import { calendarDateSchema, instantSchema } from '@/lib/time/types'
import { exportLeakFigures, figuresDocument } from './export'
import { periodOf } from './period'
import { type Counted, leakFigures, ways } from './queries'
import { figureFormats, figuresInput } from './schema'

const { database, reporter, dpo, editor, byRole } = someOffice({ reporter: { name: 'Rita' } })
const { auditor, management, employee, admin } = byRole
const at = (text: string) => instantSchema.parse(text)
const today = calendarDateSchema.parse('2026-11-29')
const figures = (who: Someone, period = '2026') => leakFigures(who.actor, who.now, periodOf(period, today), who.zone)

beforeAll(async () => {
  // Company data alone, and a near miss: counted nowhere.
  for (const data of [{ personalData: false, state: 'closed' }, { state: 'near_miss' }] as const) {
    const { id } = await someLeak(database.client, movedTo(reporter, at('2026-05-03T08:00:00.000Z')))
    await database.client.leak.update({ where: { id }, data })
  }
  // 23:30 in Brussels on the last day of March, and half past midnight on the day after.
  await someLeak(database.client, movedTo(reporter, at('2026-03-31T21:30:00.000Z')))
  await someLeak(database.client, movedTo(reporter, at('2026-03-31T22:30:00.000Z')))
  const [when, ready] = [at('2026-05-04T08:00:00.000Z'), at('2026-05-04T20:00:00.000Z')]
  const confirmed = await someConfirmedLeak(database.client, movedTo(reporter, when), movedTo(dpo, ready))
  await database.client.leak.update({
    where: { id: confirmed.id },
    data: { cause: 'phishing', types: ['availability', 'integrity'] },
  })
  const none = await someLeak(database.client, movedTo(reporter, at('2026-05-05T08:00:00.000Z')))
  await rejectLeak(movedTo(dpo, at('2026-05-05T09:00:00.000Z')), {
    ref: none.ref,
    version: none.version,
    reason: 'A drill.',
  })
})

const rowsAt = async (who: Someone, href: string) => {
  const params: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(href.split('?')[1])) params[name] = [...(params[name] ?? []), value]
  return (await leakPage(who.actor, who.now, leakListState(who.actor, params))).total.count
}

test.each([
  ['dpo', () => dpo],
  ['management', () => management],
  ['auditor', () => auditor],
] as const)('every number of %s is that of the list it opens', async (_, who) => {
  const { total, months, types, causes, filings } = await figures(who())
  expect(total).toBe(3)
  const all: readonly Counted[] = [...months.flatMap(({ parts }) => parts), ...types, ...causes, ...filings]
  expect(all.length).toBeGreaterThan(15)
  for (const { key, count, href } of all) expect([key, await rowsAt(who(), href)]).toEqual([key, count])
  expect(filings.reduce((sum, { count }) => sum + count, 0)).toBe(total)
})

test('a leak counts in the month and quarter of its receipt in the zone of the office; what was no leak counts nowhere', async () => {
  const { months } = await figures(dpo)
  const counts = months.map(({ key, parts }) => [key, parts.flatMap((part) => (part.count ? [part.key] : []))] as const)
  expect(counts.filter(([, parts]) => parts.length > 0)).toEqual([
    ['2026-03', ['confidentiality']],
    ['2026-04', ['confidentiality']],
    ['2026-05', ['several']],
  ])
  expect([
    (await figures(dpo, '2026-Q1')).total,
    (await figures(dpo, '2026-Q2')).total,
    (await figures(dpo, '2025')).total,
  ]).toEqual([1, 2, 0])
})

test('kinds and causes are those of the facts, a leak of two kinds stands in both', async () => {
  const { types, causes } = await figures(dpo, '2026-Q2')
  const counts = (of: readonly Counted[]) => Object.fromEntries(of.map(({ key, count }) => [key, count]))
  expect(counts(types)).toMatchObject({ availability: 1, integrity: 1 })
  expect(counts(causes)).toEqual({ phishing: 1, '-': 1 })
})

test('each way is measured between its moments', async () => {
  const { delays } = await figures(dpo, '2026-Q2')
  expect(delays.map(({ way }) => way)).toEqual([...ways])
  const leaks = await database.client.leak.findMany({
    where: { state: { in: ['received', 'confirmed'] }, reportedAt: { gte: '2026-03-31T22:00:00Z' } },
  })
  const wanted = new Map(leaks.map(({ ref, detectedAt, reportedAt }) => [ref, +reportedAt - +detectedAt]))
  expect(new Map(delays[0]?.dots.map(({ ref, took }) => [ref, took]))).toEqual(wanted)
})

test('who may not know the reporter is told no length from which the moment of the report follows', async () => {
  expect((await figures(auditor)).delays.map(({ way }) => way)).toEqual(['filed'])
})

test.each([
  ['employee', () => employee],
  ['editor', () => editor],
  ['admin', () => admin],
] as const)('%s gets nothing', async (_, who) => {
  expect(await figures(who())).toEqual({
    total: 0,
    href: '/leaks',
    months: [],
    types: [],
    causes: [],
    filings: [],
    delays: [],
  })
})

const report = (who: Someone, more: object = {}) =>
  exportLeakFigures(who, figuresInput.parse({ format: 'docx', language: 'nl', period: '2026-Q2', ...more }))

test.each(figureFormats)('the report comes as %s, and the log says so', async (format) => {
  const answer = await report(management, { format })
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
  expect(answer.headers.get('content-disposition')).toContain(`leaks-figures-2026-Q2.${format}`)
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(bytes.subarray(0, 4).toString('latin1')).toBe(format === 'pdf' ? '%PDF' : 'PK\u0003\u0004')
  // A quarter stands on one page.
  if (format === 'pdf') expect(bytes.toString('latin1').match(/\/Type ?\/Page[^s]/g)).toHaveLength(1)
  const [entry] = await database.client.auditEntry.findMany({
    where: { action: 'leak.figures' },
    orderBy: { index: 'desc' },
  })
  for (const field of ['format', 'period']) expect(entry?.body).toContain(`"field":"${field}"`)
})

test('the report says the numbers of the page, and names no leak', async () => {
  const document = await figuresDocument(management, { language: 'en', period: '2026-Q2' })
  expect(document.subtitle).toContain('2 leaks')
  const [delays, , months] = document.sections
  expect(delays?.rows.map(({ question }) => question)).toEqual([
    'Noticed to reported',
    'Reported to aware',
    'Aware to filed',
  ])
  expect(months?.rows.map(({ question, answer }) => [question, answer])).toEqual([
    ['April 2026', '1: Confidentiality 1'],
    ['May 2026', '1: Several kinds 1'],
    ['June 2026', '0'],
  ])
  expect(JSON.stringify(document)).not.toMatch(/L-2026|Rita/)
})

test('nobody else gets a report', async () => {
  for (const who of [employee, editor, admin]) await expect(report(who)).rejects.toMatchObject({ code: 'denied' })
})

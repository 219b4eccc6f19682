import { expect, it } from 'vitest'
import { movedTo, type Someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { confirmLeak, markNearMiss, rejectLeak } from '@/lib/leaks/commands/confirm-and-close'
import { signDecision } from '@/lib/leaks/commands/sign-decision'
import { someConfirmedLeak, someLeak } from '@/lib/leaks/testing/some-leak'
import { instantSchema } from '@/lib/time/types'
import { documentOf, sheetOf } from './build'
import { exportLeakLog } from './export'
import { countLogged, readLogged } from './read'
import { logInput, logPeriod } from './schema'

const { database, reporter, employee, editor, dpo, management, auditor, admin } = someOffice({
  reporter: { name: 'Rika Canary' },
})

const oneDay = (day: string) => ({ ...logPeriod.parse({ from: day, until: day }), also: '' as const })
const everything = { from: '', until: '', also: '' } as const
const at = (text: string) => instantSchema.parse(text)
const asked = {
  period: everything,
  language: 'en' as const,
  zone: 'Europe/Brussels',
  company: 'OptiPost NV',
  now: testNow,
}
const refsIn = async (by: Someone, period: { from: string; until: string }) =>
  (await readLogged(by.actor, { ...logPeriod.parse(period), also: '' }, by.zone)).leaks.map(({ ref }) => ref)
const ask = (by: Someone, more: object = {}) =>
  exportLeakLog(by, logInput.parse({ format: 'csv', language: 'en', ...more }))
const textOf = async (answer: Awaited<ReturnType<typeof ask>>) => {
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
  return Buffer.from(await answer.arrayBuffer()).toString('utf8')
}

it('holds every leak with its facts, its decisions and their grounds, and only counts what was none', async () => {
  const leak = await someConfirmedLeak(database.client, reporter, dpo, { story: 'CANARY-STORY' })
  const none = await someLeak(database.client, reporter)
  const rejected = await rejectLeak(dpo, {
    ref: none.ref,
    version: none.version,
    reason: 'A drill.',
  })
  expect(rejected.ok).toBe(true)
  const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
  const signed = await signDecision(management, {
    ref: leak.ref,
    version,
    kind: 'authority',
    outcome: 'notify',
    reasonCode: null,
    grounds: 'Names and addresses of 40 people.',
  })
  expect(signed).toMatchObject({ ok: true })

  const logged = await readLogged(dpo.actor, everything, dpo.zone)
  expect([logged.leaks.map(({ ref }) => ref), logged.rejected]).toEqual([[leak.ref], 1])
  expect(await countLogged(everything, dpo.zone)).toEqual({ leaks: 1, rejected: 1, beside: 0 })

  // Why people are not told has a list of reasons of its own.
  const people = await signDecision(management, {
    ...{ ref: leak.ref, version: version + 1, kind: 'people', outcome: 'not_needed', reasonCode: '34_3_a' },
    grounds: 'The list was encrypted.',
  })
  expect(people).toMatchObject({ ok: true })
  const told = (await sheetOf(await readLogged(dpo.actor, everything, dpo.zone), asked)).rows[0]?.join(' ')
  expect(told).toContain('Data unintelligible, e.g. encrypted (34(3)(a)) · The list was encrypted.')

  const sheet = await sheetOf(logged, asked)
  const [row] = sheet.rows
  expect(row).toHaveLength(sheet.headings.length)
  expect(row?.join(' ')).toContain('Names and addresses of 40 people.')
  const document = await documentOf(logged, asked)
  expect(document.notes).toContain('1 report turned out to be no leak and is not told here.')
  const [section] = document.sections
  expect(section?.rows.map(({ source }) => source).filter(Boolean)).toEqual([
    '33(5) facts',
    '33(5) effects',
    '33(5) remedial action',
    '33(1), 34(1)',
  ])
  expect(section?.rows.every(({ answer }) => answer !== '')).toBe(true)
  for (const text of [JSON.stringify(sheet), JSON.stringify(document)]) {
    expect(text).not.toContain('CANARY-STORY')
    expect(text).not.toContain('Rika Canary')
  }
})

it('leaves out what is no breach of personal data, with its number, and tells it when asked', async () => {
  const day = movedTo(reporter, at('2026-03-20T10:00:00.000Z'))
  const [missed, company, breach] = [
    await someLeak(database.client, day),
    await someLeak(database.client, day),
    await someLeak(database.client, day),
  ]
  expect(await markNearMiss(dpo, { ref: missed.ref, version: 1, reason: 'It was encrypted.' })).toMatchObject({
    ok: true,
  })
  const said = await confirmLeak(dpo, { ref: company.ref, version: 1, personalData: false, reason: '' })
  expect(said).toMatchObject({ ok: true })
  const period = oneDay('2026-03-20')
  const read = async (also: '' | 'yes') => {
    const { leaks, beside } = await readLogged(dpo.actor, { ...period, also }, dpo.zone)
    return [leaks.map(({ ref }) => ref), beside]
  }
  expect(await read('')).toEqual([[breach.ref], 2])
  expect(await read('yes')).toEqual([[missed.ref, company.ref, breach.ref], 0])
  expect(await countLogged(period, dpo.zone)).toEqual({ leaks: 1, rejected: 0, beside: 2 })
  const document = await documentOf(await readLogged(dpo.actor, period, dpo.zone), { ...asked, period })
  expect(document.notes).toContain('2 near misses or leaks without personal data are not told here.')
  const file = await textOf(await ask(dpo, { from: period.from, until: period.until, also: 'yes' }))
  expect([missed, company, breach].every(({ ref }) => file.includes(ref))).toBe(true)
})

it.each<[string, { from: string; until: string }, boolean]>([
  ['its last minute', { from: '2026-02-01', until: '2026-02-28' }, true],
  ['the day after', { from: '2026-03-01', until: '2026-03-31' }, false],
  ['open at its start', { from: '', until: '2026-02-28' }, true],
  ['open at its end', { from: '2026-02-28', until: '' }, true],
  ['the day before', { from: '', until: '2026-02-27' }, false],
])('a period ends with its day in the zone of the office: %s', async (_case, period, holds) => {
  // 23:59 in Brussels on 28 February.
  const late = movedTo(reporter, at('2026-02-28T22:59:00.000Z'))
  const { ref } = await someLeak(database.client, late)
  expect((await refsIn(dpo, period)).includes(ref)).toBe(holds)
})

it('gives an auditor the day of receipt, and the DPO its moment', async () => {
  const { ref } = await someLeak(database.client, movedTo(reporter, at('2026-01-10T10:37:00.000Z')))
  const received = async (by: Someone) => {
    const { headings, rows } = await sheetOf(await readLogged(by.actor, oneDay('2026-01-10'), by.zone), asked)
    return [rows[0]?.[0], rows[0]?.[headings.indexOf('Received')]]
  }
  expect(await received(dpo)).toEqual([ref, expect.stringContaining('11:37')])
  expect(await received(auditor)).toEqual([ref, 'Sat 10 Jan 2026'])
})

it('is a file in the log of actions, with its period and how many it held; nobody else gets one', async () => {
  const text = await textOf(await ask(dpo, { until: '2026-02-28', language: 'nl' }))
  expect(text.startsWith('\ufeff"Nummer";')).toBe(true)
  const [entry] = await database.client.auditEntry.findMany({
    where: { body: { contains: '"action":"leak.export"' } },
    orderBy: { index: 'desc' },
  })
  for (const field of ['format', 'from', 'until', 'count']) expect(entry?.body).toContain(`"field":"${field}"`)
  for (const person of [employee, editor, management, admin])
    await expect(ask(person)).rejects.toMatchObject({ code: 'denied' })
})

it.each(['pdf', 'docx', 'xlsx'] as const)('comes as %s', async (format) => {
  const answer = await ask(dpo, { format })
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(bytes.subarray(0, 4).toString('latin1')).toBe(format === 'pdf' ? '%PDF' : 'PK\u0003\u0004')
  expect(answer.headers.get('content-disposition')).toContain(`.${format}`)
})

it.each<[object, object | null]>([
  [{ from: '2026-02-30' }, { from: ['invalid_date'] }],
  [{ from: '2026-02-02', until: '2026-02-01' }, { until: ['end_before_start'] }],
  [{ from: '2026-02-01', until: '2026-02-01' }, null],
])('a period %j is wrong in %j', (period, wrong) => {
  const parsed = logInput.safeParse({ format: 'csv', language: 'en', ...period })
  expect(parsed.success).toBe(wrong === null)
})

it('holds what nobody has looked at yet, and says so', async () => {
  const leak = await someLeak(database.client, movedTo(reporter, at('2026-01-20T09:00:00.000Z')))
  const sheet = await sheetOf(await readLogged(dpo.actor, oneDay('2026-01-20'), dpo.zone), asked)
  expect(sheet.rows[0]?.slice(0, 3)).toEqual([leak.ref, '', 'Received'])
})

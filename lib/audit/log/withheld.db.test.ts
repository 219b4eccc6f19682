import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { someOffice } from '@/lib/access/testing/office'
import { downloadLog } from '@/lib/audit-page/commands'
import { keyText } from '@/lib/lists/keys'
import { recordRead } from '../entry/append'
import type { AuditEvent } from '../entry/event'
import { linesOf, verifyBundle } from '../verifier.mjs'
import { logState } from './asked'
import { historyOf } from './history'
import { listLog, logEntry } from './log'
import type { OpenedEntry } from './opened'

const { database, dpo, management, auditor, editor, reporter, admin } = someOffice({
  reporter: { name: 'Rita' },
  editor: { name: 'Eddy' },
})

const leak = { type: 'leak', id: randomUUID(), ref: 'L-2026-007' } as const
const recordId = randomUUID()
const own = (id: string) => ({ type: 'user', id }) as const

/** One working day: each line is one request, in this order. Rita's report stands right behind her sign-in. */
const dayOfWork: [CommandContext, AuditEvent][] = [
  [editor, { action: 'session.sign_in', subject: own(editor.actor.id) }],
  [editor, { action: 'record.update', subject: { type: 'record', id: recordId, ref: 'A-001' } }],
  [reporter, { action: 'session.sign_in', subject: own(reporter.actor.id) }],
  [
    reporter,
    { action: 'leak.report', subject: leak, changes: [{ field: 'report', old: null, new: { story: 'two letters' } }] },
  ],
  [reporter, { action: 'access.denied', subject: { type: 'page', id: 'leak.read' }, outcome: 'denied' }],
  [reporter, { action: 'leak.note', subject: leak, changes: [{ field: 'note', old: null, new: 'one more' }] }],
  [reporter, { action: 'user.password', subject: own(reporter.actor.id) }],
  [reporter, { action: 'session.sign_out', subject: own(reporter.actor.id) }],
  [dpo, { action: 'session.sign_in', subject: own(dpo.actor.id) }],
  [dpo, { action: 'leak.read', subject: leak }],
  [dpo, { action: 'leak.confirm', subject: leak }],
  [admin, { action: 'session.sign_in_failed', subject: own(admin.actor.id), outcome: 'failed', reason: 'wrong' }],
]

beforeAll(async () => {
  await database.client.instance.upsert({ where: { id: 1 }, create: { origin: 'dertig-test' }, update: {} })
  for (const [who, event] of dayOfWork) await recordRead({ ...who, requestId: randomUUID() }, event)
})

const list = async (query: Record<string, string> = {}) =>
  (await listLog(auditor.actor, logState(query), 'Europe/Brussels')).entries

const bundleLine = z.looseObject({
  index: z.number(),
  leaf: z.string(),
  at: z.string().optional(),
  body: z.string().optional(),
})
const bodyOf = z.looseObject({
  action: z.string(),
  actor: z.string().nullable(),
  roles: z.array(z.string()),
  request: z.string().nullable(),
})

async function bundle(who = auditor, details = true): Promise<string> {
  const made = await downloadLog(who, details)
  if (!made.ok) throw new Error(made.code)
  return new Response(made.value.body).text()
}
const linesIn = (text: string) =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => bundleLine.parse(JSON.parse(line)))

/** Everything an auditor can lay beside each other: pages of the log, history of the leak, the download. */
async function seen() {
  const pages: OpenedEntry[] = [...(await list()), ...(await list({ by: 'day' }))]
  const history = (await historyOf('leak', leak.id, { viewer: auditor.actor })).entries
  const lines = linesIn(await bundle())
  return { pages, history, lines, bodies: lines.flatMap(({ body }) => (body ? [bodyOf.parse(JSON.parse(body))] : [])) }
}
const byReporter = ({ who }: OpenedEntry) => who.kind === 'reporter'
const pseudonyms = async (userId: string) =>
  (await database.client.auditActor.findMany({ where: { userId } })).map(({ pseudonym }) => pseudonym)

describe('what an auditor can lay beside a report', () => {
  it('on time: no moment of a report is known, nor of anybody who came or went', async () => {
    const { pages, history, lines } = await seen()
    const reports = [...pages, ...history].filter(byReporter)
    expect(reports.map(({ action }) => action).sort()).toEqual(['leak.note', 'leak.note', 'leak.report', 'leak.report'])
    for (const entry of reports) expect(entry).toMatchObject({ day: expect.any(String), index: null })
    expect(new Set(reports.map(({ at }) => at)).size).toBe(1)
    const stored = await database.client.auditEntry.findMany({
      where: { action: { in: ['leak.report', 'leak.note'] } },
    })
    const text = JSON.stringify({ pages, history, lines })
    for (const { at } of stored) expect(text).not.toContain(at.toISOString())
  })

  it('on order: entries of the day stand in an order and with gaps that say nothing', async () => {
    const { pages, history, lines } = await seen()
    const reports = await database.client.auditEntry.findMany({
      where: { action: { in: ['leak.report', 'leak.note'] } },
    })
    for (const { index } of reports) {
      expect(pages.some((entry) => entry.index === Number(index))).toBe(false)
      // What stands before and behind a report in the download is as bare as the report itself.
      const around = lines.filter((line) => Math.abs(line.index - Number(index)) <= 1)
      expect(around.map((line) => Object.keys(line).sort())).toEqual(around.map(() => ['index', 'leaf']))
    }
    const days = await list({ by: 'day' })
    const words = days.map(({ action }) => action)
    expect(words).toEqual([...words].sort())
    expect(history.map(({ action }) => action)).toEqual(['leak.confirm', 'leak.note', 'leak.report'])
  })

  it('on role, session and request: no entry of a reporter tells them, in the log itself neither', async () => {
    const { bodies } = await seen()
    const mine = await pseudonyms(reporter.actor.id)
    expect(mine).toHaveLength(2)
    expect(bodies.filter(({ actor }) => actor !== null && mine.includes(actor))).toEqual([])
    const stored = await database.client.auditEntry.findMany({
      where: { subjectId: leak.id },
      orderBy: { index: 'asc' },
    })
    const told = stored.map(({ body }) => bodyOf.parse(JSON.parse(body)))
    expect(told.map(({ action, roles, request }) => [action, roles, request === null])).toEqual([
      ['leak.report', [], true],
      ['leak.note', [], true],
      ['leak.read', ['dpo'], false],
      ['leak.confirm', ['dpo'], false],
    ])
  })

  it('on name: who signed in, was denied or chose a password is not said', async () => {
    const { pages, history, lines } = await seen()
    const text = JSON.stringify({ pages, history, lines })
    expect(text).not.toContain('Rita')
    for (const id of [reporter.actor.id, ...(await pseudonyms(reporter.actor.id))]) expect(text).not.toContain(id)
    // The editor is named for the work on the record, and only there.
    const named = pages.filter(({ who }) => who.kind === 'person' && who.name === 'Eddy')
    expect(named.map(({ action }) => action)).toEqual(['record.update'])
  })

  it.each<Record<string, string>>([
    { who: reporter.actor.id },
    { who: reporter.actor.id, by: 'day' },
    { who: editor.actor.id, by: 'day' },
    { who: reporter.actor.id, action: 'session.sign_in' },
    { action: 'access.denied', by: 'day' },
    { action: 'leak.report' },
    { ref: leak.ref, by: 'day' },
    { outcome: 'failed' },
  ])('with the filter %j', async (query) => {
    const entries = await list(query)
    for (const entry of entries.filter(({ day }) => day !== null)) {
      expect(entry.index).toBeNull()
      if (!byReporter(entry))
        expect(entry).toMatchObject({ who: { name: 'withheld' }, subject: { id: '', name: null } })
    }
    const [anybody] = await Promise.all([list({ ...query, who: management.actor.id })])
    if (query.by === 'day' || query.action) expect(entries).toEqual(anybody)
    else expect(entries.filter(({ who }) => who.kind === 'person' && who.name === 'Rita')).toEqual([])
  })

  /** All that an address may ask for beside filters; whoever asks in another's name must get the same. */
  it.each<Record<string, string>>([
    { sort: 'index' },
    { sort: '-at' },
    { sort: 'ref,-index' },
    { group: 'ref' },
    { open: 'who' },
    { open: 'action' },
    { q: 'Rita' },
    { q: 'L-2026' },
    { count: 'all', size: '25' },
  ])('with the list asked for as %j: no order, number, name, count or key reaches across', async (query) => {
    const zone = 'Europe/Brussels'
    const main = await listLog(auditor.actor, logState(query), zone)
    expect(main.entries.filter(({ day, index }) => day !== null || index === null)).toEqual([])
    const reports = await database.client.auditEntry.findMany({
      where: { action: { in: ['leak.report', 'leak.note'] } },
    })
    const mine = [...(await pseudonyms(reporter.actor.id)), reporter.actor.id]
    const keys = [main.beside?.next, main.beside?.previous].map((key) => Buffer.from(key ?? '', 'base64url').toString())
    const said = JSON.stringify([main.entries, main.facets, keys])
    for (const secret of ['Rita', ...mine, ...reports.map(({ at }) => at.toISOString())])
      expect(said).not.toContain(secret)
    expect(JSON.stringify(main.facets)).not.toMatch(/session|leak.report|leak.note|user.password|access.denied/)

    const days = await listLog(auditor.actor, logState({ ...query, by: 'day' }), zone)
    const plain = await listLog(auditor.actor, logState({ by: 'day' }), zone)
    expect(days.beside).toBeNull()
    expect(days.facets.find(({ field }) => field === 'who')?.values ?? null).toBeNull()
    expect(JSON.stringify([days.entries, days.facets])).not.toContain(reporter.actor.id)
    if (query.q === 'Rita') expect(days.entries).toEqual([])
    else if (!query.q) expect(days.entries).toEqual(plain.entries)
  })

  it.each(['after', 'before'])('a key that somebody made up (%s) places nothing in the list by day', async (side) => {
    const { entries } = await listLog(auditor.actor, logState({ by: 'day' }), 'Europe/Brussels')
    for (const value of ['0', 'zzzz', '2460000'])
      for (const order of ['', 'asc index', 'desc index']) {
        const key = keyText(order, [value])
        const asked = await listLog(auditor.actor, logState({ by: 'day', [side]: key }), 'Europe/Brussels')
        expect(asked.entries).toEqual(entries)
      }
  })

  it('an entry that is known by day is not found by its number', async () => {
    const stored = await database.client.auditEntry.findMany({ select: { index: true, action: true } })
    const seen = await Promise.all(stored.map(({ index }) => logEntry(auditor.actor, Number(index))))
    const found = stored.filter((_, n) => seen[n] !== null).map(({ action }) => action)
    expect(new Set(found).size).toBeGreaterThan(2)
    for (const action of [
      'leak.report',
      'leak.note',
      'session.sign_in',
      'session.sign_out',
      'user.password',
      'access.denied',
    ])
      expect(found).not.toContain(action)
    expect(await Promise.all(stored.map(({ index }) => logEntry(dpo.actor, Number(index))))).not.toContain(null)
    for (const nobody of [editor, reporter])
      expect(
        (await Promise.all(stored.map(({ index }) => logEntry(nobody.actor, Number(index))))).filter(Boolean),
      ).toEqual([])
  })

  it.each([true, false])(
    'and the download still verifies (details: %s), while a changed hash is found',
    async (details) => {
      const text = await bundle(auditor, details)
      const check = (given: string) =>
        verifyBundle(
          linesOf(
            (async function* () {
              yield Buffer.from(given)
            })(),
          ),
        )
      expect(await check(text)).toMatchObject({ state: 'ok', hidden: 9 })
      const bare = linesIn(text).find(({ body }) => body === undefined)
      expect(await check(text.replace(bare?.leaf ?? '', 'ab'.repeat(32)))).toMatchObject({
        state: 'tampered',
        code: 'root',
      })
      const all = text.replace('"entries":"some"', '"entries":"all"')
      expect(await check(all)).toMatchObject({ state: 'tampered', code: 'line' })
    },
  )

  it('the DPO and management know moments, numbers and names as before', async () => {
    for (const who of [dpo, management]) {
      const { entries } = await listLog(who.actor, logState({ action: 'leak.report' }), 'Europe/Brussels')
      expect(entries).toMatchObject([{ who: { kind: 'reporter', name: 'Rita' }, day: null, index: expect.any(Number) }])
      expect(linesIn(await bundle(who)).every(({ body }) => body !== undefined)).toBe(true)
    }
  })
})

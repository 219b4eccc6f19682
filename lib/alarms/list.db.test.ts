import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { movedTo, type Someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { someLeak } from '@/lib/leaks/testing/some-leak'
import type { RawParams } from '@/lib/table/parse'
import { toDatabase } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { markRead } from './commands'
import { alarmListState, ownAlarms } from './list'
import { unreadAlarms } from './queries'
import { readSchema } from './schema'

const { database, reporter, dpo, management, employee, editor } = someOffice()
const many = 120

beforeAll(async () => {
  const leak = await someLeak(database.client, reporter)
  const of = (who: Someone, n: number) => ({
    ...{ id: randomUUID(), source: 'leak', subjectId: leak.id, reference: leak.ref, recipientId: who.actor.id },
    kind: n % 3 === 0 ? 'due' : n % 3 === 1 ? 'received' : 'added',
    part: n % 3 === 0 ? 'authority_part1' : '',
    threshold: n % 3 === 0 ? (n % 2 === 0 ? 'overdue' : 'h6') : n % 3 === 1 ? 'receipt' : 'once',
    revision: String(n),
    dueAt: n % 3 === 0 ? toDatabase(addHours(testNow, n)) : null,
    ...{ plannedAt: toDatabase(addHours(testNow, n)), raisedAt: toDatabase(addHours(testNow, Math.floor(n / 10))) },
    readAt: n % 4 === 0 ? toDatabase(addHours(testNow, n)) : null,
  })
  const rows = Array.from({ length: many }, (_, n) => of(dpo, n))
  await database.client.alarm.createMany({ data: [...rows, of(management, 1), of(employee, 1)] })
})

const page = (who: Someone, params: RawParams = {}) => ownAlarms(who.actor, alarmListState(params))

describe('every alarm is on some page, once', () => {
  test.each<[RawParams, number]>([
    [{}, many],
    [{ sort: 'dueAt,-reference' }, many],
    [{ sort: 'reference' }, many],
    [{ sort: 'state,read' }, many],
    [{ sort: '-read,-state', 'f.kind': 'due' }, 40],
    [{ 'f.kind': 'due' }, 40],
    [{ 'f.state': ['overdue', 'near'] }, 40],
    [{ 'f.state': 'overdue' }, 20],
    [{ 'f.read': 'unread' }, 90],
    [{ 'f.kind': ['added', 'received'], 'f.read': 'read' }, 20],
    [{ q: 'authority' }, 40],
    [{ q: 'l-2026-001 came in' }, 40],
    [{ q: 'nothing at all' }, 0],
    [{ 'f.kind': 'gossip' }, 0],
  ])('%j', async (params, total) => {
    const seen = new Set<string>()
    for (let n = 1; n <= 5; n += 1) {
      const { rows, total: found } = await page(dpo, { ...params, size: '25', page: String(n) })
      expect(found.count).toBe(total)
      if (seen.size < total) for (const { id } of rows) seen.add(id)
    }
    expect(seen.size).toBe(total)
  })

  test('the newest first by itself, and facets count what is there', async () => {
    const { rows } = await page(dpo)
    expect(rows.map(({ raisedAt }) => raisedAt)).toEqual(
      rows
        .map(({ raisedAt }) => raisedAt)
        .sort()
        .reverse(),
    )
    const facets = (await page(dpo, { open: 'state' })).facets.find(({ field }) => field === 'state')?.values
    expect(facets).toEqual([
      { value: 'waits', count: 80 },
      { value: 'near', count: 20 },
      { value: 'overdue', count: 20 },
    ])
  })
})

test('nobody sees those of others, nor any of what they may not open', async () => {
  expect((await page(management)).rows).toHaveLength(1)
  expect((await page(employee)).rows).toEqual([])
  expect((await page(editor)).rows).toEqual([])
})

test('ticked ones are marked together, those of others stay', async () => {
  const at = movedTo(dpo, addHours(testNow, 1))
  const [mine, theirs] = [await page(dpo, { 'f.read': 'unread' }), await page(management)]
  const pick = [...mine.rows.slice(0, 3), ...theirs.rows].map(({ id }) => id)
  await markRead(at, readSchema.parse({ pick }))
  expect([await unreadAlarms(dpo.actor), await unreadAlarms(management.actor)]).toEqual([87, 1])
  await markRead(at, readSchema.parse({}))
  expect(await unreadAlarms(dpo.actor)).toBe(87)
  await markRead(at, readSchema.parse({ pick: mine.rows[5]?.id }))
  expect(await unreadAlarms(dpo.actor)).toBe(86)
  await markRead(at, readSchema.parse({ all: '1', pick: mine.rows[6]?.id }))
  expect([await unreadAlarms(dpo.actor), await unreadAlarms(management.actor)]).toEqual([0, 1])
})

test.each([{ pick: 'x' }, { pick: Array.from({ length: 201 }, () => randomUUID()) }, { all: 'yes' }, { pick: [null] }])(
  'not %j',
  (sent) => expect(readSchema.safeParse(sent).success).toBe(false),
)

test('tasks that are said together are found by the words of their row', async () => {
  const [leak] = await database.client.leak.findMany({ take: 1, select: { id: true, ref: true } })
  await database.client.alarm.create({
    data: {
      ...{ source: 'leak', subjectId: leak?.id ?? '', reference: leak?.ref ?? '', recipientId: dpo.actor.id },
      ...{ kind: 'task', threshold: 'overdue', says: 6, plannedAt: toDatabase(testNow), raisedAt: toDatabase(testNow) },
    },
  })
  expect((await page(dpo, { q: 'tasks overdue' })).rows.map(({ says }) => says)).toEqual([6])
})

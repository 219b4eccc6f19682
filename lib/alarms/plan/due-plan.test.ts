import { randomUUID } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { userIdSchema } from '@/lib/db/ids'
import { type Instant, instantSchema } from '@/lib/time/types'
import { duePlan, isDeadline, type People, type Pressing } from './due-plan'
import { usualWait, waitEnds } from './wait'

const at = (text: string): Instant => instantSchema.parse(new Date(text).toISOString())
const person = () => userIdSchema.parse(randomUUID())
const [dpo, second, deputy, manager, handler] = [person(), person(), person(), person(), person()]
const names = new Map([
  [dpo, 'dpo'],
  [second, 'second'],
  [deputy, 'deputy'],
  [manager, 'manager'],
  [handler, 'handler'],
])
const zone = 'Europe/Brussels'
const office: People = { handlers: [dpo, second], deputies: [deputy], deciders: [manager] }
const received = at('2026-06-02T12:00:00Z')
const leak: Pressing = {
  id: randomUUID(),
  reference: 'L-2026-004',
  isExample: false,
  handlerId: null,
  receivedAt: received,
  unclaimed: false,
  clocks: [],
  waiting: [],
  added: [],
}
const plan = (thing: Partial<Pressing>, now: string, people: People = office, rule = usualWait) =>
  duePlan({ things: [{ ...leak, ...thing }], people, rule, zone }, at(now)).map(
    ({ kind, part, threshold, recipientId, isLate }) =>
      [kind, part, threshold, names.get(recipientId), ...(isLate ? ['late'] : [])].filter(Boolean).join(' '),
  )

describe('what came in', () => {
  const here = { unclaimed: true }
  const first = ['received receipt dpo', 'received receipt second', 'received receipt deputy']
  test.each<[string, string, People, string[]]>([
    ['every DPO and their deputies at once', '2026-06-02T12:00:00Z', office, first],
    ['nobody else within the half hour', '2026-06-02T12:09:59Z', office, first],
    [
      'management after half an hour',
      '2026-06-02T12:30:00Z',
      office,
      [...first.map((line) => `${line} late`), 'received escalated manager'],
    ],
    [
      'without anybody before them, management at once',
      '2026-06-02T12:01:00Z',
      { handlers: [], deputies: [], deciders: [manager] },
      ['received receipt manager'],
    ],
    ['nobody at all: nothing', '2026-06-02T12:01:00Z', { handlers: [], deputies: [], deciders: [] }, []],
  ])('tells %s', (_, now, people, lines) => expect(plan(here, now, people)).toEqual(lines))

  it('tells nobody once somebody took it up', () => expect(plan({}, '2026-06-04T12:00:00Z')).toEqual([]))
  it('counts only working hours where the company says so', () => {
    const rule = { ...usualWait, counted: 'working_hours' } as const
    const night = { unclaimed: true, receivedAt: at('2026-06-05T15:50:00Z') }
    // Friday 17:50: the half hour is over on Monday at 9:30.
    const escalated = (now: string) => plan(night, now, office, rule).some((line) => line.includes('manager'))
    expect(escalated('2026-06-08T07:29:00Z')).toBe(false)
    expect(escalated('2026-06-08T07:30:00Z')).toBe(true)
  })
})

describe('what ends', () => {
  const due = at('2026-06-05T12:00:00Z')
  const clocks = [{ code: 'authority_part1', dueAt: due, endsDay: false }]
  const end = (threshold: string, ...people: string[]) => people.map((one) => `due authority_part1 ${threshold} ${one}`)
  test.each<[string, string[]]>([
    ['2026-06-04T11:59:59Z', []],
    ['2026-06-04T12:00:00Z', end('h24', 'dpo', 'second')],
    ['2026-06-04T12:10:01Z', end('h24', 'dpo late', 'second late')],
    ['2026-06-05T00:00:00Z', end('h12', 'dpo', 'second')],
    ['2026-06-05T06:00:00Z', end('h6', 'dpo', 'second', 'deputy')],
    ['2026-06-05T11:00:00Z', end('h1', 'dpo', 'second', 'deputy')],
    ['2026-06-05T12:00:00Z', end('overdue', 'dpo', 'second', 'deputy', 'manager')],
    // Down over three thresholds: one, and it says that it is late.
    ['2026-06-05T07:00:00Z', end('h6', 'dpo late', 'second late', 'deputy late')],
  ])('at %s', (now, lines) => expect(plan({ clocks }, now)).toEqual(lines))

  const withHandler: People = { ...office, handlers: [dpo, second, handler] }
  const named = { clocks, handlerId: handler, secondHandlerId: second }
  test.each<[string, Partial<Pressing>, string, People, string[]]>([
    ['the handler alone at first', named, '2026-06-04T12:00:00Z', withHandler, end('h24', 'handler')],
    [
      'from six hours on the others who handle it and the deputies',
      named,
      '2026-06-05T11:00:00Z',
      withHandler,
      end('h1', 'handler', 'dpo', 'second', 'deputy'),
    ],
    ['the second while the handler cannot act', named, '2026-06-04T12:00:00Z', office, end('h24', 'second')],
    [
      'everybody as before where neither can',
      { clocks, handlerId: handler },
      '2026-06-04T12:00:00Z',
      office,
      end('h24', 'dpo', 'second'),
    ],
    ['a deputy who was named', { clocks, handlerId: deputy }, '2026-06-04T12:00:00Z', office, end('h24', 'deputy')],
  ])('goes to %s', (_, thing, now, people, lines) => expect(plan(thing, now, people)).toEqual(lines))

  it('says each person once who stands in two places, and gives the revision of the end', () => {
    const both = { handlers: [dpo], deputies: [dpo], deciders: [dpo] }
    const planned = duePlan({ things: [{ ...leak, clocks }], people: both, rule: usualWait, zone }, due)
    expect(planned.map(({ recipientId, revision }) => [recipientId, revision])).toEqual([[dpo, due]])
  })

  it('counts every clock by itself', () => {
    const two = [...clocks, { code: 'people_policy', dueAt: at('2026-06-05T20:00:00Z'), endsDay: false }]
    expect(plan({ clocks: two }, '2026-06-05T08:00:00Z', { ...office, handlers: [dpo], deputies: [] })).toEqual([
      'due authority_part1 h6 dpo late',
      'due people_policy h12 dpo',
    ])
  })
})

it('what waits goes to who decides, and to nobody else while there is one', () => {
  const waiting = [{ kind: 'decision', id: 'a', since: received }] as const
  expect(plan({ waiting }, '2026-06-02T12:01:00Z')).toEqual(['decision a once manager'])
  expect(plan({ waiting }, '2026-06-02T12:01:00Z', { ...office, deciders: [] })).toHaveLength(3)
  expect(plan({ waiting }, '2026-06-02T11:59:00Z')).toEqual([])
})

it('what a colleague added goes to everybody who handles it but the colleague', () => {
  const added = [{ id: 'n', at: received, byId: second }]
  expect(plan({ added }, '2026-06-02T12:01:00Z')).toEqual(['added n once dpo'])
})

test.each([
  ['2026-06-05T13:00:00Z', 30, '2026-06-05T13:30:00.000Z'],
  // Friday 16:50: ten minutes that day, twenty on Monday.
  ['2026-06-05T14:50:00Z', 30, '2026-06-08T07:20:00.000Z'],
  // Saturday; the night before National Day; over the change of the clocks.
  ['2026-06-06T10:00:00Z', 30, '2026-06-08T07:30:00.000Z'],
  ['2026-07-20T15:00:00Z', 30, '2026-07-22T07:30:00.000Z'],
  ['2026-10-23T16:00:00Z', 30, '2026-10-26T08:30:00.000Z'],
  // Longer than a day: 8 hours on Monday, 2 on Tuesday.
  ['2026-06-08T05:00:00Z', 600, '2026-06-09T09:00:00.000Z'],
])('in working hours what came in at %s waits %i minutes until %s', (from, waitMinutes, until) => {
  expect(waitEnds(at(from), { ...usualWait, waitMinutes, counted: 'working_hours' }, zone)).toBe(until)
})

describe('a task', () => {
  const owner = handler
  const due = at('2026-06-05T12:00:00Z')
  const given = (moment: string, byId: string | null = dpo) => ({
    ...{ given: { at: at(moment), byId }, dueAt: due, endsDay: false },
  })
  const own: People = { handlers: [owner], deputies: [], deciders: [dpo] }
  const free: People = { ...own, handlers: [] }
  type Told = [name: string, task: NonNullable<Pressing['task']>, people: People, now: string, lines: string[]]
  test.each<Told>([
    ['that was given', given('2026-06-02T12:00:00Z'), own, '2026-06-02T12:01:00Z', ['assigned once handler']],
    ['that somebody took', given('2026-06-02T12:00:00Z', owner), own, '2026-06-02T12:01:00Z', []],
    ['a day before', given('2026-06-02T12:00:00Z', owner), own, '2026-06-04T12:00:00Z', ['task h24 handler']],
    ['an hour before', given('2026-06-02T12:00:00Z', owner), own, '2026-06-05T11:00:00Z', ['task h1 handler']],
    [
      'at its end, to who handles leaks too',
      given('2026-06-02T12:00:00Z', owner),
      own,
      '2026-06-05T12:00:00Z',
      ['task overdue handler', 'task overdue dpo'],
    ],
    ['given within the last day', given('2026-06-05T00:00:00Z', owner), own, '2026-06-05T01:00:00Z', []],
    ['given after its end', given('2026-06-05T13:00:00Z', owner), own, '2026-06-05T13:01:00Z', []],
    ['without an end', { given: null, dueAt: null, endsDay: false }, own, '2026-06-05T12:00:00Z', []],
    ['that nobody has, before its end', { given: null, dueAt: due, endsDay: false }, free, '2026-06-05T11:30:00Z', []],
    [
      'that nobody has, at its end',
      { given: null, dueAt: due, endsDay: false },
      free,
      '2026-06-05T12:00:00Z',
      ['task overdue dpo'],
    ],
  ])('%s', (_, task, people, now, lines) => expect(plan({ task, people }, now)).toEqual(lines))

  const told = { kind: 'assigned' as const, plannedAt: at('2026-06-04T12:00:00Z') }
  it('is mailed at once with a day or less to do it, and waits for the hours of sending with more', () => {
    expect(isDeadline({ ...told, dueAt: due })).toBe(true)
    expect(isDeadline({ ...told, dueAt: at('2026-06-05T12:00:01Z') })).toBe(false)
    expect(isDeadline({ ...told, dueAt: null })).toBe(false)
    expect(isDeadline({ ...told, kind: 'task', dueAt: due })).toBe(true)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Someone, someDepartment, someone } from '@/lib/access/testing/contexts'
import { datePage, dateShape } from '@/lib/calendar/list'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { withExamples } from '@/lib/examples/testing/with-examples'
import { leakListState } from '@/lib/leaks/queries/leak-columns'
import { leakPage } from '@/lib/leaks/queries/leak-list'
import { listColumns, listShape } from '@/lib/records/list/columns'
import { listRecords } from '@/lib/records/list/list'
import { declarationOf } from '@/lib/records/state/registered'
import { type RawParams, tableStateParser } from '@/lib/table/parse'
import { addDays } from '@/lib/time/calendar'
import { calendarDateOf } from '@/lib/time/types'
import {
  coverageFigure,
  coveredRegisters,
  freshnessFigure,
  leakFigure,
  type Row,
  seesFigures,
  seesLeakFigure,
  transferFigure,
  transferRegisters,
} from './queries'

let database: TestDatabase
let dpo: Someone
let management: Someone
let others: readonly (readonly [string, Someone])[]

beforeAll(async () => {
  database = await testDatabase({ filled: withExamples })
  const { client } = database
  dpo = await someone(client, ['dpo'])
  management = await someone(client, ['management'])
  const departmentIds = [await someDepartment(client)]
  others = [
    ['employee', await someone(client, ['employee'])],
    ['editor', await someone(client, ['editor'], { departmentIds })],
    ['auditor', await someone(client, ['auditor'])],
    ['admin', await someone(client, ['admin'])],
  ]
}, 180_000)
afterAll(() => database.close())

/** How many rows the list has at the address that a part of a figure links to. */
async function rowsAt(who: Someone, href: string): Promise<number> {
  const [path = '', query = ''] = href.split('?')
  const asked = new URLSearchParams(query)
  const params: RawParams = Object.fromEntries([...asked.keys()].map((key) => [key, asked.getAll(key)]))
  if (path === '/calendar/dates') return (await datePage(who, tableStateParser(dateShape)(params))).total.count
  if (path === '/leaks') return (await leakPage(who.actor, who.now, leakListState(who.actor, params))).total.count
  const register = declarationOf(path.replace('/registers/', ''))
  const state = tableStateParser(listShape(listColumns(register)))(params)
  expect(Object.keys(state.filters), 'the list knows the filter').not.toEqual([])
  return (await listRecords(who.actor, register, state)).total.count
}

const partsOf = (rows: readonly Row<string>[]) => rows.flatMap(({ parts }) => parts)
const numbersOf = (rows: readonly Row<string>[]) =>
  Object.fromEntries(rows.map(({ key, parts }) => [key, parts.map(({ count }) => count)]))

/** Art. 30 by hand: what each letter asks of an activity, and the fields that may be knowingly open. */
const byHand: Readonly<Record<string, readonly [codes: string, fields: string]>> = {
  '30(1)(a)': ['entity entity_representative entity_dpo joint_controllers', 'entityIds jointControllers'],
  '30(1)(b)': ['purposes', 'purposes'],
  '30(1)(c)': ['people data', 'peopleCategories dataCategories'],
  '30(1)(d)': ['recipients', 'recipients noRecipients processors'],
  '30(1)(e)': ['transfers', 'transfers noTransfers'],
  '30(1)(f)': ['retention', 'retentionRules retentionReason'],
  '30(1)(g)': ['measures', 'measures measuresReason'],
  '30(2)(a)': [
    'entity entity_representative entity_dpo controllers controllers_representative controllers_dpo',
    'entityIds controllers',
  ],
  '30(2)(b)': ['processing_categories', 'controllers'],
  '30(2)(c)': ['transfers_processor', 'transfers noTransfers'],
  '30(2)(d)': ['measures_processor', 'measures measuresReason'],
}

type Facts = { missing: readonly string[]; openFields: readonly string[] }

function stateOf({ missing, openFields }: Facts, [codes, fields]: readonly [string, string]): number {
  if (!missing.some((code) => codes.split(' ').includes(code))) return 0
  return openFields.some((field) => fields.split(' ').includes(field)) ? 1 : 2
}

function countBy(records: readonly Facts[], asked: readonly [string, string]): number[] {
  return [0, 1, 2].map((state) => records.filter((record) => stateOf(record, asked) === state).length)
}

describe('over the example company', () => {
  test('coverage of Art. 30 is what a count over the records gives', async () => {
    const records = await database.client.record.findMany({
      where: { register: 'activities', status: { not: 'retired' } },
      include: { activity: true },
    })
    const wanted = Object.entries(byHand).map(([item, asked]) => {
      const isProcessor = item.startsWith('30(2)')
      const own = records.filter(({ activity }) => (activity?.recordKind === 'processor') === isProcessor)
      return [item, countBy(own, asked)]
    })
    const figure = await coverageFigure(dpo.actor, declarationOf('activities'))
    expect(numbersOf(figure)).toEqual(Object.fromEntries(wanted))
    expect(partsOf(figure).filter(({ state, count }) => state === 'missing' && count > 0).length).toBeGreaterThan(1)
  })

  test('agreements in force are what a count over the parties gives', async () => {
    const records = await database.client.record.findMany({
      where: { register: 'processors', status: { not: 'retired' } },
      include: { processor: true },
    })
    const of = (...kinds: string[]) =>
      countBy(
        records.filter(({ processor }) => kinds.includes(processor?.partyKind ?? '')),
        ['agreement', 'partyKind'],
      )
    const wanted = { '28(3)': of('processor', 'sub_processor'), '26': of('joint_controller') }
    const there = Object.entries(wanted).filter(([, counts]) => counts.some((count) => count > 0))
    expect(numbersOf(await coverageFigure(dpo.actor, declarationOf('processors')))).toEqual(Object.fromEntries(there))
  })

  test('reviews by owner are what a count over the records gives', async () => {
    const records = await database.client.record.findMany({
      where: { status: { not: 'retired' }, nextReviewOn: { not: null } },
    })
    const until = addDays(dpo.today, 90)
    const wanted: Record<string, number[]> = {}
    for (const { ownerId, nextReviewOn } of records) {
      const on = nextReviewOn ? calendarDateOf(nextReviewOn) : dpo.today
      const place = on < dpo.today ? 0 : on <= until ? 1 : 2
      const counts = wanted[ownerId ?? '-'] ?? [0, 0, 0]
      wanted[ownerId ?? '-'] = counts.map((count, at) => (at === place ? count + 1 : count))
    }
    const figure = await freshnessFigure(dpo.actor, dpo.today)
    expect(numbersOf(figure.rows)).toEqual(wanted)
    expect(figure.more).toEqual({ owners: 0, overdue: 0 })
    expect(figure.rows.every(({ key, name }) => key === '-' || name !== null)).toBe(true)
  })

  test.each(['activities', 'processors'] as const)(
    'transfers of %s are what a count over the rows gives',
    async (slug) => {
      const records = await database.client.record.findMany({
        where: { register: slug, status: { not: 'retired' } },
        include: { activity: true, processor: true },
      })
      const wanted: Record<string, number[]> = {}
      for (const { activity, processor } of records) {
        const rows = (activity ?? processor)?.transfers
        const named = (Array.isArray(rows) ? rows : []).map((row) => {
          const { country, mechanism } = JSON.parse(JSON.stringify(row))
          return `${country || 'int'}:${mechanism ?? 'none'}`
        })
        for (const value of new Set(named)) wanted[value] = [(wanted[value]?.[0] ?? 0) + 1]
      }
      const figure = await transferFigure(dpo.actor, declarationOf(slug))
      expect(Object.keys(wanted).length).toBeGreaterThan(0)
      expect(numbersOf(figure.rows)).toEqual(wanted)
    },
  )

  test('open leaks are what a count over the leaks gives', async () => {
    const leaks = await database.client.leak.findMany({ include: { clocks: true } })
    const wanted: Record<string, number[]> = {}
    for (const { state, clocks } of leaks) {
      const isOpen = state === 'received' || state === 'confirmed' || clocks.some(({ endedAt }) => endedAt === null)
      if (isOpen) wanted[state] = [(wanted[state]?.[0] ?? 0) + 1]
    }
    expect(numbersOf(await leakFigure(dpo.actor))).toEqual(wanted)
  })
})

describe('every part opens exactly its rows', () => {
  const figures = [
    ...coveredRegisters.map(
      (register) => [`coverage of ${register.slug}`, (who: Someone) => coverageFigure(who.actor, register)] as const,
    ),
    ['reviews', async (who: Someone) => (await freshnessFigure(who.actor, who.today)).rows] as const,
    ...transferRegisters.map(
      (register) =>
        [
          `transfers of ${register.slug}`,
          async (who: Someone) => (await transferFigure(who.actor, register)).rows,
        ] as const,
    ),
    ['leaks', (who: Someone) => leakFigure(who.actor)] as const,
  ]

  test.each(figures)('%s', async (_, figure) => {
    for (const who of [dpo, management]) {
      const parts = partsOf(await figure(who))
      expect(parts.length).toBeGreaterThan(0)
      for (const { href, count } of parts) expect([href, await rowsAt(who, href)]).toEqual([href, count])
    }
  })

  test.each(figures)('%s: who may not see figures gets none', async (_, figure) => {
    for (const [role, who] of others) expect([role, await figure(who)]).toEqual([role, []])
  })
})

test('figures are for the DPO and management alone', () => {
  expect([dpo, management].map(({ actor }) => [seesFigures(actor), seesLeakFigure(actor)])).toEqual([
    [true, true],
    [true, true],
  ])
  for (const [role, { actor }] of others)
    expect([role, seesFigures(actor), seesLeakFigure(actor)]).toEqual([role, false, false])
})

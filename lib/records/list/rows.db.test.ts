import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { someOffice } from '@/lib/access/testing/office'
import { Prisma } from '@/lib/db/generated/client'
import { catalog } from '@/lib/registers/catalog'
import type { AnyRegister } from '@/lib/registers/declare/define'
import { instantSchema } from '@/lib/time/types'
import { declarationOf } from '../state/registered'
import { putInForceForTest, someRecord } from '../testing/some-record'
import { updateRecord } from '../write/update'
import { type ListColumn, listColumns } from './columns'
import { registerSource } from './source'

const { database, department, elsewhere, dpo } = someOffice()
const { sql } = Prisma
const registers: readonly AnyRegister[] = catalog

const planned = z.array(z.object({ 'QUERY PLAN': z.string() }))

test('every column that a register is sorted by has an index that gives the order, for working copies and in force', async () => {
  const without: string[] = []
  const outside = { kind: 'some', inForce: true, departmentIds: [], view: 'full' } as const
  const then = instantSchema.parse('2026-01-01T00:00:00.000Z')
  const asked = registers.map((register) => ({ register, asOf: null }))
  for (const { register, asOf } of [...asked, { register: declarationOf('activities'), asOf: then }])
    for (const scope of [{ kind: 'all' } as const, outside]) {
      const columns = listColumns(register)
      const source = registerSource({ register, scope, asOf, locale: 'en' }, columns)
      const isKept = ({ name, field }: ListColumn) => asOf === null || name === 'title' || field?.origin === 'own'
      for (const branch of source.branches)
        for (const column of columns.filter((one) => one.sort && isKept(one))) {
          const by = branch.order?.(column) ?? { by: branch.value(column) }
          // Names of people and departments are few: they stand in order in their own tables.
          if ('join' in by || (column.name === 'status' && branch.name === 'frozen')) continue
          const plan = await database.client.$transaction(async (tx) => {
            await tx.$executeRaw`SET LOCAL enable_sort = off`
            await tx.$executeRaw`SET LOCAL enable_incremental_sort = off`
            return planned.parse(
              await tx.$queryRaw(sql`EXPLAIN SELECT ${branch.id} FROM ${branch.from}
                WHERE ${branch.where} AND ${by.by} IS NOT NULL AND ${'there' in by && by.there ? by.there : sql`TRUE`} ORDER BY ${by.by}, ${('tie' in by && by.tie) || branch.tie.by} LIMIT 50`),
            )
          })
          if (plan.some((line) => line['QUERY PLAN'].includes('Sort')))
            without.push(`${register.slug}.${column.name} of ${branch.name}${asOf ? ' as of a date' : ''}`)
        }
    }
  expect(without).toEqual([])
})

test('an own column that is empty is found by the index it is sorted by', async () => {
  const activities = declarationOf('activities')
  const columns = listColumns(activities)
  const view = { register: activities, scope: { kind: 'all' }, asOf: null, locale: 'en' } as const
  const [branch] = registerSource(view, columns).branches
  const asked = columns.flatMap((column) => {
    const where = branch?.empty?.(column)
    return where ? [{ name: column.name, where }] : []
  })
  expect(asked.map(({ name }) => name)).toContain('recordKind')
  for (const { name, where } of asked) {
    const plan = await database.client.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`
      return planned.parse(await tx.$queryRaw(sql`EXPLAIN SELECT d.number FROM "Activity" d WHERE ${where}`))
    })
    const lines = plan.map((line) => line['QUERY PLAN']).join('\n')
    expect(lines).toContain(`"Activity_${name}_sort"`)
    expect(lines).toMatch(/Index Cond: .* IS NULL/)
  }
})

const row = z.object({ id: z.string(), ref: z.string() })
let record: z.infer<typeof row>
beforeAll(async () => {
  record = await someRecord(dpo, 'sources', { title: 'First' })
})

test('what a list reads of a version is what its content says, and which is in force follows the record', async () => {
  const values = fc.record({
    title: fc.string({ minLength: 1, maxLength: 60 }).filter((text) => /^[a-z][a-z ]*$/i.test(text.trim())),
    description: fc.string({ maxLength: 150 }).map((text) => text.replace(/[^a-z ]/gi, 'x').trim()),
    channel: fc.constantFrom('web_form', 'phone', null),
    peopleCategories: fc.uniqueArray(fc.constantFrom('customer_contact', 'prospect', 'client')),
    tags: fc.uniqueArray(fc.constantFrom('a', 'b')),
    departmentId: fc.constantFrom(department, elsewhere),
    ruleSource: fc.constantFrom('law', 'policy', null),
  })
  let version = 1
  for (const [index, one] of fc.sample(values, { numRuns: 25, seed: 12 }).entries()) {
    const saved = await updateRecord(dpo, { register: 'sources', ref: record.ref, version, values: one })
    expect(saved).toMatchObject({ ok: true })
    version = (await database.client.record.findUniqueOrThrow({ where: { id: record.id } })).version
    if (index % 2 === 0)
      await putInForceForTest(database.client, record as Parameters<typeof putInForceForTest>[1], dpo)
  }
  const { inForceVersionId, departmentId } = await database.client.record.findUniqueOrThrow({
    where: { id: record.id },
  })
  const versions = await database.client.recordVersion.findMany({ include: { row: true } })
  expect(versions.length).toBe(13)
  for (const { id, content, row: kept } of versions) {
    const { values: said } = JSON.parse(content)
    expect(kept).toMatchObject({
      title: said.title,
      departmentId: said.departmentId,
      ruleSource: said.ruleSource,
      openFields: said.openFields,
      current: id === inForceVersionId,
      ...(id === inForceVersionId ? { placeId: departmentId } : {}),
    })
    const cut = (value: unknown) => (typeof value === 'string' ? value.slice(0, 100) : value)
    const short = Object.entries(said).filter(
      ([name, value]) =>
        !baseNames.includes(name) &&
        value !== '' &&
        value !== null &&
        !(Array.isArray(value) && !value.some((v) => typeof v === 'string')),
    )
    expect(kept?.short).toEqual(Object.fromEntries(short.map(([name, value]) => [name, cut(value)])))
  }
})
const baseNames = [
  ...['title', 'ownerId', 'departmentId', 'ownerRole', 'formerRef', 'ruleSource', 'ruleReference', 'tags'],
  ...['nextReviewOn', 'noteToDpo', 'openFields'],
]

test('what holds at a moment is the last that was written and had begun, in whatever order they were written', async () => {
  const [first] = await database.client.recordMoment.findMany({ where: { recordId: record.id }, take: 1 })
  if (!first) throw new Error('a record without a moment')
  const { sequence: _, until: __, ...state } = first
  const recordId = (await someRecord(dpo, 'sources', { title: 'Odd order' })).id
  const times = fc.sample(fc.integer({ min: 0, max: 20 }), { numRuns: 30, seed: 4 })
  const start = Date.parse('2024-01-01T00:00:00Z')
  const at = (hour: number) => new Date(start + hour * 3_600_000)
  for (const hour of times)
    await database.client.recordMoment.create({
      data: { ...state, reviewReasons: [], values: {}, short: {}, recordId, ref: 'S-odd', at: at(hour) },
    })
  for (let hour = -1; hour <= 21; hour += 1) {
    const [byHand] = await database.client.recordMoment.findMany({
      where: { recordId, at: { lte: at(hour) } },
      orderBy: { sequence: 'desc' },
      take: 1,
    })
    const then = at(hour)
    const held = await database.client.recordMoment.findMany({
      where: { recordId, at: { lte: then }, OR: [{ until: null }, { until: { gt: then } }] },
    })
    expect(held.map(({ sequence }) => sequence)).toEqual(byHand ? [byHand.sequence] : [])
  }
})

test('the application reads these rows and cannot write them, nor end a moment', async () => {
  await expect(database.client.versionRow.updateMany({ data: { title: 'Never' } })).rejects.toThrow()
  await expect(database.client.versionRow.deleteMany()).rejects.toThrow()
  await expect(
    database.client.versionRow.create({
      data: { id: randomUUID(), recordId: record.id, register: 'sources', number: 1, title: 'Never', short: {} },
    }),
  ).rejects.toThrow()
  await expect(database.client.recordMoment.updateMany({ data: { until: new Date() } })).rejects.toThrow()
})

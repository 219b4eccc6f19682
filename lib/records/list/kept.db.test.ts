import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { catalog } from '@/lib/registers/catalog'
import { someRecord } from '../testing/some-record'
import { whileUnchanged } from './kept'

let database: TestDatabase
let dpo: Someone
let counted: () => Promise<number>
let counts = 0

beforeAll(async () => {
  database = await testDatabase()
  dpo = await someone(database.client, ['dpo'])
  await someRecord(dpo, 'sources', { title: 'The first' })
})
afterAll(() => database.close())

beforeEach(() => {
  counts = 0
  const kept = whileUnchanged<number>()
  counted = () =>
    kept('titles', async () => {
      counts += 1
      return database.client.record.count({ where: { title: { startsWith: 'The' } } })
    })
})

test('it is counted once while no record is written, whoever reads or is written down', async () => {
  const first = await counted()
  await database.client.user.update({ where: { id: dpo.actor.id }, data: { name: 'Another name' } })
  await database.client.record.findMany()
  expect([await counted(), await counted(), counts]).toEqual([first, first, 1])
})

test('a record that was written is counted at once, and by everybody', async () => {
  const first = await counted()
  await someRecord(dpo, 'sources', { title: 'The next' })
  expect([await counted(), counts]).toEqual([first + 1, 2])
})

describe('what others do', () => {
  test('a change counts from the moment it can be seen, however late that is', async () => {
    const first = await counted()
    const { client } = database
    await client.$transaction(async (late) => {
      await late.record.updateMany({ where: { title: 'The first' }, data: { title: 'A first' } })
      // Others go on meanwhile, and are seen before it.
      await someRecord(dpo, 'sources', { title: 'The one between' })
      expect([await counted(), await counted(), counts]).toEqual([first + 1, first + 1, 2])
    })
    expect([await counted(), counts]).toEqual([first, 3])
    await client.record.updateMany({ where: { title: 'A first' }, data: { title: 'The first' } })
  })

  test('what was taken back changes nothing', async () => {
    const first = await counted()
    const undone = database.client.$transaction(async (tx) => {
      await tx.record.updateMany({ data: { title: 'The same for all' } })
      throw new Error('taken back')
    })
    await expect(undone).rejects.toThrow('taken back')
    expect([await counted(), counts]).toEqual([first, 1])
  })

  test('of many changes only some are kept, and each still counts', async () => {
    const before = await counted()
    for (let round = 0; round < 300; round += 1)
      await database.client.record.updateMany({ where: { title: 'The first' }, data: { version: round } })
    expect([await counted(), counts]).toEqual([before, 2])
    expect(await database.client.registerChange.count()).toBeLessThan(270)
  })
})

test('what failed is not kept', async () => {
  const kept = whileUnchanged<string>()
  await expect(kept('one', () => Promise.reject(new Error('busy')))).rejects.toThrow('busy')
  expect(await kept('one', async () => 'counted')).toBe('counted')
})

test('every table of a register notes its changes, and the application cannot change what was noted', async () => {
  const rows = await database.client.$queryRaw<{ name: string }[]>`SELECT c.relname AS name FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname = 'registers_changed' AND t.tgenabled = 'A'`
  const wanted = ['Record', 'RecordLink', ...catalog.map(({ table }) => table)]
  expect(rows.map(({ name }) => name).sort()).toEqual(wanted.sort())
  await expect(database.client.registerChange.deleteMany()).rejects.toThrow(/permission denied/)
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { second } from '@/lib/time/length'
import { alarmTrial } from './trial'

// Alone: it counts what its two instances say in a given time, so nothing of other files may run on in its process.
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await db().organisation.create({ data: { id: 1, legalName: 'Trial' } })
})
afterAll(() => database.close())

it('two instances that are killed and a mail server that fails: everything is said once', async () => {
  const { lines, faults } = await alarmTrial({ leaks: 15, phaseMs: 8 * second, kills: 4, deeds: 12, factor: 30 })
  expect(faults, lines.join('\n')).toEqual([])
}, 180_000)

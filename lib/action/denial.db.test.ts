import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CommandContext } from '@/lib/access/actor'
import { person } from '@/lib/access/testing/people'
import { defaultZone } from '@/lib/company/office-zone'
import { userIdSchema } from '@/lib/db/ids'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { instantSchema } from '@/lib/time/types'
import { localNow } from '@/lib/time/zone'
import { recordDenial } from './denial'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

it('writes each denial, and counts a flood instead', async () => {
  const user = await database.client.user.create({ data: { name: 'An', email: 'an@example.org' } })
  const at = (second: number): CommandContext => ({
    actor: { ...person(['employee']), id: userIdSchema.parse(user.id) },
    ...localNow(instantSchema.parse(new Date(Date.UTC(2026, 10, 23, 9, 0, second)).toISOString()), defaultZone),
    channel: 'page',
    requestId: randomUUID(),
  })
  for (let time = 0; time < 50; time += 1) await recordDenial(at(1), 'leak.read')
  expect(await database.client.auditEntry.count()).toBe(20)
  await recordDenial(at(90), 'leak.read')
  const entries = await database.client.auditEntry.findMany({ orderBy: { index: 'asc' } })
  expect(entries).toHaveLength(21)
  expect(new Set(entries.map(({ action, outcome }) => `${action} ${outcome}`))).toEqual(
    new Set(['access.denied denied']),
  )
})

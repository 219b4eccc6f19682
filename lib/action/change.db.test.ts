import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import pg from 'pg'
import { beforeAll, expect, it } from 'vitest'
import { someDepartment } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { Tx } from '@/lib/db/client'
import type { DepartmentId } from '@/lib/db/ids'
import { writing } from '@/lib/db/rows'
import { change } from './change'

const { database, dpo } = someOffice()
let department: DepartmentId
beforeAll(async () => {
  department = await someDepartment(database.client, 'Before')
})

const entry = { action: 'department.update', subject: { type: 'department', id: randomUUID() } } as const
const rename = async (tx: Tx) => {
  await tx.department.update({ where: { id: department }, data: { name: 'After' } })
}
const lock = (tx: Tx) => tx.$queryRaw`SELECT 1 FROM "Department" WHERE id = ${department}::uuid FOR UPDATE`

it.each([
  ['a write', rename],
  ['a statement of our own', lock],
])('refuses as unavailable when %s waits too long for a lock', async (_, waiting) => {
  const other = new pg.Client(database.url)
  await other.connect()
  await other.query('BEGIN')
  await other.query('SELECT 1 FROM "Department" FOR UPDATE')
  const result = await change(dpo, async (tx) => {
    await tx.$executeRaw`SET LOCAL lock_timeout = '50ms'`
    await waiting(tx)
    return { result: null, entry }
  })
  await other.query('ROLLBACK')
  await other.end()
  expect(result).toEqual({ ok: false, code: 'unavailable' })
  expect(await database.client.department.findUnique({ where: { id: department } })).toMatchObject({ name: 'Before' })
})

it('refuses as unavailable when no connection is free', async () => {
  const events = new EventEmitter()
  const freed = once(events, 'free')
  const held = once(events, 'full')
  let open = 0
  const holding = Array.from({ length: 10 }, () =>
    database.client.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1`
      open += 1
      if (open === 10) events.emit('full')
      await freed
    }),
  )
  await held
  const result = await change(dpo, async () => ({ result: null, entry }))
  events.emit('free')
  await Promise.all(holding)
  expect(result).toEqual({ ok: false, code: 'unavailable' })
})

it('lets an error nobody expected through, with nothing written', async () => {
  const wrong = change(dpo, async (tx) => {
    await rename(tx)
    throw new TypeError('a mistake in the program')
  })
  await expect(wrong).rejects.toThrow(TypeError)
  expect(await database.client.department.findUnique({ where: { id: department } })).toMatchObject({ name: 'Before' })
})

it('a write that the command did not wait for fails the command with its own error, and nothing is kept', async () => {
  const before = await database.client.auditEntry.count()
  const wrongName = async (tx: Tx) => {
    await tx.$executeRaw`UPDATE "Department" SET name = (1 / (length(name) - 6))::text`
  }
  const wrong = change(dpo, async (tx) => {
    await tx.department.create({ data: { name: 'Beside', code: 'beside' } })
    return { result: null, entry, writes: writing(() => wrongName(tx)) }
  })
  // "Beside" has six signs.
  await expect(wrong).rejects.toThrow('division by zero')
  expect(await database.client.department.count({ where: { name: { in: ['After', 'Beside'] } } })).toBe(0)
  expect(await database.client.auditEntry.count()).toBe(before)
})

it('what the command did not wait for is kept with its entry', async () => {
  const before = await database.client.auditEntry.count()
  const done = await change(dpo, async (tx) => ({ result: 'done', entry, writes: writing(() => rename(tx)) }))
  expect(done).toEqual({ ok: true, value: 'done' })
  expect(await database.client.department.findUnique({ where: { id: department } })).toMatchObject({ name: 'After' })
  expect(await database.client.auditEntry.count()).toBe(before + 1)
})

it('what goes along with a command waits for its writes, and does not hide why one failed', async () => {
  const wrongName = async (tx: Tx) => {
    await tx.$executeRaw`UPDATE "Department" SET name = (1 / 0)::text`
  }
  const along = async (tx: Tx) => {
    await lock(tx)
  }
  const wrong = change({ ...dpo, along }, async (tx) => ({ result: null, entry, writes: writing(() => wrongName(tx)) }))
  await expect(wrong).rejects.toThrow('division by zero')
})

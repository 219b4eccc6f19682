import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import pg from 'pg'
import { beforeAll, expect, it } from 'vitest'
import { someDepartment } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { Tx } from '@/lib/db/client'
import type { DepartmentId } from '@/lib/db/ids'
import { change } from './change'

const { database, dpo } = someOffice()
let department: DepartmentId
beforeAll(async () => {
  department = await someDepartment(database.client, 'Before')
})

const entry = { action: 'department.update', subject: { type: 'department', id: randomUUID() } } as const
const rename = (tx: Tx) => tx.department.update({ where: { id: department }, data: { name: 'After' } })
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

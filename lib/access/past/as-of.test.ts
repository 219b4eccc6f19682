import { beforeEach, expect, test, vi } from 'vitest'
import { resources, verbs } from '../matrix'

const jar = vi.hoisted(() => ({ value: '' }))
vi.mock('server-only', () => ({}))
vi.mock('@/lib/db/client', () => ({ db: () => ({ organisation: { findUnique: async () => null } }) }))
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => (jar.value ? { value: jar.value } : undefined) }),
}))

beforeEach(() => {
  jar.value = ''
})

/** Doors that a past date shuts, as `resource.verb`. */
async function shut(): Promise<string[]> {
  const { shutByAsOf } = await import('./as-of')
  const cells = resources.flatMap((resource) => verbs.map((verb) => ({ resource, verb })))
  const said = await Promise.all(cells.map(async (cell) => ((await shutByAsOf(cell)) ? [cell] : [])))
  return said.flat().map(({ resource, verb }) => `${resource}.${verb}`)
}

test('a past date shuts what writes in the registers and beside a record, and nothing about leaks', async () => {
  expect(await shut()).toEqual([])
  jar.value = '2026-03-03'
  const cells = await shut()
  for (const verb of ['create', 'update', 'submit', 'review', 'force', 'retire'])
    expect(cells).toContain(`register.${verb}`)
  expect(cells).toContain('remark.create')
  expect(cells).not.toContain('register.read')
  expect(cells).not.toContain('register.export')
  expect(cells.filter((cell) => !/^(register|remark|comment)\./.test(cell))).toEqual([])
})

test('a cookie that says anything else changes nothing', async () => {
  const { currentAsOf, shutByAsOf } = await import('./as-of')
  for (const text of ['yesterday', '2999-01-01', '<script>']) {
    jar.value = text
    expect(await currentAsOf()).toBeNull()
    expect(await shutByAsOf({ resource: 'register', verb: 'update' })).toBe(false)
  }
})

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { doorOf, type Permission } from '@/lib/action/registry'
import { isDoor } from '@/lib/log/door'
import { handlers, pages } from './doors'
import { actions, lookActions } from './doors/actions'
import { resources, verbs } from './matrix'

const root = path.resolve(import.meta.dirname, '../..')
const source = (file: string) => readFileSync(path.join(root, file), 'utf8')
const sources = ['app', 'lib', 'components'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|(^|\/)testing\//.test(file) && !file.startsWith('db/generated'),
    )
    .map((file) => path.join(folder, file))
    .sort(),
)
const inApp = (name: string) => sources.filter((file) => file.startsWith('app/') && path.basename(file) === name)
const cellOf = (permission: Permission) =>
  typeof permission === 'string' ? permission : `${permission.resource}.${permission.verb}`

/** The path people see of a file in app/. */
function pathOf(file: string): string {
  const parts = path.dirname(file).split(path.sep).slice(1)
  return `/${parts.filter((part) => !/^\(.*\)$/.test(part)).join('/')}`
}

describe('what doors.ts says', () => {
  const cells = [...Object.values(pages), ...Object.values(handlers), ...Object.values(actions)]
  it.each([...new Set(cells)])('%s is in the matrix', (cell) => {
    if (cell === 'public' || cell === 'signed_in' || cell === 'token') return expect(cell).toBeTruthy()
    const [resource, verb] = cell.split('.')
    expect(resources).toContain(resource)
    expect(verbs).toContain(verb)
  })
})

/** What a page imports from lib: its gate may stand in its loader. */
function loadersOf(file: string): string {
  const imported = [...source(file).matchAll(/from '@\/(lib\/[^']+)'/g)].map((match) => `${match[1]}.ts`)
  return imported
    .filter((name) => !name.startsWith('lib/access/') && sources.includes(name))
    .map(source)
    .join('\n')
}

const pageFiles = inApp('page.tsx')
describe(`${pageFiles.length} pages`, () => {
  it.each(pageFiles)('%s is named and opens by its own gate', (file) => {
    const cell = pages[pathOf(file)]
    expect(cell, `${pathOf(file)} is missing in lib/access/doors.ts`).toBeDefined()
    const text = source(file) + loadersOf(file)
    const [resource, verb] = cell?.split('.') ?? []
    if (cell === 'signed_in') expect(text).toMatch(/await requireActor\(\)/)
    else if (cell !== 'public') expect(text).toMatch(new RegExp(`await gate\\('${resource}', ('${verb}'|verb)\\)`))
  })
})

const routeFiles = inApp('route.ts')
describe(`${routeFiles.length} route files`, () => {
  it.each(routeFiles)('%s is named, and built by handler() or reader() unless public', async (file) => {
    const exported: Record<string, unknown> = await import(path.join(root, file))
    const methods = Object.keys(exported).filter((name) => /^[A-Z]+$/.test(name))
    expect(methods.length).toBeGreaterThan(0)
    for (const method of methods) {
      const name = `${method} ${pathOf(file)}`
      const cell = handlers[name]
      expect(cell, `${name} is missing in lib/access/doors.ts`).toBeDefined()
      const door = doorOf(exported[method])
      expect(isDoor(exported[method]), `${name} leaves no line in the log: make it with door() of lib/log`).toBe(true)
      if (cell !== 'public') expect(door && cellOf(door.permission), name).toBe(cell)
    }
  })
})

const actionFiles = sources.filter((file) => /['"]use server['"]/.test(source(file)))
describe(`${actionFiles.length} files of server actions`, () => {
  it.each(actionFiles)('%s exports nothing but actions that are named', async (file) => {
    expect(source(file).split('\n')[0], 'an action hidden inside another function').toMatch(/^'use server'/)
    const exported: Record<string, unknown> = await import(path.join(root, file))
    for (const [name, value] of Object.entries(exported)) {
      expect(isDoor(value), `${name} leaves no line in the log: make it with action(), or door() of lib/log`).toBe(true)
      if (file === path.join('lib', 'text', 'actions.ts')) {
        expect(lookActions).toContain(name)
        continue
      }
      const door = doorOf(value)
      expect(door, `${name} is not built by action()`).toBeDefined()
      expect(door && cellOf(door.permission), `${door?.name} in lib/access/doors.ts`).toBe(actions[door?.name ?? ''])
    }
  })

  it('have names of their own, and no name is left of one that is gone', async () => {
    const names: string[] = []
    for (const file of actionFiles) {
      const exported: Record<string, unknown> = await import(path.join(root, file))
      for (const value of Object.values(exported)) names.push(...[doorOf(value)?.name ?? []].flat())
    }
    expect(names.sort()).toEqual(Object.keys(actions).sort())
  })
})

it('names no page that is gone', () => {
  const there = new Set(pageFiles.map(pathOf))
  expect(Object.keys(pages).filter((name) => !there.has(name))).toEqual([])
})

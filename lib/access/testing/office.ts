import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import type { Tx } from '@/lib/db/client'
import { type DepartmentId, departmentIdSchema } from '@/lib/db/ids'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import type { Role } from '../roles'
import { contextOf, enter, type Someone, someDepartment } from './contexts'

type Place = 'department' | 'elsewhere'

/** Who can be taken from an office: their role, and where they sit. */
const posts = {
  employee: { role: 'employee', at: null },
  reporter: { role: 'employee', at: null },
  editor: { role: 'editor', at: 'department' },
  colleague: { role: 'editor', at: 'department' },
  outside: { role: 'editor', at: 'elsewhere' },
  dpo: { role: 'dpo', at: null },
  management: { role: 'management', at: null },
  auditor: { role: 'auditor', at: null },
  admin: { role: 'admin', at: null },
} as const satisfies Record<string, { role: Role; at: Place | null }>
type Post = keyof typeof posts

/** What a test needs to be otherwise: a name that it looks for, a department to sit in. */
type Otherwise = { name?: string; at?: Place }

/**
 * The office of a test file: a database of its own, two departments (`department` and `elsewhere`) and people at the
 * posts above, to whom mail can go. Call it at the top of the file and take there what the tests need: what is taken,
 * and nothing else, is written before the first test. The database goes after the last. Taking more later throws.
 */
export function someOffice(otherwise: Partial<Record<Post, Otherwise>> = {}) {
  let opened: TestDatabase | null = null
  const writes: ((tx: Tx) => Promise<unknown>)[] = []
  const departments = new Map<string, DepartmentId>()
  const people = new Map<Post, Someone>()
  beforeAll(async () => {
    opened = await testDatabase()
    for (const write of writes) await write(opened.client)
  })
  afterAll(() => opened?.close())

  function open(): TestDatabase {
    if (!opened) throw new Error('The office has no database before its tests begin')
    return opened
  }
  function beforehand(write: (tx: Tx) => Promise<unknown>): void {
    if (opened) throw new Error('Take people and departments of the office at the top of the file')
    writes.push(write)
  }
  function departmentOf(name: string): DepartmentId {
    const known = departments.get(name)
    if (known) return known
    const id = departmentIdSchema.parse(randomUUID())
    beforehand((tx) => someDepartment(tx, name, id))
    departments.set(name, id)
    return id
  }
  const places = { department: () => departmentOf('Sales'), elsewhere: () => departmentOf('Finance') }
  function at(post: Post): Someone {
    const known = people.get(post)
    if (known) return known
    const { name, at: place = posts[post].at } = otherwise[post] ?? {}
    const departmentIds = place ? [places[place]()] : []
    const email = `${post}@people.test`
    const person = contextOf([posts[post].role], { departmentIds, email, ...(name ? { name } : {}) })
    beforehand((tx) => enter(tx, person))
    people.set(post, person)
    return person
  }

  return {
    /** To be asked within tests and hooks. */
    database: {
      get client() {
        return open().client
      },
      get url() {
        return open().url
      },
      get ownerUrl() {
        return open().ownerUrl
      },
    },
    get department() {
      return places.department()
    },
    get elsewhere() {
      return places.elsewhere()
    },
    get employee() {
      return at('employee')
    },
    /** An employee too: who told of a leak. */
    get reporter() {
      return at('reporter')
    },
    get editor() {
      return at('editor')
    },
    /** An editor of the same department. */
    get colleague() {
      return at('colleague')
    },
    /** An editor of the other department. */
    get outside() {
      return at('outside')
    },
    get dpo() {
      return at('dpo')
    },
    get management() {
      return at('management')
    },
    get auditor() {
      return at('auditor')
    },
    get admin() {
      return at('admin')
    },
    /** Somebody of each role. */
    get byRole(): Readonly<Record<Role, Someone>> {
      const { employee, editor, dpo, management, auditor, admin } = this
      return { employee, editor, dpo, management, auditor, admin }
    },
  }
}

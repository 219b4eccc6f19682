import { Prisma } from '@/lib/db/generated/client'
import type { DepartmentId } from '@/lib/db/ids'
import type { Actor } from './actor'
import { can, conditionsOf, departmentsOf } from './can'

const { sql } = Prisma

/** Which records of the registers a person may read: turn it into the `where` of a query. */
export type RegisterScope =
  | { kind: 'all' }
  /** Those in force (as approved; only title, owner and contact when `view` is 'title') and those of own departments. */
  | { kind: 'some'; inForce: boolean; departmentIds: readonly DepartmentId[]; view: 'full' | 'title' }
  | { kind: 'none' }

/** The scope of register.read. */
export function registerScope(actor: Actor): RegisterScope {
  const conditions = conditionsOf(actor, 'register', 'read')
  if (conditions.has('always')) return { kind: 'all' }
  if (conditions.size === 0) return { kind: 'none' }
  const seenInForce = can(actor, 'register', 'read', { inForce: true })
  return {
    kind: 'some',
    inForce: conditions.has('in_force'),
    departmentIds: departmentsOf(actor, 'register', 'read'),
    view: seenInForce?.view === 'title' ? 'title' : 'full',
  }
}

/** Records (`r`), retired ones left out, whose working copy this person reads, and their own that are in force. */
export function readable(actor: Actor): Prisma.Sql {
  const scope = registerScope(actor)
  switch (scope.kind) {
    case 'all':
      return sql`r.status <> 'retired'`
    case 'some': {
      const approved = scope.inForce && scope.view === 'full'
      const own = approved ? sql` OR (r.status = 'in_force' AND r."ownerId" = ${actor.id}::uuid)` : sql``
      return sql`r.status <> 'retired' AND (r."departmentId" = ANY(${[...scope.departmentIds]}::uuid[])${own})`
    }
    case 'none':
      return sql`FALSE`
  }
}

/**
 * Leaks that happened: everything that reads several leaks at once asks this, for an exercise counts nowhere. What asks for
 * exercises too says why (`lib/exercises/reads-of-leaks.test.ts` knows every read).
 */
export const realLeaks = { isExercise: false } satisfies Prisma.LeakWhereInput
/** The same in SQL, of leaks `l`. */
export const isRealLeak = sql`NOT l."isExercise"`
/** Leaks `l` that are not finished, or of which a clock runs whatever became of them: what the list and the first page call open. */
export const isOpenLeak = sql`(l.state IN ('received', 'confirmed') OR l.id IN (
  SELECT o."leakId" FROM "LeakClock" o WHERE o."endedAt" IS NULL))`

/** Which leaks a person may read; 'masked' hides the reporter and lists of victims. */
export type LeakScope = { kind: 'all' } | { kind: 'masked' } | { kind: 'invited' } | { kind: 'none' }

/** The scope of leak.read. */
export function leakScope(actor: Actor): LeakScope {
  const open = can(actor, 'leak', 'read')
  if (open) return { kind: open.view === 'masked' ? 'masked' : 'all' }
  return conditionsOf(actor, 'leak', 'read').has('invited') ? { kind: 'invited' } : { kind: 'none' }
}

/** Which requests of people a person may read; 'masked' hides who asks and their words, 'tasks' shows those with a task of their own. */
export type RequestScope = 'all' | 'masked' | 'tasks' | 'none'

/** The scope of request.read. */
export function requestScope(actor: Actor): RequestScope {
  const open = can(actor, 'request', 'read')
  if (open) return open.view === 'masked' ? 'masked' : 'all'
  return conditionsOf(actor, 'request', 'read').has('invited') ? 'tasks' : 'none'
}

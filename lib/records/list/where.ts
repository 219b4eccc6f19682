import type { Actor } from '@/lib/access/actor'
import { registerScope } from '@/lib/access/scope'
import type { Prisma } from '@/lib/db/generated/client'

/** Records whose working copy this person reads: all, those of the own departments, or none. */
export function workingScope(actor: Actor): Prisma.RecordWhereInput {
  const scope = registerScope(actor)
  switch (scope.kind) {
    case 'all':
      return {}
    case 'some':
      return { departmentId: { in: [...scope.departmentIds] } }
    case 'none':
      return { id: { in: [] } }
  }
}

/**
 * Records whose present state this person may read: working copies, and outside the own departments those in force, whose
 * working copy says what was approved. Whose draft it is decides, not who owns it: an owner elsewhere sees no draft.
 */
export function presentScope(actor: Actor): Prisma.RecordWhereInput {
  const scope = registerScope(actor)
  const approved = scope.kind === 'some' && scope.inForce && scope.view === 'full'
  return approved ? { OR: [workingScope(actor), { status: 'in_force' }] } : workingScope(actor)
}

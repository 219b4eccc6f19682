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

import type { CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Tx } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import { type FieldErrors, Refusal } from '@/lib/errors/refusal'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { Links } from '../state/state'

/** Every reference number in these links, once. */
export function refsOf(links: Links): string[] {
  return [...new Set(Object.values(links).flat())]
}

/**
 * Writes the relations of a record as rows. A newly linked record must exist in the register the relation points to,
 * must not be retired (`retired`) and must be one this person may read: anything else refuses `invalid` at that field.
 */
export async function writeLinks(
  tx: Tx,
  context: CommandContext,
  register: AnyRegister,
  { id, before, after }: { id: RecordId; before: Links; after: Links },
): Promise<void> {
  const fields = Object.keys(after)
  if (fields.every((field) => after[field]?.join() === (before[field] ?? []).join())) return
  const targets = await targetsOf(tx, refsOf(after))
  const wrong: FieldErrors = {}
  const rows: { fromId: RecordId; field: string; toId: string }[] = []
  for (const [field, refs] of Object.entries(after)) {
    for (const ref of refs) {
      const target = targets.get(ref)
      const kept = before[field]?.includes(ref) ?? false
      const fits = target?.register === register.relations[field]?.to && target?.id !== id
      if (target && fits && (kept || isOffered(context, target))) rows.push({ fromId: id, field, toId: target.id })
      else wrong[field] = [target && fits && target.status === 'retired' ? 'retired' : 'not_in_list']
    }
  }
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong })
  await tx.recordLink.deleteMany({ where: { fromId: id } })
  await tx.recordLink.createMany({ data: rows })
}

async function targetsOf(tx: Tx, refs: string[]) {
  if (refs.length === 0) return new Map<string, Target>()
  const rows: Target[] = await tx.record.findMany({
    where: { ref: { in: refs } },
    select: {
      id: true,
      ref: true,
      register: true,
      status: true,
      ownerId: true,
      departmentId: true,
      inForceVersionId: true,
    },
  })
  return new Map(rows.map((row) => [row.ref, row]))
}

type Target = {
  id: string
  ref: string
  register: string
  status: string
  ownerId: string | null
  departmentId: string | null
  inForceVersionId: string | null
}

function isOffered(context: CommandContext, target: Target): boolean {
  if (target.status === 'retired') return false
  if (context.actor.kind === 'system') return true
  const { ownerId, departmentId } = target
  return (
    can(context.actor, 'register', 'read', { ownerId, departmentId, inForce: target.inForceVersionId !== null }) !==
    null
  )
}

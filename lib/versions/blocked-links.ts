import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Tx } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import type { JsonValue } from '@/lib/errors/json'
import type { Links } from '@/lib/records/state/state'
import type { AnyRegister } from '@/lib/registers/declare/define'

/** An answer of a version that cannot be written any more; `ref` for one linked record, `why` as in `errors.fields`. */
export type Blocked = { field: string; ref: string | null; title: string; why: 'retired' | 'not_in_list' }

/**
 * Links among these values that could not be made today: to records that are retired, of another register, gone, or not
 * for this person to read. A link that the working copy has anyway is no new one. Titles only where they may be read.
 */
export async function blockedLinks(
  tx: Tx,
  context: CommandContext,
  register: AnyRegister,
  { id, before, values }: { id: RecordId; before: Links; values: Readonly<Record<string, JsonValue>> },
): Promise<Blocked[]> {
  const wanted = Object.entries(register.relations).flatMap(([field, { to }]) =>
    z
      .array(z.string())
      .catch([])
      .parse(values[field])
      .filter((ref) => !before[field]?.includes(ref))
      .map((ref) => ({ field, to, ref })),
  )
  if (wanted.length === 0) return []
  const rows = await tx.record.findMany({ where: { ref: { in: wanted.map(({ ref }) => ref) } } })
  const targets = new Map(rows.map((row) => [row.ref, row]))
  return wanted.flatMap(({ field, to, ref }): Blocked[] => {
    const target = targets.get(ref)
    if (!target || target.register !== to || target.id === id || !isReadable(context, target))
      return [{ field, ref, title: '', why: 'not_in_list' }]
    return target.status === 'retired' ? [{ field, ref, title: target.title, why: 'retired' }] : []
  })
}

type Place = { ownerId: string | null; departmentId: string | null; inForceVersionId: string | null }

function isReadable({ actor }: CommandContext, { ownerId, departmentId, inForceVersionId }: Place): boolean {
  if (actor.kind === 'system') return true
  return can(actor, 'register', 'read', { ownerId, departmentId, inForce: inForceVersionId !== null }) !== null
}

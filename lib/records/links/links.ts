import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { type FieldErrors, Refusal } from '@/lib/errors/refusal'
import { catalog } from '@/lib/registers/catalog'
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

const registers: readonly AnyRegister[] = catalog
const found = z.array(z.object({ id: recordIdSchema }))

/** Relations whose target looks back at the records that link to it (an agreement's parties). */
const lookedBack = registers.flatMap((register) => Object.values(register.incoming ?? {}))
/** Registers whose records look back. */
const lookingBack = registers.flatMap((register) => (register.incoming ? [register.slug] : []))
const lookedBackFields = lookedBack.map(({ field }) => field)

/** Records that may lack something else when these change: those that link to them, and those that look back at them. */
export async function neighbourIds(tx: Tx, ids: readonly RecordId[]): Promise<RecordId[]> {
  if (ids.length === 0) return []
  const rows = await tx.$queryRaw`SELECT l."fromId" AS id FROM "RecordLink" l WHERE l."toId" = ANY(${[...ids]}::uuid[])
    UNION SELECT l."toId" FROM "RecordLink" l WHERE l."fromId" = ANY(${[...ids]}::uuid[])
      AND l.field = ANY(${lookedBackFields}::text[])`
  return found.parse(rows).map(({ id }) => id)
}

/** Records that this one links to and that look back at it. */
export async function lookingBackAt(tx: Tx, id: RecordId): Promise<RecordId[]> {
  const rows = await tx.recordLink.findMany({
    where: { fromId: id, field: { in: lookedBackFields } },
    select: { toId: true },
  })
  return rows.map(({ toId }) => recordIdSchema.parse(toId))
}

/**
 * Locks a record (or several), the records it is about to link to and those around that a write may have to compute again,
 * always in one statement and in the order of their ids, so that two commands wait for each other and never for ever.
 */
export async function lockAround(
  tx: Tx,
  { id, linkedTo = [] }: { id: RecordId | readonly RecordId[] | null; linkedTo?: readonly string[] },
) {
  const ids = id === null ? [] : [id].flat()
  await tx.$queryRaw`
    WITH near AS (
      SELECT unnest(${ids}::uuid[]) AS id UNION SELECT r.id FROM "Record" r WHERE r.ref = ANY(${[...linkedTo]}::text[])
    ), back AS (
      SELECT unnest(${ids}::uuid[]) AS id UNION SELECT l."toId" FROM "RecordLink" l
      WHERE l."fromId" = ANY(${ids}::uuid[]) AND l.field = ANY(${lookedBackFields}::text[])
      UNION SELECT r.id FROM "Record" r WHERE r.ref = ANY(${[...linkedTo]}::text[]) AND r.register = ANY(${lookingBack}::text[])
    )
    SELECT 1 FROM "Record" WHERE id IN (
      SELECT id FROM near UNION SELECT id FROM back
      UNION SELECT l."fromId" FROM "RecordLink" l WHERE l."toId" IN (SELECT id FROM back)
    ) ORDER BY id FOR NO KEY UPDATE`
}

import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { type FieldErrors, Refusal } from '@/lib/errors/refusal'
import { catalog } from '@/lib/registers/catalog'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { Around, Near } from '../derive/around'
import type { Links } from '../state/state'
import type { LinkChange, LinkRow } from '../write/rows'

/** Every reference number in these links, once. */
export function refsOf(links: Links): string[] {
  return [...new Set(Object.values(links).flat())]
}

/**
 * What a write changes of the links of a record. A newly linked record must exist in the register the relation points to,
 * must not be retired (`retired`) and must be one this person may read: anything else refuses `invalid` at that field.
 */
export function linkChange(
  context: CommandContext,
  around: Pick<Around, 'near' | 'linksFrom'>,
  { id, register }: { id: RecordId; register: AnyRegister },
  { before, after }: { before: Links; after: Links },
): LinkChange {
  const wrong: FieldErrors = {}
  const made: LinkRow[] = []
  const wanted = new Set<string>()
  for (const [field, refs] of Object.entries(after)) {
    for (const ref of refs) {
      const target = around.near(ref)
      const kept = before[field]?.includes(ref) ?? false
      const fits = target?.register.slug === register.relations[field]?.to && target?.id !== id
      if (!target || !fits || !(kept || isOffered(context, target))) {
        wrong[field] = [target && fits && target.status === 'retired' ? 'retired' : 'not_in_list']
        continue
      }
      wanted.add(`${field} ${target.id}`)
      if (!kept) made.push({ fromId: id, field, toId: target.id })
    }
  }
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong })
  return { made, gone: around.linksFrom(id).filter(({ field, toId }) => !wanted.has(`${field} ${toId}`)) }
}

function isOffered(context: CommandContext, target: Near): boolean {
  if (target.status === 'retired') return false
  if (context.actor.kind === 'system') return true
  const { ownerId, departmentId } = target
  const inForce = target.inForceVersionId !== null
  return can(context.actor, 'register', 'read', { ownerId, departmentId, inForce }) !== null
}

const registers: readonly AnyRegister[] = catalog
/** Relations whose target looks back at the records that link to it (an agreement's parties). */
const lookedBack = registers.flatMap((register) => Object.values(register.incoming ?? {}))
/** Registers whose records look back. */
export const lookingBack: readonly string[] = registers.flatMap((register) =>
  register.incoming ? [register.slug] : [],
)
export const lookedBackFields: readonly string[] = lookedBack.map(({ field }) => field)

const seenRegisters = new Set(registers.flatMap(({ relations }) => Object.values(relations).map(({ to }) => to)))
/** Can the rules of other records see one of this register: because they link to it, or look back at it. */
export function isSeen(register: AnyRegister | undefined): boolean {
  if (!register) return false
  return seenRegisters.has(register.slug) || lookedBack.some(({ from }) => from === register.slug)
}

/** Records at which these links point and that look back at them. */
export function lookingBackAt(links: readonly LinkRow[]): RecordId[] {
  return links.flatMap(({ field, toId }) => (lookedBackFields.includes(field) ? [toId] : []))
}

const found = z.array(z.object({ id: recordIdSchema }))

/**
 * Locks records, those they are about to link to and those around that a write may have to compute again, always in one
 * statement and in the order of their ids, so that two commands wait for each other and never for ever. Answers the ids of
 * the records themselves, of what is there; what is read of them must be read after this.
 */
export async function lockAround(
  tx: Tx,
  {
    ids = [],
    refs = [],
    linkedTo = [],
  }: { ids?: readonly RecordId[]; refs?: readonly string[]; linkedTo?: readonly string[] },
): Promise<RecordId[]> {
  const rows = found.parse(
    await tx.$queryRaw`
    WITH own AS (
      SELECT unnest(${[...ids]}::uuid[]) AS id UNION SELECT r.id FROM "Record" r WHERE r.ref = ANY(${[...refs]}::text[])
    ), near AS (
      SELECT id FROM own UNION SELECT r.id FROM "Record" r WHERE r.ref = ANY(${[...linkedTo]}::text[])
    ), back AS (
      SELECT id FROM own UNION SELECT l."toId" FROM "RecordLink" l
      WHERE l."fromId" IN (SELECT id FROM own) AND l.field = ANY(${lookedBackFields}::text[])
      UNION SELECT r.id FROM "Record" r WHERE r.ref = ANY(${[...linkedTo]}::text[]) AND r.register = ANY(${lookingBack}::text[])
    ), locked AS (
      SELECT r.id FROM "Record" r WHERE r.id IN (
        SELECT id FROM near UNION SELECT id FROM back
        UNION SELECT l."fromId" FROM "RecordLink" l WHERE l."toId" IN (SELECT id FROM back)
      ) ORDER BY r.id FOR NO KEY UPDATE
    )
    SELECT id FROM locked WHERE id IN (SELECT id FROM own)`,
  )
  return rows.map(({ id }) => id)
}

import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { given, plannedOnce, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { rowsOf } from '@/lib/db/rows'
import { type FieldErrors, Refusal } from '@/lib/errors/refusal'
import type { AnyRegister } from '@/lib/registers/declare/define'
import { isLookedBack, lookedBackFields } from '../state/registered'
import type { Links } from '../state/state'

/** Every reference number in these links, once. */
function refsOf(links: Links): string[] {
  return [...new Set(Object.values(links).flat())]
}

export type LinkRow = { fromId: RecordId; field: string; toId: RecordId }
export type LinkChange = { made: readonly LinkRow[]; gone: readonly LinkRow[] }

/** A record that is linked to, as it was read. */
type Target = {
  id: RecordId
  register: { slug: string }
  status: string
  ownerId: string | null
  departmentId: string | null
  inForceVersionId: string | null
}
/** What was read around the record: others by reference, and its own links. */
type Read = { near: (ref: string) => Target | null; linksFrom: (id: RecordId) => readonly LinkRow[] }

/**
 * What a write changes of the links of a record. A newly linked record must exist in the register the relation points to,
 * must not be retired (`retired`) and must be one this person may read: anything else refuses `invalid` at that field.
 */
export function linkChange(
  context: CommandContext,
  around: Read,
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

/** Writes what changed of the links of records. */
export async function writeLinks(tx: Tx, changes: readonly LinkChange[]): Promise<void> {
  const [made, gone] = [changes.flatMap((change) => change.made), changes.flatMap((change) => change.gone)]
  if (made.length + gone.length === 0) return
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM "RecordLink" l USING ${rowsOf('RecordLink', gone)} n
      WHERE l."fromId" = n."fromId" AND l.field = n.field AND l."toId" = n."toId"
    )
    INSERT INTO "RecordLink" ("fromId", field, "toId") SELECT n."fromId", n.field, n."toId" FROM ${rowsOf('RecordLink', made)} n`
}

function isOffered(context: CommandContext, target: Target): boolean {
  if (target.status === 'retired') return false
  if (context.actor.kind !== 'person') return context.actor.kind === 'system'
  const { ownerId, departmentId } = target
  const inForce = target.inForceVersionId !== null
  return can(context.actor, 'register', 'read', { ownerId, departmentId, inForce }) !== null
}

/** Records at which these links point and that look back at them. */
export function lookingBackAt(links: readonly LinkRow[]): RecordId[] {
  return links.flatMap(({ field, toId }) => (lookedBackFields.includes(field) ? [toId] : []))
}

const found = z.array(z.object({ id: recordIdSchema }))

/** What is about to be linked: those of them that will look back are computed again with all that link to them. */
export type LinkedTo = { refs: readonly string[]; lookBack: readonly string[] }

/** What these links of a record of this register are about to link to. */
export function linkedTo(register: AnyRegister, links: Links): LinkedTo {
  return {
    refs: refsOf(links),
    lookBack: Object.entries(links).flatMap(([name, refs]) => (isLookedBack(register, name) ? refs : [])),
  }
}

/**
 * Locks records, those they are about to link to and those around that a write may have to compute again, always in one
 * statement and in the order of their ids, so that two commands wait for each other and never for ever. Answers the ids of
 * the records themselves, of what is there; what is read of them must be read after this.
 */
export async function lockAround(
  tx: Tx,
  { ids = [], refs = [], to = [] }: { ids?: readonly RecordId[]; refs?: readonly string[]; to?: readonly LinkedTo[] },
): Promise<RecordId[]> {
  const targets = to.flatMap((one) => one.refs)
  const lookBack = to.flatMap((one) => one.lookBack)
  const rows = found.parse(
    await tx.$queryRaw`${Prisma.raw(plannedOnce)}
    WITH own AS (
      SELECT unnest(${given(ids, 'uuid')}) AS id UNION SELECT r.id FROM "Record" r WHERE r.ref = ANY(${given(refs, 'text')})
    ), back AS (
      SELECT id FROM own UNION SELECT l."toId" FROM "RecordLink" l
      WHERE l."fromId" = ANY(ARRAY(SELECT id FROM own)) AND l.field = ANY(${given(lookedBackFields, 'text')})
      UNION SELECT r.id FROM "Record" r WHERE r.ref = ANY(${given(lookBack, 'text')})
    ), locked AS (
      SELECT r.id FROM "Record" r WHERE r.id = ANY(ARRAY(
        SELECT r.id FROM "Record" r WHERE r.ref = ANY(${given(targets, 'text')}) UNION SELECT id FROM back
        UNION SELECT l."fromId" FROM "RecordLink" l WHERE l."toId" = ANY(ARRAY(SELECT id FROM back))
      )) ORDER BY r.id FOR NO KEY UPDATE
    )
    SELECT id FROM locked WHERE id IN (SELECT id FROM own)`,
  )
  return rows.map(({ id }) => id)
}

import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { refuseStale } from '@/lib/action/stale'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { Tx } from '@/lib/db/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { keepMarked, markNaming } from './commands'
import { type EntityInput, type EntityUpdate, type LegalEntityId, legalEntityIdSchema } from './entity-schema'

/** Adds a related company that can be named as controller or processor. Right: organisation.update. */
export function createEntity(context: CommandContext, input: EntityInput): Promise<Result<{ id: LegalEntityId }>> {
  return change(context, async (tx) => {
    authorise(context, 'organisation', 'update')
    const organisation = await tx.organisation.findUnique({ where: { id: 1 }, select: { id: true } })
    if (!organisation) throw new Refusal('not_now')
    const row = await tx.legalEntity.create({ data: input, select: { id: true } })
    const id = legalEntityIdSchema.parse(row.id)
    return {
      result: { id },
      entry: {
        action: 'entity.create',
        subject: { type: 'entity', id, ref: input.name },
        versionBefore: null,
        versionAfter: 1,
        changes: changesBetween({}, input, { blankIsNothing: true }),
      },
    }
  })
}

/**
 * Changes a related company, retires or restores it, and computes again what the records lack that name it. Retiring is
 * refused (`in_use`) while a record in use names it. Right: organisation.update.
 */
export async function updateEntity(
  context: CommandContext,
  { id, version, values, retired }: EntityUpdate,
): Promise<Result<{ id: LegalEntityId }>> {
  const saved = await change(context, async (tx) => {
    authorise(context, 'organisation', 'update')
    await tx.$queryRaw`SELECT 1 FROM "LegalEntity" WHERE id = ${id}::uuid FOR UPDATE`
    const before = await tx.legalEntity.findUnique({ where: { id } })
    if (!before) throw new Refusal('not_found')
    const changes = changesBetween(
      { ...before, retired: before.retiredAt !== null },
      { ...values, retired },
      { blankIsNothing: true },
    )
    if (before.version !== version) refuseStale(before.version, changes)
    if (retired && before.retiredAt === null) await refuseNamed(tx, id)
    await tx.legalEntity.update({
      where: { id },
      data: { ...values, retiredAt: retired ? (before.retiredAt ?? context.now) : null, version: version + 1 },
    })
    return {
      result: { marked: await markNaming(tx, context, id) },
      entry: {
        action: 'entity.update',
        subject: { type: 'entity', id, ref: values.name },
        versionBefore: version,
        versionAfter: version + 1,
        changes,
      },
    }
  })
  if (!saved.ok) return saved
  await keepMarked(context, { ...saved.value, about: values.name })
  return { ok: true, value: { id } }
}

async function refuseNamed(tx: Tx, id: LegalEntityId): Promise<void> {
  const named = await tx.activity.count({ where: { entityIds: { has: id }, record: { status: { not: 'retired' } } } })
  if (named > 0) throw new Refusal('in_use', { reason: 'entity', data: { records: named } })
}

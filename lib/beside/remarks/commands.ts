import { z } from 'zod'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { namesOf } from '@/lib/access/persons'
import { authorise, change, refuseStale } from '@/lib/action/change'
import { db } from '@/lib/db/client'
import { recordIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { textUpTo } from '@/lib/text/typed'
import { type Instant, instantOf } from '@/lib/time/types'

const body = textUpTo(4000).min(1, { error: 'required' })

export const remarkCreate = z.strictObject({ recordId: recordIdSchema, body })
export const remarkUpdate = z.strictObject({ id: z.uuid(), version: z.number().int(), body })

type Written = { id: string; version: number }

/** Writes a remark on a record that only DPOs read. Right: remark.create. */
export function createRemark(context: CommandContext, input: z.infer<typeof remarkCreate>): Promise<Result<Written>> {
  return change(context, async (tx) => {
    authorise(context, 'remark', 'create')
    const { actor } = context
    if (actor.kind !== 'person') throw new Refusal('not_now', { reason: 'not_a_person' })
    const record = await tx.record.findUnique({ where: { id: input.recordId }, select: { ref: true } })
    if (!record) throw new Refusal('not_found')
    const row = await tx.remark.create({
      data: { ...input, authorId: actor.id, createdAt: context.now, updatedAt: context.now },
      select: { id: true },
    })
    return {
      result: { id: row.id, version: 1 },
      entry: {
        action: 'remark.create',
        subject: { type: 'record', id: input.recordId, ref: record.ref },
        changes: [{ field: 'remark', old: null, new: input.body }],
      },
    }
  })
}

/** Changes the words of a remark; a stale save is refused with the newer words. Right: remark.update. */
export function updateRemark(context: CommandContext, input: z.infer<typeof remarkUpdate>): Promise<Result<Written>> {
  return change(context, async (tx) => {
    authorise(context, 'remark', 'update')
    await tx.$queryRaw`SELECT 1 FROM "Remark" WHERE id = ${input.id}::uuid FOR UPDATE`
    const before = await tx.remark.findUnique({
      where: { id: input.id },
      include: { record: { select: { ref: true } } },
    })
    if (!before) throw new Refusal('not_found')
    const changes = [{ field: 'remark', old: before.body, new: input.body }]
    if (before.version !== input.version) refuseStale(before.version, changes)
    const version = before.version + 1
    await tx.remark.update({ where: { id: input.id }, data: { body: input.body, version, updatedAt: context.now } })
    return {
      result: { id: input.id, version },
      entry: {
        action: 'remark.update',
        subject: { type: 'record', id: before.recordId, ref: before.record.ref },
        changes,
      },
    }
  })
}

export type RemarkView = { id: string; body: string; version: number; byName: string; at: Instant }

/** Remarks on a record, newest first; null for people who may not read remarks (two queries). */
export async function remarksOn(actor: Actor, recordId: string): Promise<RemarkView[] | null> {
  if (!can(actor, 'remark', 'read')) return null
  const rows = await db().remark.findMany({ where: { recordId }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] })
  const names = await namesOf(
    db(),
    rows.map((row) => row.authorId),
  )
  return rows.map((row) => ({
    id: row.id,
    body: row.body,
    version: row.version,
    byName: names.get(row.authorId) ?? '',
    at: instantOf(row.updatedAt),
  }))
}

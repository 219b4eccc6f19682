import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { change } from '@/lib/action/change'
import { recordDenial } from '@/lib/action/denial'
import { patiently } from '@/lib/action/patiently'
import type { AuditChange } from '@/lib/audit/entry/event'
import { db, type Tx } from '@/lib/db/client'
import { type AttachmentId, attachmentIdSchema, type RecordId } from '@/lib/db/ids'
import { asResult, Refusal, type Result } from '@/lib/errors/refusal'
import { mostFiles } from '@/lib/files/store/folder'
import { notingInfected } from '@/lib/files/store/infected'
import { keepFile } from '@/lib/files/store/keep'
import { discard, type Incoming, type Received, receiveFile } from '@/lib/files/store/receive'
import { codesOf } from '@/lib/law/codes/code'
import { fileKinds } from '@/lib/law/codes/registry'
import { keepDerived } from '@/lib/records/derive/derived'
import { refSchema } from '@/lib/records/form/input'
import { lockRecord } from '@/lib/records/write/update'
import { textUpTo } from '@/lib/text/typed'
import { placeOf } from './queries'

/** What comes with the bytes of a file: the query of the upload door. */
export const attachInput = z.object({
  /** Reference number of the record. */
  record: refSchema,
  name: z.string(),
  kind: z.enum(codesOf(fileKinds)),
  note: textUpTo(500).default(''),
  /** An attachment of the same record whose next version this is; without it, one of the same kind and name. */
  replaces: attachmentIdSchema.optional(),
})
type AttachInput = z.infer<typeof attachInput>

export const removeInput = z.object({
  id: attachmentIdSchema,
  reason: textUpTo(500).min(1),
})
type RemoveInput = z.infer<typeof removeInput>

export type Attached = { id: AttachmentId; number: number; sha256: string; size: number }

/**
 * Takes a file in and attaches it to a record: the next version of the series it belongs to. The right is asked before
 * the first byte and again under lock; what is refused leaves nothing on disk. Refusals: those of receiveFile, file_same,
 * file_many, record_retired. Right: register.update on the record.
 */
export function attachFile(context: CommandContext, input: AttachInput, incoming: Incoming): Promise<Result<Attached>> {
  return asResult(async () => {
    const id = await attachableTo(context, input.record)
    if (id === null) return { ok: false, code: 'not_found' }
    if ((await db().attachment.count({ where: { recordId: id } })) >= mostFiles()) throw tooMany()
    const subject = { type: 'record', id, ref: input.record } as const
    const received = await notingInfected(context, subject, input.name, () => receiveFile(input.name, incoming))
    try {
      return await patiently(() =>
        change(context, async (tx) => {
          const { record } = await lockRecord(tx, context, 'update', { ref: input.record, rules: false })
          if (record.status === 'retired') throw new Refusal('not_now', { reason: 'record_retired' })
          const attached = await attach(tx, context, { recordId: record.id, input, received })
          await keepDerived(tx, [record.id], context.today)
          const facts = { ...input, ...attached, name: received.name }
          return {
            result: attached,
            entry: {
              action: 'file.attach',
              subject: { type: 'record', id: record.id, ref: record.ref },
              changes: told(facts).map(([field, value]) => ({ field, old: null, new: value })),
            },
          }
        }),
      )
    } finally {
      await discard(received)
    }
  })
}

/**
 * Takes a file away from a record; its row, its content and the entry stay, for what stood there on a past date. Refuses
 * file_removed. Right: register.update on the record.
 */
export function removeAttachment(
  context: CommandContext,
  { id, reason }: RemoveInput,
): Promise<Result<{ id: AttachmentId }>> {
  return change(context, async (tx) => {
    const found = await tx.attachment.findUnique({ where: { id }, select: { record: { select: { ref: true } } } })
    if (!found) throw new Refusal('not_found')
    const { record } = await lockRecord(tx, context, 'update', { ref: found.record.ref, rules: false })
    const row = await tx.attachment.findUniqueOrThrow({ where: { id }, include: { file: true } })
    if (row.removedAt) throw new Refusal('not_now', { reason: 'file_removed' })
    await tx.attachment.update({
      where: { id },
      data: { removedAt: context.now, removedById: personOf(context), removedReason: reason },
      select: { id: true },
    })
    await keepDerived(tx, [record.id], context.today)
    return {
      result: { id },
      entry: {
        action: 'file.remove',
        subject: { type: 'record', id: record.id, ref: record.ref },
        changes: told({ ...row, sha256: row.file.sha256 }).map(([field, value]) => ({ field, old: value, new: null })),
        reason,
      },
    }
  })
}

const tooMany = () => new Refusal('not_now', { reason: 'file_many' })

/** The record, where they may: known before a byte is read. A denial is logged; an absent record answers the same. */
async function attachableTo(context: CommandContext, ref: string): Promise<string | null> {
  const { actor } = context
  const row = await db().record.findUnique({
    where: { ref },
    select: { id: true, ownerId: true, departmentId: true, inForceVersionId: true },
  })
  if (!row) return null
  if (actor.kind !== 'person') return actor.kind === 'system' && actor.name !== 'visitor' ? row.id : null
  if (can(actor, 'register', 'update', { ...row, inForce: row.inForceVersionId !== null })) return row.id
  await recordDenial(context, 'register.update')
  return null
}

async function attach(
  tx: Tx,
  context: CommandContext,
  { recordId, input, received }: { recordId: RecordId; input: AttachInput; received: Received },
): Promise<Attached> {
  const rows = await tx.attachment.findMany({ where: { recordId }, include: { file: { select: { sha256: true } } } })
  if (rows.length >= mostFiles()) throw tooMany()
  const standing = rows.map((row) => ({ ...row, sha256: row.file.sha256, removed: row.removedAt !== null }))
  const { sha256, size } = received
  const { kind, note, replaces } = input
  const place = placeOf(standing, { name: received.name, kind, sha256, replaces })
  const id = attachmentIdSchema.parse(randomUUID())
  const by = personOf(context)
  const fileId = await keepFile(tx, received, { by, now: context.now })
  await tx.attachment.create({
    data: {
      id,
      recordId,
      fileId,
      ...place,
      seriesId: place.seriesId ?? id,
      name: received.name,
      kind,
      note,
      addedAt: context.now,
      addedById: by,
    },
    select: { id: true },
  })
  return { id, number: place.number, sha256, size }
}

function told(file: { name: string; kind: string; number: number; sha256: string }): [string, AuditChange['new']][] {
  return [
    ['file', file.name],
    ['fileKind', file.kind],
    ['fileVersion', file.number],
    ['sha256', file.sha256],
  ]
}

function personOf({ actor }: CommandContext): string | null {
  return actor.kind === 'person' ? actor.id : null
}

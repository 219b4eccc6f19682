import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { authorise, change } from '@/lib/action/change'
import { recordDenial } from '@/lib/action/denial'
import { patiently } from '@/lib/action/patiently'
import { db } from '@/lib/db/client'
import { type RequestFileId, requestFileIdSchema } from '@/lib/db/ids'
import { asResult, Refusal, type Result } from '@/lib/errors/refusal'
import { mostFiles } from '@/lib/files/store/folder'
import { notingInfected } from '@/lib/files/store/infected'
import { keepFile } from '@/lib/files/store/keep'
import { discard, type Incoming, receiveEvidence } from '@/lib/files/store/receive'
import { dropErased } from '@/lib/files/store/sweep'
import { toDatabase } from '@/lib/time/types'
import { looksLikeIdentity } from '../facts/identity-names'
import type { attachInput, dropFileInput } from '../facts/schema'
import { refuseHeld } from '../retention/held'
import { sealed } from '../store/sealed'
import { lockRequest, opened, requireNext } from './change-request'

export type AttachedToRequest = { id: RequestFileId; sha256: string; size: number }

/**
 * Takes a file in that proves something of a request, and keeps it until the request is erased; its name is sealed. A copy of an identity
 * document is refused before a byte is read (`identity_copy`; `identity_name` where its name says so): looking at it is enough, and how
 * it was done is noted. The right is asked before the first byte and again under lock. Right: request.update.
 */
export function attachToRequest(
  context: CommandContext,
  { ref, name, kind }: z.output<typeof attachInput>,
  incoming: Incoming,
): Promise<Result<AttachedToRequest>> {
  return asResult(async () => {
    const request = await attachableTo(context, ref)
    if (request === null) return { ok: false, code: 'not_found' }
    if (kind === 'identity_document') throw refusedAt('kind', 'identity_copy')
    if (looksLikeIdentity(name)) throw refusedAt('name', 'identity_name')
    const subject = { type: 'request', id: request, ref } as const
    const received = await notingInfected(context, subject, null, () => receiveEvidence(name, incoming))
    try {
      return await patiently(() =>
        change<AttachedToRequest>(context, async (tx) => {
          const row = await lockRequest(tx, ref)
          authorise(context, 'request', 'update')
          requireNext(row, 'file')
          const { key } = opened(row, 'file')
          const { sha256, size, warning } = received
          const rows = await tx.requestFile.findMany({
            where: { requestId: row.id },
            select: { id: true, erasedAt: true, file: { select: { sha256: true } } },
          })
          const there = rows.find(({ file, erasedAt }) => file.sha256 === sha256 && erasedAt === null)
          const id = requestFileIdSchema.parse(there?.id ?? randomUUID())
          if (there) return { result: { id, sha256, size }, entry: null }
          if (rows.length >= mostFiles()) throw new Refusal('not_now', { reason: 'file_many' })
          const by = personOrNull(context)
          const fileId = await keepFile(tx, received, { by, now: context.now })
          await tx.requestFile.create({
            data: {
              ...{ id, requestId: row.id, fileId, kind, warning, addedById: by },
              ...{ addedAt: toDatabase(context.now), sealed: sealed(key, `file:${id}`, { name: received.name }) },
            },
            select: { id: true },
          })
          return {
            result: { id, sha256, size },
            entry: {
              action: 'request.file',
              subject: { type: 'request', id: row.id, ref },
              changes: [
                { field: 'requestFileKind', old: null, new: kind },
                { field: 'sha256', old: null, new: sha256 },
              ],
            },
          }
        }),
      )
    } finally {
      await discard(received)
    }
  })
}

const refusedAt = (field: 'kind' | 'name', reason: 'identity_copy' | 'identity_name') =>
  new Refusal('invalid', { reason, fields: { [field]: [reason] } })

/** The request, where they may: known before a byte is read. A denial is logged; an absent request answers the same. */
async function attachableTo(context: CommandContext, ref: string): Promise<string | null> {
  const { actor } = context
  const there = await db().personRequest.findUnique({ where: { ref }, select: { id: true } })
  if (there && actor.kind === 'person' && can(actor, 'request', 'update')) return there.id
  await recordDenial(context, 'request.update')
  return null
}

/**
 * Erases a file of a request: name and content go for good, unless the same content stands elsewhere; kind, hash and reason stay. Twice it is
 * done once. Refuses `request_held` while a legal hold stands on the request. Right: request.update.
 */
export function dropFromRequest(
  context: CommandContext,
  { id, reason }: z.output<typeof dropFileInput>,
): Promise<Result<{ id: RequestFileId }>> {
  return asResult(async () => {
    const found = await db().requestFile.findUnique({
      where: { id },
      select: { file: { select: { sha256: true } }, request: { select: { ref: true } } },
    })
    const result = await change<{ id: RequestFileId }>(context, async (tx) => {
      const row = await lockRequest(tx, found?.request.ref ?? '')
      authorise(context, 'request', 'update')
      requireNext(row, 'file')
      await refuseHeld(tx, row.ref, context.today)
      const erased = { sealed: null, erasedAt: toDatabase(context.now), erasedById: personOrNull(context) }
      const { count } = await tx.requestFile.updateMany({ where: { id, erasedAt: null }, data: erased })
      if (count === 0) return { result: { id }, entry: null }
      return {
        result: { id },
        entry: {
          action: 'request.file_remove',
          subject: { type: 'request', id: row.id, ref: row.ref },
          changes: [{ field: 'sha256', old: found?.file.sha256 ?? null, new: null }],
          reason,
        },
      }
    })
    if (result.ok && found) await dropErased(found.file.sha256)
    return result
  })
}

import { randomUUID } from 'node:crypto'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { authorise, change } from '@/lib/action/change'
import { recordDenial } from '@/lib/action/denial'
import { patiently } from '@/lib/action/patiently'
import { asResult, Refusal, type Result } from '@/lib/errors/refusal'
import { mostFiles } from '@/lib/files/store/folder'
import { notingInfected } from '@/lib/files/store/infected'
import { keepFile } from '@/lib/files/store/keep'
import { discard, type Incoming, receiveEvidence } from '@/lib/files/store/receive'
import { dropErased } from '@/lib/files/store/sweep'
import { toDatabase } from '@/lib/time/types'
import type { Coming, EvidenceHolder } from './holder'

type Owned = { id: string; ref: string }
export type Added<Id> = { id: Id; sha256: string; size: number }

/**
 * Takes a file in as evidence. The right is asked before the first byte and again under lock; what is refused leaves nothing on
 * disk, and the same content again writes nothing. Its name stays out of the log. Refuses as receiveEvidence and its holder do,
 * and `file_many`. Right: that of its holder.
 */
export function addEvidence<Owner extends Owned, Id extends string>(
  holder: EvidenceHolder<Owner, Id>,
  context: CommandContext,
  coming: Coming,
  incoming: Incoming,
): Promise<Result<Added<Id>>> {
  return asResult(async () => {
    const { ref, name, kind } = coming
    const ownerId = await attachableTo(holder, context, ref)
    if (ownerId === null) return { ok: false, code: 'not_found' }
    holder.refuseComing(coming)
    const subject = { type: holder.subject, id: ownerId, ref }
    const received = await notingInfected(context, subject, null, () => receiveEvidence(name, incoming))
    try {
      return await patiently(() =>
        change<Added<Id>>(context, async (tx) => {
          const owner = await holder.lock(tx, ref)
          authorise(context, ...holder.right)
          await holder.refuse(tx, context, owner, 'add')
          const { sha256, size, warning } = received
          const files = await holder.files(tx, owner.id)
          const there = files.find(({ file, erasedAt }) => file.sha256 === sha256 && erasedAt === null)
          const id = holder.idOf(there?.id ?? randomUUID())
          if (there) return { result: { id, sha256, size }, entry: null }
          if (files.length >= mostFiles()) throw new Refusal('not_now', { reason: 'file_many' })
          const by = personOrNull(context)
          const fileId = await keepFile(tx, received, { by, now: context.now })
          await holder.add(tx, owner, {
            ...{ id, fileId, kind, name: received.name, warning },
            ...{ addedAt: toDatabase(context.now), addedById: by },
          })
          return {
            result: { id, sha256, size },
            entry: {
              action: holder.actions.add,
              subject: { type: holder.subject, id: owner.id, ref },
              changes: [
                { field: holder.kindField, old: null, new: kind },
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

/** What it is added to, where they may: known before a byte is read. A denial is logged; what is absent answers the same. */
async function attachableTo<Owner extends Owned, Id extends string>(
  { right, find }: EvidenceHolder<Owner, Id>,
  context: CommandContext,
  ref: string,
): Promise<string | null> {
  const { actor } = context
  const there = await find(ref)
  if (there && actor.kind === 'person' && can(actor, ...right)) return there.id
  await recordDenial(context, right.join('.'))
  return null
}

/**
 * Erases a file: name and content go for good, unless the same content stands elsewhere; kind, hash and reason stay. Twice it is
 * done once. Refuses as its holder does. Right: that of its holder.
 */
export function eraseEvidence<Owner extends Owned, Id extends string>(
  holder: EvidenceHolder<Owner, Id>,
  context: CommandContext,
  { id, reason }: { id: Id; reason: string },
): Promise<Result<{ id: Id }>> {
  return asResult(async () => {
    const found = await holder.file(id)
    const result = await change<{ id: Id }>(context, async (tx) => {
      const owner = await holder.lock(tx, found?.ref ?? '')
      authorise(context, ...holder.right)
      await holder.refuse(tx, context, owner, 'erase')
      const erased = { erasedAt: toDatabase(context.now), erasedById: personOrNull(context) }
      const { count } = await holder.erase(tx, id, erased)
      if (count === 0) return { result: { id }, entry: null }
      return {
        result: { id },
        entry: {
          action: holder.actions.erase,
          subject: { type: holder.subject, id: owner.id, ref: owner.ref },
          changes: [{ field: 'sha256', old: found?.sha256 ?? null, new: null }],
          reason,
        },
      }
    })
    if (result.ok && found) await dropErased(found.sha256)
    return result
  })
}

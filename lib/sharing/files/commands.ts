import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { authorise, change } from '@/lib/action/change'
import { recordDenial } from '@/lib/action/denial'
import { patiently } from '@/lib/action/patiently'
import { db, type Tx } from '@/lib/db/client'
import { type DisclosureFileId, disclosureFileIdSchema } from '@/lib/db/ids'
import { asResult, Refusal, type Result } from '@/lib/errors/refusal'
import { mostFiles } from '@/lib/files/store/folder'
import { notingInfected } from '@/lib/files/store/infected'
import { keepFile } from '@/lib/files/store/keep'
import { discard, type Incoming, receiveEvidence } from '@/lib/files/store/receive'
import { dropErased } from '@/lib/files/store/sweep'
import { toDatabase } from '@/lib/time/types'
import type { attachProofInput, dropProofInput } from './schema'

export type AttachedProof = { id: DisclosureFileId; sha256: string; size: number }

/**
 * Takes a file in that proves something of what went to others: that people said yes, who asked, who decided, what was given. The right is
 * asked before the first byte and again under lock; the same content again writes nothing. Its name stays out of the log. Refuses as
 * receiveEvidence does, and `file_many`. Right: sharing.update.
 */
export function attachProof(
  context: CommandContext,
  { ref, name, kind }: z.output<typeof attachProofInput>,
  incoming: Incoming,
): Promise<Result<AttachedProof>> {
  return asResult(async () => {
    const disclosure = await attachableTo(context, ref)
    if (disclosure === null) return { ok: false, code: 'not_found' }
    const subject = { type: 'disclosure', id: disclosure, ref } as const
    const received = await notingInfected(context, subject, null, () => receiveEvidence(name, incoming))
    try {
      return await patiently(() =>
        change<AttachedProof>(context, async (tx) => {
          const row = await lockDisclosure(tx, ref)
          authorise(context, 'sharing', 'update')
          const { sha256, size, warning } = received
          const rows = await tx.disclosureFile.findMany({
            where: { disclosureId: row.id },
            select: { id: true, erasedAt: true, file: { select: { sha256: true } } },
          })
          const there = rows.find(({ file, erasedAt }) => file.sha256 === sha256 && erasedAt === null)
          const id = disclosureFileIdSchema.parse(there?.id ?? randomUUID())
          if (there) return { result: { id, sha256, size }, entry: null }
          if (rows.length >= mostFiles()) throw new Refusal('not_now', { reason: 'file_many' })
          const by = personOrNull(context)
          const fileId = await keepFile(tx, received, { by, now: context.now })
          await tx.disclosureFile.create({
            data: {
              ...{ id, disclosureId: row.id, fileId, kind, name: received.name, warning, addedById: by },
              addedAt: toDatabase(context.now),
            },
            select: { id: true },
          })
          return {
            result: { id, sha256, size },
            entry: {
              action: 'disclosure.file',
              subject: { type: 'disclosure', id: row.id, ref },
              changes: [
                { field: 'sharingFileKind', old: null, new: kind },
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

/** The disclosure, where they may: known before a byte is read. A denial is logged; an absent one answers the same. */
async function attachableTo(context: CommandContext, ref: string): Promise<string | null> {
  const { actor } = context
  const there = await db().disclosure.findUnique({ where: { ref }, select: { id: true } })
  if (there && actor.kind === 'person' && can(actor, 'sharing', 'update')) return there.id
  await recordDenial(context, 'sharing.update')
  return null
}

async function lockDisclosure(tx: Tx, ref: string) {
  await tx.$queryRaw`SELECT 1 FROM "Disclosure" WHERE ref = ${ref} FOR UPDATE`
  const row = await tx.disclosure.findUnique({ where: { ref }, select: { id: true, ref: true } })
  if (!row) throw new Refusal('not_found')
  return row
}

/**
 * Erases a proof: name and content go for good, unless the same content stands elsewhere; kind, hash and reason stay. Twice it is done once.
 * Right: sharing.update.
 */
export function dropProof(
  context: CommandContext,
  { id, reason }: z.output<typeof dropProofInput>,
): Promise<Result<{ id: DisclosureFileId }>> {
  return asResult(async () => {
    const found = await db().disclosureFile.findUnique({
      where: { id },
      select: { file: { select: { sha256: true } }, disclosure: { select: { ref: true } } },
    })
    const result = await change<{ id: DisclosureFileId }>(context, async (tx) => {
      const row = await lockDisclosure(tx, found?.disclosure.ref ?? '')
      authorise(context, 'sharing', 'update')
      const { count } = await tx.disclosureFile.updateMany({
        where: { id, erasedAt: null },
        data: { name: '', erasedAt: toDatabase(context.now), erasedById: personOrNull(context) },
      })
      if (count === 0) return { result: { id }, entry: null }
      return {
        result: { id },
        entry: {
          action: 'disclosure.file_remove',
          subject: { type: 'disclosure', id: row.id, ref: row.ref },
          changes: [{ field: 'sha256', old: found?.file.sha256 ?? null, new: null }],
          reason,
        },
      }
    })
    if (result.ok && found) await dropErased(found.file.sha256)
    return result
  })
}

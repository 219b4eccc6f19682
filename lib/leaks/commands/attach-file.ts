import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { can, canByLink, type Facts } from '@/lib/access/can'
import { authorise, change } from '@/lib/action/change'
import { recordDenial } from '@/lib/action/denial'
import { patiently } from '@/lib/action/patiently'
import type { AuditChange } from '@/lib/audit/entry/event'
import { db, type Tx } from '@/lib/db/client'
import { type LeakFileId, leakFileIdSchema } from '@/lib/db/ids'
import { asResult, Refusal, type Result } from '@/lib/errors/refusal'
import { mostFiles } from '@/lib/files/store/folder'
import { notingInfected } from '@/lib/files/store/infected'
import { keepFile } from '@/lib/files/store/keep'
import { discard, type Incoming, type ReceivedEvidence, receiveEvidence } from '@/lib/files/store/receive'
import { textUpTo } from '@/lib/text/typed'
import { toDatabase } from '@/lib/time/types'
import { requireNext } from '../facts/rules'
import { inviteOf } from './add-to-leak'
import { lockLeak, refuseEnded } from './change-leak'
import { requireStanding } from './standing-link'

/** What comes with the bytes of a file: the query of the upload door. */
export const attachLeakFileInput = z.object({ ref: z.string().max(40), name: z.string() })
type Input = z.infer<typeof attachLeakFileInput>

export const removeLeakFileInput = z.object({ id: leakFileIdSchema, reason: textUpTo(500).min(1) })

export type AttachedToLeak = { id: LeakFileId; name: string; sha256: string; size: number }

/** By which right a file comes, and what the log calls it: what a reporter does stands there under a name for that leak alone. */
const sides = {
  reporter: { right: ['own_report', 'note'], action: 'leak.file' },
  handler: { right: ['leak', 'note'], action: 'leak.evidence' },
  receipt: { right: ['draft', 'file'], action: 'leak.evidence' },
} as const
type Side = keyof typeof sides

/** The reporter of a leak, or the processor who told of it by a link, adds a photo or file to it. Right: own_report.note; anybody else's leak answers like an absent one. */
export function attachReporterFile(context: CommandContext, input: Input, incoming: Incoming) {
  return attachFile(context, 'reporter', input, incoming)
}

/** Who handles a leak, or is invited to it, adds evidence to it. Right: leak.note. */
export function attachEvidence(context: CommandContext, input: Input, incoming: Incoming) {
  return attachFile(context, 'handler', input, incoming)
}

/** Who files a report adds what its recipient gave as proof; it stands with the evidence. Right: draft.file. */
export function attachReceipt(context: CommandContext, input: Input, incoming: Incoming) {
  return attachFile(context, 'receipt', input, incoming)
}

/**
 * Takes a file in and keeps it with a leak. The right is asked before the first byte and again under lock; what is
 * refused leaves nothing on disk. The same content again, from the same side, writes nothing and answers the same: a
 * device that heard no answer sends once more. Refusals: those of receiveEvidence, file_many, leak_state.
 */
function attachFile(context: CommandContext, side: Side, { ref, name }: Input, incoming: Incoming) {
  return asResult(async (): Promise<Result<AttachedToLeak>> => {
    const id = await attachableTo(context, side, ref)
    if (id === null) return { ok: false, code: 'not_found' }
    const subject = { type: 'leak', id, ref } as const
    const [resource, verb] = sides[side].right
    const received = await notingInfected(context, subject, name, () => receiveEvidence(name, incoming))
    try {
      return await patiently(() =>
        change<AttachedToLeak>(context, async (tx) => {
          const leak = await lockLeak(tx, ref)
          authorise(context, resource, verb, { ...(await inviteOf(tx, context, leak.id)), ownerId: leak.reporterId })
          await requireStanding(tx, context)
          await refuseEnded(tx, leak)
          requireNext(leak.state, 'note')
          const { attached, isNew } = await kept(tx, context, { leakId: leak.id, side, received })
          if (!isNew) return { result: attached, entry: null }
          return {
            result: attached,
            entry: {
              action: sides[side].action,
              subject: { type: 'leak', id: leak.id, ref: leak.ref },
              changes: told(received).map(([field, value]) => ({ field, old: null, new: value })),
            },
          }
        }),
      )
    } finally {
      await discard(received)
    }
  })
}

/** The leak, where they may: known before a byte is read. A denial is logged; an absent leak answers the same. */
async function attachableTo(context: CommandContext, side: Side, ref: string): Promise<string | null> {
  const { actor } = context
  const leak = await db().leak.findUnique({ where: { ref }, select: { id: true, reporterId: true } })
  if (actor.kind === 'system') return leak !== null && actor.name !== 'visitor' ? leak.id : null
  const [resource, verb] = sides[side].right
  const facts: Facts = leak ? { ...(await inviteOf(db(), context, leak.id)), ownerId: leak.reporterId } : {}
  const may = actor.kind === 'person' ? can(actor, resource, verb, facts) : canByLink(actor, resource, verb, facts)
  if (leak && may) return leak.id
  await recordDenial(context, `${resource}.${verb}`)
  return null
}

type Coming = { leakId: string; side: Side; received: ReceivedEvidence }

async function kept(tx: Tx, context: CommandContext, { leakId, side: by, received }: Coming) {
  const side = by === 'reporter' ? 'reporter' : 'handler'
  const { name, sha256, size, warning } = received
  const rows = await tx.leakFile.findMany({ where: { leakId }, include: { file: { select: { sha256: true } } } })
  const there = rows.find((row) => row.file.sha256 === sha256 && row.side === side && row.removedAt === null)
  const id = leakFileIdSchema.parse(there?.id ?? randomUUID())
  const attached: AttachedToLeak = { id, name: there?.name ?? name, sha256, size }
  if (there) return { attached, isNew: false }
  if (rows.length >= mostFiles()) throw new Refusal('not_now', { reason: 'file_many' })
  const person = personOf(context)
  const fileId = await keepFile(tx, received, { by: person, now: context.now })
  const addedAt = toDatabase(context.now)
  await tx.leakFile.create({
    data: { id, leakId, fileId, side, name, warning, addedAt, addedById: person },
    select: { id: true },
  })
  return { attached, isNew: true }
}

/**
 * Takes a file away from a leak: it stays in the list, struck through, with the reason; row, content and entries stay.
 * Refuses file_removed. Right: leak.update.
 */
export function removeLeakFile(
  context: CommandContext,
  { id, reason }: z.infer<typeof removeLeakFileInput>,
): Promise<Result<{ id: LeakFileId }>> {
  return change(context, async (tx) => {
    authorise(context, 'leak', 'update')
    const found = await tx.leakFile.findUnique({ where: { id }, select: { leak: { select: { ref: true } } } })
    if (!found) throw new Refusal('not_found')
    const leak = await lockLeak(tx, found.leak.ref)
    await refuseEnded(tx, leak)
    const row = await tx.leakFile.findUniqueOrThrow({ where: { id }, include: { file: { select: { sha256: true } } } })
    if (row.erasedAt) throw new Refusal('not_found')
    if (row.removedAt) throw new Refusal('not_now', { reason: 'file_removed' })
    await tx.leakFile.update({
      where: { id },
      data: { removedAt: toDatabase(context.now), removedById: personOf(context), removedReason: reason },
      select: { id: true },
    })
    return {
      result: { id },
      entry: {
        action: 'leak.file_remove',
        subject: { type: 'leak', id: leak.id, ref: leak.ref },
        changes: told({ name: row.name, sha256: row.file.sha256 }).map(([field, value]) => ({
          field,
          old: value,
          new: null,
        })),
        reason,
      },
    }
  })
}

function told({ name, sha256 }: { name: string; sha256: string }): [string, AuditChange['new']][] {
  return [
    ['file', name],
    ['sha256', sha256],
  ]
}

function personOf({ actor }: CommandContext): string | null {
  return actor.kind === 'system' ? null : actor.id
}

import type { CommandContext } from '@/lib/access/actor'
import type { Facts } from '@/lib/access/can'
import { authorise, change } from '@/lib/action/change'
import type { AuditAction, AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import type { Leak } from '@/lib/db/generated/client'
import type { Result } from '@/lib/errors/refusal'
import { type LeakVerb, requireNext } from '../facts/rules'
import { lockLeak } from './change-leak'

type Spec = { does: LeakVerb; action: AuditAction }
/** What was written beside the leak; `changes` null: everything is as it should be, and nothing is. */
type Added<T> = { result: T; changes: AuditChange[] | null; reason?: string }

/**
 * Runs one write beside a leak: on its timeline or among its tasks. The leak itself, its version and its clocks stay, so that people
 * who write at once do not stand in each other's way. Right: leak.note, for who handles leaks and who is invited to this one;
 * anybody else's leak answers like an absent one.
 */
export async function addToLeak<T>(
  context: CommandContext,
  ref: string,
  { does, action }: Spec,
  work: (tx: Tx, leak: Leak) => Promise<Added<T>>,
): Promise<Result<T>> {
  return change(context, async (tx) => {
    const leak = await lockLeak(tx, ref)
    authorise(context, 'leak', 'note', await inviteOf(tx, context, leak.id))
    requireNext(leak.state, does)
    const { result, changes, reason } = await work(tx, leak)
    if (changes === null) return { result, entry: null }
    const subject = { type: 'leak', id: leak.id, ref: leak.ref } as const
    return { result, entry: { action, subject, changes, ...(reason ? { reason } : {}) } }
  })
}

/** Whether who acts is invited to this leak, as a fact for the rights. */
export async function inviteOf(tx: Tx, { actor }: CommandContext, leakId: string): Promise<Facts> {
  if (actor.kind !== 'person') return {}
  const invite = await tx.leakInvite.findUnique({ where: { leakId_userId: { leakId, userId: actor.id } } })
  return { invited: invite !== null }
}

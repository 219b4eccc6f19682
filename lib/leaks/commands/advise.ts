import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import type { AdviceInput, ReleaseAdviceInput } from '../facts/schema'
import { changeLeak, type LeakChanged } from './change-leak'

/** The DPO's advice (Art. 39(1)(a)). Until it is released only DPOs see it; a released advice never changes: a new one is written. */
export async function writeAdvice(context: CommandContext, input: AdviceInput): Promise<Result<LeakChanged>> {
  const authorId = actingPerson(context)
  const spec = { right: ['advice', 'create'], does: 'advise', action: 'advice.write' } as const
  return changeLeak(context, input, spec, async (tx, { leak }) => {
    const { body, notifyAuthority, notifyPeople } = input
    const said = { body, notifyAuthority, notifyPeople }
    const open = await tx.leakAdvice.findFirst({ where: { leakId: leak.id, authorId, releasedAt: null } })
    if (open) await tx.leakAdvice.update({ where: { id: open.id }, data: { ...said, version: open.version + 1 } })
    else
      await tx.leakAdvice.create({ data: { leakId: leak.id, authorId, ...said, createdAt: toDatabase(context.now) } })
    return { changes: [{ field: 'advice', old: open?.body ?? null, new: body }] }
  })
}

/** Shows a written advice to management, auditors and invited people. */
export async function releaseAdvice(context: CommandContext, input: ReleaseAdviceInput): Promise<Result<LeakChanged>> {
  const spec = { right: ['advice', 'release'], does: 'advise', action: 'advice.release' } as const
  return changeLeak(context, input, spec, async (tx, { leak }) => {
    const written = await tx.leakAdvice.findFirst({ where: { id: input.adviceId, leakId: leak.id } })
    if (!written) throw new Refusal('not_found')
    if (written.releasedAt) throw new Refusal('not_now', { reason: 'advice_released' })
    const releasedAt = toDatabase(context.now)
    await tx.leakAdvice.update({ where: { id: written.id }, data: { releasedAt } })
    return { changes: [{ field: 'adviceReleased', old: null, new: context.now }] }
  })
}

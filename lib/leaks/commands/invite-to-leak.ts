import type { CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { InviteInput } from '../facts/schema'
import { changeLeak, type LeakDone } from './change-leak'

/** The record owners who may read this leak: the given set replaces the old one. Only people with the role `editor`. */
export async function inviteToLeak(context: CommandContext, input: InviteInput): Promise<Result<LeakDone>> {
  const spec = { right: ['leak', 'update'], does: 'invite', action: 'leak.invite' } as const
  const wanted = [...new Set<string>(input.userIds)]
  return changeLeak(context, input, spec, async (tx, leak) => {
    const editors = await tx.user.count({
      where: { id: { in: wanted }, disabledAt: null, roles: { some: { role: 'editor' } } },
    })
    if (editors !== wanted.length) throw new Refusal('invalid', { fields: { userIds: ['choose'] } })
    const before = await tx.leakInvite.findMany({ where: { leakId: leak.id }, select: { userId: true } })
    await tx.leakInvite.deleteMany({ where: { leakId: leak.id, userId: { notIn: wanted } } })
    await tx.leakInvite.createMany({
      data: wanted.map((userId) => ({ leakId: leak.id, userId })),
      skipDuplicates: true,
    })
    return { changes: [{ field: 'invited', old: before.map((row) => row.userId).sort(), new: [...wanted].sort() }] }
  })
}

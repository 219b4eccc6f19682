import type { CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { InviteInput, LinkRecordsInput } from '../facts/schema'
import { changeLeak, type LeakChanged } from './change-leak'

/** The records of the registers that a leak hits: the given set replaces the old one. */
export async function linkRecords(context: CommandContext, input: LinkRecordsInput): Promise<Result<LeakChanged>> {
  const spec = { right: ['leak', 'update'], does: 'link', action: 'leak.link' } as const
  const wanted = [...new Set<string>(input.recordIds)]
  return changeLeak(context, input, spec, async (tx, { leak }) => {
    const found = await tx.record.findMany({ where: { id: { in: wanted } }, select: { id: true, ref: true } })
    if (found.length !== wanted.length) throw new Refusal('invalid', { fields: { recordIds: ['choose'] } })
    const before = await tx.leakRecord.findMany({
      where: { leakId: leak.id },
      select: { record: { select: { ref: true } } },
    })
    await tx.leakRecord.deleteMany({ where: { leakId: leak.id, recordId: { notIn: wanted } } })
    await tx.leakRecord.createMany({
      data: wanted.map((recordId) => ({ leakId: leak.id, recordId })),
      skipDuplicates: true,
    })
    const old = before.map((link) => link.record.ref).sort()
    return { relinked: true, changes: [{ field: 'linkedRecords', old, new: found.map((record) => record.ref).sort() }] }
  })
}

/** The record owners who may read this leak: the given set replaces the old one. Only people with the role `editor`. */
export async function inviteToLeak(context: CommandContext, input: InviteInput): Promise<Result<LeakChanged>> {
  const spec = { right: ['leak', 'update'], does: 'invite', action: 'leak.invite' } as const
  const wanted = [...new Set<string>(input.userIds)]
  return changeLeak(context, input, spec, async (tx, { leak }) => {
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

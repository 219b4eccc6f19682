import type { CommandContext } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { InviteInput, InviteRoleInput, LinkRecordsInput } from '../facts/schema'
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

/**
 * The record owners who may read this leak and write along: the given set replaces the old one; who is new has the given role. Only
 * people with the role `editor`. What was still to be done by somebody whose invitation ends is nobody's again.
 */
export async function inviteToLeak(context: CommandContext, input: InviteInput): Promise<Result<LeakChanged>> {
  const spec = { right: ['leak', 'update'], does: 'invite', action: 'leak.invite' } as const
  const wanted = [...new Set<string>(input.userIds)]
  const { role = null } = input
  return changeLeak(context, input, spec, async (tx, { leak }) => {
    const editors = await tx.user.count({
      where: { id: { in: wanted }, disabledAt: null, roles: { some: { role: 'editor' } } },
    })
    if (editors !== wanted.length) throw new Refusal('invalid', { fields: { userIds: ['choose'] } })
    const before = await tx.leakInvite.findMany({ where: { leakId: leak.id }, select: { userId: true } })
    const invited = before.map(({ userId }) => userId)
    const ended = invited.filter((userId) => !wanted.includes(userId))
    await tx.leakInvite.deleteMany({ where: { leakId: leak.id, userId: { in: ended } } })
    await tx.leakInvite.createMany({
      data: wanted.map((userId) => ({ leakId: leak.id, userId, role })),
      skipDuplicates: true,
    })
    await releaseTasks(tx, leak.id, ended)
    return {
      changes: [
        { field: 'invited', old: [...invited].sort(), new: [...wanted].sort() },
        ...(role !== null && wanted.some((userId) => !invited.includes(userId))
          ? [{ field: 'inviteRole', old: null, new: role }]
          : []),
      ],
    }
  })
}

async function releaseTasks(tx: Tx, leakId: string, userIds: readonly string[]): Promise<void> {
  await tx.leakTask.updateMany({
    where: { leakId, ownerId: { in: [...userIds] }, endedAt: null },
    data: { ownerId: null, assignedAt: null, assignedById: null, version: { increment: 1 } },
  })
}

/** As what somebody who is invited works on the leak: their card of duties follows. Refuses `not_found` for who is not. */
export async function setInviteRole(context: CommandContext, input: InviteRoleInput): Promise<Result<LeakChanged>> {
  const spec = { right: ['leak', 'update'], does: 'invite', action: 'leak.invite' } as const
  const { userId, role } = input
  return changeLeak(context, input, spec, async (tx, { leak }) => {
    const key = { leakId_userId: { leakId: leak.id, userId } }
    const before = await tx.leakInvite.findUnique({ where: key })
    if (!before) throw new Refusal('not_found')
    await tx.leakInvite.update({ where: key, data: { role } })
    return {
      changes: [
        { field: 'invited', old: null, new: userId },
        { field: 'inviteRole', old: before.role, new: role },
      ],
    }
  })
}

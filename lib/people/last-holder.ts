import type { Role } from '@/lib/access/roles'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors/refusal'
import { type Instant, toDatabase } from '@/lib/time/types'

/** Roles without which nobody could run the application or answer to the authority. */
const needed = ['admin', 'dpo'] as const

/**
 * Refuses to take the role from the last person who holds it and can sign in. The holders' rows are locked first, in
 * one order, so that two administrators who demote each other at once do not both succeed. Accounts are counted, not
 * persons: what must never happen is that nobody can sign in with the role, and a second account of the person can.
 */
export async function keepLastHolders(
  tx: Tx,
  userId: string,
  rolesAfter: readonly Role[],
  now: Instant,
): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "UserRole" WHERE role IN ('admin', 'dpo') ORDER BY role, "userId" FOR UPDATE`
  const at = toDatabase(now)
  for (const role of needed) {
    if (rolesAfter.includes(role)) continue
    const holders = await tx.user.findMany({
      where: {
        roles: { some: { role } },
        disabledAt: null,
        passwordHash: { not: null },
        OR: [{ validUntil: null }, { validUntil: { gt: at } }],
      },
      select: { id: true },
    })
    const holds = holders.some((holder) => holder.id === userId)
    if (holds && holders.length === 1) throw new Refusal('in_use', { reason: `last_${role}` })
  }
}

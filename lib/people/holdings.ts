import type { CommandContext } from '@/lib/access/actor'
import { realLeaks } from '@/lib/access/scope'
import type { Tx } from '@/lib/db/client'
import type { UserId } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'

/** What a person holds that stays with them when they go, in numbers: who runs accounts sees no titles. */
export type Holdings = {
  records: number
  findings: number
  /** Legal holds that they placed and that still stand. */
  holds: number
  /** Open leaks that they handle, are invited to or wrote the advice of. */
  leaks: number
  /** Comments that ask them to look. */
  mentions: number
}
/** The kinds in the order in which they are said. */
const holdingKinds = ['records', 'findings', 'holds', 'leaks', 'mentions'] as const satisfies (keyof Holdings)[]

/** Counts what a person holds (five counts). */
export async function holdingsOf(tx: Tx, userId: UserId, { today }: Pick<LocalNow, 'today'>): Promise<Holdings> {
  const ownerId = userId
  const stands = [{ liftedAt: null }, { OR: [{ endsOn: null }, { endsOn: { gte: toDatabase(today) } }] }]
  const handled = [
    { handlerId: userId },
    { secondHandlerId: userId },
    { invites: { some: { userId } } },
    { advices: { some: { authorId: userId } } },
  ]
  return {
    records: await tx.record.count({ where: { ownerId, status: { not: 'retired' } } }),
    findings: await tx.finding.count({ where: { ownerId, state: { in: ['open', 'in_progress'] } } }),
    holds: await tx.legalHold.count({ where: { placedById: userId, AND: stands } }),
    leaks: await tx.leak.count({ where: { ...realLeaks, state: { in: ['received', 'confirmed'] }, OR: handled } }),
    mentions: await tx.mention.count({ where: { personId: userId, seenAt: null } }),
  }
}

/**
 * Refuses `holds` with the numbers when a person who goes holds something and who sends it was not told yet. The operator
 * at the command line is not asked.
 */
export async function askWhatIsHeld(
  tx: Tx,
  context: CommandContext,
  { userId, knowing = false }: { userId: UserId; knowing?: boolean | undefined },
): Promise<void> {
  if (knowing || context.actor.kind === 'system') return
  const held = await holdingsOf(tx, userId, context)
  if (holdingKinds.some((kind) => held[kind] > 0)) throw new Refusal('not_now', { reason: 'holds', data: held })
}

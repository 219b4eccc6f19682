import type { CommandContext } from '@/lib/access/actor'
import { accountsOfAll } from '@/lib/access/persons'
import type { Role } from '@/lib/access/roles'
import type { Tx } from '@/lib/db/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import { queueMail } from '@/lib/mail/queue'
import { mailSettings } from '@/lib/mail/settings'

type Reviewed = { ref: string; register: string; isExample: boolean }
type Version = { id: string; submittedById: string; contributorIds: readonly string[] }

/** Tells the DPOs that a record waits for their review. */
export async function mailForReview(
  tx: Tx,
  context: CommandContext,
  record: Reviewed,
  version: Version,
): Promise<void> {
  await mailWaiting(tx, context, record, version, 'review')
}

/** Tells the management that a record waits to be put in force: those who had no hand in it, for only they may. */
export async function mailForForce(tx: Tx, context: CommandContext, record: Reviewed, version: Version): Promise<void> {
  await mailWaiting(tx, context, record, version, 'force')
}

/** Tells who submitted a version that it came back. */
export async function mailReturned(tx: Tx, context: CommandContext, record: Reviewed, version: Version): Promise<void> {
  await queueMail(tx, {
    to: userIdSchema.parse(version.submittedById),
    template: 'returned',
    params: { reference: record.ref, path: `/registers/${record.register}/${record.ref}` },
    now: context.now,
    dedupeKey: `returned:${version.id}`,
    isExample: record.isExample,
  })
}

async function mailWaiting(
  tx: Tx,
  { actor, now }: CommandContext,
  record: Reviewed,
  version: Version,
  step: 'review' | 'force',
): Promise<void> {
  if (!mailSettings()) return
  // By person: whoever took part with one account is not asked with the other.
  const involved = await accountsOfAll(tx, [
    version.submittedById,
    ...(step === 'force' ? version.contributorIds : []),
    ...(actor.kind === 'person' ? [actor.id] : []),
  ])
  for (const to of await holdersOf(tx, step === 'review' ? 'dpo' : 'management')) {
    if (involved.has(to)) continue
    await queueMail(tx, {
      to,
      template: 'review_waiting',
      params: { reference: record.ref, step, path: `/registers/${record.register}/${record.ref}/review` },
      now,
      dedupeKey: `review_waiting:${version.id}:${step}:${to}`,
      isExample: record.isExample,
    })
  }
}

async function holdersOf(tx: Tx, role: Role): Promise<UserId[]> {
  const users = await tx.user.findMany({
    where: { disabledAt: null, roles: { some: { role } } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return users.map((user) => userIdSchema.parse(user.id))
}

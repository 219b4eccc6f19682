import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { draftIdSchema, type LeakId, leakIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { reportParts } from '@/lib/law/codes/leak-states'
import { type Instant, instantOf } from '@/lib/time/types'
import type { Profile } from './profiles/profile'
import { type DraftWritten, lockedDraft } from './write'

export const bundleLeakInput = z.strictObject({
  id: draftIdSchema,
  version: z.number().int(),
  leakId: leakIdSchema,
  /** false: it is not named any more. */
  named: z.boolean(),
})
type BundleLeakInput = z.infer<typeof bundleLeakInput>

/** At most so many leaks beside its own are named in one report. */
const mostBundled = 50

/** A leak that a report names beside its own, as far as the recipient is told of it. */
export type BundledLeak = { id: LeakId; ref: string; title: string; detectedAt: Instant }

/**
 * Names another leak in a report, or no more: like leaks in a short time may be notified together (EDPB Guidelines 9/2022,
 * II.B.2). Filing the report then ends the clock of each. The sign-off falls away. Refuses `not_now` for a report that is
 * not the first, `invalid` at `leakId` for a leak that runs no such clock. Right: draft.update.
 */
export function bundleLeak(context: CommandContext, input: BundleLeakInput): Promise<Result<DraftWritten>> {
  return change(context, async (tx) => {
    authorise(context, 'draft', 'update')
    const draft = await lockedDraft(tx, input.id)
    if (draft.version !== input.version) throw new Refusal('stale', { data: { version: draft.version, fields: [] } })
    const place = { draftId: input.id, leakId: input.leakId }
    if (input.named) {
      if (!canBundle(draft.profile)) throw new Refusal('not_now', { reason: 'bundle_first' })
      const [other] = await bundleable(tx, draft.leak, input.leakId)
      const named = await tx.draftLeak.findMany({ where: { draftId: input.id }, select: { leakId: true } })
      if (!other || named.some(({ leakId }) => leakId === input.leakId) || named.length >= mostBundled)
        throw new Refusal('invalid', { fields: { leakId: ['choose'] } })
      await tx.draftLeak.create({ data: place })
    } else {
      const { count } = await tx.draftLeak.deleteMany({ where: place })
      if (count === 0) throw new Refusal('not_found')
    }
    const { ref } = await tx.leak.findUniqueOrThrow({ where: { id: input.leakId }, select: { ref: true } })
    const version = draft.version + 1
    await tx.reportDraft.update({
      where: { id: input.id },
      data: { version, signedOffById: null, signedOffAt: null, updatedAt: context.now },
    })
    return {
      result: { id: input.id, version },
      entry: {
        action: 'draft.update',
        subject: { type: 'draft', id: input.id, ref: draft.leakRef },
        versionBefore: draft.version,
        versionAfter: version,
        changes: [{ field: 'bundled', old: input.named ? null : ref, new: input.named ? ref : null }],
      },
    }
  })
}

/** Only what is told first is told together: what follows is about one leak each. */
export function canBundle({ files }: Profile): boolean {
  return files === reportParts[0]
}

/** Leaks that can be named in a report beside its own: confirmed, and their clock of the first report still runs. */
export async function bundleable(
  client: Tx | PrismaClient,
  own: { id: string; isExercise: boolean },
  only?: LeakId,
): Promise<BundledLeak[]> {
  const rows = await client.leak.findMany({
    where: {
      id: { not: own.id, ...(only ? { equals: only } : {}) },
      isExercise: own.isExercise,
      state: 'confirmed',
      personalData: { not: false },
      clocks: { some: { code: 'authority_part1', endedAt: null } },
    },
    orderBy: { detectedAt: 'desc' },
    take: 200,
    select: named,
  })
  return rows.map(bundledLeak)
}

const named = { id: true, ref: true, title: true, detectedAt: true } as const

function bundledLeak(row: { id: string; ref: string; title: string; detectedAt: Date }): BundledLeak {
  return { ...row, id: leakIdSchema.parse(row.id), detectedAt: instantOf(row.detectedAt) }
}

/** The leaks that a draft names beside its own, in the order in which they were noticed. */
export async function bundledIn(client: Tx | PrismaClient, draftId: string): Promise<BundledLeak[]> {
  const rows = await client.draftLeak.findMany({
    where: { draftId },
    orderBy: [{ leak: { detectedAt: 'asc' } }, { leak: { ref: 'asc' } }],
    select: { leak: { select: named } },
  })
  return rows.map(({ leak }) => bundledLeak(leak))
}

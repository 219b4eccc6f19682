import { z } from 'zod'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import { eraseWithin } from '@/lib/audit/entry/erase'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { dropErased } from '@/lib/files/store/sweep'
import { lockLeak } from '@/lib/leaks/commands/change-leak'
import { eachOnce, holdsStanding } from '@/lib/retention/holds/queries'
import { textUpTo } from '@/lib/text/typed'
import { namesStateOf } from './queries'

const reason = textUpTo(500).min(1, { error: 'required' })
export const redactInput = z.object({ ref: z.string().max(20), reason })
export const keepYearsInput = z.object({ years: z.number().int().min(1).max(30), reason })

/**
 * Erases the names inside a leak that ended long enough ago: who reported and what they typed, contacts (of customers too), letters that were never
 * sent and what proves those that were, who wrote on the timeline, the words of tasks, who was invited, drafts that were never filed and remarks
 * about drafts, name and content of files, and in the log everything that stands in clear about this leak,
 * which stays whole and provable. Kept as the proof: of each file hash, size and moments, how many of each went, when, by whom. Facts,
 * effects, remedy and decisions stay. Cannot be undone. Refuses `names_kept` with the reason, `on_hold`. Right: leak.triage.
 */
export async function redactLeak(
  context: CommandContext,
  { ref, reason: why }: z.infer<typeof redactInput>,
): Promise<Result<{ ref: string }>> {
  const by = actingPerson(context)
  const hashes: string[] = []
  const result = await change(context, async (tx) => {
    const leak = await lockLeak(tx, ref)
    authorise(context, 'leak', 'triage')
    const state = await namesStateOf(tx, ref, context)
    // Pressed twice it is done once.
    if (state?.is === 'erased') return { result: { ref }, entry: null }
    if (state?.is !== 'due') throw new Refusal('not_now', { reason: 'names_kept', data: { why: state?.is ?? 'open' } })
    const linked = await tx.leakRecord.findMany({ where: { leakId: leak.id }, select: { recordId: true } })
    const held = await holdsStanding(
      tx,
      linked.map(({ recordId }) => recordId),
      context.today,
    )
    const holds = eachOnce(held).map((hold) => hold.ref)
    if (holds.length > 0) throw new Refusal('not_now', { reason: 'on_hold', data: { names: holds.join(', ') } })

    const where = { leakId: leak.id }
    const files = await tx.leakFile.findMany({ where: { ...where, erasedAt: null }, include: { file: true } })
    const [notes, contacts, tasks] = [
      await tx.leakNote.count({ where }),
      await tx.leakEntry.count({ where: { ...where, kind: 'contact' } }),
      await tx.leakTask.count({ where }),
    ]
    hashes.splice(0, hashes.length, ...new Set(files.map(({ file }) => file.sha256)))
    await tx.$queryRaw`SELECT 1 AS done FROM (SELECT audit_redact_leak(${leak.id}::uuid, ${context.now}::timestamptz, ${by}::uuid)) d`
    await tx.$queryRaw`SELECT 1 AS done FROM (SELECT audit_redact_drafts(${leak.id}::uuid)) d`
    const subject = { type: 'leak', id: leak.id, ref } as const
    await eraseWithin(tx, context, subject)
    return {
      result: { ref },
      entry: {
        action: 'leak.redact',
        subject,
        versionBefore: leak.version,
        versionAfter: leak.version + 1,
        changes: [
          ...Object.entries({ erasedNotes: notes, erasedContacts: contacts, erasedTasks: tasks }).map(
            ([field, count]) => ({
              ...{ field, old: null, new: count },
            }),
          ),
          ...files.map(({ file }) => ({ field: 'erasedFile', old: `${file.sha256} (${file.size})`, new: null })),
        ],
        reason: why,
      },
    }
  })
  // After the commit: what a fall in between leaves, the daily sweep of files removes.
  if (result.ok) for (const sha256 of hashes) await dropErased(sha256)
  return result
}

/** How many years names inside leaks are kept after they ended: the company's own rule. Right: privacy_settings.update. */
export async function setKeepYears(
  context: CommandContext,
  { years, reason: why }: z.infer<typeof keepYearsInput>,
): Promise<Result<{ years: number }>> {
  return change(context, async (tx) => {
    authorise(context, 'privacy_settings', 'update')
    const before = await tx.organisation.findUnique({ where: { id: 1 }, select: { leakKeepYears: true } })
    if (!before) throw new Refusal('not_now', { reason: 'no_organisation' })
    if (before.leakKeepYears === years) return { result: { years }, entry: null }
    await tx.organisation.update({ where: { id: 1 }, data: { leakKeepYears: years } })
    return {
      result: { years },
      entry: {
        action: 'leak.keep_years',
        subject: { type: 'organisation', id: '1' },
        changes: changesBetween(before, { leakKeepYears: years }),
        reason: why,
      },
    }
  })
}

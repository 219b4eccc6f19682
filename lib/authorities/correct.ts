import { z } from 'zod'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { textUpTo } from '@/lib/text/typed'
import { authoritySchema } from './book/entry'
import { authoritiesInUse } from './book/in-use'

export const correctAuthorityInput = z.strictObject({
  /** The version the form was opened with; 0: as it came with Dertig, or one that is not there yet. */
  version: z.number().int().min(0),
  entry: authoritySchema,
  reason: textUpTo(1000).min(1, { error: 'required' }),
})
export type CorrectAuthorityInput = z.infer<typeof correctAuthorityInput>

/**
 * Corrects an authority of the address book, or adds one, as a new version; every earlier one stays. Refuses at `successor` a
 * code that the book does not have or that leads back to this one, and what changes nothing. Right: privacy_settings.update.
 */
export function correctAuthority(
  context: CommandContext,
  { version, entry, reason }: CorrectAuthorityInput,
): Promise<Result<{ code: string; version: number }>> {
  return change(context, async (tx) => {
    authorise(context, 'privacy_settings', 'update')
    // Two corrections at once wait for each other here, of any entry: a successor is looked up among all.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('AuthorityEntry'))`
    const book = await authoritiesInUse(tx)
    const used = book.find((one) => one.entry.code === entry.code)
    const before = used?.version ?? 0
    if (version !== before) throw new Refusal('stale', { data: { version: before, fields: [] } })
    if (entry.successor !== null && !leadsOn(entry, new Map(book.map((one) => [one.entry.code, one.entry.successor]))))
      throw new Refusal('invalid', { fields: { successor: ['not_in_list'] } })
    const changes = changesBetween(used?.entry ?? {}, entry)
    if (changes.length === 0) throw new Refusal('not_now', { reason: 'authority_unchanged' })
    const row = await tx.authorityEntry.create({
      data: {
        ...{ code: entry.code, version: before + 1, content: entry, reason },
        ...{ createdById: actingPerson(context), createdAt: context.now },
      },
      select: { id: true },
    })
    return {
      result: { code: entry.code, version: before + 1 },
      entry: {
        action: 'authority.correct',
        subject: { type: 'authority', id: row.id, ref: entry.code },
        versionBefore: before,
        versionAfter: before + 1,
        changes,
        reason,
      },
    }
  })
}

/** Whether the chain of successors is in the book and ends. */
function leadsOn(
  { code, successor }: Pick<CorrectAuthorityInput['entry'], 'code' | 'successor'>,
  after: ReadonlyMap<string, string | null>,
): boolean {
  const seen = new Set([code])
  for (let next = successor; next !== null; next = after.get(next) ?? null) {
    if (seen.has(next) || !after.has(next)) return false
    seen.add(next)
  }
  return true
}

import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { Tx } from '@/lib/db/client'
import { leakIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { type Instant, toDatabase } from '@/lib/time/types'
import { ruleOf } from '../clocks/clock-set'
import { keepClocks } from '../clocks/keep-clocks'
import type { ClockRuleInput } from '../facts/schema'

/**
 * Corrects a rule of the clock rule set as a new version; the old one stays and names the clocks it computed. The clocks
 * of every leak are computed anew. A length cannot be given to a rule that the law leaves without one, nor taken away.
 */
export async function correctClockRule(
  context: CommandContext,
  input: ClockRuleInput,
): Promise<Result<{ code: string; version: number }>> {
  return change(context, async (tx) => {
    authorise(context, 'privacy_settings', 'update')
    await tx.$queryRaw`SELECT 1 FROM "ClockRule" WHERE code = ${input.code} FOR NO KEY UPDATE`
    const row = await tx.clockRule.findFirst({ where: { code: input.code }, orderBy: { version: 'desc' } })
    if (!row) throw new Refusal('not_found')
    if (row.version !== input.version) throw new Refusal('stale', { data: { version: row.version } })
    const { reason, code, ...said } = input
    if ((row.length === null) !== (said.length === null))
      throw new Refusal('invalid', { fields: { length: ['invalid'] } })
    if (said.validUntil !== null && said.validUntil < said.validFrom)
      throw new Refusal('invalid', { fields: { validUntil: ['end_before_start'] } })
    const before = ruleOf(row)
    const { id: _old, ...kept } = row
    const version = row.version + 1
    const validUntil = said.validUntil ? toDatabase(said.validUntil) : null
    const created = await tx.clockRule.create({
      data: { ...kept, ...said, version, validFrom: toDatabase(said.validFrom), validUntil },
    })
    await recompute(tx, context.now)
    return {
      result: { code, version },
      entry: {
        action: 'clock_rule.correct',
        subject: { type: 'clock_rule', id: created.id, ref: code },
        versionBefore: row.version,
        versionAfter: version,
        changes: changesBetween(before, { ...said, version }),
        reason,
      },
    }
  })
}

/** Under lock: a leak that changes at this moment must not keep clocks computed from its old facts. */
async function recompute(tx: Tx, now: Instant): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Leak" WHERE state <> 'merged' ORDER BY id FOR UPDATE`
  const leaks = await tx.leak.findMany({
    where: { state: { not: 'merged' } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const leak of leaks) await keepClocks(tx, leakIdSchema.parse(leak.id), now)
}

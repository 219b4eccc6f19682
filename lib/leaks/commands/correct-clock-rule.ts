import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { ruleOf } from '../clocks/clock-set'
import { keepAllClocks } from '../clocks/keep-clocks'
import type { ClockRuleInput, MomentLimitInput } from '../facts/schema'

/**
 * Corrects a rule of the clock rule set as a new version; the old one stays and names the clocks it computed. The clocks
 * of every leak are computed anew. A length or a
 * threshold of risk cannot be given to a rule that the law leaves without one, nor taken away.
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
    if ((row.threshold === null) !== (said.threshold === null))
      throw new Refusal('invalid', { fields: { threshold: ['invalid'] } })
    if (said.validUntil !== null && said.validUntil < said.validFrom)
      throw new Refusal('invalid', { fields: { validUntil: ['end_before_start'] } })
    const before = ruleOf(row)
    const { id: _old, ...kept } = row
    const version = row.version + 1
    const validUntil = said.validUntil ? toDatabase(said.validUntil) : null
    const created = await tx.clockRule.create({
      data: { ...kept, ...said, version, validFrom: toDatabase(said.validFrom), validUntil },
    })
    await keepAllClocks(tx, context)
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

/** How many years before its receipt a moment of a leak may lie: older ones are taken for a slip of the keyboard. */
export async function limitMoments(
  context: CommandContext,
  input: MomentLimitInput,
): Promise<Result<{ years: number }>> {
  return change(context, async (tx) => {
    authorise(context, 'privacy_settings', 'update')
    const before = await tx.organisation.findUnique({ where: { id: 1 }, select: { leakYearsBack: true } })
    if (!before) throw new Refusal('not_now', { reason: 'no_organisation' })
    await tx.organisation.update({ where: { id: 1 }, data: { leakYearsBack: input.years } })
    return {
      result: { years: input.years },
      entry: {
        action: 'leak.moment_limit',
        subject: { type: 'organisation', id: '1' },
        changes: changesBetween(before, { leakYearsBack: input.years }),
        reason: input.reason,
      },
    }
  })
}

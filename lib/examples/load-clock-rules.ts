import { db } from '@/lib/db/client'
import { exampleClockRules } from '@/lib/law/clock-rules'
import { correctClockRule } from '@/lib/leaks/commands/correct-clock-rule'
import { done } from './done'
import type { Hands } from './hands'

/** Switches on what the statement promises: people told within 72 hours of detection (6.1). A correction by the DPO, once. */
export async function loadClockRules({ dpo }: Hands): Promise<void> {
  for (const rule of exampleClockRules) {
    const standing = await db().clockRule.findFirst({ where: { code: rule.code }, orderBy: { version: 'desc' } })
    if (!standing || standing.enabled === rule.enabled) continue
    const { code, length, enabled, source, certainty, validFrom, validUntil } = rule
    const reason = 'The published privacy statement promises it.'
    const input = { code, version: standing.version, length, enabled, source, certainty, validFrom, validUntil, reason }
    await done(code, correctClockRule(dpo, input))
  }
}

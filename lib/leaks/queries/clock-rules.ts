import { db } from '@/lib/db/client'
import type { ClockRule } from '@/lib/law/clock-rules'
import { ruleOf } from '../clocks/clock-set'

/** Each rule of the set as it stands, with its earlier versions, newest first; the primary clock first, those that are off last. */
export async function clockRuleList(): Promise<{ rule: ClockRule; earlier: ClockRule[] }[]> {
  const rows = await db().clockRule.findMany({ orderBy: [{ code: 'asc' }, { version: 'desc' }] })
  const byCode = new Map<string, ClockRule[]>()
  for (const rule of rows.map(ruleOf)) byCode.set(rule.code, [...(byCode.get(rule.code) ?? []), rule])
  const rank = (rule: ClockRule) => (rule.primary ? 0 : rule.enabled ? 1 : 2)
  return [...byCode.values()]
    .flatMap(([rule, ...earlier]) => (rule ? [{ rule, earlier }] : []))
    .sort(
      (a, b) =>
        rank(a.rule) - rank(b.rule) ||
        a.rule.regime.localeCompare(b.rule.regime) ||
        a.rule.code.localeCompare(b.rule.code),
    )
}

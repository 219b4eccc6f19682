import type { RecordFacts } from '../define'
import { retentionRuleDetail } from '../retention-rules/schema'
import type { ActivityDetail } from './schema'

type Facts = Pick<RecordFacts<ActivityDetail>, 'detail' | 'linked'>

/**
 * Categories of data of this activity for which no linked rule says how long (Art. 30(1)(f)): a rule with a period, a
 * criterion or a fixed date covers its own categories, and all when it names none.
 */
export function categoriesWithoutTerm({ detail, linked }: Facts): ActivityDetail['dataCategories'] {
  const covering = coverOf(linked)
  return detail.dataCategories.filter((category) => !covering.some((rule) => rule.covers(category)))
}

/** Erasure limits are said: every category is covered, or a reason is given. */
export function retentionMet(facts: Facts): boolean {
  if (facts.detail.retentionReason !== '') return true
  return coverOf(facts.linked).length > 0 && categoriesWithoutTerm(facts).length === 0
}

function coverOf(linked: Facts['linked']) {
  const rules = (linked.retentionRules ?? []).map((fact) => retentionRuleDetail.partial().parse(fact.detail))
  return rules.flatMap(({ dataCategories = [], period, criterion, trigger, fixedOn }) => {
    const hasTerm = Boolean(period || criterion || (trigger === 'fixed_date' && fixedOn))
    const covers = (category: ActivityDetail['dataCategories'][number]) =>
      dataCategories.length === 0 || dataCategories.includes(category)
    return hasTerm ? [{ covers }] : []
  })
}

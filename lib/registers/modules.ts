import { activityStore } from './activities/commands'
import { agreementStore } from './agreements/commands'
import type { RegisterSlug } from './catalog'
import type { DetailStore } from './declare/store'
import { interestTestStore } from './interest-tests/commands'
import { measureStore } from './measures/commands'
import { processorStore } from './processors/commands'
import { purposeStore } from './purposes/commands'
import { retentionRuleStore } from './retention-rules/commands'
import { sourceStore } from './sources/commands'
import { systemStore } from './systems/commands'

/** Server side of every register. A slug without a line here is a type error. */
export const modules: Record<RegisterSlug, DetailStore> = {
  sources: sourceStore,
  purposes: purposeStore,
  processors: processorStore,
  agreements: agreementStore,
  activities: activityStore,
  'retention-rules': retentionRuleStore,
  measures: measureStore,
  systems: systemStore,
  'interest-tests': interestTestStore,
}

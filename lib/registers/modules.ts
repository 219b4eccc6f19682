import { activityStore } from './activities/store'
import { agreementStore } from './agreements/store'
import type { RegisterSlug } from './catalog'
import type { DetailStore } from './declare/store'
import { interestTestStore } from './interest-tests/store'
import { measureStore } from './measures/store'
import { processorStore } from './processors/store'
import { purposeStore } from './purposes/store'
import { retentionRuleStore } from './retention-rules/store'
import { sourceStore } from './sources/store'
import { systemStore } from './systems/store'

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

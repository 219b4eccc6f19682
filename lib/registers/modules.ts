import { activityStore } from './activities/commands'
import { agreementStore } from './agreements/commands'
import type { RegisterSlug } from './catalog'
import { processorStore } from './processors/commands'
import { purposeStore } from './purposes/commands'
import { sourceStore } from './sources/commands'
import type { DetailStore } from './store'

/** Server side of every register. A slug without a line here is a type error. */
export const modules: Record<RegisterSlug, DetailStore> = {
  sources: sourceStore,
  purposes: purposeStore,
  processors: processorStore,
  agreements: agreementStore,
  activities: activityStore,
}

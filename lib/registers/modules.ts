import type { RegisterSlug } from './catalog'
import { sourceStore } from './sources/commands'
import type { DetailStore } from './store'

/** Server side of every register. A slug without a line here is a type error. */
export const modules: Record<RegisterSlug, DetailStore> = {
  sources: sourceStore,
}

import { leakSource } from './leaks'
import type { AlarmSource } from './source'

/** Everything that may press; another one is another line. */
export const sources: readonly AlarmSource[] = [leakSource]

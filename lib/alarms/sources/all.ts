import { leakSource } from './leaks'
import { linkSource } from './links'
import type { AlarmSource } from './source'
import { taskSource } from './tasks'

/** Everything that may press; another one is another line. */
export const sources: readonly AlarmSource[] = [leakSource, taskSource, linkSource]

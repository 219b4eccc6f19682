import { leakSource } from './leaks'
import { linkSource } from './links'
import { deletionLinkSource, recipientSource } from './recipients'
import { requestTaskSource } from './request-tasks'
import { requestSource } from './requests'
import type { AlarmSource } from './source'
import { suppressionSource } from './suppression'
import { taskSource } from './tasks'

/** Everything that may press; another one is another line. */
export const sources: readonly AlarmSource[] = [
  leakSource,
  taskSource,
  linkSource,
  requestSource,
  requestTaskSource,
  recipientSource,
  deletionLinkSource,
  suppressionSource,
]

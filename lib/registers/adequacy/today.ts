import { cache } from 'react'
import { db } from '@/lib/db/client'
import type { TransferView } from '@/lib/law/transfers'
import { systemNow } from '@/lib/time/types'
import { brussels, localDateOf } from '@/lib/time/zone'
import { adequacyDecisionsIn } from './decisions'

/** Today and the decisions that are known, for screens that say whether a transfer holds; read once per request. */
export const transferViewToday = cache(
  async (): Promise<TransferView> => ({
    on: localDateOf(systemNow(), brussels),
    adequacy: await adequacyDecisionsIn(db()),
  }),
)

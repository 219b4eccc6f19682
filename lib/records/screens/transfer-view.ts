import { cache } from 'react'
import { currentAsOf } from '@/lib/access/past/as-of'
import { adequacyDecisionsIn } from '@/lib/company/adequacy-decisions'
import { db } from '@/lib/db/client'
import type { TransferView } from '@/lib/law/transfers'
import { systemNow } from '@/lib/time/types'
import { brussels, localDateOf } from '@/lib/time/zone'

/**
 * The day that is shown, today or the chosen past one, and the decisions that are known, for screens that say whether a
 * transfer holds; read once per request.
 */
export const transferViewShown = cache(async (): Promise<TransferView & { isPast: boolean }> => {
  const asOf = await currentAsOf()
  return {
    on: localDateOf(asOf ?? systemNow(), brussels),
    adequacy: await adequacyDecisionsIn(db()),
    isPast: asOf !== null,
  }
})

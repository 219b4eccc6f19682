import 'server-only'
import { mayEver } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { type RawParams, tableStateParser } from '@/lib/table/parse'
import { systemNow } from '@/lib/time/types'
import { changesOf } from './changes'
import { pageOf, queueShape } from './page-of'
import { type Waiting, waitingFor } from './waiting'

export type QueueRow = Waiting & {
  /** Fields that differ from the version in force; null when nothing is in force or it is not known. */
  changed: number | null
  /** It says what its version in force says and waits for this person: it can be taken with others. */
  pick: boolean
}

/** The review queue as this person may see it and as the address asks. */
export async function loadQueue(params: RawParams) {
  const actor = await gate('register', 'confirm')
  const now = systemNow()
  const state = tableStateParser(queueShape)(params)
  const all = await waitingFor(actor, now)
  const page = pageOf(all, state)
  const changes = await changesOf(page.rows)
  const bulk = mayEver(actor, 'register', 'review') ? ('accept' as const) : ('force' as const)
  const takes = bulk === 'accept' ? 'dpo' : 'management'
  const rows = page.rows.map((row): QueueRow => {
    const changed = changes.get(row.id) ?? null
    return { ...row, changed, pick: changed === 0 && row.state === takes && row.mine }
  })
  return { all, state, now, bulk, rows, total: page.total, facets: page.facets }
}
export type Queue = Awaited<ReturnType<typeof loadQueue>>

import 'server-only'
import { gate, pageContext } from '@/lib/action/gate'
import { localDateOf } from '@/lib/time/zone'
import { periodOf, periodsBeside } from './period'
import { leakFigures } from './queries'

/** What the page of figures shows: the period of its address, those beside it, and its figures. Right: leak.count. */
export async function loadLeakFigures(query: Record<string, string | string[] | undefined>) {
  const { actor, now, zone } = await pageContext(await gate('leak', 'count'))
  const today = localDateOf(now, zone)
  const period = periodOf(query.period, today)
  return { period, periods: periodsBeside(period, today), figures: await leakFigures(actor, now, period, zone) }
}

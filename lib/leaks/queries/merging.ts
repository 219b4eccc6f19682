import { realLeaks } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import type { LeakState } from '@/lib/db/generated/enums'
import { nextState, transitions } from '../facts/rules'
import type { LeakDetail } from './leak-detail'

const offered = 30

/** The leaks into which this one can be merged, those reported nearest to it first; for who may merge it. */
export async function mergeTargets({
  id,
  isExercise,
  state,
  receivedAt,
  can,
}: LeakDetail): Promise<{ ref: string; title: string }[]> {
  if (isExercise || !can.triage || nextState(state, 'merge') === null) return []
  const states = (['received', 'confirmed', 'closed'] satisfies LeakState[]).filter((one) => transitions[one].absorb)
  const rows = await db().leak.findMany({
    where: { ...realLeaks, state: { in: states }, id: { not: id } },
    select: { ref: true, title: true, reportedAt: true },
    orderBy: { reportedAt: 'desc' },
    take: 200,
  })
  const apart = (at: Date) => Math.abs(at.getTime() - Date.parse(receivedAt))
  return rows
    .sort((a, b) => apart(a.reportedAt) - apart(b.reportedAt))
    .slice(0, offered)
    .map(({ ref, title }) => ({ ref, title }))
}

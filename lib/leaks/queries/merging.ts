import { realLeaks } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import type { LeakState } from '@/lib/db/generated/enums'
import { type Instant, instantOf } from '@/lib/time/types'
import type { Happening } from '../facts/answers'
import { nextState, transitions } from '../facts/rules'
import { reportAnswersSchema } from '../facts/schema'
import type { LeakDetail } from './leak-detail'

const offered = 30

/** A leak as it is chosen among others: by its title, or what happened, and when it was reported. */
export type MergeTarget = { ref: string; title: string; happened: Happening; reportedAt: Instant }

/** The leaks into which this one can be merged, those reported nearest to it first; for who may merge it. */
export async function mergeTargets({ id, isExercise, state, receivedAt, can }: LeakDetail): Promise<MergeTarget[]> {
  if (isExercise || !can.triage || nextState(state, 'merge') === null) return []
  const states = (['received', 'confirmed', 'closed'] satisfies LeakState[]).filter((one) => transitions[one].absorb)
  const rows = await db().leak.findMany({
    where: { ...realLeaks, state: { in: states }, id: { not: id } },
    select: { id: true, ref: true, title: true, reportedAt: true },
    orderBy: { reportedAt: 'desc' },
    take: 200,
  })
  const apart = (at: Date) => Math.abs(at.getTime() - Date.parse(receivedAt))
  const near = rows.sort((a, b) => apart(a.reportedAt) - apart(b.reportedAt)).slice(0, offered)
  const reports = await db().leakReport.findMany({
    where: { leakId: { in: near.map((one) => one.id) } },
    select: { leakId: true, payload: true },
  })
  const said = new Map(reports.map(({ leakId, payload }) => [leakId, reportAnswersSchema.parse(payload).happened]))
  return near.map((one) => ({
    ...{ ref: one.ref, title: one.title, reportedAt: instantOf(one.reportedAt) },
    happened: said.get(one.id) ?? 'other',
  }))
}

import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { nextNumber } from '@/lib/db/counter'
import { type LeakId, leakIdSchema } from '@/lib/db/ids'
import { exerciseRef } from '@/lib/law/codes/exercise-refs'
import { yearOf } from '@/lib/time/calendar'
import { type Instant, toDatabase } from '@/lib/time/types'
import { localMomentOf } from '@/lib/time/zone'
import { ruleSetOf, storedRules } from '../clocks/clock-set'
import { clockChange, writeClocks } from '../clocks/keep-clocks'
import { rulesAsJson } from '../clocks/leak-file'
import type { ReportAnswers } from '../facts/answers'
import { defaultYearsBack } from '../facts/moments'
import { reportAnswersSchema } from '../facts/schema'
import { firstColumns, unknownYet } from './log-leak'

/** What is told as if a colleague had reported it. */
export type ExerciseStart = Pick<ReportAnswers, 'happened' | 'people' | 'band' | 'data' | 'ongoing' | 'language'> & {
  title: string
  story: string
  noticedAt: Instant
}

const kept = z.tuple([z.object({ rules: storedRules })])

/**
 * For lib/exercises, inside its own transaction: a leak that did not happen, received now, under the next number of the exercises
 * of this year, with the clocks that a real one would have. The caller has asked the right and writes the entry.
 */
export async function openExercise(
  tx: Tx,
  context: CommandContext,
  { title, noticedAt, ...told }: ExerciseStart,
): Promise<{ id: LeakId; ref: string }> {
  const reporterId = actingPerson(context)
  const year = yearOf(context.today)
  const number = await nextNumber(tx, `exercises:${year}`)
  const [{ rules }] = kept.parse(await tx.$queryRaw`SELECT ${rulesAsJson} AS rules`)
  const receivedAt = toDatabase(context.now)
  const { date: noticedDay, time: noticedTime } = localMomentOf(noticedAt, context.zone)
  const answers = reportAnswersSchema.parse({
    ...{ ...told, noticed: 'picked', answeredAt: context.now, noticedDay, noticedTime, zone: context.zone },
    ...{ occurredDay: '', occurredTime: '', phone: '', how: '' },
  })
  const first = { ...unknownYet, detectedAt: toDatabase(noticedAt), reportedAt: receivedAt }
  const nothing = { moments: [], decisions: [], clocks: [], contracts: [], yearsBack: defaultYearsBack }
  const clocks = clockChange({ leak: first, ...nothing, rules: ruleSetOf(rules) }, context)
  const [id, ref] = [leakIdSchema.parse(randomUUID()), exerciseRef(year, number)]
  await tx.leak.create({
    data: {
      ...{ id, ref, year, number, reporterId, title, isExercise: true, createdAt: receivedAt, updatedAt: receivedAt },
      ...{ ...first, ...firstColumns(answers), ...clocks.columns },
      report: { create: { clientId: randomUUID(), reporterId, payload: answers, receivedAt } },
    },
    select: { id: true },
  })
  await writeClocks(tx, [{ leakId: id, change: clocks }])
  return { id, ref }
}

/** Ends it: its leak is closed, and what still runs ends with it. The caller holds the lock and writes the entry. */
export async function closeExercise(tx: Tx, { now }: CommandContext, id: LeakId): Promise<void> {
  const at = toDatabase(now)
  await tx.leakClock.updateMany({
    where: { leakId: id, endedAt: null },
    data: { endedAt: at, endKind: 'exercise_ended' },
  })
  const data = { state: 'closed', closedAt: at, nextDueAt: null, updatedAt: at, version: { increment: 1 } } as const
  await tx.leak.update({ where: { id }, data, select: { id: true } })
}

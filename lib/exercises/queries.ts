import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { minute } from '@/lib/time/length'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { goalsOf, type StepTime, stepTimes } from './goals'
import { type ScenarioCode, scenarioOf, scenarios } from './scenarios'

export type ExerciseRow = {
  ref: string
  scenario: ScenarioCode | null
  startedAt: Instant
  startedBy: string | null
  endedAt: Instant | null
  times: readonly StepTime[]
}

const select = {
  ref: true,
  scenario: true,
  goals: true,
  startedAt: true,
  startedById: true,
  endedAt: true,
  leak: {
    select: {
      detectedAt: true,
      reportedAt: true,
      awareAt: true,
      advices: {
        where: { releasedAt: { not: null } },
        orderBy: { releasedAt: 'asc' },
        take: 1,
        select: { releasedAt: true },
      },
      decisions: { where: { kind: 'authority' }, orderBy: { decidedAt: 'asc' } },
      moments: {
        where: { kind: 'part1_filed', at: { not: null }, correction: null },
        orderBy: { at: 'asc' },
        take: 1,
        select: { at: true },
      },
    },
  },
} satisfies Prisma.ExerciseSelect
type Selected = Prisma.ExerciseGetPayload<{ select: typeof select }>

/** These exercises with their times, in any order (two statements). Asks no right: the caller did. */
export async function exercisesByRef(refs: readonly string[]): Promise<ExerciseRow[]> {
  if (refs.length === 0) return []
  const rows = await db().exercise.findMany({ where: { ref: { in: [...refs] } }, select })
  const names = await namesOf(
    db(),
    rows.map(({ startedById }) => startedById),
  )
  return rows.map((row) => shaped(row, names))
}

const optional = (date: Date | null | undefined): Instant | null => (date ? instantOf(date) : null)

function shaped({ leak, ...row }: Selected, names: ReadonlyMap<string, string>): ExerciseRow {
  const taken = {
    noticed: instantOf(leak.detectedAt),
    reported: instantOf(leak.reportedAt),
    aware: optional(leak.awareAt),
    advice: optional(leak.advices[0]?.releasedAt),
    decision: optional(leak.decisions[0]?.decidedAt),
    filed: optional(leak.moments[0]?.at),
    notNeeded: leak.decisions.at(-1)?.outcome === 'not_needed',
  }
  return {
    ref: row.ref,
    scenario: scenarioOf(row.scenario),
    startedAt: instantOf(row.startedAt),
    startedBy: names.get(row.startedById) ?? null,
    endedAt: optional(row.endedAt),
    times: stepTimes(taken, goalsOf(row.goals)),
  }
}

/** The exercise that runs now, by reference; null: none. */
export async function runningExercise(): Promise<{ ref: string; startedAt: Instant } | null> {
  const row = await db().exercise.findFirst({ where: { endedAt: null }, select: { ref: true, startedAt: true } })
  return row && { ref: row.ref, startedAt: instantOf(row.startedAt) }
}

/** What came in by `now`, in order. */
export type CameIn = { code: string; scenario: ScenarioCode; at: Instant }

export type ExerciseDetail = ExerciseRow & {
  injects: readonly CameIn[]
  /** The times of the one before it that was ended, to compare. */
  before: { ref: string; times: readonly StepTime[] } | null
  wentWell: string
  toChange: string
  endedBy: string | null
  can: { end: boolean }
}

/** What the page of its leak shows of an exercise, for who may read that leak; what was learnt only for who reads exercises. */
export async function exerciseOf(actor: Actor, ref: string, now: Instant): Promise<ExerciseDetail | null> {
  const row = await db().exercise.findUnique({
    where: { ref },
    select: { ...select, wentWell: true, toChange: true, endedById: true },
  })
  if (!row) return null
  const mayRead = can(actor, 'exercise', 'read') !== null
  const [names, earlier] = await Promise.all([
    namesOf(db(), [row.startedById, row.endedById]),
    mayRead
      ? db().exercise.findFirst({
          where: { startedAt: { lt: row.startedAt }, endedAt: { not: null } },
          orderBy: [{ startedAt: 'desc' }, { leak: { number: 'desc' } }],
          select,
        })
      : null,
  ])
  const exercise = shaped(row, names)
  const { startedAt, endedAt, scenario } = exercise
  const until = endedAt !== null && endedAt < now ? endedAt : now
  return {
    ...exercise,
    injects: scenario ? cameIn(scenario, startedAt, until) : [],
    before: earlier && { ref: earlier.ref, times: shaped(earlier, names).times },
    wentWell: mayRead ? row.wentWell : '',
    toChange: mayRead ? row.toChange : '',
    endedBy: row.endedById && (names.get(row.endedById) ?? null),
    can: { end: endedAt === null && can(actor, 'exercise', 'update') !== null },
  }
}

/** What a scenario brought in until a moment, in order. */
export function cameIn(scenario: ScenarioCode, startedAt: Instant, until: Instant): CameIn[] {
  return scenarios[scenario].injects
    .map(({ code, afterMinutes }) => ({
      ...{ code, scenario },
      at: instantOf(new Date(toDatabase(startedAt).getTime() + afterMinutes * minute)),
    }))
    .filter(({ at }) => at <= until)
}

import { z } from 'zod'
import { minute } from '@/lib/time/length'
import type { Instant } from '@/lib/time/types'
import { millisecondsBetween } from '@/lib/time/zone'

/** From one step of a leak to the next; `whole`: from aware to filed, which the law gives 72 hours (Art. 33(1)). */
export const exerciseSteps = ['reported', 'aware', 'advice', 'decision', 'filed', 'whole'] as const
export type ExerciseStep = (typeof exerciseSteps)[number]

/** Minutes that each step may take, by how fast it is rehearsed: within a morning, or over days as in earnest. */
export const paces = {
  hours: { reported: 60, aware: 30, advice: 60, decision: 60, filed: 30, whole: 180 },
  days: { reported: 60, aware: 240, advice: 1440, decision: 1440, filed: 240, whole: 4320 },
} as const satisfies Record<string, Record<ExerciseStep, number>>
export const paceCodes = ['hours', 'days'] as const satisfies (keyof typeof paces)[]
export type Pace = (typeof paceCodes)[number]

const kept = z.record(z.enum(exerciseSteps), z.number())

/** The goals of an exercise as they were when it began. */
export function goalsOf(stored: unknown): Readonly<Record<ExerciseStep, number>> {
  return kept.parse(stored)
}

/** When each step of an exercise was taken. */
export type Taken = {
  noticed: Instant
  reported: Instant
  aware: Instant | null
  advice: Instant | null
  decision: Instant | null
  filed: Instant | null
  /** It was decided that the authority is not told: there is nothing to file. */
  notNeeded: boolean
}

/** `open`: the step was not reached; `not_needed`: nothing to file. */
export type StepTime = { step: ExerciseStep; goalMs: number } & (
  | { state: 'met' | 'missed'; tookMs: number }
  | { state: 'open' | 'not_needed'; tookMs: null }
)

/** How long each step took against its goal. A step that was taken before the one it follows took no time. */
export function stepTimes(taken: Taken, goals: Readonly<Record<ExerciseStep, number>>): StepTime[] {
  const ends: Record<ExerciseStep, readonly [from: Instant | null, to: Instant | null]> = {
    reported: [taken.noticed, taken.reported],
    aware: [taken.reported, taken.aware],
    advice: [taken.aware, taken.advice],
    decision: [taken.advice, taken.decision],
    filed: [taken.decision, taken.filed],
    whole: [taken.aware, taken.filed],
  }
  return exerciseSteps.map((step): StepTime => {
    const [from, to] = ends[step]
    const goalMs = goals[step] * minute
    if (from === null || to === null) {
      const isNone = taken.notNeeded && taken.filed === null && (step === 'filed' || step === 'whole')
      return { step, goalMs, state: isNone ? 'not_needed' : 'open', tookMs: null }
    }
    const tookMs = Math.max(0, millisecondsBetween(from, to))
    return { step, goalMs, state: tookMs <= goalMs ? 'met' : 'missed', tookMs }
  })
}

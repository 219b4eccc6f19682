import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { countsStatements } from '@/lib/config/process'
import { log } from './log'

export type DoorKind = 'page' | 'action' | 'route' | 'job'

/**
 * How a visit ended, from good to bad. left: the asker went away before the answer. refused: an expected no, with its
 * code. denied: a right that is not held. failed: an error nobody expected, with its kind.
 */
const outcomes = ['ok', 'left', 'refused', 'denied', 'failed'] as const
export type Outcome = (typeof outcomes)[number]

/** What is kept of an error: nothing that could quote a value. */
export type Failure = { error: unknown; where: string; code: string; frames: string[] | undefined }

/** One time that somebody, or the clock, came to a door. */
export type Visit = {
  readonly requestId: string
  readonly beganAt: number
  door: { kind: DoorKind; name: string } | null
  outcome: Outcome
  code: string | undefined
  failure: Failure | undefined
  statements: number
  /** What the page is about was read: what still comes are parts of it that come, and fail, alone. */
  shown: boolean
  written: boolean
}

// The bundler makes several copies of this file; the visit is the same in all.
const kept: { dertigVisits?: AsyncLocalStorage<Visit> } = globalThis as { dertigVisits?: AsyncLocalStorage<Visit> }
kept.dertigVisits ??= new AsyncLocalStorage<Visit>()
const visits = kept.dertigVisits

/** A visit that begins now. Its id is new: none is ever taken from outside. */
export function beginVisit(door: Visit['door'] = null): Visit {
  return {
    requestId: randomUUID(),
    beganAt: performance.now(),
    door,
    outcome: 'ok',
    code: undefined,
    failure: undefined,
    statements: 0,
    shown: false,
    written: false,
  }
}

/** Does the work as part of the visit, with everything it starts. */
export function during<T>(visit: Visit, work: () => T): T {
  return visits.run(visit, work)
}

/** The visit that this code is part of, as long as its line is not written. */
export function visitHere(): Visit | undefined {
  const visit = visits.getStore()
  return visit && !visit.written ? visit : undefined
}

/** The id of this visit; a new one outside any. */
export function requestIdHere(): string {
  return visitHere()?.requestId ?? randomUUID()
}

/** Notes how the visit went; the worst that happened stands on its line. */
export function noteOutcome(outcome: Outcome, code?: string, visit = visitHere()): void {
  if (!visit || outcomes.indexOf(outcome) <= outcomes.indexOf(visit.outcome)) return
  visit.outcome = outcome
  visit.code = code
}

/** Notes that the page itself is there, and only parts of it are still to come. */
export function noteShown(): void {
  const visit = visits.getStore()
  if (visit) visit.shown = true
}

/** Counts one SQL statement for this visit. */
export function countStatement(): void {
  const visit = visits.getStore()
  if (visit) visit.statements += 1
}

/** Writes the line of the visit, once; a visit that found no door has none. */
export function endVisit(visit: Visit): void {
  if (visit.written) return
  visit.written = true
  if (!visit.door) return
  const { requestId, outcome, code, failure, statements } = visit
  const line = {
    door: visit.door.name,
    kind: visit.door.kind,
    outcome,
    code,
    ms: Math.round(performance.now() - visit.beganAt),
    requestId,
    ...(countsStatements() ? { statements } : {}),
    ...(failure ? { where: failure.where, frames: failure.frames } : {}),
  }
  if (outcome === 'failed') log.error(line, 'door')
  else log.info(line, 'door')
}

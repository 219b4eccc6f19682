import { hour, minute } from '@/lib/time/length'
import type { Instant } from '@/lib/time/types'

/** Who is told in the trial, by their place. */
export type Office = {
  handlers: readonly string[]
  deputies: readonly string[]
  deciders: readonly string[]
}

/** What a leak is like from a moment on, as far as anybody is told of it. */
export type LeakState = {
  reportedAt: number
  untouched: boolean
  handlerId: string | null
  clocks: readonly { code: string; dueAt: number }[]
  notes: readonly { id: string; at: number; byId: string }[]
}

/** A change of a leak: within these moments it may have been as before or as after it. */
export type Change = { began: number; ended: number; state: LeakState }
export type History = { id: string; changes: Change[] }

export type Expected = { key: string; plannedAt: number; isLate: boolean }

const steps = [
  { name: 'overdue', hours: 0, told: 3 },
  { name: 'h1', hours: 1, told: 2 },
  { name: 'h6', hours: 6, told: 2 },
  { name: 'h12', hours: 12, told: 1 },
  { name: 'h24', hours: 24, told: 1 },
] as const
const lateAfter = 10 * minute
const escalatesAfter = 30 * minute
const notesFor = 7 * 24 * hour

export const keyOf = (...parts: readonly string[]): string => parts.join('|')

/**
 * What must have been said of a leak at a moment: written a second time, by hand, from the issue and not from lib/alarms, so that a
 * fault there shows.
 */
export function alarmsDue(
  id: string,
  leak: LeakState,
  { handlers, deputies, deciders }: Office,
  now: number,
): Expected[] {
  const named = leak.handlerId
  const places = named ? [[named], [...handlers, ...deputies], deciders] : [handlers, deputies, deciders]
  const upTo = (count: number) => [...new Set(places.slice(0, count).flat())]
  const said: Expected[] = []
  const say = (people: readonly string[], plannedAt: number, ...what: string[]) => {
    if (plannedAt > now) return
    for (const person of people)
      said.push({ key: keyOf(id, ...what, person), plannedAt, isLate: now - plannedAt > lateAfter })
  }
  if (leak.untouched) {
    say([...handlers, ...deputies], leak.reportedAt, 'received', '', 'receipt', '')
    say(deciders, leak.reportedAt + escalatesAfter, 'received', '', 'escalated', '')
  }
  for (const { code, dueAt } of leak.clocks) {
    const step = steps.find(({ hours }) => now >= dueAt - hours * hour)
    if (step) say(upTo(step.told), dueAt - step.hours * hour, 'due', code, step.name, new Date(dueAt).toISOString())
  }
  for (const { id: part, at, byId } of leak.notes) {
    if (now - at >= notesFor) continue
    say(
      upTo(1).filter((person) => person !== byId),
      at,
      ...['added', part, 'once', ''],
    )
  }
  return said
}

/** What a leak may have been like between two moments; nothing: it was not there yet. */
export function statesBetween({ changes }: History, from: number, until: number): LeakState[] {
  const settled = changes.filter(({ ended }) => ended < from).at(-1)
  const unsettled = changes.filter(({ began, ended }) => ended >= from && began <= until)
  return [...(settled ? [settled] : []), ...unsettled].map(({ state }) => state)
}

/** Certain between two moments: not being changed then. */
export function isSettled({ changes }: History, from: number, until: number): boolean {
  return (
    changes.some(({ ended }) => ended < from) && !changes.some(({ began, ended }) => ended >= from && began <= until)
  )
}

export type Crossing = {
  leakId: string
  code: string
  dueAt: number
  name: string
  from: number
  until: number
  /** When another end, or none, took its place. */
  stands: number
}

/** Every threshold of every end that came between two moments while that end stood, and until when it was the one to say. */
export function crossings(histories: readonly History[], start: Instant, end: Instant): Crossing[] {
  return histories.flatMap(({ id, changes }) =>
    changes.flatMap(({ ended, state }, index) => {
      const stands = changes[index + 1]?.began ?? Date.parse(end)
      return state.clocks.flatMap(({ code, dueAt }) =>
        steps.flatMap(({ name, hours }, place) => {
          const from = dueAt - hours * hour
          const next = place === 0 ? Number.POSITIVE_INFINITY : dueAt - (steps[place - 1]?.hours ?? 0) * hour
          const until = Math.min(next, stands)
          const came = from >= Math.max(ended, Date.parse(start)) && from < stands
          return came ? [{ leakId: id, code, dueAt, name, from, until, stands }] : []
        }),
      )
    }),
  )
}

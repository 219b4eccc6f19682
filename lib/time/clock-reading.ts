import { type ClockState, type Urgency, urgencyOf } from './clock-view'
import type { ClockFaceProps } from './clock-words'
import { fill, formatDuration } from './length'

export type Reading = { state: ClockState; urgency: Urgency | null; words: string; time: string }

type Running = Pick<
  ClockFaceProps,
  'state' | 'target' | 'endsDay' | 'provisional' | 'states' | 'templates' | 'units' | 'fixed'
>

/** What a clock says at a moment of server time (milliseconds). */
export function readingAt(face: Running, now: number): Reading {
  if (face.fixed !== null || face.target === null) {
    return { state: face.state, urgency: null, words: face.states.now, time: face.fixed ?? '' }
  }
  const remaining = Date.parse(face.target) - now
  if (face.state === 'elapsed') {
    const time = fill(face.templates.elapsed, { time: formatDuration(remaining, face.units) })
    return { state: 'elapsed', urgency: null, words: face.states.now, time }
  }
  const urgency = urgencyOf(remaining, face.endsDay)
  const over = urgency === 'overdue'
  const template = over ? face.templates.overdue : face.templates.left
  const alarm = urgency === 'on_track' ? '' : ` · ${face.states[urgency]}`
  return {
    state: face.provisional ? 'provisional' : urgency,
    urgency,
    words: face.provisional ? face.states.now + alarm : face.states[urgency],
    time: fill(template, { time: formatDuration(remaining, face.units, over) }),
  }
}

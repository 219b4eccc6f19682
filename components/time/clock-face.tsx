'use client'

import { Bell, Check, CircleSlash, Clock, Clock6, ClockFading, OctagonAlert, Timer } from 'lucide'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Icon } from '@/components/ui/icon'
import { type Reading, readingAt } from '@/lib/time/clock-reading'
import type { ClockState, Urgency } from '@/lib/time/clock-view'
import type { ClockFaceProps } from '@/lib/time/clock-words'
import { minute } from '@/lib/time/length'
import { clockRevision, serverTime, subscribeToClock } from './server-clock'

const quietFor = 10 * minute

/** The text to be read out after a change of state: never at the first look, at most once in ten minutes. */
function useAnnouncement(state: string, text: string, on: boolean): string {
  const [said, say] = useState('')
  const last = useRef({ state, at: -quietFor })
  useEffect(() => {
    if (!on || last.current.state === state || performance.now() - last.current.at < quietFor) return
    last.current = { state, at: performance.now() }
    say(text)
  }, [state, text, on])
  return said
}

const icons = {
  provisional: ClockFading,
  on_track: Clock,
  within_a_day: Clock6,
  urgent: Bell,
  overdue: OctagonAlert,
  met: Check,
  not_needed: CircleSlash,
  elapsed: Timer,
} satisfies Record<ClockState, typeof Clock>

const colours: Record<ClockState, string> = {
  provisional: 'bg-surface text-muted border border-control',
  on_track: 'bg-ontrack text-ontrack-ink border border-transparent',
  within_a_day: 'bg-withinday text-withinday-ink border border-transparent',
  urgent: 'bg-urgent text-urgent-ink border-2 border-current',
  overdue: 'bg-overdue text-overdue-ink border border-transparent',
  met: 'bg-ok text-ok-ink border border-transparent',
  not_needed: 'bg-sunken text-muted border border-hairline',
  elapsed: 'bg-sunken text-text border border-hairline',
}

/** A provisional clock keeps its dashed border and takes the colour of its alarm. */
function look(state: ClockState, urgency: Urgency | null): string {
  if (state !== 'provisional') return colours[state]
  const alarmed = urgency !== null && urgency !== 'on_track'
  return `${alarmed ? colours[urgency].replace('border-transparent', 'border-current') : colours.provisional} border-dashed`
}

/**
 * The chip of a clock: icon, words, colour, and the time, counting by itself. The same in list, overview and record page. `announce`:
 * say a change of state to screen readers, for leaks that the person works on.
 */
export function ClockFace({ face, announce = false }: { face: ClockFaceProps; announce?: boolean }) {
  const { state, urgency, words, time } = useReading(face)
  const said = useAnnouncement(urgency ?? state, `${face.label}: ${words}, ${time}`, announce)
  return (
    <span
      data-clock={state}
      className={`inline-flex max-w-full items-center gap-1.5 rounded-md px-2 py-0.5 text-sm ${look(state, urgency)}`}
    >
      <Icon of={icons[state]} size={16} className="shrink-0" />
      <span>
        <span className="font-medium">{words}</span>{' '}
        <span role="timer" aria-label={`${face.label}, ${time}`} className="tabular-nums">
          {time}
        </span>
      </span>
      {announce && (
        <span role="status" className="sr-only">
          {said}
        </span>
      )}
    </span>
  )
}

/** What a clock says now, renewed once a minute by the server's time. */
function useReading(face: ClockFaceProps): Reading {
  return readingAt(face, useServerTime(face.serverNow))
}

/** The time that is left, or over, as a text that renews itself once a minute. */
export function Countdown({ face }: { face: ClockFaceProps }) {
  const reading = useReading(face)
  return (
    <span role="timer" aria-label={face.label} className="tabular-nums">
      {reading.time}
    </span>
  )
}

/** Server time in milliseconds, renewed once a minute; the moment of the page until the browser has taken over. */
function useServerTime(serverNow: string): number {
  const subscribe = useCallback((listener: () => void) => subscribeToClock(listener, serverNow), [serverNow])
  const revision = useSyncExternalStore(subscribe, clockRevision, () => 0)
  return revision === 0 ? Date.parse(serverNow) : serverTime()
}

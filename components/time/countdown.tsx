'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { type Reading, readingAt } from '@/lib/time/clock-reading'
import type { ClockFaceProps } from '@/lib/time/clock-words'
import { clockRevision, serverTime, subscribeToClock } from './server-clock'

/** What a clock says now, renewed once a minute by the server's time. */
export function useReading(face: ClockFaceProps): Reading {
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

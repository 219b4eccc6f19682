'use client'

import { type Reading, readingAt } from '@/lib/time/clock-reading'
import type { ClockFaceProps } from '@/lib/time/clock-words'
import { useServerTime } from './use-server-time'

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

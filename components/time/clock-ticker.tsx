'use client'

import { useEffect, useRef } from 'react'
import { readingAt } from '@/lib/time/clock-reading'
import { type ClockState, clockStates, type Urgency } from '@/lib/time/clock-view'
import type { DurationUnits } from '@/lib/time/length'
import { serverTime, subscribeToClock } from './server-clock'

/** The words of every clock of a list, once for all of them. */
export type TickerTexts = {
  states: Readonly<Record<string, string>>
  /** With {time}, by the key that a clock names. */
  templates: Readonly<Record<string, string>>
  units: DurationUnits
}

/**
 * Lets the clocks of a list count: one component for all of them, for which the server drew the chips. Without script they say
 * what held when the page was made.
 */
export function ClockTicker({ texts, serverNow }: { texts: TickerTexts; serverNow: string }) {
  const spoken = useRef(texts)
  useEffect(() => {
    spoken.current = texts
  })
  useEffect(() => {
    const tick = () => {
      for (const chip of document.querySelectorAll<HTMLElement>('[data-clock][data-due]')) renew(chip, spoken.current)
    }
    tick()
    return subscribeToClock(tick, serverNow)
  }, [serverNow])
  return null
}

function renew(chip: HTMLElement, { states, templates, units }: TickerTexts): void {
  const { clock, due = null, words = '', day } = chip.dataset
  const state = stateOf(clock)
  const timer = chip.querySelector('[role="timer"]')
  const said = chip.firstChild
  if (!state || !timer || !(said instanceof Text)) return
  const template = templates[words] ?? '{time}'
  const reading = readingAt(
    {
      ...{ state, target: due, endsDay: day !== undefined, provisional: state === 'provisional', fixed: null, units },
      states: { ...urgencies(states), now: states[state] ?? '' },
      templates: { left: templates.left ?? '{time}', overdue: template, elapsed: template },
    },
    serverTime(),
  )
  chip.dataset.clock = reading.state
  if (reading.state === 'provisional' && reading.urgency) chip.dataset.alarm = reading.urgency
  if (said.data !== `${reading.words} `) said.data = `${reading.words} `
  const before = timer.textContent ?? ''
  if (before === reading.time) return
  const label = timer.getAttribute('aria-label')
  if (label?.endsWith(before)) timer.setAttribute('aria-label', label.slice(0, -before.length) + reading.time)
  timer.textContent = reading.time
}

function stateOf(text: string | undefined): ClockState | undefined {
  return clockStates.find((state) => state === text)
}

function urgencies(states: TickerTexts['states']): Record<Urgency, string> {
  const { on_track = '', within_a_day = '', urgent = '', overdue = '' } = states
  return { on_track, within_a_day, urgent, overdue }
}

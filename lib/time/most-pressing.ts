import type { ClockView } from './clock-view'

/** Every running clock that presses, else the one that ends first, else the first that runs without an end: the others stand on the page of the thing. */
export function mostPressing<C extends Pick<ClockView, 'endedAt' | 'dueAt' | 'urgency'>>(
  clocks: readonly C[],
): readonly C[] {
  const running = clocks.filter(({ endedAt }) => endedAt === null)
  const pressing = running.filter(({ urgency }) => urgency !== null && urgency !== 'on_track')
  if (pressing.length > 0) return pressing
  const ending = running.filter(({ dueAt }) => dueAt).sort((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1))
  return ending.length > 0 ? ending.slice(0, 1) : running.slice(0, 1)
}

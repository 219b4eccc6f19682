import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { minute } from '@/lib/time/length'

/** What a process did and holds: its processor time since it began (ms), and the bytes of its heap. */
type State = { processorMs: number; heap: number }

/** Below this share of one processor over a minute nobody is at work. */
const busyShare = 0.03
/** Less than so much more than after the last time is not worth it. */
const worthBytes = 20_000_000

/**
 * Whether to give memory back: in the minute between these states nothing happened to speak of, and since `kept` the heap grew.
 * An engine that is not asked for memory keeps what it had at its busiest moment.
 */
export function isWorthCollecting(before: State, now: State, kept: number): boolean {
  const isAtRest = now.processorMs - before.processorMs < busyShare * minute
  return isAtRest && now.heap - kept > worthBytes
}

/**
 * Collects what starting left behind, and again whenever the house came to rest after work: a tenth of a second in which nobody
 * is there. Called once, when everything is started.
 */
export function restWhenIdle(): void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') return
  collect()
  let kept = state().heap
  let before = state()
  setInterval(() => {
    const now = state()
    if (isWorthCollecting(before, now, kept)) {
      collect()
      kept = state().heap
    }
    before = state()
  }, minute).unref()
}

function state(): State {
  const { user, system } = process.cpuUsage()
  return { processorMs: (user + system) / 1000, heap: process.memoryUsage().heapUsed }
}

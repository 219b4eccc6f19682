import { minute, second } from '@/lib/time/length'

/** The server's time as this page knows it: a moment tied to the monotonic clock, so that a wrong device clock never matters. */
type Base = { server: number; monotonic: number }

let base: Base | null = null
let skew = 0
let revision = 0
let timer: ReturnType<typeof setTimeout> | undefined
let synced = 0
const listeners = new Set<() => void>()

/** Milliseconds of server time now; before the first answer, counted on from the moment the page was made. */
export function serverTime(): number {
  return base ? base.server + performance.now() - base.monotonic : Date.now()
}

/** Device clock minus server clock, in milliseconds; 0 until the first answer. */
export function deviceSkew(): number {
  return skew
}

/** Counts up once a minute and after every answer of the server: what components depend on. */
export function clockRevision(): number {
  return revision
}

function announce(): void {
  revision += 1
  for (const listener of listeners) listener()
}

function schedule(): void {
  clearTimeout(timer)
  timer = setTimeout(
    () => {
      announce()
      if (performance.now() - synced > 5 * minute || Math.abs(Date.now() - serverTime() - skew) > minute) void sync()
      schedule()
    },
    minute - (serverTime() % minute) + 5,
  )
}

async function sync(): Promise<void> {
  const asked = performance.now()
  synced = asked
  try {
    const answer = await fetch('/api/clock', { cache: 'no-store', credentials: 'omit' })
    const { now }: { now: string } = await answer.json()
    const monotonic = performance.now()
    const server = Date.parse(now) + (monotonic - asked) / 2
    if (Number.isNaN(server)) return
    base = { server, monotonic }
    skew = Date.now() - server
    schedule()
    announce()
  } catch {
    // Offline: the clock goes on from what it knew and asks again on the next occasion.
  }
}

const occasions = ['focus', 'online', 'pageshow'] as const

function wake(): void {
  if (document.visibilityState === 'visible' && performance.now() - synced > second) void sync()
}

function start(): void {
  for (const occasion of occasions) addEventListener(occasion, wake)
  document.addEventListener('visibilitychange', wake)
  schedule()
  void sync()
}

function stop(): void {
  for (const occasion of occasions) removeEventListener(occasion, wake)
  document.removeEventListener('visibilitychange', wake)
  clearTimeout(timer)
}

/** Listens to the shared minute ticker; it runs while somebody listens. `seed` is the server's moment in the page. */
export function subscribeToClock(listener: () => void, seed?: string): () => void {
  if (base === null && seed) base = { server: Date.parse(seed), monotonic: performance.now() }
  listeners.add(listener)
  if (listeners.size === 1) start()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) stop()
  }
}

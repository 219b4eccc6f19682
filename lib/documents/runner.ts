import { randomUUID } from 'node:crypto'
import { type Failure, failure, Refusal } from '@/lib/errors/refusal'
import { log } from '@/lib/log/log'
import { minute, second } from '@/lib/time/length'
import { type AnswerMessage, answerMessage, type Made, type Order, type OrderMessage } from './order'

/** The child process as the queue sees it. */
export type Child = {
  send(message: OrderMessage): void
  onMessage(take: (message: unknown) => void): void
  onEnd(take: () => void): void
  /** Memory that it holds now, in bytes; null where the system does not tell. */
  memory(): number | null
  kill(): void
}

export type Limits = {
  /** More bytes than that, and the child is ended. */
  memory: number
  /** Orders that may wait in each lane; one more is refused. */
  waiting: Readonly<Record<Lane, number>>
  /** Orders that one person may have in each lane, waiting or in work. */
  each: Readonly<Record<Lane, number>>
  longestMs: Readonly<Record<Lane, number>>
  /** How long a child without work is kept for the next order. */
  idleMs: number
  lookEveryMs: number
}

/** short: somebody waits for it with the page open · long: it is fetched later. One of each is made at a time. */
export type Lane = 'short' | 'long'

export const usualLimits: Omit<Limits, 'memory'> = {
  waiting: { short: 30, long: 10 },
  each: { short: 4, long: 2 },
  longestMs: { short: 2 * minute, long: 60 * minute },
  idleMs: 20 * second,
  lookEveryMs: 100,
}

export type Asked = {
  order: Order
  lane: Lane
  /** Whose it is: nobody fills the queue alone. */
  who: string
  /** Where the document is to be. */
  file: string
  onStart?(): void
  onProgress?(done: number, total: number): void
}

type Job = Asked & {
  id: string
  startedAt: number
  tries: number
  resolve(made: Made | null): void
  reject(error: Refusal): void
}

export type Runner = {
  /**
   * The document, made; null when what it is about is not there. Refuses `too_many` (documents_full, documents_yours)
   * at once when too many wait, and `unavailable` (documents_memory, documents_slow, documents_failed) when it could not
   * be made; then no file is there.
   */
  make(asked: Asked): Promise<Made | null>
  /** What `make` would be refused with now; null: nothing. */
  refusal(lane: Lane, who: string): Refusal | null
  stop(): void
}

/** One queue before one child process, which is started when there is work and ended when there is none. */
export function runnerOf(start: () => Child, limits: Limits): Runner {
  const lanes: Readonly<Record<Lane, Job[]>> = { short: [], long: [] }
  const working = new Map<Lane, Job>()
  let child: Child | null = null
  let told = 0
  let watch: NodeJS.Timeout | null = null
  let idle: NodeJS.Timeout | null = null

  const end = (reason: string) => {
    const ended = child
    child = null
    told = 0
    for (const timer of [watch, idle]) if (timer) clearInterval(timer)
    watch = null
    idle = null
    ended?.kill()
    const lost = [...working.values()]
    working.clear()
    for (const job of lost) {
      // Who waits for a small document does not suffer from somebody's large one: it is begun anew, once.
      if (job.lane === 'short' && lost.length > 1 && job.tries === 0) lanes.short.unshift({ ...job, tries: 1 })
      else job.reject(new Refusal('unavailable', { reason }))
    }
    if (lost.length > 0) log.error({ reason, lost: lost.map(({ order }) => order.maker) }, 'documents were not made')
    next()
  }

  const look = () => {
    const memory = child?.memory() ?? told
    if (memory > limits.memory) return end('documents_memory')
    for (const job of working.values())
      if (performance.now() - job.startedAt > limits.longestMs[job.lane]) return end('documents_slow')
  }

  const take = (message: AnswerMessage) => {
    const job = [...working.values()].find(({ id }) => id === message.id)
    if (!job) return
    if (message.kind === 'progress') {
      told = message.rss
      job.onProgress?.(message.done, message.total)
      return
    }
    working.delete(job.lane)
    if (message.kind === 'made') job.resolve(message.made)
    else {
      log.error({ maker: job.order.maker, error: message.error }, 'a document was not made')
      job.reject(new Refusal('unavailable', { reason: 'documents_failed' }))
    }
    next()
  }

  const begin = (): Child => {
    if (child) return child
    const begun = start()
    begun.onMessage((message) => take(answerMessage.parse(message)))
    begun.onEnd(() => {
      if (child === begun) end('documents_failed')
    })
    child = begun
    return begun
  }

  const next = () => {
    for (const lane of ['short', 'long'] as const) {
      const job = working.has(lane) ? undefined : lanes[lane].shift()
      if (!job) continue
      job.startedAt = performance.now()
      working.set(lane, job)
      const { id, order, file } = job
      begin().send({ id, ...order, file })
      job.onStart?.()
    }
    if (working.size > 0) {
      if (idle) clearTimeout(idle)
      idle = null
      watch ??= setInterval(look, limits.lookEveryMs)
      return
    }
    if (watch) clearInterval(watch)
    watch = null
    if (child && !idle) {
      idle = setTimeout(() => end('documents_failed'), limits.idleMs)
      idle.unref()
    }
  }

  const refusal = (lane: Lane, who: string): Refusal | null => {
    const mine = [...lanes[lane], ...working.values()].filter((job) => job.lane === lane && job.who === who)
    if (mine.length >= limits.each[lane]) return new Refusal('too_many', { reason: 'documents_yours' })
    const full = working.has(lane) && lanes[lane].length >= limits.waiting[lane]
    return full ? new Refusal('too_many', { reason: 'documents_full' }) : null
  }

  return {
    make: (asked) =>
      new Promise((resolve, reject) => {
        const refused = refusal(asked.lane, asked.who)
        if (refused) return reject(refused)
        lanes[asked.lane].push({ ...asked, id: randomUUID(), startedAt: 0, tries: 0, resolve, reject })
        next()
      }),
    refusal,
    stop: () => end('documents_stopped'),
  }
}

/** What a document that was not made is told as. */
export function whyNotMade(error: unknown): Failure {
  if (error instanceof Refusal) return failure(error)
  return { ok: false, code: 'unavailable', reason: 'documents_failed' }
}

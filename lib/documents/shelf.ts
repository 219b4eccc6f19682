import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { settings } from '@/lib/config/settings'
import type { JsonValue } from '@/lib/errors/json'
import { type Failure, failure } from '@/lib/errors/refusal'
import { webStream } from '@/lib/files/store/read'
import type { Job } from '@/lib/jobs/jobs'
import { day, hour } from '@/lib/time/length'
import { type Instant, instantSchema } from '@/lib/time/types'
import { madeSchema, type Order } from './order'
import { documents } from './program'
import { whyNotMade } from './runner'

/** How long a document lies ready, from when it was asked for. */
const keptMs = day

const shelvedSchema = z.object({
  id: z.uuid(),
  /** Who asked for it, and alone may fetch it. */
  who: z.string(),
  maker: z.string(),
  /** What is asked, as one text: the same asked again while it is being made is the same document. */
  same: z.string(),
  askedAt: instantSchema,
  state: z.enum(['waiting', 'making', 'ready', 'failed']),
  done: z.number(),
  total: z.number(),
  /** Why it was not made: a key in `errors.reasons`. */
  reason: z.string().nullable(),
  made: madeSchema.nullable(),
})
export type Shelved = z.infer<typeof shelvedSchema>

const kept: { dertigShelf?: Map<string, Shelved> } = globalThis as { dertigShelf?: Map<string, Shelved> }
/** What this process is making; everything else is read from the folder. */
function inWork(): Map<string, Shelved> {
  kept.dertigShelf ??= new Map()
  return kept.dertigShelf
}

const folder = () => path.join(path.resolve(settings().DERTIG_DATA), 'documents')
const factsFile = (id: string) => path.join(folder(), `${id}.json`)
const contentFile = (id: string) => path.join(folder(), `${id}.file`)

/** Makes the folder of documents, for its owner only. */
export async function prepareShelf(): Promise<string> {
  await mkdir(folder(), { recursive: true, mode: 0o700 })
  return folder()
}

/**
 * Orders a document for a person and answers its id at once; what is the `same` while it is being made answers the same id.
 * Refuses `too_many` when too many wait.
 */
export async function askForDocument({
  who,
  order,
  same,
  now,
}: {
  who: string
  order: Order
  same: string
  now: Instant
}): Promise<string | Failure> {
  const running = [...inWork().values()].find((one) => one.who === who && one.same === same)
  if (running) return running.id
  await prepareShelf()
  const refused = documents().refusal('long', who)
  if (refused) return failure(refused)
  const id = randomUUID()
  const shelved: Shelved = {
    ...{ id, who, maker: order.maker, same, askedAt: now },
    ...{ state: 'waiting', done: 0, total: 0, reason: null, made: null },
  }
  const making = documents()
    .make({
      ...{ order, who, lane: 'long', file: contentFile(id) },
      onStart: () => {
        shelved.state = 'making'
      },
      onProgress: (done, all) => Object.assign(shelved, { done, total: all }),
    })
    .then(
      (made) => Object.assign(shelved, made ? { state: 'ready', made } : { state: 'failed', reason: 'documents_gone' }),
      (error) => Object.assign(shelved, { state: 'failed', reason: whyNotMade(error).reason ?? 'documents_failed' }),
    )
  inWork().set(id, shelved)
  await write(shelved)
  void making.then(async () => {
    if (shelved.state === 'failed') await rm(contentFile(id), { force: true })
    await write(shelved).finally(() => inWork().delete(id))
  })
  return id
}

async function write(shelved: Shelved): Promise<void> {
  const unfinished = `${factsFile(shelved.id)}.${randomUUID()}.part`
  await writeFile(unfinished, JSON.stringify(shelved), { mode: 0o600 })
  await rename(unfinished, factsFile(shelved.id))
}

/** How a person's document stands; null when there is none of that id, it is somebody else's, or its day is over. */
export async function documentFor(who: string, id: string, now: Instant): Promise<Shelved | null> {
  const shelved = inWork().get(id) ?? (await read(id))
  return shelved && shelved.who === who && !isOver(shelved, now) ? shelved : null
}

async function read(id: string): Promise<Shelved | null> {
  if (!z.uuid().safeParse(id).success) return null
  const text = await readFile(factsFile(id), 'utf8').catch(() => null)
  return text === null ? null : (shelvedSchema.safeParse(parsed(text)).data ?? null)
}

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isOver({ askedAt }: Shelved, now: Instant): boolean {
  return Date.parse(now) - Date.parse(askedAt) >= keptMs
}

/** The content of a document that is ready, as a stream with its size; null when it lies there no more. */
export async function contentOfDocument({
  id,
}: Shelved): Promise<{ body(): ReadableStream<Uint8Array>; size: number } | null> {
  const found = await stat(contentFile(id)).catch(() => null)
  return found && { body: () => webStream(createReadStream(contentFile(id))), size: found.size }
}

/** When a document is removed. */
export function keptUntil({ askedAt }: Shelved): Instant {
  return instantSchema.parse(new Date(Date.parse(askedAt) + keptMs).toISOString())
}

/**
 * At the start of the application: what was being made when it ended is given up, and its people are told so; halves of
 * files are removed.
 */
export async function clearShelf(): Promise<void> {
  for (const name of await names()) {
    if (/[.](part|once)$/.test(name)) await rm(path.join(folder(), name), { force: true })
    if (!name.endsWith('.json')) continue
    const shelved = await read(path.basename(name, '.json'))
    if (!shelved || shelved.state === 'ready' || inWork().has(shelved.id)) continue
    if (shelved.state !== 'failed') await write({ ...shelved, state: 'failed', reason: 'documents_stopped' })
    await rm(contentFile(shelved.id), { force: true })
  }
}

/** Removes documents whose day is over; answers how many. */
export async function sweepShelf(now: Instant): Promise<number> {
  let removed = 0
  for (const name of await names()) {
    if (!name.endsWith('.json')) continue
    const id = path.basename(name, '.json')
    const shelved = await read(id)
    if (inWork().has(id) || (shelved && !isOver(shelved, now))) continue
    await Promise.all([rm(contentFile(id), { force: true }), rm(factsFile(id), { force: true })])
    removed += 1
  }
  return removed
}

async function names(): Promise<string[]> {
  return readdir(folder()).catch(() => [])
}

export const shelfSweep: Job = { name: 'documents.sweep', everyMs: hour, run: ({ now }) => sweepShelf(now) }

import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { realLeaks } from '@/lib/access/scope'
import { db, type Tx } from '@/lib/db/client'
import type { Webhook } from '@/lib/db/generated/client'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { eventOf, type WebhookEvent } from './schema'

/** Entries of the log that are looked at in one go. */
const mostEntries = 500

type Happened = { event: WebhookEvent; origin: string; ref: string; at: Instant }
type Standing = { state: string | null; dueAt: string | null }

/**
 * Writes down what an address is to be told: from the log, where everything that happened stands in order whichever door it came
 * by, and from clocks that ended since. How far it was told moves in the same transaction, so nothing is told twice or left out.
 */
export async function queueFor({ id }: Pick<Webhook, 'id'>, now: Instant): Promise<number> {
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Webhook" WHERE id = ${id}::uuid FOR UPDATE`
    const webhook = await tx.webhook.findUniqueOrThrow({ where: { id } })
    if (webhook.stoppedAt !== null) return 0
    const entries = await tx.auditEntry.findMany({
      where: { index: { gt: webhook.toldIndex } },
      orderBy: { index: 'asc' },
      take: mostEntries,
      select: { index: true, at: true, action: true, subjectId: true, ref: true, outcome: true },
    })
    const happened: Happened[] = []
    for (const entry of entries) {
      const event = eventOf(entry.action)
      if (event === null || entry.outcome !== 'ok' || !webhook.events.includes(event)) continue
      const isBatch = /^(batch|import)\./.test(entry.action)
      const refs = isBatch ? await refsOfBatch(tx, entry.subjectId) : [entry.ref]
      for (const ref of refs)
        if (ref !== null) happened.push({ event, origin: `${entry.index}:${ref}`, ref, at: instantOf(entry.at) })
    }
    const clocks = webhook.events.includes('clock.due') ? await clocksEnded(tx, webhook.toldUntil, now) : []
    const all = [...happened, ...clocks]
    const standing = await standingOf(tx, [...new Set(all.map(({ ref }) => ref))])
    const data = all.flatMap(({ event, origin, ref, at }, place) => {
      const stands = standing.get(ref)
      // What is not there is an exercise, which is nobody's news.
      if (!stands) return []
      const payload = JSON.stringify({ type: event, timestamp: at, data: { ref, ...stands } })
      // A millisecond each: they go out in the order in which they happened.
      const createdAt = new Date(toDatabase(now).getTime() + place)
      return [{ id: randomUUID(), webhookId: id, event, origin, payload, createdAt, nextTryAt: toDatabase(now) }]
    })
    await tx.webhookDelivery.createMany({ data, skipDuplicates: true })
    const toldIndex = entries.at(-1)?.index ?? webhook.toldIndex
    await tx.webhook.update({ where: { id }, data: { toldIndex, toldUntil: toDatabase(now) } })
    return data.length
  })
}

async function refsOfBatch(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.batchRecord.findMany({ where: { batchId: id }, select: { record: { select: { ref: true } } } })
  return rows.map(({ record }) => record.ref)
}

async function clocksEnded(tx: Tx, since: Date, now: Instant): Promise<Happened[]> {
  const within = { gt: since, lte: toDatabase(now) }
  const leaks = await tx.leakClock.findMany({
    where: { endedAt: null, provisional: false, dueAt: within, leak: realLeaks },
    select: { id: true, code: true, dueAt: true, leak: { select: { ref: true } } },
  })
  const requests = await tx.personRequest.findMany({
    where: { nextDueAt: within },
    select: { ref: true, nextDueAt: true },
  })
  const due = (ref: string, part: string, at: Date | null): Happened[] =>
    at === null
      ? []
      : [{ event: 'clock.due', origin: `due:${ref}:${part}:${at.toISOString()}`, ref, at: instantOf(at) }]
  return [
    ...leaks.flatMap(({ code, dueAt, leak }) => due(leak.ref, code, dueAt)),
    ...requests.flatMap(({ ref, nextDueAt }) => due(ref, 'answer', nextDueAt)),
  ]
}

const standingRows = z.array(z.object({ ref: z.string(), state: z.string(), dueAt: z.string().nullable() }))

/** In which state each stands now and when it is due: nothing else of it leaves the house. */
async function standingOf(tx: Tx, refs: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  if (refs.length === 0) return new Map()
  const asked = [...refs]
  const rows = standingRows.parse(
    await tx.$queryRaw`
      SELECT r.ref, r.status::text AS state, r."nextReviewOn"::text AS "dueAt" FROM "Record" r WHERE r.ref = ANY(${asked}::text[])
      UNION ALL SELECT l.ref, l.state::text, to_json((SELECT min(c."dueAt") FROM "LeakClock" c WHERE c."leakId" = l.id AND c."endedAt" IS NULL)
        AT TIME ZONE 'UTC') #>> '{}' FROM "Leak" l WHERE l.ref = ANY(${asked}::text[]) AND NOT l."isExercise"
      UNION ALL SELECT q.ref, q.state, to_json(q."nextDueAt" AT TIME ZONE 'UTC') #>> '{}' FROM "PersonRequest" q WHERE q.ref = ANY(${asked}::text[])
      UNION ALL SELECT f.ref, f.state::text, f."dueOn"::text FROM "Finding" f WHERE f.ref = ANY(${asked}::text[])`,
  )
  const utc = (text: string | null) => (text?.includes('T') ? `${text.replace(/Z$/, '')}Z` : text)
  return new Map(rows.map(({ ref, state, dueAt }) => [ref, { state, dueAt: utc(dueAt) }]))
}

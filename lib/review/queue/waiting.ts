import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can, departmentsOf, mayEver, ownersOf } from '@/lib/access/can'
import { accountsOf, type Holder, holdersOf } from '@/lib/access/persons'
import { db, plannedAgain, plannedOnce } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { type ReviewReason, reviewReasonsSchema } from '@/lib/records/standing/comeback'
import { type Instant, instantOf } from '@/lib/time/types'
import { blockedFor } from '../steps/rules'

type Sql = Prisma.Sql
const { sql } = Prisma

/** Whom a record waits for: the DPO, management, or its owner because it was returned or came back. */
export const waitStates = ['dpo', 'management', 'returned', 'back'] as const
export type WaitState = (typeof waitStates)[number]

const raw = z.object({
  id: recordIdSchema,
  ref: z.string(),
  register: z.string(),
  title: z.string(),
  version: z.number(),
  isExample: z.boolean(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  departmentId: z.string().nullable(),
  departmentName: z.string().nullable(),
  inForceVersionId: z.string().nullable(),
  reviewReasons: reviewReasonsSchema,
  state: z.enum(waitStates),
  since: z.date(),
  /** It waits for the person who asks. */
  mine: z.boolean(),
  total: z.number(),
  stepBy: z.string().nullable(),
  byName: z.string().nullable(),
  reason: z.string().nullable(),
  versionId: z.string().nullable(),
  contentHash: z.string().nullable(),
  /** Accounts that edited since the last version in force, or that edited and submitted what stands for review. */
  contributorIds: z.array(z.string()),
  /** Accounts that wrote it. */
  writerIds: z.array(z.string()),
})

export type Waiting = Omit<z.infer<typeof raw>, 'id' | 'since' | 'stepBy' | 'total' | 'reviewReasons'> & {
  id: RecordId
  since: Instant
  reasons: readonly ReviewReason[]
  /** Nobody can accept it, or put it in force. */
  blocked: boolean
}

/**
 * What is in review, returned or sent back and this person may see, as SQL of rows `w` with `recordId`, `ref`, `state`, `since` and
 * `mine`: all of it for DPO and management, that of their departments for editors (one query).
 */
export async function waitsOf(actor: Actor): Promise<Sql> {
  return waits(actor, await accountsOf(db(), actor.id))
}

/** Rows of the queue by their references, in any order (at most three queries, none without references). */
export async function waitingOf(within: Sql, refs: readonly string[], now: Instant): Promise<Waiting[]> {
  if (refs.length === 0) return []
  return wordedRows(now, await waitingRows(sql`SELECT w.*, 1 AS total ${within} AND w.ref = ANY(${[...refs]}::text[])`))
}

/** What waits for this person, by whom it waits for: how many, and those that wait longest (at most five queries). */
export async function waitingFirst(
  actor: Actor,
  now: Instant,
  most: number,
): Promise<ReadonlyMap<WaitState, { rows: Waiting[]; total: number }>> {
  const found = new Map<WaitState, { rows: Waiting[]; total: number }>()
  if (!mayEver(actor, 'register', 'confirm')) return found
  const accounts = await accountsOf(db(), actor.id)
  const rows = await waitingRows(sql`
    SELECT * FROM (
      SELECT w.*, count(*) OVER (PARTITION BY w.state)::int AS total,
        row_number() OVER (PARTITION BY w.state ORDER BY w.since, w.ref) AS place
      ${waits(actor, accounts)} AND w.mine
    ) w WHERE place <= ${most}`)
  const worded = await wordedRows(now, rows)
  worded.forEach((row, index) => {
    const { rows: before, total } = found.get(row.state) ?? { rows: [], total: rows[index]?.total ?? 0 }
    found.set(row.state, { rows: [...before, row], total })
  })
  return found
}

/** What waits and this person may see (`seen`), as `w` with its place in the house; `mine`: it waits for them. */
function waits(actor: Actor, accounts: readonly string[]): Sql {
  const seen = can(actor, 'register', 'read')
    ? sql`TRUE`
    : sql`r."departmentId" = ANY(${[...departmentsOf(actor, 'register', 'submit')]}::uuid[])`
  return sql`FROM (
    SELECT w.*, r.ref, ${mineOf(actor, accounts)} AS mine
    FROM "ReviewWait" w JOIN "Record" r ON r.id = w."recordId" WHERE ${seen}
  ) w WHERE TRUE`
}

/** Whether what waits (`w`, of the record `r`) waits for this person. */
function mineOf(actor: Actor, accounts: readonly string[]): Sql {
  const own = sql`${[...accounts]}::uuid[]`
  const reviews = mayEver(actor, 'register', 'review')
  // A DPO may confirm every record, and is waited for where they answer for it.
  const answers = reviews
    ? sql`r."ownerId" = ANY(${own})`
    : sql`(r."departmentId" = ANY(${[...departmentsOf(actor, 'register', 'confirm')]}::uuid[])
        OR r."ownerId" = ANY(${[...ownersOf(actor, 'register', 'confirm')]}::uuid[]))`
  return sql`COALESCE(CASE w.state
    WHEN 'dpo' THEN ${reviews}::boolean AND NOT w."writerIds" && ${own}
    WHEN 'management' THEN ${mayEver(actor, 'register', 'force')}::boolean AND NOT w."contributorIds" && ${own}
      AND w."byId" <> ALL(${own})
    ELSE ${answers} END, FALSE)`
}

async function waitingRows(chosen: Sql) {
  const rows = await db().$queryRaw`${Prisma.raw(plannedAgain)}
    SELECT r.id, r.ref, r.register, r.title, r.version, r."isExample", r."ownerId"::text, o.name AS "ownerName",
      r."departmentId"::text, d.name AS "departmentName", r."inForceVersionId"::text, r."reviewReasons",
      w.state, w.since, w.mine, w.total, w."byId"::text AS "stepBy", u.name AS "byName",
      CASE WHEN w.state = 'returned' THEN s.reason END AS reason, w."versionId"::text, s."contentHash",
      w."contributorIds"::text[], w."writerIds"::text[]
    FROM (${chosen}) w
    JOIN "Record" r ON r.id = w."recordId"
    LEFT JOIN LATERAL (
      SELECT s.reason, s."contentHash" FROM "ReviewStep" s WHERE s."versionId" = w."versionId"
      ORDER BY s.sequence DESC LIMIT 1
    ) s ON TRUE
    LEFT JOIN "User" o ON o.id = r."ownerId"
    LEFT JOIN "Department" d ON d.id = r."departmentId"
    LEFT JOIN "User" u ON u.id = w."byId"
    ORDER BY w.since, r.ref`
  return z.array(raw).parse(rows)
}

async function wordedRows(now: Instant, rows: readonly Raw[]): Promise<Waiting[]> {
  const [holders, reviewers] = await Promise.all([
    holdersOf(db(), 'register', 'force', now),
    holdersOf(db(), 'register', 'review', now),
  ])
  return rows.map((row) => shaped(row, { holders, reviewers }))
}

type Raw = z.infer<typeof raw>

const part = (row: Raw) => ({
  contributorIds: row.contributorIds,
  writerIds: row.writerIds,
  acceptedById: row.state === 'management' ? row.stepBy : null,
})

type There = { holders: readonly Holder[]; reviewers: readonly Holder[] }

function shaped(row: Raw, there: There): Waiting {
  const { since, stepBy: _by, total: _total, reviewReasons, ...rest } = row
  const inReview = row.state === 'dpo' || row.state === 'management'
  return {
    ...rest,
    since: instantOf(since),
    reasons: reviewReasons,
    blocked: inReview && blockedFor(part(row), there) !== null,
  }
}

/** What this person can decide next, and how many wait for them with it. */
export type NextWaiting = { ref: string; register: string; title: string; count: number }

const next = z.array(z.object({ ref: z.string(), register: z.string(), title: z.string(), count: z.number() }))

/**
 * What a DPO or management can decide after this record: the next one in the queue, from its beginning again after the last,
 * so that what was submitted together is decided together; null when nothing else waits for them (two queries).
 */
export async function nextWaiting(actor: Actor, after: RecordId): Promise<NextWaiting | null> {
  const accounts = await accountsOf(db(), actor.id)
  const rows = await db().$queryRaw`
    WITH this AS (SELECT w.since, r.ref FROM "ReviewWait" w JOIN "Record" r ON r.id = w."recordId" WHERE r.id = ${after}::uuid)
    SELECT w.ref, r.register, r.title, w.count FROM (
      SELECT w.ref, w."recordId", w.since, count(*) OVER ()::int AS count ${waits(actor, accounts)}
        AND w.mine AND w.state IN ('dpo', 'management') AND w."recordId" <> ${after}::uuid
    ) w JOIN "Record" r ON r.id = w."recordId" LEFT JOIN this ON TRUE
    ORDER BY COALESCE((w.since, w.ref) > (this.since, this.ref), FALSE) DESC, w.since, w.ref LIMIT 1`
  return next.parse(rows)[0] ?? null
}

const counted = z.tuple([z.object({ count: z.number() })])

/** How many records wait for this person in the review: stands beside the navigation of every page, so it only counts. */
export async function waitingCount(actor: Actor): Promise<number> {
  if (!mayEver(actor, 'register', 'confirm')) return 0
  const accounts = await accountsOf(db(), actor.id)
  const rows = await db()
    .$queryRaw`${Prisma.raw(plannedOnce)} SELECT count(*)::int AS count ${waits(actor, accounts)} AND w.mine`
  return counted.parse(rows)[0].count
}

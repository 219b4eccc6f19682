import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can, departmentsOf, mayEver } from '@/lib/access/can'
import { accountsOf, type Holder, holdersOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { type ReviewReason, reviewReasonsSchema } from '@/lib/records/standing/comeback'
import { type Instant, instantOf } from '@/lib/time/types'
import { blockedFor, tookPart, wrote } from '../steps/rules'

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
  stepAt: z.date().nullable(),
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

export type Waiting = Omit<z.infer<typeof raw>, 'id' | 'stepAt' | 'stepBy' | 'reviewReasons'> & {
  id: RecordId
  since: Instant
  reasons: readonly ReviewReason[]
  /** It waits for the person who asks. */
  mine: boolean
  /** Nobody can accept it, or put it in force. */
  blocked: boolean
}

/**
 * Everything in review, returned or sent back that this person may see, longest first: all of it for DPO and management,
 * that of their departments for editors. Empty for everybody else (at most five queries).
 */
export async function waitingFor(actor: Actor, now: Instant): Promise<Waiting[]> {
  if (!mayEver(actor, 'register', 'confirm')) return []
  const rows = await waitingRows(
    can(actor, 'register', 'read')
      ? sql`TRUE`
      : sql`r."departmentId" = ANY(${[...departmentsOf(actor, 'register', 'submit')]}::uuid[])`,
  )
  const [accounts, holders, reviewers] = await Promise.all([
    accountsOf(db(), actor.id),
    holdersOf(db(), 'register', 'force', now),
    holdersOf(db(), 'register', 'review', now),
  ])
  return rows
    .map((row) => shaped(row, actor, accounts, { holders, reviewers }))
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
}

async function waitingRows(where: Prisma.Sql) {
  const rows = await db().$queryRaw`
    SELECT r.id, r.ref, r.register, r.title, r.version, r."isExample", r."ownerId"::text, o.name AS "ownerName",
      r."departmentId"::text, d.name AS "departmentName", r."inForceVersionId"::text, r."reviewReasons",
      w.state, s.at AS "stepAt", s."byId"::text AS "stepBy", u.name AS "byName",
      CASE WHEN w.state = 'returned' THEN s.reason END AS reason,
      s."versionId"::text, s."contentHash",
      CASE WHEN r.status = 'draft' THEN r."contributorIds"::text[]
        ELSE array_append(v."contributorIds", v."submittedById")::text[] END AS "contributorIds",
      CASE WHEN r.status = 'draft' THEN r."contributorIds" ELSE v."contributorIds" END::text[] AS "writerIds"
    FROM "Record" r
    LEFT JOIN LATERAL (
      SELECT s.kind::text, s.at, s."byId", s.reason, s."versionId", s."contentHash" FROM "ReviewStep" s
      JOIN "RecordVersion" v ON v.id = s."versionId" WHERE v."recordId" = r.id ORDER BY s.sequence DESC LIMIT 1
    ) s ON TRUE
    CROSS JOIN LATERAL (
      SELECT CASE WHEN r.status = 'in_review' THEN CASE WHEN s.kind = 'accepted' THEN 'management' ELSE 'dpo' END
        WHEN s.kind = 'returned' THEN 'returned' WHEN r."reviewReasons" <> '[]'::jsonb THEN 'back' END AS state
    ) w
    LEFT JOIN "RecordVersion" v ON v.id = s."versionId"
    LEFT JOIN "User" o ON o.id = r."ownerId"
    LEFT JOIN "Department" d ON d.id = r."departmentId"
    LEFT JOIN "User" u ON u.id = s."byId"
    WHERE r.status IN ('in_review', 'draft') AND w.state IS NOT NULL AND ${where}`
  return z.array(raw).parse(rows)
}

type Raw = z.infer<typeof raw>

const part = (row: Raw) => ({
  contributorIds: row.contributorIds,
  writerIds: row.writerIds,
  acceptedById: row.state === 'management' ? row.stepBy : null,
})

type There = { holders: readonly Holder[]; reviewers: readonly Holder[] }

function shaped(row: Raw, actor: Actor, accounts: readonly string[], there: There): Waiting {
  const { stepAt, stepBy, reviewReasons, ...rest } = row
  const since = row.state === 'back' ? reviewReasons.map(({ at }) => at).sort()[0] : stepAt && instantOf(stepAt)
  const inReview = row.state === 'dpo' || row.state === 'management'
  return {
    ...rest,
    since: since ?? instantOf(new Date(0)),
    reasons: reviewReasons,
    mine: isFor(row, actor, accounts),
    blocked: inReview && blockedFor(part(row), there) !== null,
  }
}

function isFor(row: Raw, actor: Actor, accounts: readonly string[]): boolean {
  switch (row.state) {
    case 'dpo':
      return mayEver(actor, 'register', 'review') && !wrote(row, accounts)
    case 'management':
      return mayEver(actor, 'register', 'force') && tookPart(part(row), accounts) === null
    case 'returned':
    case 'back':
      // A DPO may confirm every record, and is waited for where they answer for it.
      return mayEver(actor, 'register', 'review')
        ? row.ownerId !== null && accounts.includes(row.ownerId)
        : can(actor, 'register', 'confirm', row) !== null
  }
}

const counted = z.tuple([z.object({ count: z.number() })])

/** How many records wait for this person in the review: stands beside the navigation of every page, so it only counts. */
export async function waitingCount(actor: Actor): Promise<number> {
  if (mayEver(actor, 'register', 'review')) return forReview(await accountsOf(db(), actor.id))
  const departments = departmentsOf(actor, 'register', 'submit')
  const [force, own] = await Promise.all([
    mayEver(actor, 'register', 'force') ? forForce(await accountsOf(db(), actor.id)) : 0,
    departments.length > 0 ? cameBack(departments) : 0,
  ])
  return force + own
}

/** Versions that nobody accepted yet and that no account of this person wrote. */
async function forReview(accounts: readonly string[]): Promise<number> {
  const own = [...accounts]
  const rows = await db().$queryRaw`
    SELECT count(*)::int AS count FROM "Record" r JOIN "RecordVersion" v ON v.id = r."submittedVersionId"
    WHERE r.status = 'in_review' AND NOT v."contributorIds" && ${own}::uuid[] AND NOT EXISTS (
      SELECT FROM "ReviewStep" s WHERE s."versionId" = r."submittedVersionId" AND s.kind = 'accepted')`
  return counted.parse(rows)[0].count
}

/** Accepted versions in which no account of this person had a hand. */
async function forForce(accounts: readonly string[]): Promise<number> {
  const own = [...accounts]
  const rows = await db().$queryRaw`
    SELECT count(*)::int AS count FROM "Record" r JOIN "RecordVersion" v ON v.id = r."submittedVersionId"
    WHERE r.status = 'in_review' AND NOT v."contributorIds" && ${own}::uuid[] AND v."submittedById" <> ALL(${own}::uuid[])
      AND EXISTS (SELECT FROM "ReviewStep" s WHERE s."versionId" = v.id AND s.kind = 'accepted'
        AND s."byId" <> ALL(${own}::uuid[]))`
  return counted.parse(rows)[0].count
}

/** Drafts of these departments that were returned or came back. */
async function cameBack(departmentIds: readonly string[]): Promise<number> {
  const rows = await db().$queryRaw`
    SELECT count(*)::int AS count FROM "Record" r
    WHERE r.status = 'draft' AND r."departmentId" = ANY(${[...departmentIds]}::uuid[])
      AND (r."reviewReasons" <> '[]'::jsonb OR (
        SELECT s.kind FROM "ReviewStep" s JOIN "RecordVersion" v ON v.id = s."versionId"
        WHERE v."recordId" = r.id ORDER BY s.sequence DESC LIMIT 1) = 'returned')`
  return counted.parse(rows)[0].count
}

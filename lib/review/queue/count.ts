import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { accountsOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'

const counted = z.tuple([z.object({ count: z.number() })])

/** How many records wait for this person in the review: stands beside the navigation of every page, so it only counts. */
export async function waitingCount(actor: Actor): Promise<number> {
  if (mayEver(actor, 'register', 'review')) return forReview()
  const [force, own] = await Promise.all([
    mayEver(actor, 'register', 'force') ? forForce(await accountsOf(db(), actor.id)) : 0,
    mayEver(actor, 'register', 'submit') && actor.departmentIds.length > 0 ? cameBack(actor.departmentIds) : 0,
  ])
  return force + own
}

async function forReview(): Promise<number> {
  const rows = await db().$queryRaw`
    SELECT count(*)::int AS count FROM "Record" r WHERE r.status = 'in_review' AND NOT EXISTS (
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

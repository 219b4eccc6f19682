import type { Actor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import { type Instant, instantOf } from '@/lib/time/types'

export type WaitingRow = {
  ref: string
  register: string
  title: string
  /** When the step before this one was taken. */
  since: Instant
  byName: string | null
}

/** Versions that wait for the DPO, longest first; empty for people without register.review. */
export function waitingForReview(actor: Actor): Promise<WaitingRow[]> {
  return mayEver(actor, 'register', 'review') ? waiting('submitted', null) : Promise.resolve([])
}

/** Versions that wait to be put in force by this person: accepted, and not their own work. */
export function waitingForForce(actor: Actor): Promise<WaitingRow[]> {
  return mayEver(actor, 'register', 'force') ? waiting('accepted', actor.id) : Promise.resolve([])
}

/** Records of the person's departments that the DPO returned and that were not submitted again. */
export async function returnedTo(actor: Actor): Promise<(WaitingRow & { reason: string })[]> {
  if (!mayEver(actor, 'register', 'submit') || actor.departmentIds.length === 0) return []
  const rows = await db().$queryRaw<Step[]>`
    SELECT r.ref, r.register, r.title, s.at, s.reason, u.name AS "byName"
    FROM "Record" r
    JOIN LATERAL (
      SELECT s.kind, s.at, s.reason, s."byId" FROM "ReviewStep" s JOIN "RecordVersion" v ON v.id = s."versionId"
      WHERE v."recordId" = r.id ORDER BY s.sequence DESC LIMIT 1
    ) s ON s.kind = 'returned'
    LEFT JOIN "User" u ON u.id = s."byId"
    WHERE r.status = 'draft' AND r."departmentId" = ANY(${[...actor.departmentIds]}::uuid[])
    ORDER BY s.at`
  return rows.map((row) => ({ ...shaped(row), reason: row.reason ?? '' }))
}

type Step = { ref: string; register: string; title: string; at: Date; reason: string | null; byName: string | null }

async function waiting(kind: 'submitted' | 'accepted', notBy: string | null): Promise<WaitingRow[]> {
  const rows = await db().$queryRaw<Step[]>`
    SELECT r.ref, r.register, r.title, s.at, s.reason, u.name AS "byName"
    FROM "Record" r
    JOIN "RecordVersion" v ON v.id = r."submittedVersionId"
    JOIN LATERAL (
      SELECT s.kind::text AS kind, s.at, s.reason, s."byId" FROM "ReviewStep" s
      WHERE s."versionId" = v.id ORDER BY s.sequence DESC LIMIT 1
    ) s ON s.kind = ${kind}
    LEFT JOIN "User" u ON u.id = s."byId"
    WHERE r.status = 'in_review' AND (${notBy}::uuid IS NULL OR NOT (${notBy}::uuid = ANY(v."contributorIds")))
    ORDER BY s.at`
  return rows.map(shaped)
}

function shaped(row: Step): WaitingRow {
  return { ref: row.ref, register: row.register, title: row.title, since: instantOf(row.at), byName: row.byName }
}

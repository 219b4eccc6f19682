import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { type Role, roles } from '@/lib/access/roles'
import { db, plannedAgain } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { mailSettings } from '@/lib/mail/settings'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { type Facts, type Shown, seesChecklist, stepsFor } from './rules'

const { sql } = Prisma

const holding = z.enum(['none', 'invited', 'held'])
const row = z.object({
  ...{ company: z.boolean(), departments: z.boolean(), phone: z.boolean(), portal: z.boolean(), report: z.boolean() },
  ...{ dpo: holding, management: holding, editor: holding },
  record: z.enum(['none', 'draft', 'submitted', 'accepted', 'in_force']),
  without: z.array(z.object({ step: z.string(), reason: z.string(), at: z.coerce.date(), by: z.string() })),
})

/** What the company does without, and who said so. */
export type Without = { step: string; reason: string; at: Instant; by: string }

/** Accounts that hold a role at a moment, as `u`; `more`: what else they need for it. */
function heldBy(role: Role, at: Date, more = sql`TRUE`) {
  const usable = sql`u."disabledAt" IS NULL AND (u."validUntil" IS NULL OR u."validUntil" > ${at})`
  const holds = sql`EXISTS (SELECT FROM "UserRole" k WHERE k."userId" = u.id AND k.role::text = ${role}) AND ${more}`
  return sql`CASE
    WHEN EXISTS (SELECT FROM "User" u WHERE ${usable} AND u."passwordHash" IS NOT NULL AND ${holds}) THEN 'held'
    WHEN EXISTS (SELECT FROM "User" u WHERE ${usable} AND (${holds} OR EXISTS (SELECT FROM "RightsRequest" q
      WHERE q."userId" = u.id AND q.decision IS NULL AND ${role} = ANY(q.roles::text[])))) THEN 'invited'
    ELSE 'none' END`
}

/** What is there of every step, and what is done without (one statement; each part stops at the first it finds). */
async function factsAt(now: Instant): Promise<{ facts: Facts; without: readonly Without[] }> {
  const at = toDatabase(now)
  const inDepartment = sql`EXISTS (SELECT FROM "UserDepartment" d WHERE d."userId" = u.id)`
  const waits = (state: string) => sql`EXISTS (SELECT FROM "ReviewWait" w WHERE w.state = ${state})`
  const filled = (name: 'legalName' | 'address' | 'city' | 'enterpriseNumber' | 'privacyContactPhone') =>
    sql`COALESCE(o.${Prisma.raw(`"${name}"`)}, '') <> ''`
  const rows = await db().$queryRaw`${Prisma.raw(plannedAgain)} SELECT
    COALESCE(${filled('legalName')} AND ${filled('address')} AND ${filled('city')}
      AND (${filled('enterpriseNumber')} OR 'enterpriseNumber' = ANY(o."openFields")), FALSE) AS company,
    EXISTS (SELECT FROM "Department" WHERE "retiredAt" IS NULL) AS departments,
    ${filled('privacyContactPhone')} AS phone,
    COALESCE(jsonb_array_length(o."portalHolders") > 0, FALSE) AS portal,
    ${heldBy('dpo', at)} AS dpo, ${heldBy('management', at)} AS management, ${heldBy('editor', at, inDepartment)} AS editor,
    CASE WHEN EXISTS (SELECT FROM "Record" WHERE "inForceVersionId" IS NOT NULL) THEN 'in_force'
      WHEN ${waits('management')} THEN 'accepted' WHEN ${waits('dpo')} THEN 'submitted'
      WHEN EXISTS (SELECT FROM "Record") THEN 'draft' ELSE 'none' END AS record,
    EXISTS (SELECT FROM "Leak") AS report,
    (SELECT COALESCE(jsonb_agg(jsonb_build_object('step', k.step, 'reason', k.reason, 'at', k.at, 'by', u.name)), '[]')
      FROM "KnowinglyWithout" k JOIN "User" u ON u.id = k."byId") AS without
    FROM (SELECT 1) one LEFT JOIN "Organisation" o ON o.id = 1`
  const [found] = z.tuple([row]).parse(rows)
  const { without, ...facts } = found
  return {
    facts: { ...facts, mail: mailSettings() !== null },
    without: without.map((one) => ({ ...one, at: instantOf(one.at) })),
  }
}

const holders = z.array(z.object({ role: z.enum(roles), names: z.array(z.string()), total: z.number() }))
/** Who holds a role: the first few by name, and how many. */
export type Holders = ReadonlyMap<Role, { names: readonly string[]; total: number }>

const namedOf = 3

/** Who can act in these roles now (one statement). */
async function holdersAt(asked: readonly Role[], now: Instant): Promise<Holders> {
  const at = toDatabase(now)
  const rows = await db().$queryRaw`${Prisma.raw(plannedAgain)} SELECT k.role::text AS role, count(*)::int AS total,
      (array_agg(u.name ORDER BY u.name, u.id))[1:${namedOf}::int] AS names
    FROM "UserRole" k JOIN "User" u ON u.id = k."userId"
    WHERE k.role::text = ANY(${[...asked]}::text[]) AND u."disabledAt" IS NULL AND u."passwordHash" IS NOT NULL
      AND (u."validUntil" IS NULL OR u."validUntil" > ${at}) GROUP BY k.role`
  return new Map(holders.parse(rows).map(({ role, ...who }) => [role, who]))
}

export type Checklist = { steps: readonly Shown[]; without: readonly Without[]; holders: Holders }

/**
 * The checklist as this person sees it; null for who sets nothing up, and once every step they may know of is done or
 * knowingly done without (one statement then, else two).
 */
export async function checklistFor(actor: Actor, now: Instant): Promise<Checklist | null> {
  if (!seesChecklist(actor)) return null
  const { facts, without } = await factsAt(now)
  const steps = stepsFor(
    actor,
    facts,
    without.map(({ step }) => step),
  )
  const open = steps.filter(({ state }) => state === 'open' || state === 'invited')
  if (open.length === 0) return null
  const waited = open.filter(({ href }) => href === null).flatMap((step) => step.roles)
  const asked = [...new Set(waited)]
  return { steps, without, holders: asked.length === 0 ? new Map() : await holdersAt(asked, now) }
}

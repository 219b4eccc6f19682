import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import type { MailModel } from '@/lib/db/generated/models'
import { week } from '@/lib/time/length'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { type MailProblem, readProblem } from './queue'
import { type MailSecurity, mailSettings, maskedAddress } from './settings'
import { type Template, templates } from './templates'

/** How mail is set up, as much as the reader's right on technical settings shows; the password never. */
export type MailSetup = {
  from: string
  security: MailSecurity
  /** Null: only administrators see it. */
  server: { host: string; port: number; signsIn: boolean; appUrl: string } | null
}

/** A mail that has a problem: still tried again, or given up. */
export type TroubledMail = {
  id: string
  template: Template | null
  address: string
  since: Instant
  tries: number
  problem: MailProblem
  /** What the server answered, for administrators. */
  answer: { code: number | null; text: string } | null
  /** Null: given up. */
  nextTryAt: Instant | null
}

export type QueueFigures = { waiting: number; sent: number; failed: number; skipped: number }

export type MailState = {
  setup: MailSetup | null
  figures: QueueFigures
  troubled: readonly TroubledMail[]
  mayAct: boolean
}

const mostShown = 50

/** What the screen of mail shows this reader, or null without the right. */
export async function mailState(actor: Actor, now: Instant): Promise<MailState | null> {
  const grant = can(actor, 'technical_settings', 'read')
  if (!grant) return null
  const full = grant.view === 'full'
  const [figures, rows] = await Promise.all([
    queueFigures(now),
    db().mail.findMany({
      where: { OR: [{ failedAt: { not: null } }, { nextTryAt: { not: null }, lastError: { not: null } }] },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take: mostShown,
    }),
  ])
  return {
    setup: setupFor(full),
    figures,
    troubled: rows.map((row) => troubled(row, full)),
    mayAct: can(actor, 'technical_settings', 'update') !== null,
  }
}

function setupFor(full: boolean): MailSetup | null {
  const settings = mailSettings()
  if (!settings) return null
  const { from, security, host, port, login, appUrl } = settings
  return { from, security, server: full ? { host, port, signsIn: login !== null, appUrl } : null }
}

async function queueFigures(now: Instant): Promise<QueueFigures> {
  const weekAgo = new Date(toDatabase(now).getTime() - week)
  const [waiting, sent, failed, skipped] = await Promise.all([
    db().mail.count({ where: { nextTryAt: { not: null } } }),
    db().mail.count({ where: { sentAt: { gte: weekAgo } } }),
    db().mail.count({ where: { failedAt: { not: null } } }),
    db().mail.count({ where: { skippedAt: { not: null }, lastError: 'example_address' } }),
  ])
  return { waiting, sent, failed, skipped }
}

function troubled(row: MailModel, full: boolean): TroubledMail {
  const { problem, code, answer } = readProblem(row.lastError ?? '')
  return {
    id: row.id,
    template: isTemplate(row.template) ? row.template : null,
    address: full ? row.address : maskedAddress(row.address),
    since: instantOf(row.createdAt),
    tries: row.tries,
    problem,
    answer: full && (code !== null || answer !== '') ? { code, text: answer } : null,
    nextTryAt: row.nextTryAt && instantOf(row.nextTryAt),
  }
}

/**
 * Whether mail that should tell people does not go out, for who may see how mail is set up: it is not set up, something was given
 * up, or waits after a failure. Null: all is well, or it is not for this person to know (one statement).
 */
export async function mailDown(actor: Actor): Promise<'off' | 'failing' | null> {
  if (!can(actor, 'technical_settings', 'read')) return null
  if (!mailSettings()) return 'off'
  const stuck = await db().mail.findFirst({
    where: { OR: [{ failedAt: { not: null } }, { nextTryAt: { not: null }, lastError: { not: null } }] },
    select: { id: true },
  })
  return stuck ? 'failing' : null
}

/** A mail that did not go out; `gaveUp`: nothing tries again by itself. */
export type StuckMail = { problem: MailProblem; gaveUp: boolean }

const stuckRow = z.object({ userId: z.string(), lastError: z.string(), gaveUp: z.boolean() })

/** Of these people those whose newest invitation did not go out (one statement, none without people). */
export async function stuckInvitations(userIds: readonly string[]): Promise<ReadonlyMap<string, StuckMail>> {
  if (userIds.length === 0) return new Map()
  const rows = z.array(stuckRow).parse(
    await db().$queryRaw`SELECT * FROM (
      SELECT DISTINCT ON (m."userId") m."userId"::text AS "userId", m."lastError", m."failedAt" IS NOT NULL AS "gaveUp", m."sentAt", m."skippedAt"
      FROM "Mail" m WHERE m."userId" = ANY(${[...userIds]}::uuid[]) AND m.template = 'invitation'
      ORDER BY m."userId", m."createdAt" DESC, m.id) newest
      WHERE "sentAt" IS NULL AND "skippedAt" IS NULL AND "lastError" IS NOT NULL`,
  )
  return new Map(rows.map(({ userId, lastError, gaveUp }) => [userId, { ...readProblem(lastError), gaveUp }]))
}

function isTemplate(name: string): name is Template {
  return name in templates
}

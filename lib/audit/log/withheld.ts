import { officeZone } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { localDateOf, startOfDay } from '@/lib/time/zone'
import type { AuditAction } from '../entry/event'
import { onlyReporters, reporterActions } from '../entry/names'
import type { LogView, OpenedEntry } from './opened'

/** Entries that only tell that somebody was here: beside a report in time or order they would name who reported. */
const presence: readonly AuditAction[] = [
  'session.sign_in',
  'session.sign_in_failed',
  'session.sign_out',
  'session.sign_out_everywhere',
  'user.password',
  'user.update',
  'access.denied',
]

/** The one of them that must keep its name: everybody may know that a person goes by another name now. */
const named: readonly AuditAction[] = ['user.update']

/** Actions of which every entry is withheld: asking for one of them asks for the entries by day. */
const alwaysWithheld: readonly AuditAction[] = [...presence, ...onlyReporters]

const { sql } = Prisma

/** Entries (`e`) that only tell that somebody was here. */
export const tellsPresence = sql`e.action = ANY(${[...presence]}::text[])`

/** Entries (`e`) that a reader of the whole log who may not know reporters is told by day only. */
export const withheldEntries = sql`(${tellsPresence} OR (e.action = ANY(${[...reporterActions]}::text[]) AND e.actor IS NOT NULL
  AND e.actor IN (SELECT a.pseudonym::text FROM "AuditActor" a WHERE a.scope <> '')))`

/**
 * The order of such entries (`e`), as text: by day, newest first, and then by what is said of them, so that no page tells
 * which of them came first. It never leaves the database.
 */
export function orderByDay(zone: string): Prisma.Sql {
  const day = sql`to_char((e.at AT TIME ZONE ${zone})::date, 'J')::int`
  return sql`concat_ws(chr(10), lpad((9999999 - ${day})::text, 7, '0'), e.action, CASE WHEN ${tellsPresence} THEN '' ELSE COALESCE(e.ref, '') END,
    e.outcome, CASE WHEN e.action = ANY(${[...named]}::text[]) THEN e."subjectId" ELSE '' END, lpad(e.index::text, 15, '0')) COLLATE "C"`
}

/** True for a reader of the whole log who may not know reporters (an auditor). */
export function hasWithheld({ leaks, parts }: LogView): boolean {
  return !leaks && parts.has('full')
}

/** What of the log a reader may know by day only: not the moment, not the place in the order, not who was here. */
export type Withheld = {
  has(entry: { action: string; actor: string | null }): boolean
}

/**
 * What is withheld from a reader of the whole log who may not know reporters (an auditor): what reporters did with their
 * own leaks, and the entries beside it that would tell who they are. Null for everybody else.
 */
export async function withheldFrom(view: LogView): Promise<Withheld | null> {
  if (!hasWithheld(view)) return null
  const rows = await db().auditActor.findMany({ where: { scope: { not: '' } }, select: { pseudonym: true } })
  const reporters = new Set(rows.map(({ pseudonym }) => pseudonym))
  const here = new Set<string>(presence)
  return {
    has: ({ action, actor }) => here.has(action) || (actor !== null && reporters.has(actor)),
  }
}

/** True when every entry of this action is withheld. */
export function isAlwaysWithheld(action: string): boolean {
  return alwaysWithheld.some((one) => one === action)
}

/** These entries as a reader sees them who may know the day and no more: in an order that says nothing, without number. */
export async function byDay(entries: readonly OpenedEntry[]): Promise<OpenedEntry[]> {
  const zone = await officeZone()
  const shown = entries.map((entry): OpenedEntry => {
    const day = localDateOf(entry.at, zone)
    const coarse = { ...entry, index: null, at: startOfDay(day, zone), day }
    if (entry.who.kind === 'reporter' || named.some((action) => action === entry.action)) return coarse
    return {
      ...coarse,
      who: { kind: 'system', name: 'withheld' },
      subject: { ...entry.subject, id: '', ref: null, name: null },
      changes: [],
      reason: null,
      values: entry.values === 'none' ? 'none' : 'closed',
    }
  })
  return shown.sort((a, b) => compare(b.day ?? '', a.day ?? '') || compare(said(a), said(b)))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const said = ({ action, subject, outcome, who }: OpenedEntry) =>
  [action, subject.ref ?? '', subject.name ?? '', outcome, JSON.stringify(who)].join('\n')

import type { Actor } from '@/lib/access/actor'
import { can, conditionsOf, departmentsOf, ownersOf } from '@/lib/access/can'
import { isRealLeak, leakScope, readable, requestScope } from '@/lib/access/scope'
import { Prisma } from '@/lib/db/generated/client'
import { codesOf } from '@/lib/law/codes/code'
import { requestRights } from '@/lib/law/codes/requests'
import { atOnceRights } from '@/lib/requests/queries/request-list'
import { recordedDays } from '@/lib/retention/due'
import { deletedRegisters, heldRegisters } from '@/lib/retention/scope/targets'
import { textsOf } from '@/lib/text/catalogue'
import { addMonthsClamped } from '@/lib/time/calendar'
import { type CalendarDate, calendarDateSchema } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'

type Sql = Prisma.Sql
const { sql, join } = Prisma

export const dueKinds = ['clock', 'task', 'due', 'retention', 'review', 'finding', 'hold_end', 'backup_purge'] as const
export type DueKind = (typeof dueKinds)[number]

/** How far away a due day is: more than 90 days past, past (a clock from its moment on), today, within 90 days, later. */
export const duePlaces = ['long_past', 'overdue', 'today', 'soon', 'later'] as const
export type DuePlace = (typeof duePlaces)[number]

const window = 90

/**
 * Due dates of one kind, as the table `d`: kind, code, on, moment, register, ref, title, ownerId, recordId, isExample, late, place,
 * section (a month, or `overdue`) and words (a line each for reference and title). `key` names one and is its order on a day.
 */
export type DueBranch = {
  kind: DueKind
  from: Sql
  key: Sql
  /** They grow with the registers: they are read by day, never all of them. */
  large: boolean
  /** The condition that one is at one of these places, in one of these sections, as days; null: it has a moment. */
  atPlaces: (places: readonly string[]) => Sql | null
  inSections: (sections: readonly string[]) => Sql | null
}

/**
 * Everything that falls due, as far as this person may read it, kind by kind. Running clocks of leaks whatever their state, open
 * tasks with a day, dates in records, retention without what a deletion record proves done, reviews, findings, ends of holds, purged backups. Records
 * are those of which the person reads the working copy, and their own that are in force. One query beside it.
 */
export async function dueBranches(
  actor: Actor,
  { now, today, zone }: LocalNow,
  kinds: readonly DueKind[] = dueKinds,
): Promise<DueBranch[]> {
  const closed = kinds.includes('retention') || kinds.includes('due') ? await recordedDays() : []
  const rights = kinds.includes('clock') || kinds.includes('task') ? await rightWords(actor) : {}
  const day = sql`${today}::date`
  const moment = sql`${now}::timestamptz`
  const parts: Readonly<Record<DueKind, () => Sql>> = {
    clock: () => sql`${clocks(actor, zone)} UNION ALL ${requestClocks(actor, zone, rights)}`,
    task: () => sql`${leakTasks(actor, zone)} UNION ALL ${requestTasks(actor, rights)}`,
    due: () => dues(actor, sql`r.register <> ${heldRegisters.rules}`),
    retention: () => dues(actor, openRetention(closed), 'retention'),
    review:
      () => sql`SELECT 'review' AS kind, NULL AS code, r."nextReviewOn" AS "on", NULL::timestamptz AS moment, ${ofRecord}
      FROM "Record" r WHERE ${readable(actor)} AND r."nextReviewOn" IS NOT NULL`,
    finding: () => findings(actor),
    hold_end: () => holdEnds(actor, day),
    backup_purge: () => purges(actor, day),
  }
  return dueKinds
    .filter((kind) => kinds.includes(kind))
    .map((kind) => {
      const hasMoment = kind === 'clock' || kind === 'task'
      const late = hasMoment
        ? sql`(CASE WHEN d.moment IS NULL THEN d."on" < ${day} ELSE d.moment < ${moment} END)`
        : sql`(d."on" < ${day})`
      const from = sql`(SELECT d.*, ${late} AS late,
          CASE WHEN d."on" < ${day} - ${window}::int THEN 'long_past' WHEN ${late} THEN 'overdue' WHEN d."on" = ${day} THEN 'today'
            WHEN d."on" <= ${day} + ${window}::int THEN 'soon' ELSE 'later' END AS place,
          CASE WHEN ${late} THEN 'overdue' ELSE to_char(d."on", 'YYYY-MM') END AS section
        FROM (${parts[kind]()}) d) d`
      return {
        kind,
        from,
        key: keyOf(kind),
        large: largeKinds.includes(kind),
        atPlaces: (places) => (hasMoment ? null : anyOf(places, (place) => daysAt(place, day))),
        inSections: (sections) => (hasMoment ? null : anyOf(sections, (section) => daysIn(section, today))),
      }
    })
}

const largeKinds: readonly DueKind[] = ['due', 'retention', 'review']

/** By the reference first; the index of days of review has it in exactly these words. */
function keyOf(kind: DueKind): Sql {
  switch (kind) {
    case 'review':
      return sql`((d.ref || ' review') COLLATE "C")`
    default:
      return sql`((d.ref || ' ' || d.kind || ' ' || COALESCE(d.code, '') || ' ' || d."on"::text) COLLATE "C")`
  }
}

function anyOf(values: readonly string[], conditionOf: (value: string) => Sql): Sql {
  return values.length === 0 ? sql`FALSE` : sql`(${join(values.map(conditionOf), ' OR ')})`
}

function daysAt(place: string, day: Sql): Sql {
  switch (place) {
    case 'long_past':
      return sql`d."on" < ${day} - ${window}::int`
    case 'overdue':
      return sql`(d."on" >= ${day} - ${window}::int AND d."on" < ${day})`
    case 'today':
      return sql`d."on" = ${day}`
    case 'soon':
      return sql`(d."on" > ${day} AND d."on" <= ${day} + ${window}::int)`
    case 'later':
      return sql`d."on" > ${day} + ${window}::int`
    default:
      return sql`FALSE`
  }
}

function daysIn(section: string, today: CalendarDate): Sql {
  if (section === 'overdue') return sql`d."on" < ${today}::date`
  const first = calendarDateSchema.safeParse(`${section}-01`).data
  if (!first) return sql`FALSE`
  const from = first > today ? first : today
  return sql`(d."on" >= ${from}::date AND d."on" < ${addMonthsClamped(first, 1)}::date)`
}

/** What is read of a due date. */
export const dueColumns = sql`d.kind, d.code, d."on", d.register, d.ref, d.title, d."ownerId", d."recordId", d."isExample", d.late, d.place, d.section`

/** Kinds as one table `d`, with the key of each row. */
export function together(branches: readonly DueBranch[]): Sql {
  return sql`(${join(
    branches.map(({ from, key }) => sql`SELECT ${dueColumns}, ${key} AS key FROM ${from}`),
    ' UNION ALL ',
  )}) d`
}

const ofRecord = sql`r.register, r.ref, r.title, r."ownerId", r.id AS "recordId", r."isExample", r."searchText" AS words`

/** Clocks on the day they are due; one without a length stands on the day it began, for it is due without delay. */
function clocks(actor: Actor, zone: string): Sql {
  const local = sql`(COALESCE(c."dueAt", c."startAt") AT TIME ZONE ${zone})`
  // 24:00 of a day is kept as the first moment of the next one; with an authority in another zone it may be no midnight here.
  const on = sql`(CASE WHEN c."dueAt" IS NOT NULL AND k.unit <> 'hours' THEN ${local} - interval '1 millisecond' ELSE ${local} END)::date`
  return sql`SELECT 'clock' AS kind, c.code, ${on} AS "on", c."dueAt" AS moment, NULL AS register, l.ref, l.title,
      NULL::uuid AS "ownerId", NULL::uuid AS "recordId", l."isExample", ${wordsOf(sql`l.ref`, sql`l.title`)}
    FROM "LeakClock" c JOIN "Leak" l ON l.id = c."leakId" JOIN "ClockRule" k ON k.id = c."ruleId"
    WHERE c."endedAt" IS NULL AND ${isRealLeak} AND ${seenLeak(actor)}`
}

/** Leaks `l` that this person reads. */
function seenLeak(actor: Actor): Sql {
  return {
    all: sql`TRUE`,
    masked: sql`TRUE`,
    invited: sql`l.id IN (SELECT "leakId" FROM "LeakInvite" WHERE "userId" = ${actor.id}::uuid)`,
    none: sql`FALSE`,
  }[leakScope(actor).kind]
}

/** Open tasks of leaks, by their number within it. Their words may say who reported: who may not know that is told the leak's title. */
function leakTasks(actor: Actor, zone: string): Sql {
  const title = leakScope(actor).kind === 'masked' ? sql`l.title` : sql`t.title`
  return sql`SELECT 'task' AS kind, t.number::text AS code, (t."dueAt" AT TIME ZONE ${zone})::date AS "on", t."dueAt" AS moment,
      NULL AS register, l.ref, ${title} AS title, t."ownerId", NULL::uuid AS "recordId", l."isExample", ${wordsOf(sql`l.ref`, title)}
    FROM "LeakTask" t JOIN "Leak" l ON l.id = t."leakId"
    WHERE t."endedAt" IS NULL AND t."dueAt" IS NOT NULL AND ${isRealLeak} AND ${seenLeak(actor)}`
}

/** What is asked of each right, in the language of the reader: the title of a request, which never says who asks. */
async function rightWords({ locale }: Actor): Promise<Readonly<Record<string, string>>> {
  const codes = await textsOf(locale, 'codes')
  return Object.fromEntries(codesOf(requestRights).map((code) => [code, codes(`requestRights.${code}`)]))
}

/** What request `q` asks for, by the words of the rights. */
function titleOfRequest(rights: Readonly<Record<string, string>>): Sql {
  return sql`COALESCE(${JSON.stringify(rights)}::jsonb ->> q."right", q."right")`
}

/** The clock of a request that ends first, on its last day. */
function requestClocks(actor: Actor, zone: string, rights: Readonly<Record<string, string>>): Sql {
  const scope = requestScope(actor)
  const seen = scope === 'all' || scope === 'masked' ? sql`TRUE` : sql`FALSE`
  const title = titleOfRequest(rights)
  const code = sql`CASE WHEN q."right" = ANY(${atOnceRights}::text[]) AND q."executedOn" IS NULL THEN 'request_at_once'
    WHEN q."right" = 'complaint' THEN 'request_authority' ELSE 'request_answer' END`
  return sql`SELECT 'clock' AS kind, ${code} AS code, (q."nextDueAt" AT TIME ZONE ${zone})::date - 1 AS "on", q."nextDueAt" AS moment,
      NULL AS register, q.ref, ${title} AS title, q."handlerId" AS "ownerId", NULL::uuid AS "recordId", q."isExample",
      ${wordsOf(sql`q.ref`, title)}
    FROM "PersonRequest" q WHERE q."nextDueAt" IS NOT NULL AND ${seen}`
}

/** Open tasks of requests that are not closed, on their day; who is invited by a task sees their own. */
function requestTasks(actor: Actor, rights: Readonly<Record<string, string>>): Sql {
  const seen = {
    all: sql`TRUE`,
    masked: sql`TRUE`,
    tasks: sql`t."ownerId" = ${actor.id}::uuid`,
    none: sql`FALSE`,
  }[requestScope(actor)]
  const title = sql`COALESCE(NULLIF(t.title, ''), ${titleOfRequest(rights)})`
  return sql`SELECT 'task' AS kind, t.number::text AS code, t."dueOn" AS "on", NULL::timestamptz AS moment, NULL AS register, q.ref,
      ${title} AS title, t."ownerId", NULL::uuid AS "recordId", q."isExample", ${wordsOf(sql`q.ref`, title)}
    FROM "RequestTask" t JOIN "PersonRequest" q ON q.id = t."requestId"
    WHERE t."endedAt" IS NULL AND t."dueOn" IS NOT NULL AND q.state IN ('open', 'answered') AND ${seen}`
}

function dues(actor: Actor, which: Sql, kind: 'due' | 'retention' = 'due'): Sql {
  return sql`SELECT ${kind} AS kind, e.code, e."on", NULL::timestamptz AS moment, ${ofRecord}
    FROM "RecordDue" e JOIN "Record" r ON r.id = e."recordId" WHERE ${readable(actor)} AND ${which}`
}

function openRetention(closed: Awaited<ReturnType<typeof recordedDays>>): Sql {
  const rules = sql`r.register = ${heldRegisters.rules}`
  if (closed.length === 0) return rules
  const keys = closed.map(({ ruleId, code, on }) => `${ruleId} ${code} ${on}`)
  return sql`${rules} AND concat_ws(' ', e."recordId", e.code, to_char(e."on", 'YYYY-MM-DD')) <> ALL(${keys}::text[])`
}

function findings(actor: Actor): Sql {
  const own = sql`${[...ownersOf(actor, 'finding', 'read')]}::uuid[]`
  const seen = conditionsOf(actor, 'finding', 'read').has('always')
    ? sql`TRUE`
    : sql`(f."ownerId" = ANY(${own}) OR r."ownerId" = ANY(${own}))`
  return sql`SELECT 'finding' AS kind, NULL AS code, f."dueOn" AS "on", NULL::timestamptz AS moment, NULL AS register, f.ref, f.title,
      f."ownerId", NULL::uuid AS "recordId", f."isExample", ${wordsOf(sql`f.ref`, sql`f.title`)}
    FROM "Finding" f LEFT JOIN "Record" r ON r.id = f."recordId"
    WHERE f.state IN ('open', 'in_progress') AND f."dueOn" IS NOT NULL AND ${seen}`
}

function holdEnds(actor: Actor, day: Sql): Sql {
  const refs = sql`(SELECT string_agg(r.ref, ', ' ORDER BY r.ref) FROM "LegalHoldRecord" x JOIN "Record" r ON r.id = x."recordId"
    WHERE x."holdId" = h.id)`
  const title = sql`COALESCE(${refs}, '')`
  return sql`SELECT 'hold_end' AS kind, NULL AS code, h."endsOn" AS "on", NULL::timestamptz AS moment, NULL AS register, h.ref,
      ${title} AS title, NULL::uuid AS "ownerId", NULL::uuid AS "recordId", h."isExample", ${wordsOf(sql`h.ref`, title)}
    FROM "LegalHold" h WHERE ${can(actor, 'hold', 'read') !== null}::boolean AND h."liftedAt" IS NULL AND h."endsOn" >= ${day}`
}

function purges(actor: Actor, day: Sql): Sql {
  const refs = sql`(SELECT string_agg(r.ref, ', ' ORDER BY r.ref) FROM "DeletionTarget" t JOIN "Record" r ON r.id = t."recordId"
    WHERE t."deletionId" = x.id)`
  const places = sql`${[...departmentsOf(actor, 'deletion', 'read')]}::uuid[]`
  const deciding = [deletedRegisters.rules, deletedRegisters.activities]
  const seen = conditionsOf(actor, 'deletion', 'read').has('always')
    ? sql`TRUE`
    : sql`EXISTS (SELECT FROM "DeletionTarget" t JOIN "Record" r ON r.id = t."recordId" WHERE t."deletionId" = x.id
        AND r.register = ANY(${deciding}::text[]) AND r."departmentId" = ANY(${places}))`
  const title = sql`COALESCE(NULLIF(x.batch, ''), ${refs}, '')`
  return sql`SELECT 'backup_purge' AS kind, NULL AS code, x."backupsPurgedOn" AS "on", NULL::timestamptz AS moment, NULL AS register,
      x.ref, ${title} AS title, NULL::uuid AS "ownerId", NULL::uuid AS "recordId", x."isExample", ${wordsOf(sql`x.ref`, title)}
    FROM "DeletionRecord" x WHERE x."backupsPurgedOn" >= ${day} AND ${seen}
      AND NOT EXISTS (SELECT FROM "DeletionRecord" y WHERE y."correctsId" = x.id)`
}

function wordsOf(ref: Sql, title: Sql): Sql {
  return sql`lower(${ref}) || chr(10) || folded(${title}) AS words`
}

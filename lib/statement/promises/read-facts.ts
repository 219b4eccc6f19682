import { z } from 'zod'
import { isRealLeak } from '@/lib/access/scope'
import { addressBook } from '@/lib/authorities/book/in-use'
import { authorityOn, oldNamesIn } from '@/lib/authorities/book/resolve'
import { db, given, plannedAgain } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { rowCount } from '@/lib/lists/conditions'
import { whileUnchanged } from '@/lib/records/list/kept'
import { isInForceOn } from '@/lib/registers/shared/agreement-term'
import { keptTerms } from '@/lib/requests/queries/kept-terms'
import { confirmationFacts } from '@/lib/retention/deletions/queries'
import { withoutRecorded } from '@/lib/retention/due'
import { holdsStanding } from '@/lib/retention/holds/queries'
import { disclosureFacts } from '@/lib/sharing/queries'
import { stillThere, unsubscribesNow } from '@/lib/suppression/queries/unsubscribes'
import { addDays } from '@/lib/time/calendar'
import { year } from '@/lib/time/length'
import { type CalendarDate, calendarDateOf, type Instant, instantOf, toDatabase } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import { wordsIn } from '../compare/words'
import { keptFinderOf } from '../text/quote'
import { textsInUse } from '../versions/queries'
import { type LeakFact, type PromiseFacts, promisedClocks } from './facts'

const { sql, join, raw } = Prisma

/** So many rows of a kind are looked at: those that speak against a promise first, else the newest. */
const most = 500
/** Rules look so far ahead. */
const aheadDays = 30

const records = { status: { not: 'retired' } } satisfies Prisma.RecordWhereInput
const named = { ref: true, register: true, title: true } satisfies Prisma.RecordSelect

/**
 * Everything that the rules of promises look at, as it is known now (a dozen statements, however many promises there are). Asks no
 * right: what a reader may see of the rows behind a state is asked where they are shown.
 */
export async function readPromiseFacts(at: LocalNow): Promise<PromiseFacts> {
  const { now, today } = at
  const [
    { parties, agreements, rules },
    measures,
    leaks,
    tells,
    disclosures,
    requests,
    unsubscribes,
    stillListed,
    deletions,
    authority,
  ] = await Promise.all([
    registered(today, () => readRegistered(today)),
    readMeasures(),
    readLeaks(now),
    tellsPeopleByPolicy(),
    disclosureFacts(today),
    keptTerms(db(), at, most),
    unsubscribesNow(at),
    stillThere(),
    confirmationFacts(most),
    readAuthority(today),
  ])
  return {
    now,
    today,
    parties,
    agreements,
    rules: await withDays(rules, today),
    measures,
    leaks,
    ...tells,
    disclosures,
    requests,
    unsubscribes,
    stillListed,
    deletions,
    ...authority,
  }
}

/** Thousands of records, which stand as they are until somebody writes to a register. */
const registered = whileUnchanged<Awaited<ReturnType<typeof readRegistered>>>()

async function readRegistered(today: CalendarDate) {
  const [parties, agreements, rules] = await Promise.all([readParties(), readAgreements(today), readRules()])
  return { parties, agreements, rules }
}

const partyRows = z.array(
  z.object({
    ref: z.string(),
    register: z.string(),
    title: z.string(),
    lacksAgreement: z.boolean(),
    partyKind: z.string().nullable(),
  }),
)

/** So many of each sort, those first that speak against a promise (one statement). */
async function readParties() {
  const some = (kinds: readonly string[], lacking: boolean) => sql`
    (SELECT r.ref, r.register, r.title, ${lacking}::boolean AS "lacksAgreement", d."partyKind"
      FROM "Record" r JOIN "Processor" d ON d.id = r.id
      WHERE r.register = 'processors' AND r.status <> 'retired' AND d."partyKind" = ANY(${[...kinds]}::text[])
        AND ('agreement' = ANY(r.missing)) = ${lacking}
      ORDER BY r.number LIMIT ${most})`
  const working = ['processor', 'sub_processor', 'joint_controller']
  const group = ['group_company']
  const parts = [some(working, true), some(working, false), some(group, false), some(group, true)]
  return partyRows.parse(await db().$queryRaw`${join(parts, ' UNION ALL ')}`)
}

async function readAgreements(today: CalendarDate) {
  const rows = await db().record.findMany({
    where: { ...records, register: 'agreements', agreement: { kind: 'group' } },
    select: {
      ...named,
      inForceVersionId: true,
      agreement: true,
      linksFrom: { where: { field: 'parties' }, select: { to: { select: { ref: true } } } },
    },
    orderBy: { number: 'asc' },
    take: most,
  })
  return rows.map(({ agreement, inForceVersionId, linksFrom, ...row }) => ({
    ...row,
    kind: agreement?.kind ?? null,
    inForce: isInForceOn({ inForce: inForceVersionId !== null, detail: plain(agreement) }, today),
    parties: linksFrom.map(({ to }) => to.ref),
  }))
}

/** Columns as rules read them: days without a time. */
function plain(row: object | null): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row ?? {}).map(([name, value]) => [name, value instanceof Date ? calendarDateOf(value) : value]),
  )
}

function readRules() {
  return db().record.findMany({
    where: { ...records, register: 'retention-rules' },
    select: {
      ...named,
      id: true,
      inForceVersionId: true,
      retentionRule: { select: { trigger: true, period: true, criterion: true, fixedOn: true } },
    },
    orderBy: { number: 'asc' },
    take: most,
  })
}

/** Rules with the days on which data should be gone, which deletion records and holds take away. */
async function withDays(rows: Awaited<ReturnType<typeof readRules>>, today: CalendarDate) {
  const ids = rows.map(({ id }) => id)
  const due = await db().recordDue.findMany({
    where: {
      recordId: { in: ids },
      code: { in: ['fixed_date', 'batch'] },
      on: { lte: toDatabase(addDays(today, aheadDays)) },
    },
    select: { recordId: true, code: true, on: true, record: { select: { register: true } } },
  })
  const [open, holds] = await Promise.all([withoutRecorded(due), holdsStanding(db(), ids, today)])
  const days = new Map<string, CalendarDate[]>()
  for (const { recordId, on } of open) days.set(recordId, [...(days.get(recordId) ?? []), calendarDateOf(on)])
  return rows.map(({ id, inForceVersionId, retentionRule, ...row }) => ({
    ...row,
    inForce: inForceVersionId !== null,
    trigger: retentionRule?.trigger ?? null,
    period: retentionRule?.period ?? '',
    hasTerm: Boolean(retentionRule?.period || retentionRule?.criterion || retentionRule?.fixedOn),
    days: holds.has(id) ? [] : (days.get(id) ?? []),
  }))
}

async function readMeasures() {
  const rows = await db().record.findMany({
    where: { register: 'measures', promises: { some: { promise: { endedAt: null } } } },
    select: {
      ...named,
      status: true,
      inForceVersionId: true,
      nextReviewOn: true,
      missing: true,
      dues: { where: { code: 'test' }, select: { on: true }, orderBy: { on: 'asc' }, take: 1 },
    },
    take: most,
  })
  return rows.map(({ status, inForceVersionId, nextReviewOn, dues: [test], ...row }) => ({
    ...row,
    inForce: inForceVersionId !== null && status !== 'retired',
    nextReviewOn: nextReviewOn && calendarDateOf(nextReviewOn),
    nextTestOn: test ? calendarDateOf(test.on) : null,
  }))
}

/** A moment as JSON of the database says it. */
const keptMoment = z.string().transform((text) => instantOf(new Date(text)))
const leakFacts = z.array(
  z.object({
    ref: z.string(),
    state: z.string(),
    receivedAt: z.date().transform(instantOf),
    stateReason: z.string(),
    documented: z.boolean(),
    clocks: z.array(
      z.object({
        code: z.enum(promisedClocks),
        dueAt: keptMoment.nullable(),
        endedAt: keptMoment.nullable(),
        endKind: z.string().nullable(),
      }),
    ),
  }),
)

/** Leaks of the last year and those that are still open, with the clocks that a promise looks at; none of their texts. */
async function readLeaks(now: Instant): Promise<LeakFact[]> {
  const since = new Date(toDatabase(now).getTime() - year)
  const written = join(
    ['summary', 'consequences', 'measuresTaken'].map((name) => sql`l.${raw(`"${name}"`)} ~ '\\S'`),
    ' AND ',
  )
  return leakFacts.parse(
    await db().$queryRaw`${raw(plannedAgain)}
      SELECT l.ref, l.state::text, l."reportedAt" AS "receivedAt", COALESCE(l."stateReason", '') AS "stateReason",
        ${written} AS documented, COALESCE((
          SELECT jsonb_agg(jsonb_build_object('code', c.code, 'dueAt', c."dueAt", 'endedAt', c."endedAt", 'endKind', c."endKind"))
          FROM "LeakClock" c WHERE c."leakId" = l.id AND c.code = ANY(${given(promisedClocks, 'text')})), '[]') AS clocks
      FROM "Leak" l
      WHERE ${isRealLeak} AND (l."reportedAt" >= ${since} OR l.state IN ('received', 'confirmed'))
      ORDER BY l."reportedAt" DESC LIMIT ${rowCount(most)}`,
  )
}

async function tellsPeopleByPolicy() {
  const rule = await db().clockRule.findFirst({
    where: { code: 'people_policy' },
    orderBy: { version: 'desc' },
    select: { enabled: true },
  })
  return { tellsPeopleByPolicy: rule?.enabled ?? false }
}

/**
 * Whom the texts in use name, by the address book of authorities: a name of one that is over, or its address, and a name of the one to
 * which people of this company complain today.
 */
async function readAuthority(today: CalendarDate) {
  const [texts, book, office] = await Promise.all([
    textsInUse(today),
    addressBook(),
    db().organisation.findUnique({ where: { id: 1 }, select: { authority: true } }),
  ])
  const finders = texts.map(({ text }) => keptFinderOf(text))
  const says = (words: readonly string[]) => finders.some((find) => words.some((word) => find(word) !== null))
  const now = authorityOn(book, office?.authority ?? 'BE_GBA', today)
  const former = texts.flatMap(({ language }) => [...wordsIn[language].authority_former])
  const names = now ? [...Object.values(now.names), ...now.alsoCalled] : []
  const current = texts.flatMap(({ language }) => [...wordsIn[language].authority_now])
  return {
    namesFormerAuthority:
      oldNamesIn(
        texts.map(({ text }) => text),
        book,
        today,
      ).length > 0 || says(former),
    namesAuthority: says([...names, ...(now?.code === 'BE_GBA' ? current : [])]),
    authority: now?.names ?? null,
  }
}

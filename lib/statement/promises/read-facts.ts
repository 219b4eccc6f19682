import { z } from 'zod'
import { realLeaks } from '@/lib/access/scope'
import { addressBook } from '@/lib/authorities/book/in-use'
import { authorityOn, oldNamesIn } from '@/lib/authorities/book/resolve'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
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
import type { LeakFact, PromiseFacts } from './facts'

const { sql, join } = Prisma

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

/** Leaks of the last year and those that are still open. */
async function readLeaks(now: Instant): Promise<LeakFact[]> {
  const since = new Date(toDatabase(now).getTime() - year)
  const rows = await db().leak.findMany({
    where: {
      ...realLeaks,
      OR: [{ reportedAt: { gte: since } }, { state: { in: ['received', 'confirmed'] } }],
    },
    select: {
      ref: true,
      state: true,
      reportedAt: true,
      stateReason: true,
      summary: true,
      consequences: true,
      measuresTaken: true,
      clocks: { select: { code: true, dueAt: true, endedAt: true, endKind: true } },
    },
    orderBy: { reportedAt: 'desc' },
    take: most,
  })
  return rows.map(({ reportedAt, stateReason, summary, consequences, measuresTaken, clocks, ...leak }) => ({
    ...leak,
    receivedAt: instantOf(reportedAt),
    stateReason: stateReason ?? '',
    documented: [summary, consequences, measuresTaken].every((text) => text.trim() !== ''),
    clocks: clocks.map(({ dueAt, endedAt, ...clock }) => ({
      ...clock,
      dueAt: dueAt && instantOf(dueAt),
      endedAt: endedAt && instantOf(endedAt),
    })),
  }))
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

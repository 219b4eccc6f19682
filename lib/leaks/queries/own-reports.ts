import { z } from 'zod'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { isRealLeak, realLeaks } from '@/lib/access/scope'
import { recordDenial } from '@/lib/action/denial'
import { db, type Tx } from '@/lib/db/client'
import { Prisma, type PrismaClient } from '@/lib/db/generated/client'
import { type ClientId, clientIdSchema, type ProcessorLinkId, type UserId } from '@/lib/db/ids'
import {
  bestOf,
  fewUnder,
  foldedWords,
  inOrder,
  type ListColumn,
  type ListPage,
  type ListRows,
  type ListState,
  listPage,
  shapeOfList,
  wordsOf,
} from '@/lib/lists/declared'
import { asInstant, asInteger } from '@/lib/lists/source'
import type { Few, Total } from '@/lib/table/state'
import { textsOf } from '@/lib/text/catalogue'
import { type Instant, instantOf } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { type Happening, happenings } from '../facts/answers'
import { type ReporterState, reporterState } from '../facts/rules'
import { type ReportInput, reportAnswersSchema, type StoredAnswers } from '../facts/schema'
import { type LeakFileView, ownFiles } from './leak-files'

const { sql } = Prisma

/** A report as its reporter sees it: their own words, the state, and nothing of what others found or decided. */
export type OwnReport = {
  ref: string
  happened: Happening
  receivedAt: Instant
  state: ReporterState
  /** By when the reporter hears more; null when it is closed. */
  nextUpdateBy: Instant | null
  isExample: boolean
}
export type OwnReportDetail = OwnReport & {
  answers: StoredAnswers
  notes: { body: string; at: Instant }[]
  files: LeakFileView[]
  untriaged: boolean
}

const select = {
  ref: true,
  state: true,
  mergedInto: { select: { state: true } },
  reportedAt: true,
  isExample: true,
  report: { select: { payload: true } },
} satisfies Prisma.LeakSelect
type Row = Prisma.LeakGetPayload<{ select: typeof select }>

const columns = [
  { id: 'ref', sort: true },
  { id: 'happened', sort: true, filter: true, title: true },
  { id: 'receivedAt', sort: true },
  { id: 'state', sort: true, filter: true },
  { id: 'next' },
] as const satisfies readonly ListColumn[]
export const reportColumns: readonly ListColumn<ReportColumn>[] = columns
export type ReportColumn = (typeof columns)[number]['id']
export const reportShape = shapeOfList(reportColumns, [{ field: 'receivedAt', dir: 'desc' }])

async function reportRows({ id, locale }: Actor): Promise<ListRows<ReportColumn>> {
  const t = await textsOf(locale, 'report-form')
  const words = foldedWords(happenings, (code) => t(`happened.options.${code}`))
  const happened = sql`(r.payload ->> 'happened')`
  return {
    from: sql`"Leak" l JOIN "LeakReport" r ON r."leakId" = l.id`,
    where: sql`${isRealLeak} AND l."reporterId" = ${id}::uuid`,
    key: sql`l.ref`,
    tie: { by: sql`l.year * 1000000 + l.number`, as: asInteger },
    values: {
      happened,
      state: sql`CASE COALESCE((SELECT m.state FROM "Leak" m WHERE m.id = l."mergedIntoId"), l.state) WHEN 'received' THEN 'received' WHEN 'confirmed' THEN 'looked_at' ELSE 'closed' END`,
    },
    orders: {
      ref: { by: sql`l.year * 1000000 + l.number`, as: asInteger, filled: true },
      receivedAt: { by: sql`l."reportedAt"`, as: asInstant, filled: true },
    },
    text: sql`(lower(l.ref) || chr(10) || ${wordsOf(happened, words)})`,
  }
}

export type ReportPage = ListPage & { rows: readonly OwnReport[] }

/** A page of the person's own reports, as an address asks; newest first by itself. */
export async function ownReports(actor: Actor, state: ListState): Promise<ReportPage> {
  const page = await listPage(db(), reportColumns, await reportRows(actor), state)
  if (page.keys.length === 0) return { ...page, rows: [] }
  const rows = await db().leak.findMany({
    where: { ...realLeaks, reporterId: actor.id, ref: { in: [...page.keys] } },
    select,
  })
  return { ...page, rows: inOrder(page.keys, rows, ({ ref }) => ref).map(shaped) }
}

const foundReport = z.object({ ref: z.string(), happened: z.enum(happenings), isExample: z.boolean() })

/** The person's own reports that fit a question best, by the words of their list (one query). */
export async function findOwnReports(
  actor: Actor,
  asked: { q: string; size: number },
): Promise<{ rows: readonly z.output<typeof foundReport>[]; total: Total }> {
  return bestOf(db(), reportColumns, await reportRows(actor), asked, {
    select: sql`l.ref, w.payload ->> 'happened' AS happened, l."isExample"`,
    from: sql`"Leak" l JOIN "LeakReport" w ON w."leakId" = l.id`,
    where: sql`l.ref = p.id AND ${isRealLeak} AND l."reporterId" = ${actor.id}::uuid`,
    row: foundReport,
  })
}

/** Filters of the list that the overview counts. */
export const reportsOpen = { state: ['received', 'looked_at'] }

/** The first of the person's own reports that are not closed, newest first, and how many there are. */
export async function openReports(actor: Actor, take: number): Promise<Few<OwnReport>> {
  const { rows, total } = await ownReports(actor, fewUnder(reportShape, reportsOpen, take))
  return { rows, total: total.count }
}

/** One own report, or null: somebody else's answers like an absent one, and the attempt is logged. */
export async function ownReport(
  context: CommandContext,
  reporterId: UserId | ProcessorLinkId,
  ref: string,
): Promise<OwnReportDetail | null> {
  const row = await db().leak.findFirst({
    where: { ...realLeaks, ref, reporterId },
    select: {
      id: true,
      ...select,
      notes: { where: { authorId: reporterId, kind: 'reporter' }, orderBy: { recordedAt: 'asc' } },
    },
  })
  if (!row) {
    await recordDenial(context, 'own_report.read')
    return null
  }
  const notes = row.notes.map((note) => ({ body: note.body, at: instantOf(note.recordedAt) }))
  const files = await ownFiles(row.id, reporterId)
  return {
    ...shaped(row),
    answers: answersOf(row),
    notes,
    files,
    untriaged: row.state === 'received',
  }
}

function answersOf(row: Row): StoredAnswers {
  return reportAnswersSchema.parse(row.report?.payload)
}

function shaped(row: Row): OwnReport {
  // What was merged goes on there: its reporter hears when that is done.
  const state = reporterState(row.mergedInto?.state ?? row.state)
  const receivedAt = instantOf(row.reportedAt)
  return {
    ref: row.ref,
    happened: answersOf(row).happened,
    receivedAt,
    state,
    nextUpdateBy: nextUpdate(state, receivedAt),
    isExample: row.isExample,
  }
}

/** We promise the reporter a first look within 24 hours and the outcome within 72. */
export function nextUpdate(state: ReporterState, receivedAt: Instant): Instant | null {
  switch (state) {
    case 'received':
      return addHours(receivedAt, 24)
    case 'looked_at':
      return addHours(receivedAt, 72)
    case 'closed':
      return null
  }
}

/** What the reporter gets back: proof that it arrived, by the server's clock. */
export type Receipt = {
  ref: string
  clientId: ClientId
  receivedAt: Instant
  happened: Happening
  /** Names of the people who see it now: the data protection officers, else the privacy contact. */
  alerted: string[]
}

/** The receipt of this report, or null when it is unknown or somebody else's; one without a name belongs to who has its code. */
export async function receiptOf(
  client: Tx | PrismaClient,
  clientId: ClientId,
  of: { reporterId: UserId } | { codeHash: string },
): Promise<Receipt | null> {
  const report = await client.leakReport.findFirst({
    where: { clientId, ...of },
    select: { clientId: true, receivedAt: true, payload: true, leak: { select: { ref: true } } },
  })
  if (!report) return null
  return {
    ref: report.leak.ref,
    clientId: clientIdSchema.parse(report.clientId),
    receivedAt: instantOf(report.receivedAt),
    happened: reportAnswersSchema.parse(report.payload).happened,
    alerted: await alertedNames(client),
  }
}

/** The receipt of a report that was taken at this moment. */
export async function newReceipt(
  client: PrismaClient,
  { now }: CommandContext,
  ref: string,
  { clientId, answers }: ReportInput,
): Promise<Receipt> {
  return { ref, clientId, receivedAt: now, happened: answers.happened, alerted: await alertedNames(client) }
}

/** Whom a new report reaches: active DPOs by name, else the privacy contact of the organisation. */
async function alertedNames(client: Tx | PrismaClient): Promise<string[]> {
  const officers = await client.user.findMany({
    where: { disabledAt: null, roles: { some: { role: 'dpo' } } },
    select: { name: true },
    orderBy: { name: 'asc' },
  })
  if (officers.length > 0) return officers.map((officer) => officer.name)
  const office = await client.organisation.findFirst({ select: { privacyContactName: true } })
  return office?.privacyContactName ? [office.privacyContactName] : []
}

export type ReportStart = {
  /** The reporter's own phone number, filled in beforehand. */
  phone: string
  /** Whom to call: shown on every step. */
  call: { name: string; phone: string } | null
  /** The company promises that nobody is blamed for reporting. */
  noBlame: boolean
  /** It takes reports without a name. */
  anonymous: boolean
}

/** What the report form starts from. */
export async function reportStart(actor: Actor): Promise<ReportStart> {
  const [person, { call, noBlame, anonymous }] = await Promise.all([
    db().user.findUnique({ where: { id: actor.id }, select: { phone: true } }),
    whomToCall(),
  ])
  return { phone: person?.phone ?? '', call, noBlame, anonymous }
}

/** Who the company is to somebody who reports, and whom they call when it presses. */
export async function whomToCall(): Promise<
  Pick<ReportStart, 'call' | 'noBlame' | 'anonymous'> & { company: string | null }
> {
  const office = await db().organisation.findFirst({
    select: {
      ...{ privacyContactName: true, privacyContactPhone: true, legalName: true, phone: true },
      ...{ noBlame: true, anonymousReports: true },
    },
  })
  const phone = office?.privacyContactPhone ?? office?.phone
  const name = (office?.privacyContactPhone && office.privacyContactName) || office?.legalName
  const call = phone && name ? { name, phone } : null
  const { noBlame = false, anonymousReports: anonymous = false } = office ?? {}
  return { company: office?.legalName ?? null, call, noBlame, anonymous }
}

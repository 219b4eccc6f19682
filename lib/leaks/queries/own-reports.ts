import type { Actor, CommandContext } from '@/lib/access/actor'
import { recordDenial } from '@/lib/action/denial'
import { db, type Tx } from '@/lib/db/client'
import type { LeakState, Prisma, PrismaClient } from '@/lib/db/generated/client'
import { type ClientId, clientIdSchema, type UserId } from '@/lib/db/ids'
import type { Few } from '@/lib/table/state'
import { type Instant, instantOf } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import type { Happening } from '../facts/answers'
import { type ReporterState, reporterState } from '../facts/rules'
import { type ReportInput, reportAnswersSchema, type StoredAnswers } from '../facts/schema'

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
  untriaged: boolean
}

const select = {
  ref: true,
  state: true,
  reportedAt: true,
  isExample: true,
  report: { select: { payload: true } },
} satisfies Prisma.LeakSelect
type Row = Prisma.LeakGetPayload<{ select: typeof select }>

/** The person's own reports, newest first. */
export async function ownReports(reporterId: UserId): Promise<OwnReport[]> {
  const rows = await db().leak.findMany({ where: { reporterId }, select, orderBy: { reportedAt: 'desc' } })
  return rows.map(shaped)
}

const openStates: LeakState[] = ['received', 'confirmed']

/** The first of the person's own reports that are not closed, newest first, and how many there are. */
export async function openReports(reporterId: UserId, take: number): Promise<Few<OwnReport>> {
  const where = { reporterId, state: { in: openStates } } satisfies Prisma.LeakWhereInput
  const [rows, total] = await Promise.all([
    db().leak.findMany({ where, select, orderBy: { reportedAt: 'desc' }, take }),
    db().leak.count({ where }),
  ])
  return { rows: rows.map(shaped), total }
}

/** One own report, or null: somebody else's answers like an absent one, and the attempt is logged. */
export async function ownReport(
  context: CommandContext,
  reporterId: UserId,
  ref: string,
): Promise<OwnReportDetail | null> {
  const row = await db().leak.findFirst({
    where: { ref, reporterId },
    select: { ...select, notes: { where: { authorId: reporterId, kind: 'reporter' }, orderBy: { recordedAt: 'asc' } } },
  })
  if (!row) {
    await recordDenial(context, 'own_report.read')
    return null
  }
  const notes = row.notes.map((note) => ({ body: note.body, at: instantOf(note.recordedAt) }))
  return { ...shaped(row), answers: answersOf(row), notes, untriaged: row.state === 'received' }
}

function answersOf(row: Row): StoredAnswers {
  return reportAnswersSchema.parse(row.report?.payload)
}

function shaped(row: Row): OwnReport {
  const state = reporterState(row.state)
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
function nextUpdate(state: ReporterState, receivedAt: Instant): Instant | null {
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

/** The receipt of this report, or null when it is unknown or somebody else's. */
export async function receiptOf(
  client: Tx | PrismaClient,
  clientId: ClientId,
  reporterId: UserId,
): Promise<Receipt | null> {
  const report = await client.leakReport.findUnique({
    where: { clientId },
    select: { clientId: true, reporterId: true, receivedAt: true, payload: true, leak: { select: { ref: true } } },
  })
  if (!report || report.reporterId !== reporterId) return null
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
}

/** What the report form starts from. */
export async function reportStart(actor: Actor): Promise<ReportStart> {
  const [person, office] = await Promise.all([
    db().user.findUnique({ where: { id: actor.id }, select: { phone: true } }),
    db().organisation.findFirst({
      select: { privacyContactName: true, privacyContactPhone: true, legalName: true, phone: true },
    }),
  ])
  const phone = office?.privacyContactPhone ?? office?.phone
  const name = (office?.privacyContactPhone && office.privacyContactName) || office?.legalName
  return { phone: person?.phone ?? '', call: phone && name ? { name, phone } : null }
}

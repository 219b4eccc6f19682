import 'server-only'
import { headers } from 'next/headers'
import { clientAddress } from '@/lib/access/request/peer'
import { officeNow } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import type { FieldErrors } from '@/lib/errors/refusal'
import { mostBytes } from '@/lib/files/store/folder'
import { yearsBackOf } from '@/lib/leaks/clocks/clock-facts'
import { type OwnReportDetail, ownReport, whomToCall } from '@/lib/leaks/queries/own-reports'
import { requestIdHere } from '@/lib/log/visit'
import type { RawParams } from '@/lib/table/parse'
import { type ReportLocale, reportLocaleOf } from '@/lib/text/locale'
import type { Instant } from '@/lib/time/types'
import { noteOpened, type OpenLink, openLink } from '../links/open-link'
import { problemsOfReport, readUpdate } from './forms'

/** What the page behind a link shows. */
export type Tell = {
  kind: 'open'
  token: string
  language: ReportLocale
  company: string
  /** Whom to call when it presses. */
  call: { name: string; phone: string } | null
  contactName: string
  expiresAt: Instant
  isExample: boolean
  zone: string
  now: Instant
  mostBytes: number
  /** What came by this link, newest first; nothing else of the company. */
  reports: OwnReportDetail[]
  draft: OpenLink['draft']
  wrong: FieldErrors
  /** What was just sent, and what went wrong, as the address says. */
  sent: string | null
  /** Of which leak. */
  ref: string | null
  problem: Problem | null
}

/** Everything behind a link, or null: unknown, revoked and ended are one. */
export async function loadTell(
  token: string,
  params: RawParams,
): Promise<Tell | { kind: 'too_many'; language: ReportLocale } | null> {
  const here = await officeNow()
  const moment = { ...here, channel: 'page' as const, requestId: requestIdHere() }
  const link = await openLink(moment, token, clientAddress(await headers()))
  const asked = reportLocaleOf(one(params.language) ?? undefined)
  // Of one that is none the page says no more than that, however often it is asked.
  if (link.kind === 'absent' || (link.kind === 'too_many' && !link.good)) return null
  if (link.kind === 'too_many') return { kind: 'too_many', language: asked ?? 'en' }
  await noteOpened(link)
  const [reports, office, yearsBack] = await Promise.all([reportsBy(link), whomToCall(), yearsBackOf(db())])
  const { draft, contactName, expiresAt, isExample } = link
  const { now, zone } = here
  return {
    kind: 'open',
    token,
    language: asked ?? link.language,
    company: office.company ?? 'Dertig',
    call: office.call,
    ...{ contactName, expiresAt, isExample, zone, now, mostBytes: mostBytes(), reports, draft },
    wrong: draft ? wrongIn(draft, { now, zone, yearsBack }) : {},
    sent: one(params.sent),
    ref: one(params.ref),
    problem: problemOf(one(params.problem)),
  }
}

function wrongIn(
  { form, ref, fields }: NonNullable<OpenLink['draft']>,
  at: { now: Instant; zone: string; yearsBack: number },
): FieldErrors {
  if (form === 'report') return problemsOfReport(fields, at)
  const read = readUpdate(ref, fields)
  return read.ok ? {} : read.fields
}

async function reportsBy({ context }: OpenLink): Promise<OwnReportDetail[]> {
  const { id } = context.actor
  const leaks = await db().leak.findMany({
    where: { reporterId: id },
    select: { ref: true },
    orderBy: [{ reportedAt: 'desc' }, { number: 'desc' }],
    take: mostShown,
  })
  const reports = await Promise.all(leaks.map(({ ref }) => ownReport(context, id, ref)))
  return reports.filter((report) => report !== null)
}

/** The newest; a link that tells of more leaks than these in its time is rare. */
const mostShown = 30

/** What can go wrong behind a link, as the address of the page says it: codes and reasons of refusals. */
const problems = [
  ...(['invalid', 'not_now', 'too_many', 'unavailable', 'audit_busy', 'leak_state'] as const),
  ...(['file_none', 'file_many', 'file_cut', 'file_empty', 'file_too_large', 'file_mismatch'] as const),
  ...(['file_name_long', 'file_name_signs', 'evidence_ending', 'evidence_type'] as const),
  ...(['file_infected', 'file_unscanned', 'file_storage'] as const),
]
export type Problem = (typeof problems)[number]

/** Anything else that an address says is something that went wrong, and no more. */
function problemOf(said: string | null): Problem | null {
  return said === null ? null : (problems.find((problem) => problem === said) ?? 'invalid')
}

function one(value: RawParams[string]): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

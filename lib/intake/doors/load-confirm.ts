import 'server-only'
import { headers } from 'next/headers'
import { clientAddress } from '@/lib/access/request/peer'
import { officeNow } from '@/lib/company/office-zone'
import { readAnswer } from '@/lib/confirmations/links/answer'
import { db } from '@/lib/db/client'
import type { FieldErrors } from '@/lib/errors/refusal'
import { requestIdHere } from '@/lib/log/visit'
import { toldBeside, typedBeside } from '@/lib/requests/links/sealed-beside'
import { isProcessor } from '@/lib/requests/queries/places'
import { instructedOn } from '@/lib/retention/asking/answer-deletion'
import { toldOfDeletion, typedOfDeletion } from '@/lib/retention/asking/words'
import type { RawParams } from '@/lib/table/parse'
import { type ReportLocale, reportLocaleOf } from '@/lib/text/locale'
import { type CalendarDate, type Instant, instantOf } from '@/lib/time/types'
import { type Company, companyFor } from '../queries'
import { languageAsked } from './load-ask'
import { type OwnProblem, problemOf } from './load-own'
import { type ConfirmAbout, noteConfirmOpened, type OpenConfirm, openConfirm } from './open-confirm'

/** What a recipient finds behind its link: what is asked of it, and nothing else of the request or the deletion record. */
export type ConfirmView =
  | {
      kind: 'open'
      language: ReportLocale
      token: string
      company: Company
      zone: string
      today: CalendarDate
      contactName: string
      reference: string
      /** Who is asked, in whose case: a processor or recipient about one person, or a processor about a deletion. */
      of: 'processor' | 'recipient' | 'deletion'
      /** What the person asked for. */
      right: string | null
      what: string
      until: Instant
      answeredAt: Instant | null
      typed: Readonly<Record<string, string>>
      wrong: FieldErrors
      problem: OwnProblem | null
    }
  | { kind: 'too_many'; language: ReportLocale }

/** Everything behind the link of a recipient, or null: unknown, revoked and ended are one. */
export async function loadConfirm(token: string, params: RawParams): Promise<ConfirmView | null> {
  const here = await officeNow()
  const moment = { ...here, channel: 'page' as const, requestId: requestIdHere() }
  const link = await openConfirm(moment, token, clientAddress(await headers()))
  if (link.kind === 'too_many' && link.good) return { kind: 'too_many', language: await languageAsked(params) }
  if (link.kind !== 'open') return null
  const { row, about } = link
  await noteConfirmOpened(link)
  const language = reportLocaleOf(typeof params.language === 'string' ? params.language : undefined) ?? link.language
  const problem = problemOf(params.problem)
  const words = wordsBehind(link)
  const typed = (problem && words.typed) || {}
  return {
    ...{ kind: 'open', language, token, company: await companyFor(language), zone: here.zone, today: here.today },
    ...{ contactName: row.contactName, reference: about.ref, right: about.kind === 'task' ? about.right : null },
    of: await askedAs(about),
    ...{ what: row.answeredAt ? '' : words.what, until: instantOf(row.expiresAt), problem, typed },
    answeredAt: row.answeredAt && instantOf(row.answeredAt),
    wrong: problem === 'invalid' ? await wrongIn(typed, here.today, link) : {},
  }
}

async function askedAs(about: ConfirmAbout): Promise<Extract<ConfirmView, { kind: 'open' }>['of']> {
  if (about.kind === 'deletion') return 'deletion'
  return about.taskKind === 'processor' && (await isProcessor(db(), about.partyRef)) ? 'processor' : 'recipient'
}

function wordsBehind({ row, about }: OpenConfirm) {
  return about.kind === 'task'
    ? { what: toldBeside(about.request, row), typed: typedBeside(about.request, row) }
    : { what: toldOfDeletion(row), typed: typedOfDeletion(row) }
}

async function wrongIn(
  typed: Readonly<Record<string, string>>,
  today: CalendarDate,
  { about, row }: OpenConfirm,
): Promise<FieldErrors> {
  const read = readAnswer(typed)
  if (!read.ok) return read.fields
  if (read.answer.on > today) return { on: ['in_future'] }
  if (about.kind === 'task') return read.answer.on < about.receivedOn ? { on: ['before_receipt'] } : {}
  const since = await instructedOn(about.id, row.processorRef)
  return since !== null && read.answer.on < since ? { on: ['before_asked'] } : {}
}

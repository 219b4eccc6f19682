import 'server-only'
import { headers } from 'next/headers'
import { clientAddress } from '@/lib/access/request/peer'
import { officeNow } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import type { FieldErrors } from '@/lib/errors/refusal'
import { requestIdHere } from '@/lib/log/visit'
import { toldBeside, typedBeside } from '@/lib/requests/links/sealed-beside'
import type { RawParams } from '@/lib/table/parse'
import { type ReportLocale, reportLocaleOf } from '@/lib/text/locale'
import { type CalendarDate, calendarDateOf, type Instant, instantOf } from '@/lib/time/types'
import { type Company, companyFor } from '../queries'
import { languageAsked } from './load-ask'
import { type OwnProblem, problemOf } from './load-own'
import { noteRequestOpened, openRequestLink } from './open-link'
import { readAnswer } from './receive-confirm'

/** What a recipient finds behind its link: what is asked of it, and nothing else of the request. */
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
      right: string
      taskKind: string
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
  const link = await openRequestLink(moment, token, clientAddress(await headers()), 'recipient')
  if (link.kind === 'too_many' && link.good) return { kind: 'too_many', language: await languageAsked(params) }
  if (link.kind !== 'open') return null
  const { row } = link
  const [request, task] = await Promise.all([
    db().personRequest.findUniqueOrThrow({ where: { id: row.requestId }, select: { right: true, receivedOn: true } }),
    db().requestTask.findUniqueOrThrow({ where: { id: row.taskId ?? '' }, select: { kind: true } }),
  ])
  await noteRequestOpened(link)
  const language = reportLocaleOf(typeof params.language === 'string' ? params.language : undefined) ?? link.language
  const problem = problemOf(params.problem)
  const typed = (problem && typedBeside(row)) || {}
  return {
    ...{ kind: 'open', language, token, company: await companyFor(language), zone: here.zone, today: here.today },
    ...{ contactName: row.contactName, reference: row.request.ref, right: request.right, taskKind: task.kind },
    ...{ what: row.answeredAt ? '' : toldBeside(row), until: instantOf(row.expiresAt), problem, typed },
    answeredAt: row.answeredAt && instantOf(row.answeredAt),
    wrong:
      problem === 'invalid'
        ? wrongIn(typed, { today: here.today, receivedOn: calendarDateOf(request.receivedOn) })
        : {},
  }
}

function wrongIn(
  typed: Readonly<Record<string, string>>,
  { today, receivedOn }: { today: CalendarDate; receivedOn: CalendarDate },
): FieldErrors {
  const read = readAnswer(typed)
  if (!read.ok) return read.fields
  if (read.answer.on > today) return { on: ['in_future'] }
  return read.answer.on < receivedOn ? { on: ['before_receipt'] } : {}
}

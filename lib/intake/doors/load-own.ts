import 'server-only'
import { headers } from 'next/headers'
import { clientAddress } from '@/lib/access/request/peer'
import { officeNow } from '@/lib/company/office-zone'
import type { FieldErrors } from '@/lib/errors/refusal'
import { requestIdHere } from '@/lib/log/visit'
import { type OwnRequest, ownRequest } from '@/lib/requests/links/own-request'
import { typedBeside } from '@/lib/requests/links/sealed-beside'
import type { RawParams } from '@/lib/table/parse'
import { type ReportLocale, reportLocaleOf } from '@/lib/text/locale'
import { type Instant, instantOf } from '@/lib/time/types'
import type { Ask } from '../asked/form'
import { type Company, companyFor } from '../queries'
import { languageAsked } from './load-ask'
import { noteRequestOpened, openRequestLink } from './open-link'
import { addedWords } from './receive-own'

type Common = { language: ReportLocale; token: string; company: Company; zone: string; problem: OwnProblem | null }

/** What stands behind the link of who asked: what waits for their press, or how their request stands. */
export type OwnView =
  | (Common & { kind: 'waiting'; ask: Ask; sentAt: Instant; until: Instant })
  | (Common & {
      kind: 'open'
      request: OwnRequest
      until: Instant
      done: OwnOutcome | null
      typed: string
      wrong: FieldErrors
    })
  | { kind: 'too_many'; language: ReportLocale }

const dones = ['confirmed', 'added', 'withdrawn'] as const
export type OwnOutcome = (typeof dones)[number]
const problems = ['invalid', 'too_many', 'unavailable', 'state'] as const
export type OwnProblem = (typeof problems)[number]

/** What went wrong as the address of the page says it; anything else is something that went wrong, and no more. */
export function problemOf(said: RawParams[string]): OwnProblem | null {
  if (typeof said !== 'string' || said === '') return null
  if (said === 'request_state' || said === 'request_erased' || said === 'task_answered') return 'state'
  return problems.find((one) => one === said) ?? 'invalid'
}

/** Everything behind a link of who asked, or null: unknown, revoked and ended are one. */
export async function loadOwn(token: string, params: RawParams): Promise<OwnView | null> {
  const here = await officeNow()
  const moment = { ...here, channel: 'page' as const, requestId: requestIdHere() }
  const link = await openRequestLink(moment, token, clientAddress(await headers()))
  // Of one that is none the page says no more than that, however often it is asked.
  if (link.kind === 'absent' || (link.kind === 'too_many' && !link.good)) return null
  if (link.kind === 'too_many') return { kind: 'too_many', language: await languageAsked(params) }
  const own = link.kind === 'waiting' ? link.waiting.ask.language : link.language
  const language = reportLocaleOf(typeof params.language === 'string' ? params.language : undefined) ?? own
  const problem = problemOf(params.problem)
  const common = { language, token, company: await companyFor(language), zone: here.zone, problem }
  if (link.kind === 'waiting') {
    const { ask, sentAt, until } = link.waiting
    return { ...common, kind: 'waiting', ask, sentAt, until }
  }
  const request = await ownRequest(link.row.requestId, here.today)
  if (!request) return null
  await noteRequestOpened(link)
  const typed = problem ? (typedBeside(link.row.request, link.row)?.body ?? '') : ''
  const read = addedWords.safeParse(typed)
  return {
    ...common,
    ...{ kind: 'open', request, until: instantOf(link.row.expiresAt), typed },
    done: dones.find((one) => one === params.done) ?? null,
    wrong: problem === 'invalid' && !read.success ? { body: read.error.issues.map(({ message }) => message) } : {},
  }
}

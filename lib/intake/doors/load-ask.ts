import 'server-only'
import { headers } from 'next/headers'
import { officeNow } from '@/lib/company/office-zone'
import type { FieldErrors } from '@/lib/errors/refusal'
import type { RawParams } from '@/lib/table/parse'
import { acceptedLocale, type ReportLocale, reportLocaleOf, reportLocales } from '@/lib/text/locale'
import { type AskRight, askRights, type Fields, readAsk } from '../asked/form'
import { stampOf } from '../asked/human'
import { draftOf } from '../asked/kept'
import { type Company, companyFor, intakeIsOpen } from '../queries'

/** What can go wrong at the form, as the address of the page says it. */
const askProblems = ['invalid', 'again', 'too_many', 'too_many_mail', 'unavailable'] as const
export type AskProblem = (typeof askProblems)[number]

/** What the intake page shows. */
export type AskView = {
  language: ReportLocale
  company: Company
  /** What was typed before, and what is wrong with it. */
  draft: { secret: string; fields: Fields } | null
  wrong: FieldErrors
  problem: AskProblem | null
  sent: 'mail' | 'now' | null
  /** What the address asks for, e.g. to unsubscribe. */
  right: AskRight | null
  stamp: string
}

/** The intake page, or null while it is closed. */
export async function loadAsk(params: RawParams): Promise<AskView | null> {
  if (!(await intakeIsOpen())) return null
  const { now } = await officeNow()
  const language = await languageAsked(params)
  const secret = one(params.draft)
  const fields = secret && (await draftOf(secret, now))
  const problem = askProblems.find((one) => one === params.problem) ?? null
  const read = fields && problem === 'invalid' ? readAsk(fields, language) : null
  return {
    ...{ language, problem, company: await companyFor(language) },
    draft: fields ? { secret, fields } : null,
    wrong: read && !read.ok ? read.fields : {},
    sent: params.sent === 'mail' || params.sent === 'now' ? params.sent : null,
    right: askRights.find((one) => one === params.right) ?? null,
    stamp: stampOf(now),
  }
}

/** The language that the address names, else that of the browser. */
export async function languageAsked({ language }: RawParams): Promise<ReportLocale> {
  const accepted = (await headers()).get('accept-language')
  return reportLocaleOf(one(language)) ?? germanFirst(accepted) ?? acceptedLocale(accepted)
}

/** German, where a browser names it before every other language that we speak. */
function germanFirst(accepted: string | null): ReportLocale | null {
  const named = (accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2))
  return named.find((tag) => reportLocales.some((locale) => locale === tag)) === 'de' ? 'de' : null
}

const one = (value: RawParams[string]): string => (typeof value === 'string' ? value : '')

import { headers } from 'next/headers'
import type { CommandContext } from '@/lib/access/actor'
import { clientAddress } from '@/lib/access/request/peer'
import { tooManyAsks } from '@/lib/access/request/rate-limit'
import type { PostedFields } from '@/lib/action/posted'
import { db } from '@/lib/db/client'
import type { Failure } from '@/lib/errors/refusal'
import { queueMail } from '@/lib/mail/queue'
import { type ReportLocale, reportLocaleOf } from '@/lib/text/locale'
import { type Ask, type Fields, isAtOnce, isTouched, languageField, readAsk, wrongField } from '../asked/form'
import { seemsRobot } from '../asked/human'
import { forgetDraft, keepAsk, keepDraft, mailKeyOf } from '../asked/kept'
import { landAtOnce } from '../commands/land'
import { intakeIsOpen } from '../queries'
import type { AskProblem } from './load-ask'

/**
 * Takes the form of the intake page. Whoever it is and whether the company knows them changes nothing of the answer. What could not be taken
 * waits for an hour behind a secret in the address, and the page says what is wrong. Closed, it answers like a page that is not there.
 */
export async function receiveAsk(
  context: CommandContext,
  _input: object,
  { fields }: PostedFields,
): Promise<Response | Failure> {
  if (!(await intakeIsOpen())) return { ok: false, code: 'not_found' }
  const language = reportLocaleOf(fields.language?.[0]) ?? 'en'
  const isOften = await tooManyAsks({ network: clientAddress(await headers()) })
  const other = reportLocaleOf(fields[languageField]?.[0])
  if (other && !isOften) return shownIn(fields, other, context)
  const read = readAsk(fields, language)
  if (isOften) return refused(fields, other ?? language, 'too_many', context)
  if (!read.ok) return refused(fields, language, 'invalid', context)
  if (seemsRobot(fields, context.now)) return refused(fields, language, 'again', context)
  if (await tooManyAsks({ mail: read.ask.email })) return refused(fields, language, 'too_many_mail', context)
  const sent = await take(context, read.ask)
  if (sent === null) return refused(fields, language, 'unavailable', context)
  await forgetDraft(fields.draft?.[0] ?? '')
  return goOn(new URLSearchParams({ language, sent }))
}

/** Lands at once what is to be done at once, and lets everything else wait for its link; null: neither is possible now. */
async function take(context: CommandContext, ask: Ask): Promise<'now' | 'mail' | null> {
  if (isAtOnce(ask.right) && !(await tooManyAsks('at_once'))) return (await landAtOnce(context, ask)).ok ? 'now' : null
  return db().$transaction(async (tx) => {
    const kept = await keepAsk(tx, ask, context.now)
    if (!kept) return null
    await queueMail(tx, {
      to: { address: ask.email, locale: ask.language },
      template: 'request_ask',
      params: { until: kept.until },
      secret: { token: kept.secret, until: kept.until },
      dedupeKey: mailKeyOf(kept.id),
      now: context.now,
    })
    return 'mail' as const
  })
}

/** The same page in another language: nothing is sent, and what was typed comes along. */
async function shownIn(fields: Fields, language: ReportLocale, { now }: CommandContext): Promise<Response> {
  const before = fields.draft?.[0] ?? ''
  const draft = isTouched(fields) || before !== '' ? await keepDraft(fields, before, now) : null
  const wrong = draft !== null && fields[wrongField]?.[0] === '1'
  const query = new URLSearchParams({
    language,
    ...(wrong ? { problem: 'invalid' } : {}),
    ...(draft === null ? {} : { draft }),
  })
  return new Response(null, { status: 303, headers: { location: `/your-data?${query}` } })
}

/** The page again, with what was typed. Past the limit of a network only a draft that is there already is kept on. */
async function refused(
  fields: Fields,
  language: ReportLocale,
  problem: AskProblem,
  { now }: CommandContext,
): Promise<Response> {
  const before = fields.draft?.[0] ?? ''
  const draft = problem === 'too_many' && before === '' ? null : await keepDraft(fields, before, now)
  return goOn(new URLSearchParams({ language, problem, ...(draft === null ? {} : { draft }) }))
}

function goOn(query: URLSearchParams): Response {
  return new Response(null, { status: 303, headers: { location: `/your-data?${query}#outcome` } })
}

import 'server-only'
import { cookies, headers } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { clientAddress } from '@/lib/access/request/peer'
import { tooManyKnocks } from '@/lib/access/request/rate-limit'
import { leakScope } from '@/lib/access/scope'
import { historyOf } from '@/lib/audit/log/history'
import { db } from '@/lib/db/client'
import type { Result } from '@/lib/errors/refusal'
import type { RawParams } from '@/lib/table/parse'
import { partOf } from '@/lib/table/part'
import { type ReportLocale, reportLocaleCookie, reportLocaleOf } from '@/lib/text/locale'
import { formatInstant } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import { viewedState } from '@/lib/views/load'
import { addAnonymousNote } from './commands/add-anonymous-note'
import { reportLeak } from './commands/report-leak'
import { factOffers } from './facts/offers'
import type { AnonymousNoteInput, ReportInput } from './facts/schema'
import { type AnonymousReport, anonymousReport } from './queries/anonymous'
import { whoMayHandle } from './queries/handlers'
import { leakColumns, leakParams, leakShape } from './queries/leak-columns'
import { readLeak, recordOwners } from './queries/leak-detail'
import { filesOfLeak } from './queries/leak-files'
import { peopleNames, readLeakList } from './queries/leak-list'
import { mergeTargets } from './queries/merging'
import { readNoticeTime } from './queries/notice-time'
import { ownReport, ownReports, type Receipt, reportShape, reportStart } from './queries/own-reports'
import { categoriesHit, processorsNamed } from './queries/records-around'
import { readSeverity } from './queries/severity'
import { readTimeline, timelineFilter } from './queries/timeline'
import { stepsOfLeak } from './steps/steps-of-leak'
import { waitingNames } from './steps/waiting-names'

type PageContext = CommandContext & { actor: Actor }

/** What the page of own reports shows. */
export async function loadOwnReports({ actor, now, zone }: PageContext, params: RawParams) {
  const viewed = await viewedState(actor, '/my-reports', params, reportShape)
  const [page, start] = await Promise.all([ownReports(actor, viewed.state), reportStart(actor)])
  return { page, viewed, zone, phone: start.call?.phone ?? null, now }
}

/** What the page of one own report shows, or null: absent or somebody else's. */
export async function loadOwnReport(context: PageContext, ref: string) {
  const { actor, now, zone } = context
  const [report, start] = await Promise.all([ownReport(context, actor.id, ref), reportStart(actor)])
  return report && { report, zone, phone: start.call?.phone ?? null, now }
}

/** What the page of one leak shows, or null: absent, or not theirs to see. Opening it appends one entry to the log. */
export async function loadLeak(context: PageContext, ref: string, params: RawParams = {}) {
  const leak = await readLeak(context, ref)
  if (!leak) return null
  const { actor } = context
  const part = partOf(params, 'history')
  const mayHistory = can(actor, 'audit_log', 'read') !== null
  const none: Awaited<ReturnType<typeof historyOf>> = { entries: [], total: 0 }
  const maySeverity = can(actor, 'advice', 'read', { released: true }) !== null
  const steps = stepsOfLeak(leak)
  const files = await filesOfLeak(leak.id, leak)
  const [editors, severity, history, waiting, named, handlers, mergeable, timeline, told, call] = await Promise.all([
    leak.can.update ? recordOwners() : [],
    maySeverity ? readSeverity(leak) : null,
    mayHistory ? historyOf('leak', leak.id, { viewer: actor, part }) : none,
    steps.next ? waitingNames(context, steps.next.waitsFor, leak.handler?.name) : [],
    leak.can.update ? processorsNamed(actor, leak) : [],
    leak.can.triage ? whoMayHandle(db(), context.now) : [],
    mergeTargets(leak),
    readTimeline(leak, { actor, files }),
    readNoticeTime(leak),
    leak.duty === undefined ? null : reportStart(actor).then((start) => start.call),
  ])
  return {
    leak,
    steps,
    files,
    waiting,
    named,
    editors,
    handlers,
    mergeable,
    timeline,
    told,
    timelineKind: timelineFilter(params.timeline),
    call,
    severity,
    history: mayHistory ? history : null,
    part,
  }
}

/** What the form of a leak's facts shows, or null: absent, not theirs, or not to be changed now. Opening it appends one entry. */
export async function loadLeakFacts(context: PageContext, ref: string) {
  const leak = await readLeak(context, ref)
  if (!leak?.can.update) return null
  return { leak, offers: factOffers(leak.report.answers, await categoriesHit(leak)) }
}

/** What the page of one leak is given. */
export type LoadedLeak = NonNullable<Awaited<ReturnType<typeof loadLeak>>>

/** What the list of leaks shows; opening it appends one entry to the log. */
export async function loadLeaks(context: PageContext, params: RawParams) {
  const { actor, now, zone } = context
  const viewed = await viewedState(actor, '/leaks', leakParams(params), leakShape(leakColumns(actor)))
  const list = await readLeakList(context, viewed.state)
  const people = list.facets.filter(({ field }) => field === 'reporterId' || field === 'handlerId')
  const names = await peopleNames(people.flatMap(({ values }) => values ?? []).map(({ value }) => value))
  return { list, viewed, columns: leakColumns(actor), names, zone, now, masked: leakScope(actor).kind === 'masked' }
}

/** A receipt as a device shows it, with the moment in words. */
export type WordedReceipt = Receipt & { receivedText: string }

/** The language in which a leak is reported on this device, asked for at a door that is no page. */
async function reportersLocale(): Promise<ReportLocale> {
  const chosen = reportLocaleOf((await cookies()).get(reportLocaleCookie)?.value)
  return chosen === 'de' ? chosen : getLocale()
}

/** Takes a report that a device sends, now or later. */
export async function receiveReport(context: CommandContext, input: ReportInput): Promise<Result<WordedReceipt>> {
  const [result, locale] = await Promise.all([reportLeak(context, input), reportersLocale()])
  if (!result.ok) return result
  return {
    ok: true,
    value: { ...result.value, receivedText: formatInstant(result.value.receivedAt, { locale, zone: context.zone }) },
  }
}

/** A report without a name in the words of the page that asks. */
export type AnonymousStatus = {
  ref: string
  happened: string
  story: string
  received: string
  state: AnonymousReport['state']
  next: string | null
  notes: { body: string; at: string }[]
}

/** What who holds a code is shown; `not_found` for any other, and `too_many` for who tries many. */
export async function anonymousStatus(
  context: CommandContext,
  { code }: { code: string },
): Promise<Result<AnonymousStatus>> {
  const report = await anonymousReport(code)
  if (!report) return unknownCode()
  const [t, locale] = await Promise.all([getTranslations('report-form'), getLocale()])
  const worded = (at: Instant) => formatInstant(at, { locale, zone: context.zone })
  const { ref, happened, story, state, nextUpdateBy, notes, receivedAt } = report
  return {
    ok: true,
    value: {
      ...{ ref, story, state },
      happened: t(`happened.options.${happened}`),
      received: worded(receivedAt),
      next: nextUpdateBy && worded(nextUpdateBy),
      notes: notes.map(({ body, at }) => ({ body, at: worded(at) })),
    },
  }
}

/** Adds something by a code. */
export async function anonymousNote(
  context: CommandContext,
  input: AnonymousNoteInput,
): Promise<Result<{ ref: string }>> {
  const result = await addAnonymousNote(context, input)
  return !result.ok && result.code === 'not_found' ? unknownCode() : result
}

async function unknownCode(): Promise<Result<never>> {
  const address = clientAddress(await headers())
  return { ok: false, code: (await tooManyKnocks({ address })) ? 'too_many' : 'not_found' }
}

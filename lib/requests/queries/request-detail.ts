import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { namesOf } from '@/lib/access/persons'
import { requestScope } from '@/lib/access/scope'
import { recordRead } from '@/lib/audit/entry/append'
import { confirmLinkView, keptFromView } from '@/lib/confirmations/links/view'
import { db } from '@/lib/db/client'
import type { Prisma, RequestLetter, RequestTask } from '@/lib/db/generated/client'
import { requestLetterIdSchema, requestTaskIdSchema } from '@/lib/db/ids'
import { holdsOnRequest } from '@/lib/retention/holds/queries'
import { type ReportLocale, reportLocaleOf } from '@/lib/text/locale'
import { type CalendarDate, calendarDateOf, instantOf } from '@/lib/time/types'
import { endOfDay } from '@/lib/time/zone'
import { requestClocks, requestTerm } from '../clock/request-clocks'
import { keptState } from '../retention/rules'
import { nextStep } from '../steps/next-step'
import { factsOf, rowOf } from '../store/row'
import { keyOf, letterWords, noteWords, type RequestKey, requestWords, unsealed, wordsOfTask } from '../store/sealed'
import { filesOfRequest } from './files'
import { keepYears } from './keeping'
import { linkView } from './link-view'
import { isProof, proofOf } from './proof'

const include = {
  tasks: {
    include: { confirmLinks: { omit: keptFromView, orderBy: { createdAt: 'desc' } } },
    orderBy: { number: 'asc' },
  },
  letters: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  notes: { orderBy: [{ on: 'desc' }, { at: 'desc' }] },
  links: { omit: { secretHash: true, draft: true }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] },
  mergedInto: { select: { ref: true } },
  mergedFrom: { select: { ref: true }, orderBy: { ref: 'asc' } },
} satisfies Prisma.PersonRequestInclude

/**
 * A request as this person may see it, or null: absent, or not theirs. Who asks and every sealed word is null for an auditor, for who has a
 * task in it alone (they see their own tasks), and once it was erased. Opening it appends one entry to the log.
 */
export async function readRequest(context: CommandContext & { actor: Actor }, ref: string) {
  const detail = await requestDetail(context, ref)
  if (detail) await recordRead(context, { action: 'request.read', subject: { type: 'request', id: detail.id, ref } })
  return detail
}

/** The same without an entry. */
export async function requestDetail(context: CommandContext & { actor: Actor }, ref: string) {
  const { actor, now, zone, today } = context
  const scope = requestScope(actor)
  if (scope === 'none') return null
  const own = scope === 'tasks' ? { tasks: { some: { ownerId: actor.id } } } : {}
  const kept = await db().personRequest.findFirst({ where: { ref, ...own }, include })
  if (!kept) return null
  const { tasks, letters, notes, links, mergedInto, mergedFrom, ...columns } = kept
  const row = rowOf(columns)
  const key = keyOf(row)
  const seen = scope === 'all' ? key : null
  const mine = scope === 'tasks' ? tasks.filter(({ ownerId }) => ownerId === actor.id) : tasks
  const [names, years, proof, holds, alike, files] = await Promise.all([
    namesOf(db(), [
      row.handlerId,
      row.decidedById,
      ...mine.flatMap(({ ownerId, endedById }) => [ownerId, endedById]),
      ...letters.map(({ recordedById }) => recordedById),
      ...notes.map(({ byId }) => byId),
    ]),
    keepYears(),
    proofOf(db(), row.id),
    holdsOnRequest(db(), row.ref, today),
    scope === 'all' && row.state === 'open' ? alikeOf(row) : [],
    scope === 'tasks' ? [] : filesOfRequest(row.id, seen),
  ])
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const facts = factsOf(row)
  const counted = (all: readonly RequestTask[]) => ({
    all: all.length,
    open: all.filter(({ endedAt }) => endedAt === null).length,
    free: all.filter(({ endedAt, ownerId }) => endedAt === null && ownerId === null).length,
  })
  const isRecipient = ({ kind }: RequestTask) => kind === 'recipient'
  const steps = nextStep({
    ...row,
    places: counted(tasks.filter((task) => !isRecipient(task))),
    recipients: counted(tasks.filter(isRecipient)),
    isProven: isProof(proof),
  })
  const update = can(actor, 'request', 'update') !== null && row.erasedAt === null
  const { keyWrapped: _key, sealed: _sealed, matchKeys: _keys, ...shown } = row
  return {
    ...shown,
    ...{ now, zone, today, steps, mergedInto: mergedInto?.ref ?? null, mergedFrom: mergedFrom.map((one) => one.ref) },
    language: reportLocaleOf(row.language) ?? ('en' as ReportLocale),
    clocks: requestClocks(facts, { now, zone }),
    term: requestTerm(facts),
    /** `own`: who has a task in it; they see that and nothing of the person. */
    view: scope === 'all' ? ('full' as const) : scope === 'masked' ? ('masked' as const) : ('own' as const),
    words: unsealed(requestWords, seen, 'request', row.sealed),
    handler: row.handlerId ? { id: row.handlerId, name: nameOf(row.handlerId) ?? '' } : null,
    decidedBy: nameOf(row.decidedById),
    tasks: mine.map((task) => taskView(task, scope === 'masked' ? null : key, nameOf, context)),
    letters: scope === 'tasks' ? [] : letters.map((letter) => letterView(letter, seen, nameOf)),
    notes:
      scope === 'all'
        ? notes.map(({ id, on, at, byId, fromPerson, sealed }) => ({
            ...{ id, on: calendarDateOf(on), at: instantOf(at), by: nameOf(byId), fromPerson },
            body: unsealed(noteWords, seen, `note:${id}`, sealed)?.body ?? null,
          }))
        : [],
    /** Of who asked; none for who may not know whose they are. */
    links: scope === 'all' ? links.map((link) => linkView(link, now)) : [],
    /** Of recipients who were asked to confirm a task; none likewise. */
    asked:
      scope === 'all'
        ? tasks.flatMap(({ id: taskId, confirmLinks }) =>
            confirmLinks.map((link) => ({ taskId, ...confirmLinkView(link, now) })),
          )
        : [],
    proof,
    /** References of the legal holds that stand on it: until they end nothing of it is erased. */
    holds: can(actor, 'hold', 'read') ? holds : [],
    alike,
    files,
    kept: keptState(row, years, { today, zone }),
    keepYears: years,
    can: {
      update,
      setYears: can(actor, 'privacy_settings', 'update') !== null,
      erase: can(actor, 'request', 'retire') !== null && row.erasedAt === null,
      hold: can(actor, 'hold', 'create') !== null && row.erasedAt === null,
      note: scope === 'tasks' || update,
    },
  }
}
export type RequestDetail = NonNullable<Awaited<ReturnType<typeof requestDetail>>>
export type TaskView = RequestDetail['tasks'][number]
export type LetterView = RequestDetail['letters'][number]

/** Open requests for the same right of who seems to be the same person, the oldest first. */
async function alikeOf({ id, right, matchKeys }: { id: string; right: string; matchKeys: string[] }) {
  if (matchKeys.length === 0) return []
  const rows = await db().personRequest.findMany({
    where: { id: { not: id }, right, state: 'open', matchKeys: { hasSome: matchKeys } },
    select: { ref: true, receivedOn: true },
    orderBy: [{ receivedOn: 'asc' }, { ref: 'asc' }],
    take: 5,
  })
  return rows.map(({ ref, receivedOn }) => ({ ref, receivedOn: calendarDateOf(receivedOn) }))
}

type NameOf = (id: string | null) => string | null

function taskView(
  task: RequestTask,
  key: RequestKey | null,
  nameOf: NameOf,
  { actor, now, zone }: CommandContext & { actor: Actor },
) {
  const dueOn = task.dueOn && calendarDateOf(task.dueOn)
  const words = wordsOfTask(key, task)
  const isOpen = task.endedAt === null
  return {
    id: requestTaskIdSchema.parse(task.id),
    ...{ number: task.number, kind: task.kind, title: task.title, recordRef: task.recordRef, version: task.version },
    owner: task.ownerId ? { id: task.ownerId, name: nameOf(task.ownerId) ?? '' } : null,
    dueOn,
    isOverdue: isOpen && dueOn !== null && endOfDay(dueOn, zone) <= now,
    end: task.endKind && task.endedAt && { how: task.endKind, at: instantOf(task.endedAt), by: nameOf(task.endedById) },
    confirmedOn: task.confirmedOn && calendarDateOf(task.confirmedOn),
    ...{ todo: words.todo, result: words.result },
    mayEnd: isOpen && (can(actor, 'request', 'update') !== null || task.ownerId === actor.id),
  }
}

function letterView(letter: RequestLetter, key: RequestKey | null, nameOf: NameOf) {
  const words = unsealed(letterWords, key, `letter:${letter.id}`, letter.sealed)
  const sentOn: CalendarDate | null = letter.sentOn && calendarDateOf(letter.sentOn)
  return {
    id: requestLetterIdSchema.parse(letter.id),
    ...{
      kind: letter.kind,
      language: reportLocaleOf(letter.language) ?? ('en' as ReportLocale),
      version: letter.version,
    },
    body: words?.body ?? null,
    sentTo: words?.sentTo ?? null,
    sent: sentOn && {
      ...{ on: sentOn, channel: letter.channel ?? '', sha256: letter.sha256 ?? '', proof: words?.proof ?? null },
      by: nameOf(letter.recordedById),
    },
  }
}

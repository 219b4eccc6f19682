import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { recordTitles } from '@/lib/access/past/record-titles'
import { leakScope } from '@/lib/access/scope'
import { recordDenial } from '@/lib/action/denial'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { leakIdSchema, type RecordId, recordIdSchema } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import type { ClockRule } from '@/lib/law/clock-rules'
import { regimeOfMoment } from '@/lib/law/codes/leak-states'
import { findEverywhere } from '@/lib/records/list/everywhere'
import { marksOf } from '@/lib/records/state/registered'
import { type Instant, instantOf, toDatabase } from '@/lib/time/types'
import { type LocalNow, localDateOf, startOfDay } from '@/lib/time/zone'
import {
  decisionKindOf,
  isLateUnexplained,
  outcomeOf,
  roleOf,
  standingOutcomes,
  thresholdsIn,
  yearsBackOf,
} from '../clocks/clock-facts'
import { absentClocks, clockInclude, clockViews, ruleOf } from '../clocks/clock-set'
import { momentColumns, occasionKinds } from '../facts/moments'
import { toldByProcessor } from '../facts/processor-words'
import { missingToClose, nextState } from '../facts/rules'
import {
  type InviteRole,
  inviteRoles,
  reportAnswersSchema,
  type SettableMoment,
  settableMoments,
} from '../facts/schema'
import { factsOf } from '../facts/words'
import { whoReported } from './reporters'

/** Everything of a leak that its page shows, in one read. */
const detailInclude = {
  report: true,
  notes: { orderBy: { recordedAt: 'asc' } },
  moments: { include: { correction: { select: { id: true } } }, orderBy: { setAt: 'desc' } },
  records: {
    include: { record: { select: { id: true, ref: true, title: true, register: true, missing: true } } },
    orderBy: { record: { ref: 'asc' } },
  },
  advices: { orderBy: { createdAt: 'desc' } },
  decisions: { orderBy: { decidedAt: 'desc' } },
  clocks: { include: clockInclude },
  invites: true,
  exercise: { select: { endedAt: true } },
  mergedInto: { select: { ref: true } },
  mergedFrom: { select: { ref: true, title: true }, orderBy: { ref: 'asc' } },
} satisfies Prisma.LeakInclude
type DetailRow = Prisma.LeakGetPayload<{ include: typeof detailInclude }>

/** The instant of a column that may be empty. */
function optional(date: Date | null): Instant | null {
  return date ? instantOf(date) : null
}

/**
 * The present value of each moment that can be set by hand, the detection always among them. `isAsked`: it belongs to every
 * leak, or to a body of rules that the company switched on.
 */
function momentsOf(row: DetailRow): readonly { kind: SettableMoment; at: Instant | null; isAsked: boolean }[] {
  const clocks = [...row.clocks.map(({ rule }) => rule), ...absentClocks(row.absentClocks)]
  const regimes = new Map<string, string>(Object.entries(regimeOfMoment))
  return settableMoments.map((kind) => {
    const column = momentColumns[kind]
    const newest = row.moments.find((moment) => moment.kind === kind)
    const regime = regimes.get(kind)
    const isAsked = regime === undefined || clocks.some((clock) => clock.regime === regime)
    return { kind, at: optional(column ? row[column] : (newest?.at ?? null)), isAsked }
  })
}

/** What is hidden from a reader: an auditor sees neither the reporter nor what they typed (it may name victims). */
type Hiding = {
  masked: boolean
  names: (id: string | null) => string | null
  /** Titles of linked records as the reader may read them. */
  titles: ReadonlyMap<string, string>
}

export type LeakDetail = NonNullable<Awaited<ReturnType<typeof readLeak>>>

/**
 * One leak for one reader, with one entry in the log. Null when it does not exist or is not theirs to see: both answer
 * the same, and the attempt is logged.
 */
export async function readLeak(context: CommandContext & { actor: Actor }, ref: string) {
  const { actor } = context
  const row = await db().leak.findUnique({ where: { ref }, include: detailInclude })
  const invited = row?.invites.some((invite) => invite.userId === actor.id) ?? false
  const grant = row ? can(actor, 'leak', 'read', { invited }) : null
  if (!row || !grant) {
    await recordDenial(context, 'leak.read')
    return null
  }
  await recordRead(context, { action: 'leak.read', subject: { type: 'leak', id: row.id, ref: row.ref } })
  const refs = row.records.map(({ record }) => record.ref)
  const masked = grant.view === 'masked'
  const [names, titles, confirmedAt] = await Promise.all([
    namesIn(row),
    recordTitles(db(), actor, refs),
    masked ? null : confirmedAtOf(row.id, context.now),
  ])
  const hiding = { masked, titles, names: (id: string | null) => (id ? (names.get(id) ?? null) : null) }
  return { ...detailOf(row, actor, hiding, invited, context), confirmedAt }
}

/** When it was last said to be a leak, by `now`. */
async function confirmedAtOf(id: string, now: Instant): Promise<Instant | null> {
  const entry = await db().auditEntry.findFirst({
    where: {
      subjectType: 'leak',
      subjectId: id,
      action: { in: ['leak.confirm', 'leak.reopen'] },
      at: { lte: toDatabase(now) },
    },
    orderBy: { index: 'desc' },
    select: { at: true },
  })
  return optional(entry?.at ?? null)
}

function detailOf(row: DetailRow, actor: Actor, hiding: Hiding, invited: boolean, at: LocalNow) {
  const { masked, names, titles } = hiding
  const mayDecide = can(actor, 'decision', 'read') !== null
  const mayNote = can(actor, 'leak', 'note', { invited }) !== null
  // An exercise that was ended stays as it was.
  const isLive = !row.exercise?.endedAt
  return {
    id: leakIdSchema.parse(row.id),
    ref: row.ref,
    version: row.version,
    state: row.state,
    stateReason: row.stateReason,
    lessons: row.lessons,
    closedAt: optional(row.closedAt),
    title: row.title,
    isExample: row.isExample,
    isExercise: row.isExercise,
    /** This reader started it: that they look at it takes nothing up, for then nobody would be told. */
    isOwnExercise: row.isExercise && row.reporterId === actor.id,
    now: at.now,
    zone: at.zone,
    masked,
    ...receipt(instantOf(row.reportedAt), masked, at.zone),
    // Who is only invited to one of them may not open the other.
    mergedInto: leakScope(actor).kind === 'invited' ? null : row.mergedInto,
    mergedFrom: leakScope(actor).kind === 'invited' ? [] : row.mergedFrom,
    handler: personIn(row.handlerId, names),
    second: personIn(row.secondHandlerId, names),
    detectedAt: instantOf(row.detectedAt),
    awareAt: optional(row.awareAt),
    awareReason: row.awareReason,
    report: {
      answers: answersOf(row, masked, at.zone),
      reporterName: masked ? null : names(row.reporterId),
      anonymous: row.anonymous,
    },
    moments: momentsOf(row),
    facts: factsOf(row),
    history: row.moments.map((moment) => ({
      id: moment.id,
      kind: moment.kind,
      at: optional(moment.at),
      reason: moment.reason,
      reference: moment.reference,
      unlikely: moment.unlikely,
      corrects: moment.correctsId !== null,
      corrected: moment.correction !== null,
      /** It ends a clock as it stands: it can be corrected or taken back. */
      standing: moment.at !== null && moment.correction === null && occasionKinds.some((kind) => kind === moment.kind),
      byName: bySystem(moment) ?? (masked && moment.setById === row.reporterId ? null : names(moment.setById)),
      setAt: receipt(instantOf(moment.setAt), masked && moment.setById === row.reporterId, at.zone).receivedAt,
    })),
    records: row.records.map(({ record: { id, ref, register, missing } }) => {
      const title = titles.get(ref) ?? ''
      return { id: recordIdSchema.parse(id), ref, register, title, marks: title ? marksOf(register, missing) : [] }
    }),
    invited: masked
      ? []
      : row.invites.map(({ userId, role }) => ({ id: userId, name: names(userId) ?? '', role: inviteRoleOf(role) })),
    /** As what the reader was invited; undefined: they were not. */
    duty: row.invites.filter(({ userId }) => userId === actor.id).map(({ role }) => inviteRoleOf(role))[0],
    advices: row.advices
      .filter((advice) => can(actor, 'advice', 'read', { released: advice.releasedAt !== null }))
      .map((advice) => ({
        id: advice.id,
        body: advice.body,
        notifyAuthority: outcomeOf(advice.notifyAuthority),
        notifyPeople: outcomeOf(advice.notifyPeople),
        byName: names(advice.authorId),
        createdAt: instantOf(advice.createdAt),
        releasedAt: optional(advice.releasedAt),
        mine: advice.authorId === actor.id,
      })),
    decisions: (mayDecide ? row.decisions : []).map((decision) => ({
      id: decision.id,
      kind: decisionKindOf(decision.kind),
      outcome: outcomeOf(decision.outcome),
      reasonCode: decision.reasonCode,
      grounds: decision.grounds,
      byName: names(decision.decidedById),
      at: instantOf(decision.decidedAt),
    })),
    clocks: clockViews(row.clocks, row.awareAt, at.now),
    absentClocks: absentClocks(row.absentClocks),
    notes: row.notes
      .filter((note) => !(masked && note.kind === 'reporter'))
      .map((note) => ({ id: note.id, body: note.body, byName: names(note.authorId), at: instantOf(note.recordedAt) })),
    missing: missingIn(row),
    /** What stands of the decisions: whether, never why. */
    standing: standingOutcomes(row, thresholdsIn(row.clocks)),
    can: {
      triage: isLive && can(actor, 'leak', 'triage') !== null,
      update: isLive && can(actor, 'leak', 'update') !== null && nextState(row.state, 'update') !== null,
      enter: isLive && mayNote && nextState(row.state, 'enter') !== null,
      attach: isLive && mayNote && row.state !== 'merged',
      note: isLive && mayNote,
      advise: isLive && can(actor, 'advice', 'create') !== null && nextState(row.state, 'advise') !== null,
      decide: isLive && can(actor, 'decision', 'sign') !== null && nextState(row.state, 'decide') !== null,
      tell: isLive && can(actor, 'leak', 'update') !== null && nextState(row.state, 'tell_people') !== null,
      /** Record what was filed or reported outside Dertig. */
      report: isLive && can(actor, 'draft', 'file') !== null && nextState(row.state, 'file') !== null,
      correct: isLive && can(actor, 'leak', 'update') !== null && nextState(row.state, 'correct') !== null,
      readDrafts: can(actor, 'draft', 'read', { invited }) !== null,
      createDraft: isLive && can(actor, 'draft', 'create') !== null,
    },
  }
}

/** What follows from a processor’s report by itself is nobody’s act. */
function bySystem({ reason }: { reason: string | null }): string | null {
  return reason === toldByProcessor ? 'Dertig' : null
}

function inviteRoleOf(stored: string | null): InviteRole | null {
  return inviteRoles.find((role) => role === stored) ?? null
}

function personIn(id: string | null, names: Hiding['names']) {
  return id === null ? null : { id, name: names(id) ?? '' }
}

/** When something came from the reporter; who may not know the reporter learns the day alone, and not beside whom. */
function receipt(at: Instant, masked: boolean, zone: string) {
  const day = localDateOf(at, zone)
  return masked ? { receivedAt: startOfDay(day, zone), receivedDay: day } : { receivedAt: at, receivedDay: null }
}

/** For who may not know the reporter neither their words nor the moment and language that tell of them. */
function answersOf(row: DetailRow, masked: boolean, zone: string) {
  const answers = reportAnswersSchema.parse(row.report?.payload)
  if (!masked) return answers
  const { processor, language: _language, ...plain } = answers
  const answeredAt = startOfDay(localDateOf(instantOf(row.reportedAt), zone), zone)
  return {
    ...{ ...plain, answeredAt, story: '', phone: '', how: '' },
    ...(processor ? { processor: { ...processor, measures: '', callName: '' } } : {}),
  }
}

function missingIn(row: DetailRow) {
  const happened = (kind: string) =>
    row.moments.some((moment) => moment.kind === kind && moment.at !== null && moment.correction === null)
  return missingToClose({
    ...row,
    actingAs: roleOf(row),
    ...standingOutcomes(row, thresholdsIn(row.clocks)),
    filed: happened('part1_filed'),
    told: happened('told_people'),
    isLateUnexplained: isLateUnexplained(row.clocks, row),
  })
}

function namesIn(row: DetailRow): Promise<ReadonlyMap<string, string>> {
  const ids = [
    row.reporterId,
    ...[row.handlerId, row.secondHandlerId].filter((id) => id !== null),
    ...row.moments.map((moment) => moment.setById),
    ...row.invites.map((invite) => invite.userId),
    ...row.advices.map((advice) => advice.authorId),
    ...row.decisions.map((decision) => decision.decidedById),
    ...row.notes.map((note) => note.authorId),
  ]
  return whoReported(ids)
}

/** People who can be invited to a leak: active record owners. */
export async function recordOwners(): Promise<{ id: string; name: string }[]> {
  return db().user.findMany({
    where: { disabledAt: null, roles: { some: { role: 'editor' } } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
}

/** How many years before its receipt a moment of a leak may lie, for the page of settings. */
export function yearsBackOfMoments(): Promise<number> {
  return yearsBackOf(db())
}

/** Whether the company promises that nobody is blamed for reporting. */
export async function noBlamePromised(): Promise<boolean> {
  const office = await db().organisation.findUnique({ where: { id: 1 }, select: { noBlame: true } })
  return office?.noBlame ?? false
}

/** Each rule of the set as it stands, with its earlier versions, newest first; the primary clock first, those that are off last. */
export async function clockRuleList(): Promise<{ rule: ClockRule; earlier: ClockRule[] }[]> {
  const rows = await db().clockRule.findMany({ orderBy: [{ code: 'asc' }, { version: 'desc' }] })
  const byCode = new Map<string, ClockRule[]>()
  for (const rule of rows.map(ruleOf)) byCode.set(rule.code, [...(byCode.get(rule.code) ?? []), rule])
  const rank = (rule: ClockRule) => (rule.primary ? 0 : rule.enabled ? 1 : 2)
  return [...byCode.values()]
    .flatMap(([rule, ...earlier]) => (rule ? [{ rule, earlier }] : []))
    .sort(
      (a, b) =>
        rank(a.rule) - rank(b.rule) ||
        a.rule.regime.localeCompare(b.rule.regime) ||
        a.rule.code.localeCompare(b.rule.code),
    )
}

const mostToLink = 20

export type LinkableRecord = { id: RecordId; ref: string; title: string; register: string }

/** Records a DPO may link to a leak, by words of their text, best first; at most twenty. */
export async function findRecordsToLink(
  { actor }: CommandContext,
  { q }: { q: string },
): Promise<Result<LinkableRecord[]>> {
  if (actor.kind !== 'person') return { ok: true, value: [] }
  const { rows } = await findEverywhere(actor, q, { size: mostToLink })
  return { ok: true, value: rows.map(({ id, ref, title, register }) => ({ id, ref, title, register })) }
}

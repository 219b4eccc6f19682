import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { namesOf } from '@/lib/access/names'
import { recordTitles } from '@/lib/access/past/record-titles'
import { recordDenial } from '@/lib/action/denial'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import { leakIdSchema, recordIdSchema } from '@/lib/db/ids'
import { marksOf } from '@/lib/records/state/registered'
import { instantOf } from '@/lib/time/types'
import type { LocalNow } from '@/lib/time/zone'
import { clockViews } from '../clocks/clock-rows'
import { outcomeOf } from '../clocks/closing-facts'
import { missingToClose, nextState } from '../facts/rules'
import { reportAnswersSchema } from '../facts/schema'
import { type DetailRow, detailInclude, factsOf, momentsOf, optional } from './detail-row'

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
  const [names, titles] = await Promise.all([namesIn(row), recordTitles(db(), actor, refs)])
  const masked = grant.view === 'masked'
  const hiding = { masked, titles, names: (id: string | null) => (id ? (names.get(id) ?? null) : null) }
  return detailOf(row, actor, hiding, invited, context)
}

function detailOf(row: DetailRow, actor: Actor, hiding: Hiding, invited: boolean, at: LocalNow) {
  const { masked, names, titles } = hiding
  const mayDecide = can(actor, 'decision', 'read') !== null
  return {
    id: leakIdSchema.parse(row.id),
    ref: row.ref,
    version: row.version,
    state: row.state,
    stateReason: row.stateReason,
    title: row.title,
    isExample: row.isExample,
    now: at.now,
    zone: at.zone,
    masked,
    receivedAt: instantOf(row.reportedAt),
    detectedAt: instantOf(row.detectedAt),
    awareAt: optional(row.awareAt),
    awareReason: row.awareReason,
    report: { answers: answersOf(row, masked), reporterName: masked ? null : names(row.reporterId) },
    moments: momentsOf(row),
    facts: factsOf(row),
    history: row.moments.map((moment) => ({
      kind: moment.kind,
      at: optional(moment.at),
      reason: moment.reason,
      byName: masked && moment.setById === row.reporterId ? null : names(moment.setById),
      setAt: instantOf(moment.setAt),
    })),
    records: row.records.map(({ record: { id, ref, register, missing } }) => {
      const title = titles.get(ref) ?? ''
      return { id: recordIdSchema.parse(id), ref, register, title, marks: title ? marksOf(register, missing) : [] }
    }),
    invited: masked ? [] : row.invites.map((invite) => ({ id: invite.userId, name: names(invite.userId) ?? '' })),
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
      kind: decision.kind === 'people' ? ('people' as const) : ('authority' as const),
      outcome: outcomeOf(decision.outcome),
      reasonCode: decision.reasonCode,
      grounds: decision.grounds,
      byName: names(decision.decidedById),
      at: instantOf(decision.decidedAt),
    })),
    clocks: clockViews(row.clocks, row.awareAt, at.now),
    notes: row.notes
      .filter((note) => !(masked && note.kind === 'reporter'))
      .map((note) => ({ id: note.id, body: note.body, byName: names(note.authorId), at: instantOf(note.recordedAt) })),
    missing: missingIn(row),
    can: {
      triage: can(actor, 'leak', 'triage') !== null,
      update: can(actor, 'leak', 'update') !== null && nextState(row.state, 'update') !== null,
      advise: can(actor, 'advice', 'create') !== null && nextState(row.state, 'advise') !== null,
      decide: can(actor, 'decision', 'sign') !== null && nextState(row.state, 'decide') !== null,
      readDrafts: can(actor, 'draft', 'read', { invited }) !== null,
      createDraft: can(actor, 'draft', 'create') !== null,
    },
  }
}

function answersOf(row: DetailRow, masked: boolean) {
  const answers = reportAnswersSchema.parse(row.report?.payload)
  return masked ? { ...answers, story: '', phone: '', how: '' } : answers
}

function missingIn(row: DetailRow) {
  const newest = (kind: string) => outcomeOf(row.decisions.find((decision) => decision.kind === kind)?.outcome)
  const happened = (kind: string) => row.moments.some((moment) => moment.kind === kind && moment.at !== null)
  return missingToClose({
    ...row,
    authority: newest('authority'),
    people: newest('people'),
    filed: happened('part1_filed'),
    told: happened('told_people'),
  })
}

function namesIn(row: DetailRow): Promise<ReadonlyMap<string, string>> {
  const ids = [
    row.reporterId,
    ...row.moments.map((moment) => moment.setById),
    ...row.invites.map((invite) => invite.userId),
    ...row.advices.map((advice) => advice.authorId),
    ...row.decisions.map((decision) => decision.decidedById),
    ...row.notes.map((note) => note.authorId),
  ]
  return namesOf(db(), ids)
}

/** People who can be invited to a leak: active record owners. */
export async function recordOwners(): Promise<{ id: string; name: string }[]> {
  return db().user.findMany({
    where: { disabledAt: null, roles: { some: { role: 'editor' } } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
    take: 200,
  })
}

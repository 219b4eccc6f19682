import 'server-only'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can, type Facts } from '@/lib/access/can'
import { namesOf } from '@/lib/access/persons'
import { recordDenial } from '@/lib/action/denial'
import { gate, pageContext } from '@/lib/action/gate'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import { type DraftId, draftIdSchema, type LeakId, leakIdSchema } from '@/lib/db/ids'
import { clockInclude, clockViews } from '@/lib/leaks/clocks/clock-set'
import type { ClockView } from '@/lib/time/clock-view'
import { type Instant, instantOf } from '@/lib/time/types'
import { completeness, type ItemReport, missingFields } from './answers'
import {
  changedSince,
  commentViews,
  type DraftCommentView,
  type EvidenceFile,
  evidenceOf,
  lastSignOff,
  linksOf,
  type Receipt,
  receiptsOf,
  type Tick,
  tickViews,
  type VoidedSignOff,
} from './around'
import { type BundledLeak, bundleable, bundledIn, canBundle } from './bundle'
import { wordingOf } from './completeness'
import { prefillFacts } from './facts'
import { asksDecision, type FilingWarning, isLate, warningsOf } from './file'
import { type Correction, correctionOf, correctionsOn, filingOn, standingOf } from './kept/corrections'
import { editsOf } from './kept/edits'
import { type Beside, besides, toldBefore } from './phases'
import { type ForeignTexts, foreignTexts, prefill } from './prefill'
import { clockEndedBy, type Profile } from './profiles/profile'
import { type DraftLanguage, type DraftValues, draftLanguages, draftValues } from './values'
import { asFiled, filedValues, formOf } from './write'

const language = z.enum(draftLanguages).catch('nl')

export type DraftRow = {
  id: DraftId
  form: Profile
  language: DraftLanguage
  version: number
  updatedAt: Instant
  /** How its filing stands in the history of the leak asked for; null: not filed. */
  filed: { reference: string; isTakenBack: boolean } | null
  /** The leak that it is made for, and the others that it names. */
  leakRef: string
  bundled: readonly string[]
}

/** Drafts on a leak, newest first; the caller has checked that the person may read the leak's drafts. */
export async function draftsOf(leakId: LeakId): Promise<DraftRow[]> {
  const corrections = await correctionsOn(leakId)
  const rows = await db().reportDraft.findMany({
    where: { OR: [{ leakId }, { bundled: { some: { leakId } } }] },
    orderBy: { createdAt: 'desc' },
    select: {
      id: true,
      profile: true,
      form: true,
      language: true,
      version: true,
      updatedAt: true,
      filed: {
        select: {
          reference: true,
          leakId: true,
          momentId: true,
          bundled: { where: { leakId }, select: { momentId: true } },
        },
      },
      leak: { select: { ref: true } },
      bundled: { select: { leak: { select: { ref: true } } }, orderBy: { leak: { ref: 'asc' } } },
    },
  })
  return rows.map(({ filed, form, profile, leak, bundled, ...row }) => ({
    ...row,
    leakRef: leak.ref,
    bundled: bundled.map((one) => one.leak.ref),
    form: formOf({ form, profile }),
    id: draftIdSchema.parse(row.id),
    language: language.parse(row.language),
    updatedAt: instantOf(row.updatedAt),
    filed: filed && filingOn(leakId, filed, corrections),
  }))
}

export type DraftView = {
  id: DraftId
  version: number
  profile: Profile
  language: DraftLanguage
  values: DraftValues
  /** What was filed before, or stands elsewhere by now, beside the answers that say something else; for who may change them. */
  besides: Readonly<Record<string, Beside>>
  /** Other leaks that it names: a bundled notification. */
  bundled: readonly BundledLeak[]
  /** Those that could be named too, for who may change it. */
  bundleable: readonly BundledLeak[]
  /** Texts of records that are in another language, by field; for who may change the draft. */
  foreign: ForeignTexts
  /** What was filed before in each question; for who may change the draft. */
  filedBefore: Readonly<Record<string, string>>
  /** The filed report that it goes on from. */
  earlier: { id: DraftId; reference: string; form: Profile; corrected: Correction | null } | null
  /** Who changed an answer last. */
  edits: Readonly<Record<string, { byName: string; at: Instant }>>
  updatedAt: Instant
  items: ItemReport[]
  warnings: FilingWarning[]
  late: boolean
  signedOff: { byName: string; at: Instant } | null
  voided: VoidedSignOff | null
  comments: readonly DraftCommentView[]
  ticks: Readonly<Record<string, Tick>>
  /** Where the records stand that answers were taken from, by their references. */
  links: Readonly<Record<string, string>>
  /** Files of the leak that answers can point to. */
  files: readonly EvidenceFile[]
  filed: {
    reference: string
    at: Instant
    byName: string
    /** The server's own moment. */
    recordedAt: Instant
    contentHash: string
    /** The text exactly as it was frozen. */
    frozen: string
    reason: string
    delayReason: string
    corrected: Correction | null
    receipts: readonly Receipt[]
    /** The filing as it stands in the history of the leak, for who may correct it. */
    standing: { momentId: string; version: number; at: Instant; reference: string } | null
  } | null
  leak: { id: LeakId; ref: string; title: string; isExample: boolean }
  /** The clock that its filing ends, as every screen shows it; null when none runs. */
  clock: ClockView | null
  can: {
    update: boolean
    sign: boolean
    note: boolean
    file: boolean
    export: boolean
    /** Adds the recipient's proof to what was filed, or corrects what was written of it. */
    amend: boolean
  }
}

/** One draft for this person, or null when there is none for them. A filed one shows its frozen text. `leakRef` from the address must fit. */
export async function draftOf(
  actor: Actor,
  leakRef: string,
  id: string,
  { now, zone }: { now: Instant; zone: string },
): Promise<DraftView | null> {
  const parsed = draftIdSchema.safeParse(id)
  if (!parsed.success) return null
  const row = await db().reportDraft.findFirst({
    where: { id: parsed.data, leak: { ref: leakRef } },
    include: {
      filed: true,
      comments: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
      ticks: true,
      goesOnFrom: {
        select: {
          ...{ draftId: true, reference: true, profile: true, content: true, momentId: true },
          draft: { select: { form: true } },
        },
      },
      leak: {
        select: {
          id: true,
          ref: true,
          title: true,
          isExample: true,
          isExercise: true,
          version: true,
          awareAt: true,
          invites: { where: { userId: actor.id }, select: { userId: true } },
          decisions: { where: { kind: 'authority' }, select: { id: true }, take: 1 },
          moments: {
            where: { correctsId: { not: null } },
            select: { id: true, at: true, reference: true, correctsId: true },
          },
        },
      },
    },
  })
  if (!row) return null
  const facts: Facts = { invited: row.leak.invites.length > 0 }
  if (!can(actor, 'draft', 'read', facts)) return null
  const profile = formOf(row)
  const masked = can(actor, 'leak', 'read', facts)?.view === 'masked'
  const working = masked ? withoutGuesses(draftValues.parse(row.values)) : draftValues.parse(row.values)
  const values = row.filed ? filedValues(row.filed) : working
  const clock = await clockOf(row.leak, clockEndedBy(profile.files), now)
  const late = isLate(clock, row.filed ? instantOf(row.filed.filedAt) : now)
  const edits = editsOf(row)
  const signed = row.filed || row.signedOffAt ? null : await lastSignOff(db(), row.id)
  const names = await namesOf(db(), [
    ...[row.signedOffById, row.filed?.filedById ?? null, signed?.byId ?? null],
    ...Object.values(edits).map(({ byId }) => byId),
    ...row.comments.flatMap(({ authorId, solvedById }) => [authorId, solvedById]),
    ...row.ticks.map(({ byId }) => byId),
  ])
  const nameOf = (id: string | null) => (id && names.get(id)) ?? ''
  const files = await evidenceOf(row.leak.id, { masked, zone })
  const open = row.filed === null
  const mayUpdate = open && can(actor, 'draft', 'update', facts) !== null
  const inLanguage = language.parse(row.language)
  const earlier = row.goesOnFrom && { reference: row.goesOnFrom.reference, values: filedValues(row.goesOnFrom) }
  const told = mayUpdate ? await prefillFacts(db(), leakIdSchema.parse(row.leak.id), row.id) : null
  const today = told ? prefill(profile, told, await wordingOf(inLanguage, zone)) : {}
  const foreign = told ? foreignTexts(values, told, inLanguage) : {}
  const named = await bundledIn(db(), row.id)
  const bundled = row.filed ? asFiled(named, row.filed) : named
  return {
    id: parsed.data,
    version: row.version,
    bundled,
    foreign,
    bundleable:
      mayUpdate && canBundle(profile)
        ? (await bundleable(db(), row.leak)).filter((one) => bundled.every(({ id: other }) => other !== one.id))
        : [],
    profile,
    language: inLanguage,
    values,
    besides: mayUpdate ? besides(values, today, earlier) : {},
    filedBefore: mayUpdate && earlier ? toldBefore(earlier.values) : {},
    earlier: row.goesOnFrom && {
      id: draftIdSchema.parse(row.goesOnFrom.draftId),
      reference: row.goesOnFrom.reference,
      form: formOf({ form: row.goesOnFrom.draft.form, profile: row.goesOnFrom.profile }),
      corrected: correctionOf(row.leak.moments, row.goesOnFrom.momentId),
    },
    edits: Object.fromEntries(
      Object.entries(edits).map(([code, { byId, at }]) => [code, { byName: nameOf(byId), at }]),
    ),
    updatedAt: instantOf(row.updatedAt),
    items: completeness(profile, values, late),
    late,
    warnings: warningsOf({
      missing: missingFields(profile, values, late),
      signedOff: row.signedOffAt !== null,
      decided: row.leak.decisions.length > 0 || !asksDecision(profile),
      foreign: Object.keys(foreign).length > 0,
      late,
    }),
    signedOff: row.signedOffAt && { byName: nameOf(row.signedOffById), at: instantOf(row.signedOffAt) },
    voided: signed && {
      byName: nameOf(signed.byId),
      at: instantOf(signed.at),
      changed: changedSince(signed.values, working),
    },
    // Comments can name people who were hit.
    comments: masked ? [] : commentViews(row.comments, nameOf),
    ticks: tickViews(row.ticks, values, nameOf),
    links: await linksOf(row.leak.ref, values),
    files: files.map(({ id, name, sha256 }) => ({ id, name, sha256 })),
    filed: row.filed && {
      reference: row.filed.reference,
      at: instantOf(row.filed.filedAt),
      byName: nameOf(row.filed.filedById),
      recordedAt: instantOf(row.filed.recordedAt),
      contentHash: row.filed.contentHash,
      frozen: row.filed.content,
      reason: row.filed.reason ?? '',
      delayReason: row.filed.delayReason ?? '',
      receipts: await receiptsOf(row.filed.id, files),
      corrected: correctionOf(row.leak.moments, row.filed.momentId),
      standing:
        can(actor, 'leak', 'update') && can(actor, 'draft', 'file', facts)
          ? standingOf(row.leak.moments, row.filed, row.leak.version)
          : null,
    },
    leak: {
      id: leakIdSchema.parse(row.leak.id),
      ref: row.leak.ref,
      title: row.leak.title,
      isExample: row.leak.isExample,
    },
    clock,
    can: {
      update: mayUpdate,
      sign: open && can(actor, 'draft', 'sign', facts) !== null,
      note: open && can(actor, 'draft', 'note', facts) !== null,
      file: open && can(actor, 'draft', 'file', facts) !== null,
      amend: !open && can(actor, 'draft', 'file', facts) !== null,
      export: can(actor, 'draft', 'export', facts) !== null,
    },
  }
}

/** The one clock that its filing ends, as every screen shows it (one query). */
async function clockOf(leak: { id: string; awareAt: Date | null }, code: string | null, now: Instant) {
  if (code === null) return null
  const clocks = await db().leakClock.findMany({ where: { leakId: leak.id, code }, include: clockInclude })
  return clockViews(clocks, leak.awareAt, now)[0] ?? null
}

/** What the questions would propose in another language of the reader, beside the one that is written. */
export async function proposedIn(
  draft: Pick<DraftView, 'id' | 'profile' | 'leak' | 'can'>,
  language: DraftLanguage,
  zone: string,
): Promise<DraftValues> {
  if (!draft.can.update && !draft.can.sign) return {}
  const [facts, wording] = await Promise.all([prefillFacts(db(), draft.leak.id, draft.id), wordingOf(language, zone)])
  return prefill(draft.profile, facts, wording)
}

/** Without suggestions from the leak that nobody confirmed: they may be the reporter's own words, which can name victims. */
function withoutGuesses(values: DraftValues): DraftValues {
  const isGuess = ({ state, source }: DraftValues[string]) => state === 'suggested' && source?.kind === 'leak'
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isGuess(value)))
}

type Place = { ref: string; id: string }

/** A draft for its page: right, existence, one audit entry for the reading. */
export function loadDraft(place: Place) {
  return load(place, 'read')
}

/** The same for filing it. */
export function loadFiling(place: Place) {
  return load(place, 'file')
}

async function load({ ref, id }: Place, verb: 'read' | 'file') {
  const actor = await gate('draft', verb)
  const context = await pageContext(actor)
  const { now, zone } = context
  const draft = await draftOf(actor, ref, id, context)
  if (!draft) {
    await recordDenial(context, `draft.${verb}`)
    notFound()
  }
  await recordRead(context, { action: 'draft.read', subject: { type: 'draft', id: draft.id, ref } })
  return { draft, zone, now, keepAs: `${actor.id}:report-answers:${draft.id}` }
}

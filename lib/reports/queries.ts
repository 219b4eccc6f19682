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
import { type BundledLeak, bundleable, bundledIn, canBundle } from './bundle'
import { completeness, type ItemReport, missingFields, wordingOf } from './completeness'
import { asFiled, filedValues, formOf } from './earlier'
import { prefillFacts } from './facts'
import { asksDecision, type FilingWarning, isLate, warningsOf } from './file'
import { type ForeignTexts, foreignTexts } from './foreign'
import { type Beside, besides } from './phases'
import { prefill } from './prefill'
import { clockEndedBy, type Profile } from './profiles/profile'
import { type DraftLanguage, type DraftValues, draftLanguages, draftValues } from './values'

const language = z.enum(draftLanguages).catch('nl')

export type DraftRow = {
  id: DraftId
  form: Profile
  language: DraftLanguage
  version: number
  updatedAt: Instant
  filedReference: string | null
  /** The leak that it is made for, and the others that it names. */
  leakRef: string
  bundled: readonly string[]
}

/** Drafts on a leak, newest first; the caller has checked that the person may read the leak's drafts. */
export async function draftsOf(leakId: LeakId): Promise<DraftRow[]> {
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
      filed: { select: { reference: true } },
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
    filedReference: filed?.reference ?? null,
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
  /** The filed report that it goes on from. */
  earlier: { id: DraftId; reference: string; form: Profile } | null
  updatedAt: Instant
  items: ItemReport[]
  warnings: FilingWarning[]
  late: boolean
  signedOff: { byName: string; at: Instant } | null
  filed: {
    reference: string
    at: Instant
    byName: string
    contentHash: string
    /** The text exactly as it was frozen. */
    frozen: string
    reason: string
    /** What the leak's history says of this filing since; without a moment it was taken back. */
    corrected: { at: Instant | null; reference: string } | null
  } | null
  leak: { id: LeakId; ref: string; title: string; isExample: boolean }
  /** The clock that its filing ends, as every screen shows it; null when none runs. */
  clock: ClockView | null
  can: { update: boolean; sign: boolean; file: boolean; export: boolean }
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
      goesOnFrom: {
        select: { draftId: true, reference: true, profile: true, content: true, draft: { select: { form: true } } },
      },
      leak: {
        select: {
          id: true,
          ref: true,
          title: true,
          isExample: true,
          isExercise: true,
          awareAt: true,
          invites: { where: { userId: actor.id }, select: { userId: true } },
          clocks: { include: clockInclude },
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
  const ended = clockEndedBy(profile.files)
  const clock =
    clockViews(
      row.leak.clocks.filter(({ code }) => code === ended),
      row.leak.awareAt,
      now,
    )[0] ?? null
  const late = isLate(clock, row.filed ? instantOf(row.filed.filedAt) : now)
  const names = await namesOf(db(), [row.signedOffById, row.filed?.filedById ?? null])
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
    earlier: row.goesOnFrom && {
      id: draftIdSchema.parse(row.goesOnFrom.draftId),
      reference: row.goesOnFrom.reference,
      form: formOf({ form: row.goesOnFrom.draft.form, profile: row.goesOnFrom.profile }),
    },
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
    signedOff:
      row.signedOffAt && row.signedOffById
        ? { byName: names.get(row.signedOffById) ?? '', at: instantOf(row.signedOffAt) }
        : null,
    filed: row.filed && {
      reference: row.filed.reference,
      at: instantOf(row.filed.filedAt),
      byName: names.get(row.filed.filedById) ?? '',
      contentHash: row.filed.contentHash,
      frozen: row.filed.content,
      reason: row.filed.reason ?? '',
      corrected: correctionOf(row.leak.moments, row.filed.momentId),
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
      file: open && can(actor, 'draft', 'file', facts) !== null,
      export: can(actor, 'draft', 'export', facts) !== null,
    },
  }
}

type Correction = { id: string; at: Date | null; reference: string | null; correctsId: string | null }

/** The last correction of a moment, or null when it stands as it was recorded. */
function correctionOf(corrections: readonly Correction[], momentId: string | null) {
  let last: Correction | null = null
  for (let id = momentId; id !== null; id = last?.id ?? null) {
    const next = corrections.find(({ correctsId }) => correctsId === id)
    if (!next) break
    last = next
  }
  return last && { at: last.at && instantOf(last.at), reference: last.reference ?? '' }
}

/** Without suggestions from the leak that nobody confirmed: they may be the reporter's own words, which can name victims. */
function withoutGuesses(values: DraftValues): DraftValues {
  const isGuess = ({ state, source }: DraftValues[string]) => state === 'suggested' && source?.kind === 'leak'
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isGuess(value)))
}

/** A draft for its page: right, existence, one audit entry for the reading. */
export async function loadDraft({ ref, id }: { ref: string; id: string }) {
  const actor = await gate('draft', 'read')
  const context = await pageContext(actor)
  const { now, zone } = context
  const draft = await draftOf(actor, ref, id, context)
  if (!draft) {
    await recordDenial(context, 'draft.read')
    notFound()
  }
  await recordRead(context, { action: 'draft.read', subject: { type: 'draft', id: draft.id, ref } })
  return { draft, zone, now, keepAs: `${actor.id}:report:${draft.id}` }
}

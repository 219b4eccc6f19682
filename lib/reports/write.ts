import { z } from 'zod'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { type DraftId, draftIdSchema, type LeakId, leakFileIdSchema, leakIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { regimeReports, reportParts, takenBack, withdrawals } from '@/lib/law/codes/leak-states'
import { refuseEnded } from '@/lib/leaks/commands/change-leak'
import { textUpTo } from '@/lib/text/typed'
import { type Instant, instantSchema, momentGiven } from '@/lib/time/types'
import { wordingOf } from './completeness'
import { prefillFacts } from './facts'
import { type EarlierReport, goesOn, goOn } from './phases'
import { prefill } from './prefill'
import { profileOf } from './profiles/all'
import { profileInUse } from './profiles/in-use'
import { type Profile, profileSchema } from './profiles/profile'
import { type DraftValues, draftLanguages, draftValues } from './values'

const words = textUpTo

export const createDraftInput = z.strictObject({
  leakId: leakIdSchema,
  /** Code of a profile in use. */
  profile: z.string().max(40),
  language: z.enum(draftLanguages),
})
type CreateDraftInput = z.infer<typeof createDraftInput>

/** What the person who filed the report on the authority's portal says about it. */
export const fileInput = z.strictObject({
  id: draftIdSchema,
  version: z.number().int(),
  reference: words(100).min(1, { error: 'required' }),
  filedAt: momentGiven,
  /** Why it was filed although something was missing or it was late. */
  reason: words(2000).default(''),
  /** Why it comes after its due moment (Art. 33(1)), where the report itself does not say it. */
  delayReason: words(2000).optional(),
  /** Files of the leak that the recipient gave as proof. */
  receipts: z.array(leakFileIdSchema).max(10, { error: 'too_long' }).optional(),
  /** Why the moment is right although it looks odd beside the other moments of the leak; asked only then. */
  unlikelyReason: words(1000).optional(),
})
export type FileInput = z.infer<typeof fileInput>

export type DraftWritten = { id: DraftId; version: number }

/**
 * Starts a draft, prefilled from the leak, its linked records and the organisation as suggestions; one that goes on from a
 * filed report (Art. 33(4)) begins with what was filed. It keeps its profile as it is now. Right: draft.create.
 */
export function createDraft(context: CommandContext, input: CreateDraftInput): Promise<Result<DraftWritten>> {
  return change(context, async (tx) => {
    authorise(context, 'draft', 'create')
    const leak = await tx.leak.findUnique({
      where: { id: input.leakId },
      select: { id: true, ref: true, state: true, isExercise: true },
    })
    if (!leak) throw new Refusal('not_found')
    await refuseEnded(tx, leak)
    if (leak.state === 'merged') throw new Refusal('not_now', { reason: 'leak_state' })
    const used = await profileInUse(input.profile, tx)
    if (!used) throw new Refusal('invalid', { fields: { profile: ['not_in_list'] } })
    const { profile } = used
    const wording = await wordingOf(input.language, context.zone)
    const earlier = goesOn(profile.phase) ? await lastFiled(tx, input.leakId, profile) : null
    const today = prefill(profile, await prefillFacts(tx, input.leakId), wording)
    const values = goOn(profile, today, earlier, wording)
    const row = await tx.reportDraft.create({
      data: {
        ...input,
        values,
        form: profile,
        goesOnFromId: earlier?.id ?? null,
        createdById: actingPerson(context),
        createdAt: context.now,
        updatedAt: context.now,
      },
      select: { id: true },
    })
    const id = draftIdSchema.parse(row.id)
    return {
      result: { id, version: 1 },
      entry: {
        action: 'draft.create',
        subject: { type: 'draft', id, ref: leak.ref },
        versionBefore: null,
        versionAfter: 1,
        changes: [
          { field: 'profile', old: null, new: used.version === 0 ? input.profile : `${input.profile} ${used.version}` },
          { field: 'language', old: null, new: input.language },
          ...(earlier ? [{ field: 'goesOnFrom', old: null, new: earlier.reference }] : []),
        ],
      },
    }
  })
}

/** The draft under lock, its values parsed; refuses a draft that was filed: what was filed is frozen. */
export async function lockedDraft(tx: Tx, id: DraftId) {
  await tx.$queryRaw`SELECT 1 FROM "ReportDraft" WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.reportDraft.findUnique({
    where: { id },
    include: { leak: { select: { id: true, ref: true, isExercise: true } }, filed: { select: { id: true } } },
  })
  if (!row) throw new Refusal('not_found')
  await refuseEnded(tx, row.leak)
  if (row.filed) throw new Refusal('not_now', { reason: 'draft_filed' })
  return { ...row, profile: formOf(row), values: draftValues.parse(row.values), leakRef: row.leak.ref }
}

/** The profile a draft was made with. */
export function formOf({ form, profile }: { form: unknown; profile: string }): Profile {
  return form === null ? profileOf(profile) : profileSchema.parse(form)
}

const frozen = z.object({
  values: draftValues,
  bundled: z.array(z.object({ ref: z.string(), detectedAt: instantSchema })).default([]),
})

/** Answers of a filed report, from its frozen text. */
export function filedValues({ content }: { content: string }): DraftValues {
  return frozen.parse(JSON.parse(content)).values
}

/** Leaks that a filed report names, noticed when it says they were. */
export function asFiled<Leak extends { ref: string; detectedAt: Instant }>(
  leaks: readonly Leak[],
  { content }: { content: string },
): Leak[] {
  const told = frozen.parse(JSON.parse(content)).bundled
  return leaks.map((leak) => ({
    ...leak,
    detectedAt: told.find(({ ref }) => ref === leak.ref)?.detectedAt ?? leak.detectedAt,
  }))
}

/**
 * The last report to the same authority that was filed about this leak and neither taken back nor withdrawn, with the reference as it stands by
 * now; one that was only recorded, without a draft, gives its reference alone.
 */
async function lastFiled(
  tx: Tx,
  leakId: LeakId,
  { authority, files }: Profile,
): Promise<(EarlierReport & { id: string | null }) | null> {
  const kinds = kindsLike(files)
  const back = withdrawals.filter((kind) => takenBack[kind].some((report) => kinds.includes(report)))
  const standing = await tx.leakMoment.findMany({
    where: { leakId, kind: { in: [...kinds, ...back] }, correction: null, at: { not: null } },
    orderBy: { at: 'desc' },
    select: { id: true, kind: true, at: true, reference: true, correctsId: true },
  })
  const withdrawnAt = standing.find(({ kind }) => back.some((one) => one === kind))?.at ?? null
  const moments = standing.filter(
    ({ kind, at }) => kinds.includes(kind) && (withdrawnAt === null || Number(at) > Number(withdrawnAt)),
  )
  const found = await tx.filedReport.findMany({
    where: { OR: [{ leakId }, { bundled: { some: { leakId } } }] },
    select: {
      ...{ id: true, leakId: true, profile: true, content: true, momentId: true },
      draft: { select: { form: true } },
      bundled: { where: { leakId }, select: { momentId: true } },
    },
  })
  // Of a report that names this leak beside its own, the moment in the history of this one.
  const reports = found.map(({ bundled, ...report }) => ({
    ...report,
    momentId: report.leakId === leakId ? report.momentId : (bundled[0]?.momentId ?? null),
  }))
  const corrected = await tx.leakMoment.findMany({
    where: { leakId, correctsId: { not: null } },
    select: { id: true, correctsId: true },
  })
  /** The moment as it was recorded first: what a filed report keeps. */
  const firstOf = (id: string): string => {
    const before = corrected.find((one) => one.id === id)?.correctsId
    return before ? firstOf(before) : id
  }
  // Of two that were filed in the same minute the later part is the last.
  const order = ({ kind }: { kind: string }) => kinds.indexOf(kind)
  const inOrder = [...moments].sort((x, y) => Number(y.at) - Number(x.at) || order(y) - order(x))
  for (const { id, reference } of inOrder) {
    const report = reports.find(({ momentId }) => momentId === firstOf(id))
    if (!reference) continue
    if (!report) return { id: null, reference, values: {} }
    if (formOf({ profile: report.profile, form: report.draft.form }).authority === authority)
      return { id: report.id, reference, values: filedValues(report) }
  }
  return null
}

/** Kinds of filings of the same regime, in their order: a report under one regime goes on from none under another. */
function kindsLike(files: Profile['files']): readonly string[] {
  const parts: readonly string[] = reportParts
  const [regime] = files.split('_')
  return parts.includes(files) || files === 'gdpr_withdrawn'
    ? parts
    : regimeReports.filter((kind) => kind.split('_')[0] === regime)
}

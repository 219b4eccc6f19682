import { z } from 'zod'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change, refuseStale } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import { type DraftId, draftIdSchema, leakIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { refuseEnded } from '@/lib/leaks/commands/change-leak'
import { textUpTo } from '@/lib/text/typed'
import { momentGiven } from '@/lib/time/types'
import { wordingOf } from './completeness'
import { formOf, lastFiled } from './earlier'
import { prefillFacts } from './facts'
import { goesOn, goOn } from './phases'
import { prefill } from './prefill'
import { profileInUse } from './profiles/in-use'
import { type DraftValues, draftLanguages, draftValues, emptyValue, type FieldValue } from './values'

const words = textUpTo

export const createDraftInput = z.strictObject({
  leakId: leakIdSchema,
  /** Code of a profile in use. */
  profile: z.string().max(40),
  language: z.enum(draftLanguages),
})
type CreateDraftInput = z.infer<typeof createDraftInput>

/** Answers of the fields that were touched; the others stay. `version` is the one the form was opened with. */
export const updateDraftInput = z.strictObject({ id: draftIdSchema, version: z.number().int(), values: draftValues })
type UpdateDraftInput = z.infer<typeof updateDraftInput>

export const signOffInput = z.strictObject({ id: draftIdSchema, version: z.number().int() })
type SignOffInput = z.infer<typeof signOffInput>

/** What the person who filed the report on the authority's portal says about it. */
export const fileInput = z.strictObject({
  id: draftIdSchema,
  version: z.number().int(),
  reference: words(100).min(1, { error: 'required' }),
  filedAt: momentGiven,
  /** Why it was filed although something was missing or it was late. */
  reason: words(2000).default(''),
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

/** Changes answers; the sign-off falls away visibly. A stale save is refused with what differs. Right: draft.update. */
export function updateDraft(context: CommandContext, input: UpdateDraftInput): Promise<Result<DraftWritten>> {
  return change(context, async (tx) => {
    authorise(context, 'draft', 'update')
    const draft = await lockedDraft(tx, input.id)
    const { profile } = draft
    const unknown = Object.keys(input.values).filter((code) => !profile.fields.some((field) => field.code === code))
    if (unknown.length > 0)
      throw new Refusal('invalid', { fields: Object.fromEntries(unknown.map((code) => [code, ['unknown']])) })
    const changes = differences(draft.values, input.values)
    if (draft.version !== input.version) refuseStale(draft.version, changes)
    const version = draft.version + 1
    await tx.reportDraft.update({
      where: { id: input.id },
      data: {
        values: { ...draft.values, ...input.values },
        signedOffById: null,
        signedOffAt: null,
        version,
        updatedAt: context.now,
      },
    })
    return {
      result: { id: input.id, version },
      entry: {
        action: 'draft.update',
        subject: { type: 'draft', id: input.id, ref: draft.leakRef },
        versionBefore: draft.version,
        versionAfter: version,
        changes,
      },
    }
  })
}

/** Management signs off the draft as it stands; any later edit voids it. Right: draft.sign. */
export function signOffDraft(context: CommandContext, input: SignOffInput): Promise<Result<DraftWritten>> {
  return change(context, async (tx) => {
    authorise(context, 'draft', 'sign')
    const draft = await lockedDraft(tx, input.id)
    if (draft.version !== input.version) throw new Refusal('stale', { data: { version: draft.version, fields: [] } })
    const version = draft.version + 1
    await tx.reportDraft.update({
      where: { id: input.id },
      data: { signedOffById: actingPerson(context), signedOffAt: context.now, version },
    })
    return {
      result: { id: input.id, version },
      entry: {
        action: 'draft.sign_off',
        subject: { type: 'draft', id: input.id, ref: draft.leakRef },
        versionBefore: draft.version,
        versionAfter: version,
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

/** Answers that say something else or are in another state; where a suggestion came from is told with the filed report. */
function differences(before: DraftValues, after: DraftValues): AuditChange[] {
  const old = (field: string) => before[field] ?? emptyValue
  const said = ({ state, text, expectedOn }: FieldValue) => ({ state, text, expectedOn })
  const told = ({ state, text }: FieldValue) => `${state}: ${text}`
  return Object.entries(after).flatMap(([field, value]) =>
    changesBetween(said(old(field)), said(value)).length > 0
      ? [{ field, old: told(old(field)), new: told(value) }]
      : [],
  )
}

import { z } from 'zod'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { namesOf } from '@/lib/access/persons'
import { authorise, change, refuseStale } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { AuditChange } from '@/lib/audit/entry/event'
import type { Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { type DraftId, draftIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { Instant } from '@/lib/time/types'
import { emptyValue, saysSame } from '../answers'
import { type Edits, editedSince, editsOf, withEdits } from '../kept/edits'
import { type DraftValues, draftValues, type FieldValue } from '../values'
import { lockedDraft } from '../write'

/**
 * Answers of the fields that were touched; the others stay. `version` is the one the page knows; `was`: what stood in these
 * fields there, which lets two people write in one draft.
 */
export const updateDraftInput = z.strictObject({
  id: draftIdSchema,
  version: z.number().int(),
  values: draftValues,
  was: draftValues.optional(),
})
type UpdateDraftInput = z.infer<typeof updateDraftInput>

/** What somebody else wrote meanwhile, and who and when. */
export type Theirs = { value: FieldValue; byName: string; at: Instant }
export type DraftSaved = {
  id: DraftId
  version: number
  /** Answers that others changed since the version the page knows. */
  theirs: Readonly<Record<string, Theirs>>
  /** Fields of these that were sent too and were not written: both texts stand, a person chooses. */
  contested: readonly string[]
}

/**
 * Changes answers; the sign-off falls away visibly. Where others wrote meanwhile, what they changed stays: a field that both
 * changed is not written and comes back with their words (without `was` the whole save is refused as stale). Right: draft.update.
 */
export function updateDraft(context: CommandContext, input: UpdateDraftInput): Promise<Result<DraftSaved>> {
  return change(context, async (tx) => {
    authorise(context, 'draft', 'update')
    const draft = await lockedDraft(tx, input.id)
    demandKnown(draft.profile.fields, input.values)
    await demandEvidence(tx, draft.leakId, input.values)
    const isBehind = draft.version !== input.version
    if (isBehind && !input.was) refuseStale(draft.version, differences(draft.values, input.values))
    const contested = isBehind ? contestedAmong(draft.values, input.values, input.was ?? {}) : []
    const written = Object.fromEntries(Object.entries(input.values).filter(([code]) => !contested.includes(code)))
    const changes = differences(draft.values, written)
    const before = editsOf(draft)
    const since = editedSince(before, input.version).filter((code) => !Object.hasOwn(written, code))
    const theirs = await theirsOf(tx, since, { values: draft.values, edits: before })
    if (changes.length === 0)
      return { result: { id: input.id, version: draft.version, theirs, contested }, entry: null }
    const version = draft.version + 1
    const by = { byId: actingPerson(context), at: context.now, version }
    const edits = withEdits(
      before,
      changes.map(({ field }) => field),
      by,
    )
    await tx.reportDraft.update({
      where: { id: input.id },
      data: {
        values: { ...draft.values, ...written },
        edits,
        signedOffById: null,
        signedOffAt: null,
        version,
        updatedAt: context.now,
      },
    })
    return {
      result: { id: input.id, version, theirs, contested },
      entry: {
        action: 'draft.update',
        subject: { type: 'draft', id: input.id, ref: draft.leakRef },
        versionBefore: draft.version,
        versionAfter: version,
        changes: [
          ...changes,
          ...(draft.signedOffAt ? [{ field: 'signedOffAt', old: draft.signedOffAt.toISOString(), new: null }] : []),
        ],
      },
    }
  })
}

/** What others wrote in these fields. */
export async function theirsOf(
  tx: Tx | PrismaClient,
  codes: readonly string[],
  { values, edits }: { values: DraftValues; edits: Edits },
): Promise<DraftSaved['theirs']> {
  const names = await namesOf(
    tx,
    codes.map((code) => edits[code]?.byId ?? null),
  )
  return Object.fromEntries(
    codes.flatMap((code) => {
      const edit = edits[code]
      const value = values[code] ?? emptyValue
      return edit ? [[code, { value, byName: names.get(edit.byId) ?? '', at: edit.at }]] : []
    }),
  )
}

function demandKnown(fields: readonly { code: string }[], values: DraftValues): void {
  const unknown = Object.keys(values).filter((code) => !fields.some((field) => field.code === code))
  if (unknown.length > 0)
    throw new Refusal('invalid', { fields: Object.fromEntries(unknown.map((code) => [code, ['unknown']])) })
}

/** Only files of this leak show anything. */
async function demandEvidence(tx: Tx, leakId: string, values: DraftValues): Promise<void> {
  const named = Object.entries(values).filter(([, { evidence = [] }]) => evidence.length > 0)
  if (named.length === 0) return
  const rows = await tx.leakFile.findMany({ where: { leakId }, select: { id: true } })
  const wrong = named.filter(([, { evidence = [] }]) => evidence.some((id) => !rows.some((row) => row.id === id)))
  if (wrong.length > 0)
    throw new Refusal('invalid', { fields: Object.fromEntries(wrong.map(([code]) => [code, ['not_in_list']])) })
}

/** Fields whose answer is neither what the writer saw nor what they send: somebody else wrote there meanwhile. */
function contestedAmong(now: DraftValues, mine: DraftValues, was: DraftValues): string[] {
  return Object.entries(mine).flatMap(([code, value]) => {
    const stands = now[code] ?? emptyValue
    return saysSame(stands, was[code] ?? emptyValue) || saysSame(stands, value) ? [] : [code]
  })
}

/** Answers that say something else or are in another state; where a suggestion came from is told with the filed report. */
function differences(before: DraftValues, after: DraftValues): AuditChange[] {
  const old = (field: string) => before[field] ?? emptyValue
  const said = ({ state, text, expectedOn, evidence = [] }: FieldValue) => ({ state, text, expectedOn, evidence })
  const told = ({ state, text }: FieldValue) => `${state}: ${text}`
  return Object.entries(after).flatMap(([field, value]) =>
    changesBetween(said(old(field)), said(value)).length > 0
      ? [{ field, old: told(old(field)), new: told(value) }]
      : [],
  )
}

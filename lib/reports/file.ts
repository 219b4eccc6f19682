import { createHash } from 'node:crypto'
import { z } from 'zod'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { appendAudit } from '@/lib/audit/entry/append'
import { canonicalJson } from '@/lib/audit/entry/canonical'
import type { Tx } from '@/lib/db/client'
import { leakIdSchema } from '@/lib/db/ids'
import type { JsonValue } from '@/lib/errors/json'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { lockLeak } from '@/lib/leaks/commands/change-leak'
import { recordFiling } from '@/lib/leaks/commands/record-filing'
import { type Instant, instantOf } from '@/lib/time/types'
import { missingFields } from './answers'
import { type BundledLeak, bundledIn } from './bundle'
import { prefillFacts } from './facts'
import { keepReceipts, proofs, receiptChanges } from './kept/receipts'
import { foreignTexts } from './prefill'
import { clockEndedBy, type Profile } from './profiles/profile'
import { type DraftValues, draftLanguages } from './values'
import { type FileInput, lockedDraft } from './write'

export type Filed = { contentHash: string; late: boolean; missing: string[] }

/** What is warned about before filing; none of it ever stops the filing (lib/reports/README.md). */
export type FilingWarning = 'missing_items' | 'other_language' | 'not_signed_off' | 'no_decision' | 'late'

/** True when the report is filed after the due moment of its clock; a clock that is still provisional makes nothing late. */
export function isLate(clock: { provisional: boolean; dueAt: Instant | null } | null, filedAt: Instant): boolean {
  return clock !== null && !clock.provisional && clock.dueAt !== null && filedAt > clock.dueAt
}

/**
 * Marks the draft as filed with its recipient: freezes the text and its questions with their hash, ends its clock under the
 * recipient's reference. Missing items, a missing sign-off or decision are written down with the reason and never refuse. Right: draft.file.
 */
export function fileReport(context: CommandContext, input: FileInput): Promise<Result<Filed>> {
  return change(context, async (tx) => {
    authorise(context, 'draft', 'file')
    const draft = await lockedDraft(tx, input.id)
    if (draft.version !== input.version) throw new Refusal('stale', { data: { version: draft.version, fields: [] } })
    const bundled = await bundledIn(tx, input.id)
    // All in one order, so that two filings crosswise wait for each other.
    const refs = [draft.leakRef, ...bundled.map(({ ref }) => ref)]
    await tx.$queryRaw`SELECT 1 FROM "Leak" WHERE ref = ANY(${refs}) ORDER BY ref FOR UPDATE`
    const leak = await lockLeak(tx, draft.leakRef)
    const { profile } = draft
    const code = clockEndedBy(profile.files)
    const clock = code && (await tx.leakClock.findUnique({ where: { leakId_code: { leakId: leak.id, code } } }))
    const late = isLate(
      clock ? { provisional: clock.provisional, dueAt: clock.dueAt && instantOf(clock.dueAt) } : null,
      input.filedAt,
    )
    const missing = missingFields(profile, draft.values, late)
    const decided = asksDecision(profile)
      ? await tx.leakDecision.count({ where: { leakId: leak.id, kind: 'authority' } })
      : 1
    const language = z.enum(draftLanguages).parse(draft.language)
    const told = await prefillFacts(tx, leakIdSchema.parse(leak.id), input.id)
    const foreign = Object.keys(foreignTexts(draft.values, told, language)).length > 0
    const signedOff = draft.signedOffAt !== null
    const warnings = warningsOf({ missing, signedOff, decided: decided > 0, foreign, late })
    const receipts = await proofs(tx, leak.id, input.receipts ?? [])
    const content: JsonValue = {
      format: 2,
      profile: profile.code,
      form: profile,
      language: draft.language,
      leak: leak.ref,
      ...(bundled.length > 0 ? { bundled: bundled.map(({ ref, detectedAt }) => ({ ref, detectedAt })) } : {}),
      values: draft.values,
      signedOffById: draft.signedOffById,
      warnings,
      evidence: await hashesOf(tx, draft.values),
      ...(input.delayReason ? { delayReason: input.delayReason } : {}),
    }
    const text = canonicalJson(content)
    const contentHash = createHash('sha256').update(text, 'utf8').digest('hex')
    const { reference, filedAt, unlikelyReason } = input
    const { momentId } = await recordFiling(tx, context, leak, {
      kind: profile.files,
      reference,
      filedAt,
      unlikelyReason,
    })
    const filed = await tx.filedReport.create({
      data: {
        draftId: input.id,
        leakId: leak.id,
        profile: profile.code,
        language: draft.language,
        content: text,
        contentHash,
        reference: input.reference,
        filedAt: input.filedAt,
        filedById: actingPerson(context),
        recordedAt: context.now,
        missing,
        reason: input.reason || null,
        delayReason: input.delayReason || null,
        momentId,
      },
      select: { id: true },
    })
    for (const other of bundled) {
      const made = await fileBundled(tx, context, other, { input, contentHash, profile, with: leak.ref })
      await tx.filedLeak.create({ data: { filedId: filed.id, leakId: other.id, momentId: made } })
    }
    await keepReceipts(tx, filed.id, receipts, { byId: actingPerson(context), at: context.now })
    return {
      result: { contentHash, late, missing },
      entry: {
        action: 'report.file',
        subject: { type: 'leak', id: leak.id, ref: leak.ref },
        versionBefore: leak.version,
        versionAfter: leak.version + 1,
        changes: [
          { field: 'profile', old: null, new: profile.code },
          { field: 'reference', old: null, new: input.reference },
          { field: 'filedAt', old: null, new: input.filedAt },
          { field: 'contentHash', old: null, new: contentHash },
          { field: 'warnings', old: null, new: warnings },
          ...(bundled.length > 0 ? [{ field: 'bundled', old: null, new: bundled.map(({ ref }) => ref) }] : []),
          ...(input.delayReason ? [{ field: 'delayReason', old: null, new: input.delayReason }] : []),
          ...receipts.flatMap(receiptChanges),
        ],
        ...(input.reason ? { reason: input.reason } : {}),
      },
    }
  })
}

type Bundling = { input: FileInput; contentHash: string; profile: Profile; with: string }

/**
 * The same report for a leak that it names beside its own: its clock ends under the same reference, and where that is late
 * and nobody said why, the reason is that like leaks were notified together.
 */
async function fileBundled(tx: Tx, context: CommandContext, { ref }: BundledLeak, bundling: Bundling): Promise<string> {
  const { input, contentHash, profile } = bundling
  const { reference, filedAt, unlikelyReason } = input
  const leak = await lockLeak(tx, ref)
  const code = clockEndedBy(profile.files)
  const clock = code && (await tx.leakClock.findUnique({ where: { leakId_code: { leakId: leak.id, code } } }))
  const late = isLate(
    clock ? { provisional: clock.provisional, dueAt: clock.dueAt && instantOf(clock.dueAt) } : null,
    filedAt,
  )
  const unsaid = late && leak.delayReason === null && leak.delayText.trim() === ''
  const filing = { kind: profile.files, reference, filedAt, unlikelyReason }
  const { momentId } = await recordFiling(
    tx,
    context,
    leak,
    filing,
    unsaid ? { delayReason: 'repeated_leaks_bundled', delayText: input.delayReason || input.reason } : {},
  ).catch((error: unknown) => {
    throw error instanceof Refusal ? aboutBundled(error, ref) : error
  })
  await appendAudit(tx, context, {
    action: 'report.file',
    subject: { type: 'leak', id: leak.id, ref },
    versionBefore: leak.version,
    versionAfter: leak.version + 1,
    changes: [
      { field: 'profile', old: null, new: profile.code },
      { field: 'reference', old: null, new: reference },
      { field: 'filedAt', old: null, new: filedAt },
      { field: 'contentHash', old: null, new: contentHash },
      { field: 'bundledWith', old: null, new: bundling.with },
    ],
    ...(input.reason ? { reason: input.reason } : {}),
  })
  return momentId
}

/** What is asked for its own leak can be answered; what another leak does not allow is said with its reference. */
function aboutBundled(error: Refusal, ref: string): Refusal {
  if (error.detail.reason === 'moments_unlikely') return error
  return new Refusal('not_now', { reason: 'bundle_leak', data: { names: ref } })
}

/** The content hashes of the files that answers point to, by their ids: what was shown is frozen with the text. */
async function hashesOf(tx: Tx, values: DraftValues): Promise<Record<string, string>> {
  const ids = Object.values(values).flatMap(({ evidence = [] }) => evidence)
  if (ids.length === 0) return {}
  const rows = await tx.leakFile.findMany({
    where: { id: { in: ids } },
    include: { file: { select: { sha256: true } } },
  })
  return Object.fromEntries(rows.map(({ id, file }) => [id, file.sha256]))
}

/** Whether it rests on the decision to tell the authority (Art. 33(1)): what goes on from a filed report does not ask it again. */
export function asksDecision({ files }: Profile): boolean {
  return files === 'part1_filed'
}

/** What to warn about, in the order in which it is shown. */
export function warningsOf(facts: {
  missing: readonly string[]
  signedOff: boolean
  decided: boolean
  /** Texts of records in it are in another language. */
  foreign: boolean
  late: boolean
}): FilingWarning[] {
  return [
    ...(facts.missing.length > 0 ? (['missing_items'] as const) : []),
    ...(facts.foreign ? (['other_language'] as const) : []),
    ...(facts.signedOff ? [] : (['not_signed_off'] as const)),
    ...(facts.decided ? [] : (['no_decision'] as const)),
    ...(facts.late ? (['late'] as const) : []),
  ]
}

import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import type { LeakId } from '@/lib/db/ids'
import { regimeReports, reportParts, takenBack, withdrawals } from '@/lib/law/codes/leak-states'
import { type Instant, instantSchema } from '@/lib/time/types'
import type { EarlierReport } from './phases'
import { profileOf } from './profiles/all'
import { type Profile, profileSchema } from './profiles/profile'
import { type DraftValues, draftValues } from './values'

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
export async function lastFiled(
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

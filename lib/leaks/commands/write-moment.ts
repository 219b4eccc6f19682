import { actingPerson, type CommandContext } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import type { Leak } from '@/lib/db/generated/client'
import { Refusal } from '@/lib/errors/refusal'
import { type Instant, toDatabase } from '@/lib/time/types'
import { leakTimes, riskLevelOf, roleOf } from '../clocks/clock-facts'
import type { LeakFile } from '../clocks/leak-file'
import { judgeMoments, type LeakTimes, type MomentKind, type Remark, touching } from '../facts/moments'

export type MomentWrite = {
  kind: MomentKind
  /** null: it is taken away. */
  at: Instant | null
  reason?: string | null
  /** Of what was filed or reported. */
  reference?: string | null
  /** What the person says to moments that look odd together. */
  unlikelyReason?: string | undefined
  /** The row that this one corrects. */
  corrects?: string
}

/**
 * Writes one value of a moment into the history of a leak under lock, and into its file: the only place that does. All moments are judged
 * together with it first. Refuses `invalid`: `moments_impossible` at the field `at`, or `moments_unlikely` at
 * `unlikelyReason` until a reason is given, which is then kept; `data.remarks` holds both moments of each remark.
 */
export async function writeMoment(
  tx: Tx,
  context: CommandContext,
  file: LeakFile,
  write: MomentWrite,
): Promise<{ id: string; unlikely: string | null }> {
  const { kind, at } = write
  const { leak } = file
  const standing = leakTimes(file, write.corrects)
  const remarks = refuseImpossible(context.now, file, { ...standing, [kind]: at }, [kind])
  const unlikely = remarks.length > 0 ? (write.unlikelyReason ?? '') : null
  if (unlikely === '')
    throw new Refusal('invalid', {
      reason: 'moments_unlikely',
      fields: { unlikelyReason: ['required'] },
      data: { remarks },
    })
  const row = await tx.leakMoment.create({
    data: {
      leakId: leak.id,
      kind,
      at: at && toDatabase(at),
      reason: write.reason || null,
      reference: write.reference || null,
      unlikely,
      correctsId: write.corrects ?? null,
      setById: actingPerson(context),
      setAt: toDatabase(context.now),
    },
    select: { id: true },
  })
  const moment = { id: row.id, kind, at, reference: write.reference || null }
  file.moments.splice(0, file.moments.length, moment, ...file.moments.filter(({ id }) => id !== write.corrects))
  return { id: row.id, unlikely }
}

/**
 * The finding that follows from the level of risk a leak is given: with `high` a high risk is found now, unless its moment
 * stands, and the clock of Art. 34 starts. Answers the column to write.
 */
export async function findHighRisk(
  tx: Tx,
  context: CommandContext,
  file: LeakFile,
  reason: string,
): Promise<Partial<Pick<Leak, 'highRiskFoundAt'>>> {
  if (file.leak.riskLevel !== 'high' || file.leak.highRiskFoundAt) return {}
  await writeMoment(tx, context, file, { kind: 'high_risk_found', at: context.now, reason })
  return { highRiskFoundAt: toDatabase(context.now) }
}

/** A remark with the moments it speaks of, as the words for it need them. */
export type ToldRemark = {
  code: Remark['code']
  first: string
  firstAt: string | null
  next: string | null
  nextAt: string | null
  years: number
}

/** Judges the moments of a leak as they would be; refuses what is impossible about those named, gives back what is unlikely. */
export function refuseImpossible(
  now: Instant,
  { leak, yearsBack: years }: LeakFile,
  times: LeakTimes,
  written: readonly MomentKind[],
): ToldRemark[] {
  const judging = { now, yearsBack: years, actingAs: roleOf(leak), riskLevel: riskLevelOf(leak.riskLevel) }
  const remarks = touching(judgeMoments(times, judging), written)
  const told = ({ code, first, next }: Remark): ToldRemark => ({
    ...{ code, first, next, years },
    firstAt: times[first] ?? null,
    nextAt: next && (times[next] ?? null),
  })
  const wrong = remarks.filter(({ weight }) => weight === 'impossible')
  if (wrong.length > 0)
    throw new Refusal('invalid', {
      reason: 'moments_impossible',
      fields: { at: wrong.map(({ code }) => (code === 'too_long_ago' ? `too_long_ago.${years}` : code)) },
      data: { remarks: wrong.map(told) },
    })
  return remarks.map(told)
}

import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { severityOf } from '@/lib/law/severity/enisa'
import { toDatabase } from '@/lib/time/types'
import { type AssessSeverityInput, severityInputsSchema } from '../facts/severity'
import { changeLeak, type LeakChanged } from './change-leak'
import { findHighRisk } from './write-moment'

/**
 * Keeps the inputs of ENISA's method with what they propose, as a revision of its own. A level that is given with them
 * becomes the leak's: it, never the score, drives the clocks. Refuses `invalid`: inputs without a class of data at
 * `simple`; at `reason`, a level that differs from the proposal or from the one that stands, without a reason.
 */
export async function assessSeverity(
  context: CommandContext,
  input: AssessSeverityInput,
): Promise<Result<LeakChanged>> {
  const assessedById = actingPerson(context)
  const spec = { right: ['advice', 'create'], does: 'update', action: 'leak.severity' } as const
  return changeLeak(context, input, spec, async (tx, file) => {
    const { leak } = file
    const { given, reason } = input

    // -- propose
    const inputs = severityInputsSchema.parse(input)
    const severity = severityOf(inputs)
    if (!severity) throw new Refusal('invalid', { fields: { simple: ['required'] } })
    const { score, level, proposes } = severity
    const departs = given !== null && (given !== proposes || (leak.riskLevel !== null && leak.riskLevel !== given))
    if (departs && reason === '') throw new Refusal('invalid', { fields: { reason: ['required'] } })

    // -- keep
    const before = await tx.leakSeverity.findFirst({ where: { leakId: leak.id }, orderBy: { revision: 'desc' } })
    const said = { inputs, score, level, proposed: proposes, given, reason }
    const revision = (before?.revision ?? 0) + 1
    await tx.leakSeverity.create({
      data: { leakId: leak.id, revision, ...said, assessedById, assessedAt: toDatabase(context.now) },
      select: { id: true },
    })
    const changes = [
      { field: 'severity', old: before?.score ?? null, new: score },
      { field: 'severityRevision', old: before?.revision ?? null, new: revision },
    ]
    if (given === null) return { changes }

    // -- give the level
    const next = { ...leak, riskLevel: given }
    const found = await findHighRisk(tx, context, { ...file, leak: next }, reason || leak.riskReason)
    const data = { riskLevel: given, ...(reason ? { riskReason: reason } : {}), ...found }
    return { data, changes, ...(reason ? { reason } : {}) }
  })
}

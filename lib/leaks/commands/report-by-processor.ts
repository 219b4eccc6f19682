import type { CommandContext, LinkActor } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { RecordId } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { textsOf } from '@/lib/text/catalogue'
import { toDatabase } from '@/lib/time/types'
import type { ContactLanguage } from '../facts/answers'
import { type ProcessorReportInput, processorAnswers, processorTimes } from '../facts/processor-report'
import { toldByProcessor } from '../facts/processor-words'
import { logLeak } from './log-leak'
import { requireStanding } from './standing-link'

/** A link as a report by it needs it. */
export type ReportingLink = { recordId: RecordId; language: ContactLanguage; isExample: boolean }

/**
 * A processor tells of a leak by its link. It is a leak like every other: number, frozen words, clocks, alarms. The company
 * is aware from the moment it arrives, for that reason (EDPB Guidelines 9/2022, II.A.4); the DPO may correct it. Beside it
 * stands since when the processor knew. Linked to the record of that processor. The same `clientId` again writes nothing
 * and answers the same. Right: report.create of the link. Refuses `invalid` at the moments that cannot be.
 */
export async function reportByProcessor(
  context: CommandContext & { actor: LinkActor },
  input: ProcessorReportInput,
  { recordId, language, isExample }: ReportingLink,
): Promise<Result<{ ref: string }>> {
  const { actor, now, zone } = context
  const personsLabel = (await textsOf(language, 'notices'))('fields.persons.label')
  const written = await change<{ ref: string; isNew: boolean }>(context, async (tx) => {
    authorise(context, 'report', 'create')
    await requireStanding(tx, context)
    return logLeak(tx, context, {
      clientId: input.clientId,
      reporterId: actor.id,
      isExample,
      judge: (yearsBack) => {
        const judged = processorTimes(input, { now, zone, yearsBack })
        if (!judged.ok) throw new Refusal('invalid', { fields: judged.fields })
        const { times } = judged
        const at = toDatabase(now)
        return {
          answers: processorAnswers(input, times, { linkId: actor.id, language, personsLabel, now, zone }),
          columns: {
            occurredFrom: times.occurredFrom && toDatabase(times.occurredFrom),
            occurredTo: times.occurredUntil && toDatabase(times.occurredUntil),
            processorAwareAt: toDatabase(times.knewAt),
            ...{ detectedAt: at, processorInformedAt: at, awareAt: at },
          },
          moments: [
            { kind: 'processor_aware', at: times.knewAt, reason: null },
            { kind: 'processor_informed', at: now, reason: null },
            { kind: 'aware', at: now, reason: toldByProcessor },
          ],
          awareReason: toldByProcessor,
          recordIds: [recordId],
        }
      },
    })
  })
  return written.ok ? { ok: true, value: { ref: written.value.ref } } : written
}

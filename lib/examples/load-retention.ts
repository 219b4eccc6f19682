import { db } from '@/lib/db/client'
import { recordDeletion } from '@/lib/retention/deletions/commands'
import { deletionInput } from '@/lib/retention/deletions/schema'
import { placeHold } from '@/lib/retention/holds/commands'
import { holdInput } from '@/lib/retention/holds/schema'
import { addDays } from '@/lib/time/calendar'
import { answerOf, type ExampleActors } from './actors'
import type { ExampleRecords } from './load-records'

/** A legal hold and a deletion record, both invented, when there are none yet; days are relative to today. */
export async function loadRetention(actors: ExampleActors, records: ExampleRecords): Promise<void> {
  const today = actors.dpo.today
  const refOf = (id: string) => records.get(id)?.ref ?? id
  if ((await db().legalHold.count()) === 0) {
    const input = holdInput.parse({
      reasonKind: 'claim',
      reason: 'Example, did not happen: a claim about an old leak is still with the court.',
      startedOn: addDays(today, -40),
      endsOn: addDays(today, 140),
      rules: [refOf('E4')],
    })
    await answerOf('legal hold', placeHold(actors.dpo, input, true))
  }
  if ((await db().deletionRecord.count()) === 0) {
    const input = deletionInput.parse({
      rules: [refOf('E2')],
      dataCategories: ['contact_business'],
      scope: 'Example, did not happen: addresses of people who unsubscribed from the newsletter last quarter.',
      recordsMode: 'exact',
      recordsCount: 214,
      personsMode: 'estimate',
      personsCount: 210,
      method: 'delete',
      executedBy: 'Marketing, by the list tool',
      executedOn: addDays(today, -12),
      backupsPurgedOn: addDays(today, 23),
      recipientsTold: 'Nobody had received these addresses.',
      approvedById: actors.management.actor.id,
    })
    await answerOf('deletion record', recordDeletion(actors.dpo, input, { isExample: true }))
  }
}

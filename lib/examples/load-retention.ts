import { db } from '@/lib/db/client'
import { recordDeletion } from '@/lib/retention/deletions/commands'
import { deletionInput } from '@/lib/retention/deletions/schema'
import { placeHold } from '@/lib/retention/holds/commands'
import { holdInput } from '@/lib/retention/holds/schema'
import { addDays } from '@/lib/time/calendar'
import { answerOf } from './actors'
import type { Story } from './load-records'
import { at, daysAgo, type Happening } from './timeline'

type Around = Pick<Story, 'actors' | 'records' | 'telling'>

/** A legal hold and a deletion record, both invented, when there are none yet; days are relative to today. */
export function retentionHappenings(around: Around): Happening[] {
  const { dpo } = around.actors
  return [
    { at: daysAgo(dpo, 25, '14:00'), take: () => hold(around) },
    { at: daysAgo(dpo, 12, '14:00'), take: () => deletion(around) },
  ]
}

async function hold({ actors: { dpo }, records, telling: { text } }: Around): Promise<void> {
  if ((await db().legalHold.count()) > 0) return
  const input = holdInput.parse({
    reasonKind: 'claim',
    reason: text('Example, did not happen: a claim about an old leak is still with the court.'),
    startedOn: addDays(dpo.today, -40),
    endsOn: addDays(dpo.today, 140),
    rules: [records.get('E4')?.ref],
  })
  await answerOf('legal hold', placeHold(at(dpo, daysAgo(dpo, 25, '14:00')), input, true))
}

async function deletion({ actors: { dpo, management }, records, telling: { text } }: Around): Promise<void> {
  if ((await db().deletionRecord.count()) > 0) return
  const input = deletionInput.parse({
    rules: [records.get('E2')?.ref],
    dataCategories: ['contact_business'],
    scope: text('Example, did not happen: addresses of people who unsubscribed from the newsletter last quarter.'),
    recordsMode: 'exact',
    recordsCount: 214,
    personsMode: 'estimate',
    personsCount: 210,
    method: 'delete',
    executedBy: text('Marketing, by the list tool'),
    executedOn: addDays(dpo.today, -12),
    backupsPurgedOn: addDays(dpo.today, 23),
    recipientsTold: text('Nobody had received these addresses.'),
    approvedById: management.actor.id,
  })
  await answerOf('deletion record', recordDeletion(at(dpo, daysAgo(dpo, 12, '14:00')), input, { isExample: true }))
}

import { db } from '@/lib/db/client'
import { createFinding } from '@/lib/findings/commands'
import { findingInput } from '@/lib/findings/schema'
import { addDays } from '@/lib/time/calendar'
import { brussels, localDateOf } from '@/lib/time/zone'
import { done } from './done'
import type { Hands } from './hands'
import type { ExampleRecords } from './load-records'
import type { ExampleFinding } from './optipost/finding'
import { findings, scenarioFinding } from './optipost/findings'

/** Writes the findings that are not there yet, as the DPO, each on the record it concerns and due relative to today. */
export async function loadFindings(hands: Hands, records: ExampleRecords): Promise<void> {
  for (const finding of findings) await loadFinding(finding, { hands, records, isExample: false })
  await loadFinding(scenarioFinding, { hands, records, isExample: true })
}

async function loadFinding(
  finding: ExampleFinding,
  { hands, records, isExample }: { hands: Hands; records: ExampleRecords; isExample: boolean },
): Promise<void> {
  const { id, record, owner, dueInDays, ...words } = finding
  if (await db().finding.count({ where: { title: finding.title } })) return
  const recordId = record === null ? null : records.get(record)?.id
  if (recordId === undefined) throw new Error(`finding ${id} names ${record}, which is not loaded`)
  const dueOn = addDays(localDateOf(hands.dpo.now, brussels), dueInDays)
  const input = findingInput.parse({ ...words, recordId, ownerId: hands[owner].actor.id, dueOn })
  await done(`finding ${id}`, createFinding(hands.dpo, input, isExample))
}

import { db } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { createRecord } from '@/lib/records/write/create'
import type { RegisterSlug } from '@/lib/registers/catalog'
import { acceptRecord, returnRecord } from '@/lib/review/steps/decide'
import { putInForce } from '@/lib/review/steps/force'
import { submitRecord } from '@/lib/review/steps/submit'
import { addDays } from '@/lib/time/calendar'
import { answerOf, type Departments, type ExampleActors } from './actors'
import type { ExampleRecord } from './optipost/example'
import { everyExample } from './optipost/records'

type Loaded = { id: RecordId; ref: string }
/** Example id (S1) → the record it became. */
export type ExampleRecords = ReadonlyMap<string, Loaded>

/** Writes every record of the example that is not there yet, and takes each as far through its review as its stage says. */
export async function loadRecords(actors: ExampleActors, departments: Departments): Promise<ExampleRecords> {
  const records = new Map<string, Loaded>()
  for (const [register, example] of everyExample) {
    records.set(example.id, await loadRecord(register, example, { actors, departments, records }))
  }
  return records
}

type Around = { actors: ExampleActors; departments: Departments; records: ExampleRecords }

async function loadRecord(register: RegisterSlug, example: ExampleRecord, around: Around): Promise<Loaded> {
  const known = await db().record.findFirst({
    where: { register, title: example.title },
    select: { id: true, ref: true },
  })
  if (known) return { id: recordIdSchema.parse(known.id), ref: known.ref }
  const context = around.actors[example.owner]
  const { version, ...loaded } = await answerOf(
    `${example.id} ${example.title}`,
    createRecord(context, { register, values: valuesOf(example, around) }),
  )
  await review(example, { ...loaded, version }, around.actors)
  return loaded
}

function valuesOf(example: ExampleRecord, { actors, departments, records }: Around) {
  const { detail, links = {}, owner, reviewInDays } = example
  const { actor, today } = actors[owner]
  const refs = Object.entries(links).map(([name, ids]) => [name, ids.map((id) => refOf(records, id))])
  return {
    ...detail,
    ...Object.fromEntries(refs),
    title: example.title,
    ownerId: actor.id,
    departmentId: departments[example.department],
    ruleSource: 'policy',
    ruleReference: example.ruleReference,
    tags: example.tags ?? [],
    noteToDpo: example.note ?? '',
    nextReviewOn: reviewInDays === undefined ? null : addDays(today, reviewInDays),
    openFields: example.open,
  }
}

function refOf(records: ExampleRecords, id: string): string {
  const found = records.get(id)
  if (!found) throw new Error(`example ${id} is used before it is loaded`)
  return found.ref
}

async function review(
  example: Pick<ExampleRecord, 'id' | 'stage' | 'owner' | 'returned'>,
  { id, version }: Loaded & { version: number },
  actors: ExampleActors,
): Promise<void> {
  const { stage, returned } = example
  if (stage === 'draft') return
  const { contentHash } = await answerOf(example.id, submitRecord(actors[example.owner], { id, version, note: '' }))
  if (stage === 'submitted') return
  if (stage === 'returned') {
    const words = returned ?? { reason: 'To be completed.', comments: {} }
    await answerOf(example.id, returnRecord(actors.dpo, { id, contentHash, ...words }))
    return
  }
  await answerOf(example.id, acceptRecord(actors.dpo, { id, contentHash, comments: {} }))
  if (stage === 'in_force') await answerOf(example.id, putInForce(actors.management, { id, contentHash }))
}

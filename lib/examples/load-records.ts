import { db } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import { createRecord } from '@/lib/records/write/create'
import { retireRecord } from '@/lib/records/write/retire'
import { updateRecord } from '@/lib/records/write/update'
import type { RegisterSlug } from '@/lib/registers/catalog'
import { confirmRecord } from '@/lib/review/steps/confirm'
import { acceptRecord, returnRecord } from '@/lib/review/steps/decide'
import { putInForce } from '@/lib/review/steps/force'
import { submitRecord } from '@/lib/review/steps/submit'
import { addDays } from '@/lib/time/calendar'
import { answerOf, type Departments, type ExampleActor, type ExampleActors } from './actors'
import type { Telling } from './language'
import type { ExampleRecord, Returned, Stage } from './optipost/example'
import type { ActingKey } from './optipost/people'
import { everyExample } from './optipost/records'
import { at, daysAgo, type Happening, type TakenBefore } from './timeline'

type Loaded = { id: RecordId; ref: string }
/** Example id (S1) → the record it became. */
export type ExampleRecords = ReadonlyMap<string, Loaded>

export type Story = {
  actors: ExampleActors
  departments: Departments
  records: Map<string, Loaded>
  done: TakenBefore
  telling: Telling
}

/** On which day, counted back from today, the records of a register were first written: what others rely on came first. */
const firstWritten = {
  sources: 42,
  'interest-tests': 41,
  purposes: 40,
  processors: 39,
  agreements: 38,
  systems: 37,
  measures: 36,
  'retention-rules': 35,
  activities: 33,
} as const satisfies Partial<Record<RegisterSlug, number>>

/** On which days a record was sent and decided: what still waits was not long ago. */
const daysOf = (stage: Stage, days: number) =>
  ({
    draft: { sent: days, decided: days },
    submitted: { sent: 2, decided: 2 },
    accepted: { sent: 4, decided: 1 },
    returned: { sent: 6, decided: 5 },
    in_force: { sent: days, decided: days - 1 },
  })[stage]

/** What one record says from a day on, and how far that came in its review. */
type Turn = {
  days: number
  does: 'create' | 'update' | 'confirm' | 'retire'
  says: ExampleRecord
  stage: Stage
  returned: Returned | undefined
  sent: number
  decided: number
}

/** Everything that happened to the records of the example, each step in the name and at the moment its data say. */
export function recordHappenings(story: Story): Happening[] {
  return everyExample.flatMap(([register, example], minute) =>
    turnsOf(register, story.telling.record(example))
      .flatMap((turn) => stepsOf(register, turn))
      .map(({ days, time, by, take }) => {
        const context = at(story.actors[by], daysAgo(story.actors.dpo, days, time, minute))
        return { at: context.now, take: () => take(context, story) }
      }),
  )
}

function turnsOf(register: RegisterSlug, example: ExampleRecord): Turn[] {
  const { earlier = [], since = dayOf(register), confirmed, retired, stage, returned } = example
  const before = earlier.map(({ instead, ...turn }) => ({
    ...{ returned: undefined, ...turn, sent: turn.days, decided: turn.days - 1 },
    says: former(example, instead),
  }))
  // What is new in a register is written when that is first filled, so that numbers follow; it may be sent later.
  const days = earlier.length > 0 ? since : dayOf(register)
  const [first, ...later] = [...before, { days, stage, returned, ...daysOf(stage, since), says: example }]
  const turns: Turn[] = [{ ...first, does: 'create' }, ...later.map((turn) => ({ ...turn, does: 'update' as const }))]
  const then = (on: number) => ({ days: on, stage, returned: undefined, sent: on, decided: on - 1, says: example })
  if (confirmed !== undefined) turns.push({ ...then(confirmed), does: 'confirm' })
  if (retired !== undefined) turns.push({ ...then(retired), does: 'retire' })
  return turns
}

/** What the record said before: other words where they are given, the rest as now. */
export function former(example: ExampleRecord, { detail, ...instead }: Partial<ExampleRecord>): ExampleRecord {
  return { ...example, ...instead, detail: { ...example.detail, ...detail } }
}

function dayOf(register: RegisterSlug): number {
  const days: Partial<Record<RegisterSlug, number>> = firstWritten
  const found = days[register]
  if (found === undefined) throw new Error(`when the records of ${register} were written is not told`)
  return found
}

type Step = {
  days: number
  time: '09:00' | '11:00' | '14:00' | '16:00'
  by: ActingKey
  take: (context: ExampleActor, story: Story) => Promise<void>
}

function stepsOf(register: RegisterSlug, turn: Turn): Step[] {
  const { days, does, stage, says, sent, decided } = turn
  const steps: Step[] = [
    { days, time: '09:00', by: says.owner, take: (context, story) => write(context, story, register, turn) },
  ]
  if (does === 'retire' || stage === 'draft') return steps
  if (does !== 'confirm')
    steps.push({ days: sent, time: '11:00', by: says.owner, take: (context, story) => submit(context, story, says) })
  if (stage === 'submitted') return steps
  steps.push({ days: decided, time: '14:00', by: 'dpo', take: (context, story) => decide(context, story, turn) })
  if (stage !== 'in_force') return steps
  steps.push({ days: decided, time: '16:00', by: 'management', take: (context, story) => force(context, story, says) })
  return steps
}

async function write(context: ExampleActor, story: Story, register: RegisterSlug, turn: Turn): Promise<void> {
  const { says, does } = turn
  const step = `${says.id} ${does}`
  if (does === 'create') {
    const { title } = says
    const known = await db().record.findFirst({ where: { register, title }, select: { id: true, ref: true } })
    const made = known ?? (await answerOf(step, createRecord(context, { register, values: valuesOf(says, story) })))
    story.records.set(says.id, { id: recordIdSchema.parse(made.id), ref: made.ref })
    return
  }
  const { id, ref, version } = await standing(story, says)
  if (story.done(id, actions[does])) return
  if (does === 'update')
    await answerOf(step, updateRecord(context, { ref, register, version, values: valuesOf(says, story) }))
  if (does === 'confirm') await answerOf(step, confirmRecord(context, { id, version }))
  if (does === 'retire') await answerOf(step, retireRecord(context, { ref, version }))
}

/** The entry of the log that says that a step was taken; what came back to review and is still correct is submitted. */
const actions = { update: 'record.update', confirm: 'record.submit', retire: 'record.retire' } as const

/** Where the record of an example stands now. */
async function standing({ records }: Story, example: ExampleRecord) {
  const { id, ref } = loaded(records, example.id)
  const { version, submittedVersionId } = await db().record.findUniqueOrThrow({ where: { id } })
  return { id, ref, version, submittedVersionId }
}

function valuesOf(example: ExampleRecord, { actors, departments, records }: Story) {
  const { detail, links = {}, owner, reviewInDays } = example
  const { actor, today } = actors[owner]
  const refs = Object.entries(links).map(([name, ids]) => [name, ids.map((id) => loaded(records, id).ref)])
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

function loaded(records: ExampleRecords, id: string): Loaded {
  const found = records.get(id)
  if (!found) throw new Error(`example ${id} is used before it is loaded`)
  return found
}

async function submit(context: ExampleActor, story: Story, example: ExampleRecord): Promise<void> {
  const { id, version } = await standing(story, example)
  if (story.done(id, 'record.submit')) return
  await answerOf(example.id, submitRecord(context, { id, version, note: '' }))
}

async function decide(context: ExampleActor, story: Story, { says, stage, returned }: Turn): Promise<void> {
  const { id } = loaded(story.records, says.id)
  const returns = stage === 'returned'
  if (story.done(id, returns ? 'record.return' : 'record.accept')) return
  const contentHash = await submittedHash(story, says)
  if (!returns) return void (await answerOf(says.id, acceptRecord(context, { id, contentHash, comments: {} })))
  if (!returned) throw new Error(`why example ${says.id} was returned is not told`)
  await answerOf(says.id, returnRecord(context, { id, contentHash, ...returned }))
}

async function force(context: ExampleActor, story: Story, example: ExampleRecord): Promise<void> {
  const { id } = loaded(story.records, example.id)
  if (story.done(id, 'record.put_in_force')) return
  await answerOf(example.id, putInForce(context, { id, contentHash: await submittedHash(story, example) }))
}

async function submittedHash(story: Story, example: ExampleRecord): Promise<string> {
  const { submittedVersionId } = await standing(story, example)
  const version = await db().recordVersion.findUniqueOrThrow({ where: { id: submittedVersionId ?? '' } })
  return version.contentHash
}

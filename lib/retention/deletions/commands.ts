import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { Tx } from '@/lib/db/client'
import { nextNumber } from '@/lib/db/counter'
import { type DeletionId, deletionIdSchema } from '@/lib/db/ids'
import { type FieldErrors, Refusal, type Result } from '@/lib/errors/refusal'
import { calendarDateOf, toDatabase } from '@/lib/time/types'
import { eachOnce, holdsStanding } from '../holds/queries'
import { type DeletedField, deletedRegisters, instructed, type Target, targetsOf } from '../scope/targets'
import { contradictionsOf, type DeletionInput } from './schema'

type Written = { id: DeletionId; ref: string }
type Options = { corrects?: string; isExample?: boolean }

/**
 * Records that data were deleted: proof without the data, never changed afterwards. `corrects` names an earlier record
 * that this one replaces. Refuses `not_now` (reason `on_hold`, data names the holds) when a legal hold stood on the day of the
 * deletion. Right: deletion.create on every rule and activity named.
 */
export function recordDeletion(
  context: CommandContext,
  input: DeletionInput,
  { corrects, isExample = false }: Options = {},
): Promise<Result<Written>> {
  return change(context, async (tx) => {
    const wrong = contradictionsOf(input, context.today)
    if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong })
    const targets = await targetsOf(tx, deletedRegisters, input)
    for (const { departmentId } of targets.filter(isCovered)) authorise(context, 'deletion', 'create', { departmentId })
    await mustKnow(tx, input)
    const requestId = await requestOf(tx, context, input)
    await mustNotBeHeld(tx, targets, input)
    const number = await nextNumber(tx, 'deletions')
    const ref = `D-${String(number).padStart(3, '0')}`
    const correctsId = corrects === undefined ? null : await correctable(tx, context, corrects)
    const row = await tx.deletionRecord.create({
      data: {
        ...columns(input),
        ref,
        number,
        correctsId,
        requestId,
        isExample,
        recordedById: personOrNull(context),
        recordedAt: context.now,
        targets: { create: targets.map(({ id }) => ({ recordId: id })) },
      },
      select: { id: true },
    })
    const id = deletionIdSchema.parse(row.id)
    const { method, executedOn, recordsMode, recordsCount } = input
    const said = { method, executedOn, recordsMode, recordsCount, targets: targets.map((target) => target.ref) }
    const request = input.request || undefined
    return {
      result: { id, ref },
      entry: {
        action: 'deletion.record',
        subject: { type: 'deletion', id, ref },
        versionBefore: null,
        versionAfter: 1,
        changes: changesBetween({}, { ...said, corrects, request }),
      },
    }
  })
}

/** Rules and activities decide who may record a deletion; a system may hold data of many departments. */
function isCovered({ field }: Target<DeletedField>): boolean {
  return field !== 'systems'
}

/**
 * A hold on what is named stops the deletion. A rule that is named without an activity that uses it covers every activity
 * that does, and the other way round, so that a hold on any of these stops it too.
 */
async function mustNotBeHeld(tx: Tx, targets: readonly Target<DeletedField>[], input: DeletionInput): Promise<void> {
  const ids = targets.filter(isCovered).map(({ id }) => id)
  const links = await tx.recordLink.findMany({
    where: { fromId: { in: ids }, toId: { in: ids } },
    select: { fromId: true, toId: true },
  })
  const paired = new Set(links.flatMap(({ fromId, toId }) => [fromId, toId]))
  const alone = ids.filter((id) => !paired.has(id))
  const onNamed = await holdsStanding(tx, ids, input.executedOn, { around: false })
  const holds = eachOnce(new Map([...onNamed, ...(await holdsStanding(tx, alone, input.executedOn))]))
  if (holds.length === 0) return
  throw new Refusal('not_now', { reason: 'on_hold', data: { names: holds.map(({ ref }) => ref).join(', ') } })
}

/** The request that this deletion answers, for who handles requests; it becomes its proof. What was done before it came in is none. */
async function requestOf(
  tx: Tx,
  { actor }: CommandContext,
  { request, executedOn }: DeletionInput,
): Promise<string | null> {
  if (request === '') return null
  const may = actor.kind !== 'person' || can(actor, 'request', 'update') !== null
  const row = may
    ? await tx.personRequest.findUnique({ where: { ref: request }, select: { id: true, receivedOn: true } })
    : null
  if (!row) throw new Refusal('invalid', { fields: { request: ['not_in_list'] } })
  if (executedOn < calendarDateOf(row.receivedOn))
    throw new Refusal('invalid', { fields: { request: ['deletion_before_request'] } })
  return row.id
}

/** Processors that were instructed and the person who approved must be there. */
async function mustKnow(tx: Tx, { processors, approvedById }: DeletionInput): Promise<void> {
  const known = await tx.record.findMany({
    where: { register: instructed.register, ref: { in: processors.map(({ ref }) => ref) } },
    select: { ref: true },
  })
  const there = new Set(known.map(({ ref }) => ref))
  const wrong: FieldErrors = Object.fromEntries(
    processors.flatMap(({ ref }, index) => (there.has(ref) ? [] : [[`processors.${index}.ref`, ['not_in_list']]])),
  )
  const person = approvedById === null || (await tx.user.count({ where: { id: approvedById } })) > 0
  if (!person) wrong.approvedById = ['not_in_list']
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong })
}

/** The record to be corrected: one that this person could have written, and that nobody corrected yet. */
async function correctable(tx: Tx, context: CommandContext, ref: string): Promise<string> {
  const before = await tx.deletionRecord.findUnique({
    where: { ref },
    select: {
      id: true,
      correctedBy: { select: { ref: true } },
      targets: { select: { record: { select: { departmentId: true, register: true } } } },
    },
  })
  if (!before) throw new Refusal('not_found')
  for (const { record } of before.targets)
    if (record.register !== deletedRegisters.systems) authorise(context, 'deletion', 'create', record)
  if (before.correctedBy) throw new Refusal('not_now', { reason: 'deletion_corrected' })
  return before.id
}

function columns({ rules, activities, systems, request, ...input }: DeletionInput) {
  const { dataFrom, dataTo, executedOn, backupsPurgedOn } = input
  return {
    ...input,
    // 0 is not "unknown": a number left over from another answer is not kept.
    recordsCount: input.recordsMode === 'unknown' ? null : input.recordsCount,
    personsCount: input.personsMode === 'unknown' ? null : input.personsCount,
    dataFrom: dataFrom && toDatabase(dataFrom),
    dataTo: dataTo && toDatabase(dataTo),
    executedOn: toDatabase(executedOn),
    backupsPurgedOn: backupsPurgedOn && toDatabase(backupsPurgedOn),
  }
}

import { type CommandContext, personOrNull } from '@/lib/access/actor'
import type { Verb } from '@/lib/access/matrix'
import { authorise, change, refuseStale } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { Tx } from '@/lib/db/client'
import { nextNumber } from '@/lib/db/counter'
import type { Finding } from '@/lib/db/generated/client'
import { type FindingId, findingIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { calendarDateOf, toDatabase } from '@/lib/time/types'
import { type FindingInput, type FindingStateInput, type FindingUpdate, nextStates, verbFor } from './schema'

type Written = { id: FindingId; ref: string }

type Made = { isExample?: boolean; origin?: string | null }

/** The finding that was made of a difference; null when there is none yet. */
async function madeOf(tx: Tx, origin: string | null): Promise<Written | null> {
  if (origin === null) return null
  const row = await tx.finding.findUnique({ where: { origin }, select: { id: true, ref: true } })
  return row && { id: findingIdSchema.parse(row.id), ref: row.ref }
}

/**
 * Writes a new finding, on a record or on the statement as a whole (recordId null). With an `origin`, the difference that it was
 * made of, there is one finding for it: the second time answers the first and writes nothing. Right: finding.create.
 */
export function createFinding(
  context: CommandContext,
  input: FindingInput,
  { isExample = false, origin = null }: Made = {},
): Promise<Result<Written>> {
  return change(context, async (tx) => {
    authorise(context, 'finding', 'create')
    await mustExist(tx, input.recordId)
    // Asked before a number is taken, so that none is skipped; asked again after it, for who takes one waits for the other.
    const before = await madeOf(tx, origin)
    const number = before ? 0 : await nextNumber(tx, 'findings')
    const known = before ?? (await madeOf(tx, origin))
    if (known) return { result: known, entry: null }
    const ref = `F-${String(number).padStart(3, '0')}`
    const row = await tx.finding.create({
      data: {
        ...columns(input),
        ref,
        number,
        isExample,
        origin,
        createdById: personOrNull(context),
        createdAt: context.now,
        updatedAt: context.now,
      },
      select: { id: true },
    })
    const id = findingIdSchema.parse(row.id)
    return {
      result: { id, ref },
      entry: {
        action: 'finding.create',
        subject: { type: 'finding', id, ref },
        versionBefore: null,
        versionAfter: 1,
        changes: [{ field: 'title', old: null, new: input.title }],
      },
    }
  })
}

/** Changes the words, owner or due date of a finding; a stale version is refused with the newer values. Right: finding.update. */
export function updateFinding(context: CommandContext, input: FindingUpdate): Promise<Result<Written>> {
  return change(context, async (tx) => {
    const { id, version, ...words } = input
    const before = await locked(tx, context, id, 'update')
    const changes = changesTo(before, words)
    if (before.version !== version) refuseStale(before.version, changes)
    await mustExist(tx, words.recordId)
    await tx.finding.update({
      where: { id },
      data: { ...columns(words), version: version + 1, updatedAt: context.now },
    })
    return {
      result: { id, ref: before.ref },
      entry: {
        action: 'finding.update',
        subject: { type: 'finding', id, ref: before.ref },
        versionBefore: version,
        versionAfter: version + 1,
        changes,
      },
    }
  })
}

/** Moves a finding to another state with words that say why. Accepting the risk needs finding.accept, withdrawing finding.retire. */
export function setFindingState(context: CommandContext, input: FindingStateInput): Promise<Result<Written>> {
  return change(context, async (tx) => {
    const before = await locked(tx, context, input.id, verbFor(input.state))
    if (before.version !== input.version)
      refuseStale(before.version, [{ field: 'state', old: before.state, new: input.state }])
    if (!nextStates(before.state).includes(input.state)) throw new Refusal('not_now', { reason: 'finding_state' })
    await tx.finding.update({
      where: { id: input.id },
      data: {
        state: input.state,
        resolution: input.resolution,
        stateById: personOrNull(context),
        stateAt: context.now,
        version: before.version + 1,
        updatedAt: context.now,
      },
    })
    return {
      result: { id: input.id, ref: before.ref },
      entry: {
        action: 'finding.state',
        subject: { type: 'finding', id: input.id, ref: before.ref },
        versionBefore: before.version,
        versionAfter: before.version + 1,
        changes: [{ field: 'state', old: before.state, new: input.state }],
        reason: input.resolution,
      },
    }
  })
}

async function locked(tx: Tx, context: CommandContext, id: FindingId, verb: Verb) {
  await tx.$queryRaw`SELECT 1 FROM "Finding" WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.finding.findUnique({
    where: { id },
    include: { record: { select: { ownerId: true } } },
  })
  if (!row) throw new Refusal('not_found')
  const own =
    context.actor.kind === 'person' && row.record?.ownerId === context.actor.id ? context.actor.id : row.ownerId
  authorise(context, 'finding', verb, { ownerId: own })
  return row
}

async function mustExist(tx: Tx, recordId: string | null): Promise<void> {
  if (recordId === null) return
  const found = await tx.record.count({ where: { id: recordId } })
  if (found === 0) throw new Refusal('invalid', { fields: { recordId: ['not_in_list'] } })
}

function columns(input: FindingInput) {
  return { ...input, dueOn: input.dueOn && toDatabase(input.dueOn) }
}

/** What an entry tells of a finding, in the order of the form; nothing and empty text are the same. */
function changesTo(before: Finding, { title, source, wrong, law, advice, recordId, ownerId, dueOn }: FindingInput) {
  return changesBetween(
    { ...before, dueOn: before.dueOn && calendarDateOf(before.dueOn) },
    { title, source, wrong, law, advice, recordId, ownerId, dueOn },
    { blankIsNothing: true },
  )
}

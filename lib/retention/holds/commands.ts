import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { authorise, change, refuseStale } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import { nextNumber } from '@/lib/db/counter'
import { type HoldId, holdIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { heldRegisters, targetsOf } from '../scope/targets'
import type { HoldInput, LiftInput } from './schema'

type Written = { id: HoldId; ref: string }

/** Places a legal hold on retention rules and activities: nothing of theirs is deleted while it stands. Right: hold.create. */
export function placeHold(context: CommandContext, input: HoldInput, isExample = false): Promise<Result<Written>> {
  return change(context, async (tx) => {
    authorise(context, 'hold', 'create')
    const targets = await targetsOf(tx, heldRegisters, input)
    const number = await nextNumber(tx, 'holds')
    const ref = `H-${String(number).padStart(3, '0')}`
    const { reasonKind, reason, startedOn, endsOn, leakRef, requestRef } = input
    // Its lock is that of erasing: whichever of both comes first is seen by the other.
    const requests = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "PersonRequest" WHERE ref = ${requestRef} FOR UPDATE`
    if (requestRef !== '' && requests.length === 0)
      throw new Refusal('invalid', { fields: { requestRef: ['not_in_list'] } })
    const row = await tx.legalHold.create({
      data: {
        ref,
        number,
        reasonKind,
        reason,
        startedOn: toDatabase(startedOn),
        endsOn: endsOn && toDatabase(endsOn),
        leakRef,
        requestRef,
        placedById: personOrNull(context),
        placedAt: context.now,
        isExample,
        records: { create: targets.map(({ id }) => ({ recordId: id })) },
      },
      select: { id: true },
    })
    const id = holdIdSchema.parse(row.id)
    const said = {
      reasonKind,
      startedOn,
      endsOn,
      leakRef: leakRef || null,
      requestRef: requestRef || null,
      records: targets.map((target) => target.ref),
    }
    return {
      result: { id, ref },
      entry: {
        action: 'hold.place',
        subject: { type: 'hold', id, ref },
        versionBefore: null,
        versionAfter: 1,
        changes: changesBetween({}, said),
        reason,
      },
    }
  })
}

/** Lifts a hold from today on, with words that say why. One that was lifted before refuses `not_now`. Right: hold.update. */
export function liftHold(context: CommandContext, { id, version, reason }: LiftInput): Promise<Result<Written>> {
  return change(context, async (tx) => {
    authorise(context, 'hold', 'update')
    await tx.$queryRaw`SELECT 1 FROM "LegalHold" WHERE id = ${id}::uuid FOR UPDATE`
    const before = await tx.legalHold.findUnique({
      where: { id },
      select: { ref: true, version: true, liftedAt: true },
    })
    if (!before) throw new Refusal('not_found')
    if (before.liftedAt !== null) throw new Refusal('not_now', { reason: 'hold_lifted' })
    if (before.version !== version) refuseStale(before.version, [])
    const liftedOn = context.today
    await tx.legalHold.update({
      where: { id },
      data: {
        liftedById: personOrNull(context),
        liftedAt: context.now,
        liftedOn: toDatabase(liftedOn),
        liftReason: reason,
        version: version + 1,
      },
      select: { id: true },
    })
    return {
      result: { id, ref: before.ref },
      entry: {
        action: 'hold.lift',
        subject: { type: 'hold', id, ref: before.ref },
        versionBefore: version,
        versionAfter: version + 1,
        changes: [{ field: 'liftedOn', old: null, new: liftedOn }],
        reason,
      },
    }
  })
}

import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import { promiseIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { EndInput, PlaceInput, PromiseUpdate } from '../model/schema'
import { linkedRecords, placeIn, standingPromise } from './placed'
import type { Stated } from './state-promise'

/** Changes the title, evidence, records or way of measuring of a promise; its words stay. Right: statement.update. */
export function changePromise(context: CommandContext, input: PromiseUpdate): Promise<Result<Stated>> {
  return change(context, async (tx) => {
    authorise(context, 'statement', 'update')
    const { title, check, evidence } = input
    const records = await linkedRecords(tx, input)
    const said = { title, check, evidence, records: records.map(({ ref }) => ref).sort() }
    const changesTo = (was: object) => changesBetween(was, said, { blankIsNothing: true })
    const before = await standingPromise(tx, context, input, changesTo)
    await tx.promiseRecord.deleteMany({ where: { promiseId: before.id } })
    await tx.promiseRecord.createMany({
      data: records.map(({ id }) => ({ promiseId: before.id, recordId: id })),
    })
    await tx.statedPromise.update({
      where: { id: before.id },
      data: { title, check, evidence, version: before.version + 1, updatedAt: context.now },
      select: { id: true },
    })
    return told(before, 'promise.change', { changes: changesTo(before) })
  })
}

/** Says with which words a newer version makes the same promise; they must stand in it. Right: statement.update. */
export function placePromise(context: CommandContext, input: PlaceInput): Promise<Result<Stated>> {
  return change(context, async (tx) => {
    const before = await standingPromise(tx, context, input)
    const place = await placeIn(tx, input.statement, input.quote)
    const already = await tx.promisePlace.count({ where: { promiseId: before.id, versionId: place.versionId } })
    if (already > 0) throw new Refusal('not_now', { reason: 'promise_placed' })
    await tx.promisePlace.create({ data: { promiseId: before.id, ...place }, select: { promiseId: true } })
    await tx.statedPromise.update({
      where: { id: before.id },
      data: { version: before.version + 1, updatedAt: context.now },
      select: { id: true },
    })
    const { quote, section } = place
    return told(before, 'promise.place', {
      changes: changesBetween({}, { statement: `v${input.statement}`, quote, section }),
    })
  })
}

/** Says that something is no longer promised, and why; it stays in the list. Right: statement.update. */
export function endPromise(context: CommandContext, input: EndInput): Promise<Result<Stated>> {
  return change(context, async (tx) => {
    const before = await standingPromise(tx, context, input)
    await tx.statedPromise.update({
      where: { id: before.id },
      data: {
        endedAt: context.now,
        endReason: input.reason,
        version: before.version + 1,
        updatedAt: context.now,
      },
      select: { id: true },
    })
    return told(before, 'promise.end', { changes: changesBetween({}, { endedAt: context.now }), reason: input.reason })
  })
}

type Before = { id: string; ref: string; version: number }

function told<More extends object>(
  before: Before,
  action: 'promise.change' | 'promise.place' | 'promise.end',
  more: More,
) {
  const id = promiseIdSchema.parse(before.id)
  return {
    result: { id, ref: before.ref },
    entry: {
      action,
      subject: { type: 'promise' as const, id, ref: before.ref },
      versionBefore: before.version,
      versionAfter: before.version + 1,
      ...more,
    },
  }
}

import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import { nextNumber } from '@/lib/db/counter'
import { type PromiseId, promiseIdSchema } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'
import { letterOf } from '../model/checks'
import type { PromiseInput } from '../model/schema'
import { linkedRecords, placeIn } from './placed'

export type Stated = { id: PromiseId; ref: string }

/**
 * Notes what a version of the statement promises: numbered within its kind, with its words, which must stand in that text, the
 * records that keep it and how Dertig sees whether it is kept. Right: statement.create.
 */
export function statePromise(context: CommandContext, input: PromiseInput, isExample = false): Promise<Result<Stated>> {
  return change(context, async (tx) => {
    authorise(context, 'statement', 'create')
    const { kind, title, check, evidence } = input
    const place = await placeIn(tx, input.statement, input.quote)
    const records = await linkedRecords(tx, input)
    const number = await nextNumber(tx, `promises:${letterOf[kind]}`)
    const ref = `${letterOf[kind]}${number}`
    const { now } = context
    const row = await tx.statedPromise.create({
      data: {
        ref,
        kind,
        number,
        title,
        check,
        evidence,
        isExample,
        createdAt: now,
        updatedAt: now,
        places: { create: place },
        records: { create: records.map(({ id }) => ({ recordId: id })) },
      },
      select: { id: true },
    })
    const id = promiseIdSchema.parse(row.id)
    const refs = records.map((record) => record.ref).sort()
    return {
      result: { id, ref },
      entry: {
        action: 'promise.state',
        subject: { type: 'promise', id, ref },
        versionBefore: null,
        versionAfter: 1,
        changes: changesBetween(
          {},
          { title, check, quote: place.quote, section: place.section, statement: `v${input.statement}`, records: refs },
        ),
      },
    }
  })
}

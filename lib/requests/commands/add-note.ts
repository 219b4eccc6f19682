import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import type { Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import type { noteInput } from '../facts/schema'
import { sealed } from '../store/sealed'
import { lockRequest, opened, requireNext, requirePast } from './change-request'

/** Keeps something that was said or done, with its day; the words are sealed, the log says only that there is a note. Right: request.update. */
export function addNote(
  context: CommandContext,
  { ref, on, body }: z.output<typeof noteInput>,
): Promise<Result<{ ref: string }>> {
  return change(context, async (tx) => {
    const row = await lockRequest(tx, ref)
    authorise(context, 'request', 'update')
    requireNext(row, 'note')
    const { key } = opened(row, 'note')
    requirePast(context, row, on)
    const id = randomUUID()
    await tx.requestNote.create({
      data: {
        ...{ id, requestId: row.id, on: toDatabase(on), sealed: sealed(key, `note:${id}`, { body }) },
        ...{ byId: personOrNull(context), at: toDatabase(context.now) },
      },
      select: { id: true },
    })
    return {
      result: { ref },
      entry: {
        action: 'request.note',
        subject: { type: 'request', id: row.id, ref },
        changes: [{ field: 'on', old: null, new: on }],
      },
    }
  })
}

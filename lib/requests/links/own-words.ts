import { randomUUID } from 'node:crypto'
import { authorise, change } from '@/lib/action/change'
import { db } from '@/lib/db/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { changeRequest, lockRequest, opened, type RequestChanged, requireNext } from '../commands/change-request'
import { sealed } from '../store/sealed'
import { type LinkContext, standingLink } from './standing'

/** Most that one person adds by their link. */
const mostWords = 20

/**
 * The person adds words to their own request, sealed like those they asked with; who handles it is alarmed. Refuses `request_state` once
 * it ended, and `too_many` after twenty. Right: own_request.note of the link.
 */
export function addOwnWords(context: LinkContext, { body }: { body: string }): Promise<Result<{ ref: string }>> {
  return change(context, async (tx) => {
    const link = await standingLink(tx, context)
    authorise(context, 'own_request', 'note', { ownerId: link.id })
    const row = await lockRequest(tx, link.request.ref)
    requireNext(row, 'note')
    const { key } = opened(row, 'note')
    const said = await tx.requestNote.count({ where: { requestId: row.id, fromPerson: true } })
    if (said >= mostWords) throw new Refusal('too_many')
    const id = randomUUID()
    await tx.requestNote.create({
      data: {
        ...{ id, requestId: row.id, on: toDatabase(context.today), sealed: sealed(key, `note:${id}`, { body }) },
        ...{ fromPerson: true, at: toDatabase(context.now) },
      },
      select: { id: true },
    })
    await tx.requestLink.update({ where: { id: link.id }, data: { draft: null }, select: { id: true } })
    return {
      result: { ref: row.ref },
      entry: {
        action: 'request.note',
        subject: { type: 'request', id: row.id, ref: row.ref },
        changes: [{ field: 'on', old: null, new: context.today }],
      },
    }
  })
}

/**
 * The person takes their request back by their link: its clocks end there, and the office sees by whom. Refuses `request_state` once it was
 * answered or ended. Right: own_request.retire of the link.
 */
export async function withdrawOwn(context: LinkContext): Promise<Result<RequestChanged>> {
  const found = await db().requestLink.findUnique({
    where: { id: context.actor.id },
    select: { request: { select: { ref: true } } },
  })
  const spec = {
    does: 'withdraw',
    action: 'request.withdraw',
    right: ['own_request', 'retire', { ownerId: context.actor.id }],
  } as const
  return changeRequest(context, { ref: found?.request.ref ?? '', version: null }, spec, async (tx) => {
    await standingLink(tx, context)
    return { data: { endedOn: context.today } }
  })
}

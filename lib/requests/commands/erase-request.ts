import type { z } from 'zod'
import { type CommandContext, personOrNull } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { changesBetween } from '@/lib/audit/entry/differences'
import { eraseWithin } from '@/lib/audit/entry/erase'
import { asResult, Refusal, type Result } from '@/lib/errors/refusal'
import { dropErased } from '@/lib/files/store/sweep'
import { forgetMails } from '@/lib/mail/queue'
import { toDatabase } from '@/lib/time/types'
import type { eraseInput, keepYearsInput } from '../facts/schema'
import { keepYears } from '../queries/keeping'
import { receivedMailKey } from '../queries/link-view'
import { refuseHeld } from '../retention/held'
import { keptState } from '../retention/rules'
import { lockRequest } from './change-request'
import { forgetStateMails } from './tell-person'

/**
 * Makes unreadable who asked and in which words, of a request that ended long enough ago: its key, what it sealed (letters, tasks and
 * files too, with their content), the digests, and what the log holds in clear about it, which stays whole and provable. What was
 * asked, when, and what was decided stays, with the hash of each letter. Cannot be undone. Refuses `request_kept` with the reason,
 * and `request_held` while a legal hold stands on it, naming it. Right: request.retire.
 */
export function eraseRequest(
  context: CommandContext,
  { ref, reason }: z.output<typeof eraseInput>,
): Promise<Result<{ ref: string }>> {
  return asResult(async () => {
    const result = await eraseWords(context, { ref, reason })
    if (!result.ok) return result
    // Content goes once its row says so: cut off here, the sweep of the day does it.
    for (const sha256 of result.value.contents) await dropErased(sha256)
    return { ok: true, value: { ref } }
  })
}

function eraseWords(context: CommandContext, { ref, reason }: z.output<typeof eraseInput>) {
  return change<{ contents: string[] }>(context, async (tx) => {
    const row = await lockRequest(tx, ref)
    authorise(context, 'request', 'retire')
    const state = keptState(row, await keepYears(tx), context)
    // Pressed twice it is done once.
    if (state.is === 'erased') return { result: { contents: [] }, entry: null }
    if (state.is !== 'due') throw new Refusal('not_now', { reason: 'request_kept', data: { why: state.is } })
    await refuseHeld(tx, ref, context.today)

    const where = { requestId: row.id }
    const letters = await tx.requestLetter.updateMany({ where, data: { sealed: null } })
    const tasks = await tx.requestTask.updateMany({ where, data: { sealed: null } })
    await tx.requestLink.updateMany({ where, data: { draft: null } })
    await tx.confirmLink.updateMany({ where: { task: where }, data: { sealed: null, draft: null } })
    const links = await tx.requestLink.findMany({ where, select: { id: true } })
    await forgetMails(
      tx,
      links.map(({ id }) => receivedMailKey(id)),
    )
    await forgetStateMails(
      tx,
      links.map(({ id }) => id),
    )
    const files = await tx.requestFile.findMany({ where, select: { file: { select: { sha256: true } } } })
    await tx.requestFile.updateMany({
      where: { ...where, erasedAt: null },
      data: { sealed: null, erasedAt: toDatabase(context.now), erasedById: personOrNull(context) },
    })
    await tx.personRequest.update({
      where: { id: row.id },
      data: {
        ...{ keyWrapped: null, sealed: null, matchKeys: [], version: row.version + 1 },
        ...{ erasedAt: toDatabase(context.now), erasedById: personOrNull(context) },
      },
      select: { id: true },
    })
    const subject = { type: 'request', id: row.id, ref } as const
    await eraseWithin(tx, context, subject)
    return {
      result: { contents: files.map(({ file }) => file.sha256) },
      entry: {
        action: 'request.erase',
        subject,
        versionBefore: row.version,
        versionAfter: row.version + 1,
        changes: [
          { field: 'erasedLetters', old: null, new: letters.count },
          { field: 'erasedTasks', old: null, new: tasks.count },
          { field: 'erasedFiles', old: null, new: files.length },
        ],
        reason,
      },
    }
  })
}

/** How many years who asked is kept after a request ended: the company's own rule. Right: privacy_settings.update. */
export function setKeepYears(
  context: CommandContext,
  { years, reason }: z.output<typeof keepYearsInput>,
): Promise<Result<{ years: number }>> {
  return change(context, async (tx) => {
    authorise(context, 'privacy_settings', 'update')
    const before = await tx.organisation.findUnique({ where: { id: 1 }, select: { requestKeepYears: true } })
    if (!before) throw new Refusal('not_now', { reason: 'no_organisation' })
    if (before.requestKeepYears === years) return { result: { years }, entry: null }
    await tx.organisation.update({ where: { id: 1 }, data: { requestKeepYears: years } })
    return {
      result: { years },
      entry: {
        action: 'request.keep_years',
        subject: { type: 'organisation', id: '1' },
        changes: changesBetween(before, { requestKeepYears: years }),
        reason,
      },
    }
  })
}

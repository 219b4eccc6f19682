import { admitKnock, secretHashOf } from '@/lib/access/session/secret-link'
import { recordRead } from '@/lib/audit/entry/append'
import type { ConfirmContext } from '@/lib/confirmations/links/standing'
import { db } from '@/lib/db/client'
import type { ConfirmLink } from '@/lib/db/generated/client'
import { confirmLinkIdSchema } from '@/lib/db/ids'
import { type ReportLocale, reportLocaleOf } from '@/lib/text/locale'
import { type CalendarDate, calendarDateOf, toDatabase } from '@/lib/time/types'
import { isSameDay, type Moment, type Shut } from './open-link'

const request = { id: true, ref: true, keyWrapped: true, right: true, receivedOn: true } as const

/** What a link is about: the task of a request, or a deletion record. */
export type ConfirmAbout =
  | {
      kind: 'task'
      ref: string
      taskKind: string
      /** The party that is asked, where the register has it. */
      partyRef: string | null
      right: string
      receivedOn: CalendarDate
      request: { id: string; keyWrapped: Uint8Array | null }
    }
  | { kind: 'deletion'; ref: string; id: string }

export type OpenConfirm = {
  kind: 'open'
  context: ConfirmContext
  row: ConfirmLink
  about: ConfirmAbout
  language: ReportLocale
}

/**
 * What stands behind the secret of a processor or recipient who is asked to confirm. Unknown, revoked, ended and of a request whose person
 * was erased are one: absent.
 */
export async function openConfirm(context: Moment, secret: string, address: string): Promise<OpenConfirm | Shut> {
  const secretHash = secretHashOf(secret)
  const found = secretHash
    ? await db().confirmLink.findUnique({
        where: { secretHash },
        include: {
          task: { select: { kind: true, recordRef: true, request: { select: request } } },
          deletion: { select: { id: true, ref: true } },
        },
      })
    : null
  const about = found && !found.revokedAt && found.expiresAt > toDatabase(context.now) ? aboutOf(found) : null
  const good = found && about ? found : null
  const admitted = await admitKnock(good, address)
  if (admitted.kind === 'too_many') return admitted
  if (!good || !about) return { kind: 'absent' }
  const { task: _, deletion: __, ...row } = good
  const actor = { kind: 'link', id: confirmLinkIdSchema.parse(good.id), name: 'recipient' } as const
  return { kind: 'open', context: { ...context, actor }, row, about, language: reportLocaleOf(good.language) ?? 'en' }
}

type Found = {
  task: {
    kind: string
    recordRef: string | null
    request: { id: string; ref: string; keyWrapped: Uint8Array | null; right: string; receivedOn: Date }
  } | null
  deletion: { id: string; ref: string } | null
}

function aboutOf({ task, deletion }: Found): ConfirmAbout | null {
  if (deletion) return { kind: 'deletion', ...deletion }
  if (!task?.request.keyWrapped) return null
  const { id, ref, keyWrapped, right, receivedOn } = task.request
  return {
    ...{ kind: 'task', ref, taskKind: task.kind, partyRef: task.recordRef, right },
    ...{ receivedOn: calendarDateOf(receivedOn), request: { id, keyWrapped } },
  }
}

/** Notes that a link was opened: on it each time, in the log once a day of the company. */
export async function noteConfirmOpened({ context, row, about }: OpenConfirm): Promise<void> {
  const { count } = await db().confirmLink.updateMany({
    where: { id: row.id, openedAt: row.openedAt },
    data: { openedAt: toDatabase(context.now) },
  })
  if (count === 0 || isSameDay(context, row.openedAt)) return
  await recordRead(
    context,
    about.kind === 'task'
      ? { action: 'request.link_read', subject: { type: 'request', id: about.request.id, ref: about.ref } }
      : { action: 'deletion.link_read', subject: { type: 'deletion', id: about.id, ref: about.ref } },
  )
}

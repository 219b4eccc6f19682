import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { type Grant, matrix } from '@/lib/access/matrix'

/** What of the log a person may see, worked out once per request. */
export type LogView = {
  /** Parts of the log, united: everything, own records' history, technical events. Empty: nothing. */
  parts: ReadonlySet<'full' | 'history' | 'technical'>
  /** False: the values of entries about leaks stay closed and reporters stay unnamed. */
  leaks: boolean
  /** False: remarks that are for the DPO alone do not show at all. */
  remarks: boolean
  /** False: the words of comments stay closed; who may read those of some records finds them there. */
  comments: boolean
  /** False: the text of advice stays closed until it was released. */
  advice: boolean
  releasedAdvice: boolean
  /** False: how to reach a person stays closed. */
  contacts: boolean
}

/** The view that follows from the matrix: the log shows nothing that the thing itself would not show. */
export function logViewOf(actor: Actor): LogView {
  const grants: readonly Grant[] = actor.roles.flatMap((role) => matrix.audit_log.read?.[role] ?? [])
  const parts = grants.flatMap(({ view }) =>
    view === 'full' || view === 'history' || view === 'technical' ? [view] : [],
  )
  return {
    parts: new Set(parts),
    leaks: can(actor, 'leak', 'read')?.view === 'full',
    remarks: can(actor, 'remark', 'read') !== null,
    comments: can(actor, 'comment', 'read') !== null,
    advice: can(actor, 'advice', 'read') !== null,
    releasedAdvice: can(actor, 'advice', 'read', { released: true }) !== null,
    contacts: can(actor, 'user', 'read')?.view === 'full',
  }
}

const aboutLeaks: readonly string[] = ['leak', 'draft', 'filed_report']

/** True when this person may see the old and new values and the reason of such an entry. */
export function mayOpen(view: LogView, { action, subjectType }: { action: string; subjectType: string }): boolean {
  if (action.startsWith('remark.')) return view.remarks
  if (action.startsWith('comment.')) return view.comments
  if (action === 'advice.write') return view.advice
  if (action === 'advice.release') return view.releasedAdvice
  if (aboutLeaks.includes(subjectType)) return view.leaks
  return subjectType !== 'user' || view.contacts
}

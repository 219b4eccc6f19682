import type { JsonValue } from '@/lib/errors/json'

/** What the log can say happened. Names are stable: they stand in signed entries. */
export const auditActions = [
  'setup.complete',
  'session.sign_in',
  'session.sign_in_failed',
  'session.sign_out',
  'session.sign_out_everywhere',
  'user.create',
  'user.update',
  'user.roles',
  'user.disable',
  'user.enable',
  'user.password',
  'user.invite',
  'user.same_person',
  'user.rights_ask',
  'user.rights_confirm',
  'user.rights_refuse',
  'organisation.update',
  'department.create',
  'department.update',
  'record.create',
  'record.update',
  'record.submit',
  'record.return',
  'record.accept',
  'record.put_in_force',
  'record.review_again',
  'record.retire',
  'record.restore',
  'record.export',
  'record.confirm',
  'record.hand_over',
  'record.restore_version',
  'record.lapse',
  'comment.write',
  'comment.remove',
  'file.attach',
  'file.remove',
  'file.read',
  'hold.place',
  'hold.lift',
  'deletion.record',
  'adequacy.correct',
  'entity.create',
  'entity.update',
  'mail.test',
  'mail.retry',
  'remark.create',
  'remark.update',
  'finding.create',
  'finding.update',
  'finding.state',
  'leak.report',
  'leak.note',
  'leak.read',
  'leak.list',
  'leak.confirm',
  'leak.reject',
  'leak.aware',
  'leak.moment',
  'leak.update',
  'leak.link',
  'leak.invite',
  'leak.close',
  'leak.told_people',
  'leak.reported',
  'leak.correct',
  'leak.moment_limit',
  'advice.write',
  'advice.release',
  'decision.sign',
  'draft.create',
  'draft.update',
  'draft.sign_off',
  'draft.read',
  'draft.export',
  'report.file',
  'clock_rule.correct',
  'audit.read',
  'audit.export',
  'audit.verify',
  'audit.erase',
  'examples.load',
  'access.denied',
] as const
export type AuditAction = (typeof auditActions)[number]

export const auditSubjects = [
  'instance',
  'session',
  'user',
  'organisation',
  'department',
  'record',
  'finding',
  'leak',
  'draft',
  'filed_report',
  'clock_rule',
  'adequacy',
  'entity',
  'file',
  'hold',
  'deletion',
  'mail',
  'audit_log',
  'page',
] as const
export type AuditSubject = (typeof auditSubjects)[number]

export type AuditChange = { field: string; old: JsonValue; new: JsonValue }

/** One thing that happened, as the command tells it. lib/audit turns it into an entry. */
export type AuditEvent = {
  action: AuditAction
  subject: { type: AuditSubject; id: string; ref?: string }
  outcome?: 'ok' | 'denied' | 'failed'
  versionBefore?: number | null
  versionAfter?: number | null
  changes?: AuditChange[]
  reason?: string
  /** How many times it happened, when a flood is told as one entry. */
  count?: number
}

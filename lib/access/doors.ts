/**
 * Every door of the application and who may knock, kept by hand: `resource.verb` of the matrix, anybody signed in, or
 * everybody. A page, route or server action that is not named here fails doors.test.ts. What a person may do with one
 * object behind the door is decided there, by `can` with its facts.
 */
export type Cell = 'public' | 'signed_in' | `${string}.${string}`

/** Pages by path, as the folders of app/ say it without groups. */
export const pages: Readonly<Record<string, Cell>> = {
  '/': 'signed_in',
  '/login': 'public',
  '/setup': 'public',
  '/welcome/[token]': 'public',
  // A secret link of a processor: it opens what came by it, and nothing else.
  '/notify/[token]': 'public',
  // Without the code of a report it shows nothing.
  '/leak-status': 'public',
  '/account': 'signed_in',
  // Each kind asks its own right: who may not read it learns not even how many there are.
  '/search': 'signed_in',
  '/registers/extract': 'register.export',
  '/registers/extract/[id]': 'register.export',
  '/registers/[register]': 'register.read',
  '/registers/[register]/new': 'register.create',
  // Each asks its own right of each record: change, submit, or say that it is still correct.
  '/registers/[register]/batch': 'register.confirm',
  '/batches/[id]': 'register.read',
  '/registers/[register]/[ref]': 'register.read',
  '/registers/[register]/[ref]/edit': 'register.update',
  '/registers/[register]/[ref]/review': 'register.read',
  '/registers/[register]/[ref]/versions': 'register.read',
  // Who submits, reviews, puts in force or answers for a record: the queue shows each their own.
  '/reviews': 'register.confirm',
  '/registers/activities/templates': 'register.create',
  '/hand-over': 'register.update',
  '/registers/[register]/[ref]/flow': 'register.read',
  // Who reads all of the registers: the map counts over every department.
  '/map': 'register.export',
  // Who sees no more of records than titles has no calendar.
  '/calendar': 'deletion.read',
  '/calendar/dates': 'deletion.read',
  '/retention': 'deletion.read',
  '/retention/holds': 'hold.read',
  '/retention/holds/new': 'hold.create',
  '/retention/holds/[ref]': 'hold.read',
  '/retention/deletions': 'deletion.read',
  '/retention/deletions/new': 'deletion.create',
  '/retention/deletions/[ref]': 'deletion.read',
  '/findings': 'finding.read',
  '/findings/new': 'finding.create',
  '/findings/[ref]': 'finding.read',
  '/findings/[ref]/edit': 'finding.update',
  '/report-leak': 'report.create',
  '/report-leak/poster': 'report.create',
  // What a device keeps of the form: empty, and of nobody but who asks.
  '/report-leak/shell': 'report.create',
  '/my-reports': 'own_report.read',
  '/my-reports/[ref]': 'own_report.read',
  '/leaks': 'leak.read',
  '/leaks/figures': 'leak.count',
  '/leaks/log': 'leak.export',
  '/leaks/exercises': 'exercise.read',
  '/leaks/[ref]': 'leak.read',
  '/leaks/[ref]/facts': 'leak.update',
  '/leaks/[ref]/draft/[id]': 'draft.read',
  '/leaks/[ref]/customers/[id]': 'leak.update',
  // Each sees their own; to take something up asks the right of its source.
  '/alerts': 'signed_in',
  '/alerts/choices': 'signed_in',
  '/alerts/[ref]': 'signed_in',
  '/audit': 'audit_log.read',
  '/organisation': 'organisation.read',
  '/organisation/edit': 'organisation.update',
  '/organisation/entities/new': 'organisation.update',
  '/organisation/entities/[id]': 'organisation.update',
  '/users': 'user.read',
  '/users/new': 'user.create',
  '/users/[id]': 'user.update',
  '/settings/departments': 'department.read',
  '/settings/clocks': 'privacy_settings.read',
  '/settings/reports': 'privacy_settings.read',
  '/settings/reports/[code]': 'privacy_settings.update',
  '/settings/adequacy': 'privacy_settings.read',
  '/settings/mail': 'technical_settings.read',
  '/settings/jobs': 'technical_settings.read',
}

/** Route handlers by method and path. */
export const handlers: Readonly<Record<string, Cell>> = {
  'GET /api/auth/[...nextauth]': 'public',
  'POST /api/auth/[...nextauth]': 'public',
  'GET /api/audit/bundle': 'audit_log.export',
  'GET /api/audit/checkpoint': 'audit_log.export',
  'GET /api/audit/format': 'audit_log.export',
  'GET /api/audit/verifier': 'audit_log.export',
  // A secret link instead of a session: the door asks for the person's rights itself, at that moment.
  'GET /api/calendar/[file]': 'public',
  'GET /api/clock': 'public',
  'GET /api/drafts/[id]/[format]': 'draft.export',
  'GET /api/report-profiles/[code]': 'privacy_settings.read',
  'GET /api/leaks/figures/[format]': 'leak.count',
  'GET /api/leaks/log/[format]': 'leak.export',
  'GET /api/leaks/files/[id]': 'leak.read',
  'GET /api/leaks/report/files/[id]': 'own_report.read',
  // The program that opens the form without a connection: the same for everybody.
  'GET /api/leaks/report/worker': 'public',
  'GET /api/files/[id]': 'register.read',
  'GET /api/health': 'public',
  'GET /api/health/ready': 'public',
  'GET /api/registers/extract/[entity]/[format]': 'register.export',
  'GET /api/registers/extract/ready/[id]': 'register.export',
  'GET /api/search': 'signed_in',
  'POST /api/leaks/report': 'report.create',
  // What a processor tells by its link, and files with it: the command asks the right of the link.
  'POST /api/notify/[token]': 'public',
  'POST /api/notify/[token]/files': 'public',
  'PUT /api/files': 'register.update',
  'PUT /api/leaks/files': 'leak.update',
  'PUT /api/leaks/report/files': 'own_report.note',
}

const kB = 1024

/** Most bytes of a body, for doors that take more or less than `otherBodies`; `streamed`: a file, which its door counts. */
export const bodyLimits: Readonly<Record<string, number | 'streamed'>> = {
  'POST /api/auth/[...nextauth]': 16 * kB,
  'POST /api/leaks/report': 64 * kB,
  'POST /api/notify/[token]': 256 * kB,
  'POST /api/notify/[token]/files': 'streamed',
  'PUT /api/files': 'streamed',
  'PUT /api/leaks/files': 'streamed',
  'PUT /api/leaks/report/files': 'streamed',
}
/** Of what is sent to a page: a form with everything in it. */
export const pageBodies = 1024 * kB
/** Of a request to any other door: none needs one. */
export const otherBodies = 4 * kB

/** Doors at which strangers take turns, so that however many knock, few are answered at once and everybody else goes on. */
export const takesTurns: readonly string[] = [
  ...['GET /login', 'GET /setup', 'GET /welcome/[token]'],
  ...['GET /api/auth/[...nextauth]', 'GET /api/health', 'GET /api/health/ready'],
  ...['GET /api/calendar/[file]', 'GET /notify/[token]', 'POST /api/notify/[token]'],
]

/** Server actions by name. */
export const actions: Readonly<Record<string, Cell>> = {
  'setup.complete': 'public',
  'account.choose_password': 'public',
  'account.profile': 'signed_in',
  'account.password': 'signed_in',
  'deputy.name': 'signed_in',
  'deputy.accept': 'signed_in',
  'deputy.end': 'signed_in',
  'session.sign_out': 'signed_in',
  'session.sign_out_everywhere': 'signed_in',
  'user.create': 'user.create',
  'user.invite': 'user.create',
  'user.roles': 'user.update',
  'user.disable': 'user.update',
  'user.enable': 'user.update',
  'user.same_person': 'user.update',
  'user.other_person': 'user.update',
  'user.rights_confirm': 'user.confirm',
  'user.rights_refuse': 'user.confirm',
  'as_of.choose': 'register.read',
  'record.create': 'register.create',
  'record.update': 'register.update',
  'record.update_fields': 'register.update',
  'record.cell_form': 'register.update',
  'record.retire': 'register.retire',
  'record.restore': 'register.retire',
  'versions.restore': 'register.update',
  'record.find': 'register.read',
  'records.hand_over': 'register.update',
  'templates.use': 'register.create',
  'review.submit': 'register.submit',
  'review.return': 'register.review',
  'review.accept': 'register.review',
  'review.force': 'register.force',
  'review.confirm': 'register.confirm',
  'review.accept_many': 'register.review',
  'review.force_many': 'register.force',
  // The command asks update, submit or confirm of each record.
  'batch.apply': 'register.confirm',
  'batch.undo': 'register.update',
  'views.save': 'view.create',
  'views.update': 'view.update',
  'views.remove': 'view.update',
  'views.default': 'view.create',
  'attachments.remove': 'register.update',
  'organisation.update': 'organisation.update',
  'departments.create': 'department.create',
  'departments.update': 'organisation.update',
  // The command asks the right of the step.
  'first_hour.go_without': 'organisation.read',
  'first_hour.take_up': 'organisation.read',
  'entities.create': 'organisation.update',
  'entities.update': 'organisation.update',
  'audit.verify': 'audit_log.verify',
  'comments.write': 'comment.create',
  'comments.remove': 'comment.retire',
  'comments.seen': 'comment.read',
  'remarks.create': 'remark.create',
  'remarks.update': 'remark.update',
  'holds.place': 'hold.create',
  'holds.lift': 'hold.update',
  'deletions.record': 'deletion.create',
  'findings.create': 'finding.create',
  'findings.update': 'finding.update',
  // The command asks finding.update, accept or retire, by the state that is wanted.
  'findings.state': 'finding.read',
  'leaks.note': 'own_report.note',
  'leaks.file_remove': 'leak.update',
  'leaks.confirm': 'leak.triage',
  'leaks.reject': 'leak.triage',
  'exercises.start': 'exercise.create',
  'exercises.end': 'exercise.update',
  'leaks.near_miss': 'leak.triage',
  'leaks.reopen': 'leak.triage',
  'leaks.merge': 'leak.triage',
  'leaks.aware': 'leak.triage',
  'leaks.close': 'leak.triage',
  'leaks.moment': 'leak.update',
  'leaks.facts_form': 'leak.update',
  'leaks.link': 'leak.update',
  'leaks.find_records': 'leak.update',
  'leaks.invite': 'leak.update',
  'leaks.handlers': 'leak.triage',
  'leaks.entry': 'leak.update',
  'leaks.told': 'leak.update',
  'leaks.reported': 'draft.file',
  'leaks.correct': 'leak.update',
  'leaks.advise': 'advice.create',
  'leaks.severity': 'advice.create',
  'leaks.release_advice': 'advice.release',
  'leaks.decide': 'decision.sign',
  'notices.make_link': 'leak.triage',
  'notices.revoke_link': 'leak.triage',
  'notices.start': 'leak.update',
  'notices.change': 'leak.update',
  'notices.sent': 'leak.update',
  // The command asks the right of the source: to handle or to decide.
  'alarms.acknowledge': 'signed_in',
  'alarms.remind': 'signed_in',
  'alarms.read': 'signed_in',
  // The command asks that alarms of these kinds ever come to this person.
  'alarms.choose': 'signed_in',
  // The command asks that some source shows its clocks to this person.
  'alarms.make_link': 'signed_in',
  'alarms.revoke_link': 'signed_in',
  'settings.alarms': 'privacy_settings.update',
  'settings.sending': 'privacy_settings.update',
  'settings.clock_rule': 'privacy_settings.update',
  'settings.report_profile': 'privacy_settings.update',
  'settings.report_profile_import': 'privacy_settings.update',
  'settings.moment_limit': 'privacy_settings.update',
  'settings.no_blame': 'privacy_settings.update',
  'settings.anonymous': 'privacy_settings.update',
  // The code of a report without a name is the key.
  'leaks.anonymous_status': 'public',
  'leaks.anonymous_note': 'public',
  'settings.adequacy': 'privacy_settings.update',
  'mail.test': 'technical_settings.update',
  'mail.retry': 'technical_settings.update',
  'drafts.create': 'draft.create',
  'drafts.update': 'draft.update',
  'drafts.sign_off': 'draft.sign',
  'drafts.file': 'draft.file',
}

/** Actions that only set a cookie about the look on this device; they need no person and touch no data. */
export const lookActions = ['chooseLocale', 'chooseReportLocale', 'chooseTheme', 'chooseDensity', 'chooseKeys'] as const

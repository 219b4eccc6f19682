/**
 * Every door of the application and who may knock, kept by hand: `resource.verb` of the matrix, anybody signed in, a
 * program with a token of somebody (no session opens that one), or everybody. A page, route or server action that is not named here fails doors.test.ts. What a person may do with one
 * object behind the door is decided there, by `can` with its facts.
 */
export type Cell = 'public' | 'signed_in' | 'token' | `${string}.${string}`

/** Pages by path, as the folders of app/ say it without groups. */
export const pages: Readonly<Record<string, Cell>> = {
  '/': 'signed_in',
  '/login': 'public',
  '/setup': 'public',
  '/welcome/[token]': 'public',
  // A secret link of a processor: it opens what came by it, and nothing else.
  '/notify/[token]': 'public',
  // Closed until a DPO opens it; it opens nothing of the company.
  '/your-data': 'public',
  // Secret links: of who asked, and of a recipient who is asked to confirm. Each opens what it is of, and nothing else.
  '/your-data/[token]': 'public',
  '/confirm/[token]': 'public',
  // Without the code of a report it shows nothing.
  '/leak-status': 'public',
  '/account': 'signed_in',
  // Who may have none learns nothing of them. An administrator sees everybody's, never a secret.
  '/account/tokens': 'api_token.read',
  '/api-docs': 'signed_in',
  // Each kind asks its own right: who may not read it learns not even how many there are.
  '/search': 'signed_in',
  // A file that gets ready, for who asked for it.
  '/exports/[id]': 'signed_in',
  '/registers/extract': 'register.export',
  '/registers/extract/[id]': 'register.export',
  '/registers/[register]': 'register.read',
  '/registers/[register]/new': 'register.create',
  // Each asks its own right of each record: change, submit, or say that it is still correct.
  '/registers/[register]/batch': 'register.confirm',
  '/batches/[id]': 'register.read',
  // Each asks of every row what a save of it would; of imports of others only who writes everywhere learns.
  ...{ '/imports': 'register.create', '/imports/new': 'register.create' },
  ...{ '/imports/[id]': 'register.create', '/imports/[id]/check': 'register.create' },
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
  // Employees read the text alone; promises ask to read all of it.
  ...{
    '/statement': 'statement.read',
    '/statement/comparison': 'statement.read',
    '/statement/differences': 'statement.read',
    // Made of the whole register: who reads all of it.
    '/statement/draft': 'register.export',
    '/statement/new': 'statement.create',
  },
  ...{ '/statement/promises': 'statement.read', '/statement/promises/new': 'statement.create' },
  ...{ '/statement/promises/[ref]': 'statement.read', '/statement/promises/[ref]/edit': 'statement.update' },
  ...{ '/sharing': 'sharing.read', '/sharing/new': 'sharing.create' },
  ...{ '/sharing/[ref]': 'sharing.read', '/sharing/[ref]/edit': 'sharing.update' },
  // An editor sees those in which they have a task, and of them that task alone.
  '/requests': 'request.read',
  '/requests/new': 'request.create',
  '/requests/[ref]': 'request.read',
  '/suppression': 'suppression.read',
  '/requests/[ref]/edit': 'request.update',
  '/requests/[ref]/letters/[id]': 'request.read',
  '/report-leak': 'report.create',
  '/report-leak/poster': 'report.create',
  // What a device keeps of the form: empty, and of nobody but who asks.
  '/report-leak/shell': 'report.create',
  '/my-reports': 'own_report.read',
  '/my-reports/[ref]': 'own_report.read',
  '/leaks': 'leak.read',
  '/leaks/figures': 'leak.count',
  '/leaks/log': 'leak.export',
  '/leaks/tasks': 'leak.read',
  '/leaks/exercises': 'exercise.read',
  '/leaks/[ref]': 'leak.read',
  '/leaks/[ref]/facts': 'leak.update',
  '/leaks/[ref]/draft/[id]': 'draft.read',
  '/leaks/[ref]/draft/[id]/print': 'draft.export',
  '/leaks/[ref]/draft/[id]/file': 'draft.file',
  '/leaks/[ref]/customers/[id]': 'leak.update',
  '/leaks/[ref]/letters/[id]': 'letter.read',
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
  // People by a table: an administrator's, as one by one.
  ...{ '/users/import': 'user.create', '/users/import/[id]': 'user.create', '/users/import/[id]/check': 'user.create' },
  '/settings/departments': 'department.read',
  '/settings/clocks': 'privacy_settings.read',
  '/settings/intake': 'privacy_settings.read',
  '/settings/reports': 'privacy_settings.read',
  '/settings/reports/[code]': 'privacy_settings.update',
  '/settings/authorities': 'privacy_settings.read',
  '/settings/authorities/[code]': 'privacy_settings.update',
  '/settings/adequacy': 'privacy_settings.read',
  '/settings/files': 'technical_settings.read',
  '/settings/mail': 'technical_settings.read',
  '/settings/jobs': 'technical_settings.read',
  '/settings/webhooks': 'technical_settings.read',
}

/** Doors for programs answer every method, also to say that they do not take it. */
const forPrograms = (path: string): Record<string, Cell> =>
  Object.fromEntries(
    ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => [`${method} ${path}`, 'token']),
  )

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
  'GET /api/letters/[id]/[format]': 'letter.export',
  'GET /api/report-profiles/[code]': 'privacy_settings.read',
  'GET /api/leaks/figures/[format]': 'leak.count',
  'GET /api/leaks/log/[format]': 'leak.export',
  'GET /api/requests/files/[id]': 'request.update',
  'GET /api/sharing/files/[id]': 'sharing.update',
  'GET /api/requests/letters/[id]/[format]': 'request.update',
  'GET /api/statement/draft/[language]/[format]': 'statement.export',
  // A list service with the secret of the address: the command that follows is of Dertig itself.
  'GET /api/unsubscribes/[secret]': 'public',
  'POST /api/unsubscribes/[secret]': 'public',
  'GET /api/leaks/files/[id]': 'leak.read',
  'GET /api/leaks/report/files/[id]': 'own_report.read',
  // The program that opens the form without a connection: the same for everybody.
  'GET /api/leaks/report/worker': 'public',
  // Each list asks its own right to export, at the order and when it is fetched.
  'GET /api/exports/[list]': 'signed_in',
  'GET /api/exports/ready/[id]': 'signed_in',
  'GET /api/files/[id]': 'register.read',
  'GET /api/health': 'public',
  'GET /api/health/ready': 'public',
  'GET /api/imports/[id]/failed': 'register.create',
  'GET /api/imports/[id]/progress': 'register.create',
  'GET /api/users/import/[id]/failed': 'user.create',
  'GET /api/registers/extract/[entity]/[format]': 'register.export',
  'GET /api/registers/extract/ready/[id]': 'register.export',
  'GET /api/search': 'signed_in',
  'POST /api/leaks/report': 'report.create',
  // What a processor tells by its link, and files with it: the command asks the right of the link.
  'POST /api/notify/[token]': 'public',
  'POST /api/notify/[token]/files': 'public',
  // The form of the intake page, and what comes by the link of a request: the commands ask the right of the link.
  'POST /api/your-data': 'public',
  'POST /api/your-data/[token]': 'public',
  'POST /api/confirm/[token]': 'public',
  'PUT /api/files': 'register.update',
  'PUT /api/requests/files': 'request.update',
  'PUT /api/sharing/files': 'sharing.update',
  'PUT /api/imports': 'register.create',
  'PUT /api/users/import': 'user.create',
  'PUT /api/leaks/files': 'leak.note',
  'PUT /api/suppression/compare': 'suppression.create',
  'PUT /api/leaks/receipts': 'draft.file',
  'PUT /api/leaks/report/files': 'own_report.note',
  // Closed without the token of the settings.
  'GET /metrics': 'public',
  // What the door for programs is like: the same for everybody.
  'GET /api/openapi.json': 'public',
  // A token of a person instead of a session: the door asks for their rights, and for what the token reaches, at that moment.
  ...forPrograms('/api/mcp'),
  ...forPrograms('/api/v1'),
  ...forPrograms('/api/v1/[register]'),
  ...forPrograms('/api/v1/[register]/[ref]'),
  ...forPrograms('/api/v1/[register]/[ref]/history'),
  ...forPrograms('/api/v1/[register]/[ref]/retire'),
  ...forPrograms('/api/v1/[register]/[ref]/[...rest]'),
}

const kB = 1024

/** Most bytes of a body, for doors that take more or less than `otherBodies`; `streamed`: a file, which its door counts. */
export const bodyLimits: Readonly<Record<string, number | 'streamed'>> = {
  'POST /api/auth/[...nextauth]': 16 * kB,
  'POST /api/leaks/report': 64 * kB,
  'POST /api/notify/[token]': 256 * kB,
  'POST /api/unsubscribes/[secret]': 64 * kB,
  'POST /api/notify/[token]/files': 'streamed',
  'POST /api/your-data': 256 * kB,
  'POST /api/your-data/[token]': 64 * kB,
  'POST /api/confirm/[token]': 64 * kB,
  'PUT /api/files': 'streamed',
  'PUT /api/requests/files': 'streamed',
  'PUT /api/sharing/files': 'streamed',
  'PUT /api/imports': 'streamed',
  'PUT /api/users/import': 'streamed',
  'PUT /api/leaks/files': 'streamed',
  'PUT /api/suppression/compare': 'streamed',
  'PUT /api/leaks/receipts': 'streamed',
  'PUT /api/leaks/report/files': 'streamed',
  'POST /api/v1/[register]': 512 * kB,
  'POST /api/mcp': 512 * kB,
  'PATCH /api/v1/[register]/[ref]': 512 * kB,
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
  ...['GET /your-data', 'POST /api/your-data', 'GET /your-data/[token]', 'POST /api/your-data/[token]'],
  ...['GET /confirm/[token]', 'POST /api/confirm/[token]'],
  ...['GET /api/unsubscribes/[secret]', 'POST /api/unsubscribes/[secret]'],
  ...['GET /api/openapi.json', 'GET /metrics'],
]

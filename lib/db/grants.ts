import type pg from 'pg'

/** Tables whose rows are evidence: the application's login may add and read, never change or remove. */
export const appendOnlyTables: readonly string[] = [
  'DeletionRecord',
  'DeletionTarget',
  'RecordVersion',
  'ReviewStep',
  'RecordMoment',
  'RecordExtraMoment',
  'OrganisationMoment',
  'LeakReport',
  'LeakNote',
  'LeakMoment',
  'LeakDecision',
  'LeakSeverity',
  'LeakEntry',
  'FiledReport',
  'FiledLeak',
  'DraftSignOff',
  'FiledReceipt',
  'ReportProfile',
  'LetterDispatch',
  'AuthorityEntry',
  'StoredFile',
  'RequestNote',
  'SuppressionProof',
  'ListComparison',
  'Batch',
  'BatchRecord',
  'ImportPerson',
  'StatementVersion',
  'PromisePlace',
]

/** Tables of the audit log begin with this; the login may only read them and call the functions below. */
const auditPrefix = 'Audit'

/** Functions the login may call: each runs with its owner's rights and says itself what it allows. */
const auditFunctionPrefix = 'audit_'

/** What the application's login may do with a table; the tables of the audit log are written through their function. */
export function rightsOn(table: string): string {
  if (table === '_prisma_migrations' || table.startsWith(auditPrefix)) return 'SELECT'
  // Written by triggers alone.
  if (['VersionRow', 'RegisterChange', 'SearchWord'].includes(table)) return 'SELECT'
  if (appendOnlyTables.includes(table)) return 'SELECT, INSERT'
  // That a file was removed is written beside it; released advice is held by a trigger.
  if (table === 'Attachment')
    return 'SELECT, INSERT, UPDATE ("removedAt", "removedById", "removedReason", "erasedAt", "erasedById")'
  if (table === 'LeakFile') return 'SELECT, INSERT, UPDATE ("removedAt", "removedById", "removedReason")'
  // What is on the list stays there: it is lifted, never removed.
  if (table === 'SuppressedAddress' || table === 'SuppressionRule') return 'SELECT, INSERT, UPDATE'
  if (
    table === 'LeakAdvice' ||
    table === 'LeakTask' ||
    table === 'RequestTask' ||
    table === 'RequestLetter' ||
    table === 'RequestFile' ||
    table === 'DisclosureFile' ||
    table === 'RetentionEvent'
  )
    return 'SELECT, INSERT, UPDATE'
  return 'SELECT, INSERT, UPDATE, DELETE'
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/**
 * Gives the application's login exactly its rights on the current schema, in one transaction; anything else is taken away.
 * It owns nothing and cannot create, alter or drop. Runs as owner, after migrations, under their lock.
 */
export async function grantApplication(client: pg.Client, login: string): Promise<void> {
  const role = quoted(login)
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')`,
  )
  const { rows: functions } = await client.query<{ signature: string }>(
    `SELECT p.oid::regprocedure::text AS signature FROM pg_proc p
     WHERE p.pronamespace = current_schema()::regnamespace AND p.proname LIKE $1 AND p.prorettype <> 'trigger'::regtype`,
    [`${auditFunctionPrefix.replaceAll('_', '\\_')}%`],
  )
  const { rows: named } = await client.query<{ schema: string; database: string }>(
    'SELECT current_schema() AS schema, current_database() AS database',
  )
  const schema = quoted(named[0]?.schema ?? 'public')
  const database = quoted(named[0]?.database ?? '')
  await client.query(
    [
      'BEGIN',
      `GRANT CONNECT ON DATABASE ${database} TO ${role}`,
      `REVOKE CREATE ON SCHEMA ${schema} FROM PUBLIC, ${role}`,
      `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
      `REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM PUBLIC, ${role}`,
      ...tables.map(({ name }) => `GRANT ${rightsOn(name)} ON ${schema}.${quoted(name)} TO ${role}`),
      `GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`,
      ...functions.flatMap(({ signature }) => [
        `REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`,
        `GRANT EXECUTE ON FUNCTION ${signature} TO ${role}`,
      ]),
      'COMMIT',
    ].join(';\n'),
  )
  await withoutTemporaryTables(client, database)
}

/** A login that cannot even make temporary tables; only the owner of the database can take that right away. */
async function withoutTemporaryTables(client: pg.Client, database: string): Promise<void> {
  await client.query(`REVOKE TEMPORARY ON DATABASE ${database} FROM PUBLIC`).catch(() => {})
}

// The schema engine's one-shot questions (`schema-engine cli can-connect-to-database`): answered by the exit code.
import pg from 'pg'

const codes = { '3D000': 'P1003', '28P01': 'P1000', '42P04': 'P1009' }

/** Answers one question about the database and ends the process. */
export async function answerOnce(command, url) {
  if (!url.startsWith('postgres')) process.exit(0)
  try {
    if (command === 'can-connect-to-database') await run(url, 'SELECT 1')
    else {
      const maintenance = new URL(url)
      const name = decodeURIComponent(maintenance.pathname.slice(1)).replaceAll('"', '""')
      maintenance.pathname = '/postgres'
      await run(maintenance.href, `${command === 'create-database' ? 'CREATE' : 'DROP'} DATABASE "${name}"`)
    }
    process.exit(0)
  } catch (error) {
    const fields = { message: error.message, is_panic: false, error_code: codes[error.code] ?? 'P1001', meta: {} }
    console.error(
      JSON.stringify({ level: 'ERROR', timestamp: new Date().toISOString(), target: 'schema_engine', fields }),
    )
    process.exit(1)
  }
}

async function run(url, sql) {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

import { spawnSync } from 'node:child_process'
import pg from 'pg'
import { z } from 'zod'
import { environmentWith } from '@/lib/config/process'
import type { Stack } from './stack'

/** What the database holds after a trial. `half`: reports without leak, clocks or exactly one audit entry, or the reverse. */
export type Evidence = { refs: Map<string, string>; half: number; gaps: number; audit: string }

const wholeness = `
  SELECT r."clientId", l.ref, l.number,
    (SELECT count(*)::int FROM "AuditEntry" e WHERE e."subjectId" = l.id::text AND e.action = 'leak.report') AS entries,
    (SELECT count(*)::int FROM "LeakClock" c WHERE c."leakId" = l.id) AS clocks
  FROM "Leak" l FULL JOIN "LeakReport" r ON r."leakId" = l.id ORDER BY l.number`

type Row = { clientId: string | null; ref: string | null; number: number | null; entries: number; clocks: number }

export async function whatIsThere(stack: Stack): Promise<Evidence> {
  const client = new pg.Client(stack.ownerUrl)
  await client.connect()
  try {
    const { rows } = await client.query<Row>(wholeness)
    const entries = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM "AuditEntry" WHERE action = 'leak.report'`,
    )
    const torn = rows.filter((row) => !row.clientId || !row.ref || row.entries !== 1 || row.clocks === 0).length
    const orphans = Math.max(0, (entries.rows[0]?.count ?? 0) - rows.length)
    return {
      refs: new Map(rows.map((row) => [row.clientId ?? '', row.ref ?? ''])),
      half: torn + orphans,
      gaps: rows.filter((row, index) => row.number !== index + 1).length,
      audit: auditState(stack),
    }
  } finally {
    await client.end()
  }
}

/** As an operator asks: `dertig audit verify`. */
export function auditState({ dataFolder }: Pick<Stack, 'dataFolder'>): string {
  const { stdout } = spawnSync(process.execPath, ['lib/cli/bootstrap.mjs', 'dertig', 'audit', 'verify'], {
    encoding: 'utf8',
    env: environmentWith({ DERTIG_DATA: dataFolder, DATABASE_URL: '' }),
  })
  return z.object({ state: z.string() }).parse(JSON.parse(stdout)).state
}

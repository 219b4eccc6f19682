import { z } from 'zod'
import type { Tx } from '@/lib/db/client'

const frozenTitles = z.array(z.object({ id: z.string(), title: z.string().nullable() }))

/** Titles of versions in force, by version: a search must not find what a draft of others says. */
export async function titlesInForce(tx: Tx, versionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (versionIds.length === 0) return new Map()
  const rows = frozenTitles.parse(
    await tx.$queryRaw`SELECT id, content::jsonb #>> '{values,title}' AS title FROM "RecordVersion"
      WHERE id = ANY(${[...new Set(versionIds)]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.id, row.title ?? '']))
}

import { db } from '@/lib/db/client'
import { parseContent } from '@/lib/records/state/content'
import { changedFields } from '../steps/unchanged'
import type { Waiting } from './waiting'

/**
 * How many fields each record answers differently from its version in force, by id: of the version that was submitted
 * last, or none for one that came back and that nobody touched. Left out where nothing is in force yet (one query).
 */
export async function changesOf(rows: readonly Waiting[]): Promise<ReadonlyMap<string, number>> {
  const untouched = (row: Waiting) => row.state === 'back' && row.contributorIds.length === 0
  const compared = rows.filter((row) => row.inForceVersionId && row.versionId && row.state !== 'back')
  const versions = await db().recordVersion.findMany({
    where: { id: { in: compared.flatMap((row) => [row.inForceVersionId ?? '', row.versionId ?? '']) } },
    select: { id: true, content: true },
  })
  const values = new Map(versions.map(({ id, content }) => [id, parseContent(content).values]))
  const counts = new Map<string, number>(rows.filter(untouched).map(({ id }) => [id, 0]))
  for (const { id, inForceVersionId, versionId } of compared) {
    const before = values.get(inForceVersionId ?? '')
    const after = values.get(versionId ?? '')
    if (before && after) counts.set(id, changedFields(before, after).length)
  }
  return counts
}

import type { CommandContext } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import type { Result } from '@/lib/errors/refusal'

export type LinkableRecord = { id: RecordId; ref: string; title: string; register: string }

/** Records a DPO may link to a leak, by words in reference or names; at most twenty. */
export async function findRecordsToLink(
  _context: CommandContext,
  { q }: { q: string },
): Promise<Result<LinkableRecord[]>> {
  const words = q.trim().toLowerCase()
  const rows = await db().record.findMany({
    where: {
      status: { not: 'retired' },
      OR: [
        { searchText: { contains: words } },
        { ref: { startsWith: words.toUpperCase() } },
        { title: { contains: words, mode: 'insensitive' } },
      ],
    },
    select: { id: true, ref: true, title: true, register: true },
    orderBy: [{ register: 'asc' }, { number: 'asc' }],
    take: 20,
  })
  return { ok: true, value: rows.map((row) => ({ ...row, id: recordIdSchema.parse(row.id) })) }
}

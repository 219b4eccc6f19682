import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'
import { instantOf } from '@/lib/time/types'
import { entryKinds } from '../facts/schema'
import type { LeakDetail } from './leak-detail'

/** The timeline of a leak by when things happened. Of a contact an auditor learns that there was one: its words may name who reported. */
export async function readTimeline({ id, masked }: Pick<LeakDetail, 'id' | 'masked'>) {
  const rows = await db().leakEntry.findMany({
    where: { leakId: id },
    include: { correction: { select: { id: true } } },
    orderBy: [{ happenedAt: 'asc' }, { recordedAt: 'asc' }],
  })
  const names = await namesOf(
    db(),
    rows.map(({ byId }) => byId),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: entryKinds.find((kind) => kind === row.kind) ?? 'fact',
    body: masked && row.kind === 'contact' ? null : row.body,
    happenedAt: instantOf(row.happenedAt),
    recordedAt: instantOf(row.recordedAt),
    byName: names.get(row.byId) ?? null,
    isCorrected: row.correction !== null,
    corrects: row.correctsId !== null,
  }))
}
export type LeakTimeline = Awaited<ReturnType<typeof readTimeline>>

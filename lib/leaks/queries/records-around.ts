import type { Actor } from '@/lib/access/actor'
import { recordTitles } from '@/lib/access/past/record-titles'
import { db } from '@/lib/db/client'
import { recordIdSchema } from '@/lib/db/ids'
import { detailsOf } from '@/lib/records/derive/facts-around'
import { findDeclaration } from '@/lib/records/state/registered'
import type { RecordCategories } from '../facts/offers'
import type { LeakDetail, LinkableRecord } from './leak-detail'

type Hit = Pick<LeakDetail, 'records'>

/** Categories of data and of people of the records that a leak hits, for whom its facts are filled in (one query a register). */
export async function categoriesHit({ records }: Hit): Promise<RecordCategories[]> {
  const details = await detailsOf(db(), records)
  return records.flatMap(({ id, ref, register }) => {
    const detail = details.get(id)
    const held = detail && findDeclaration(register)?.report?.categories?.(detail)
    return held ? [{ ref, ...held }] : []
  })
}

/** A record that may be hit too, and the hit record that names it. */
export type NamedRecord = LinkableRecord & { by: string }

/** The processors that the hit records name and that are not linked to the leak themselves, once each. */
export async function processorsNamed(actor: Actor, { records }: Hit): Promise<NamedRecord[]> {
  if (records.length === 0) return []
  const hit = new Set<string>(records.map(({ id }) => id))
  const links = await db().recordLink.findMany({
    where: { fromId: { in: [...hit] }, toId: { notIn: [...hit] } },
    select: { from: { select: { ref: true } }, to: { select: { id: true, ref: true, register: true } } },
    orderBy: [{ to: { ref: 'asc' } }, { from: { ref: 'asc' } }],
  })
  const named = new Map(
    links
      .filter(({ to }) => findDeclaration(to.register)?.report?.as === 'processor')
      .reverse()
      .map(({ from, to }) => [to.ref, { ...to, by: from.ref }]),
  )
  const titles = await recordTitles(db(), actor, [...named.keys()])
  return [...named.values()].reverse().flatMap(({ id, ...record }) => {
    const title = titles.get(record.ref)
    return title ? [{ ...record, id: recordIdSchema.parse(id), title }] : []
  })
}

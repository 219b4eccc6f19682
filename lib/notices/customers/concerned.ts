import type { Tx } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { recordIdSchema } from '@/lib/db/ids'
import { detailsOf } from '@/lib/records/derive/facts-around'
import { findDeclaration } from '@/lib/records/state/registered'

/** A customer whom a leak concerns, the records that name it, and the categories that these hold. */
export type ConcernedCustomer = { name: string; contact: string; refs: string[]; data: string[]; people: string[] }

/** The customers for whom the records that a leak hits are done as processor, each once, by name. */
export async function customersOf(client: Tx | PrismaClient, leakId: string): Promise<ConcernedCustomer[]> {
  const hits = await client.leakRecord.findMany({
    where: { leakId },
    select: { record: { select: { id: true, ref: true, register: true } } },
    orderBy: { record: { ref: 'asc' } },
  })
  const records = hits.map(({ record }) => record)
  const details = await detailsOf(client, records)
  const found = new Map<string, ConcernedCustomer>()
  for (const { id, ref, register } of records) {
    const detail = details.get(recordIdSchema.parse(id))
    const report = findDeclaration(register)?.report
    const held = (detail && report?.categories?.(detail)) ?? { data: [], people: [] }
    for (const { name, contact } of (detail && report?.customers?.(detail)) ?? []) {
      const known = found.get(name) ?? { name, contact, refs: [], data: [], people: [] }
      found.set(name, {
        name,
        contact: known.contact || contact,
        refs: [...known.refs, ref],
        data: [...new Set([...known.data, ...held.data])],
        people: [...new Set([...known.people, ...held.people])],
      })
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name))
}

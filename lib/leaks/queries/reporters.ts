import { namesOf } from '@/lib/access/persons'
import { db } from '@/lib/db/client'

/** Names of who acts on leaks, by id: people, and the contacts of processors who told by a link, each with its processor. */
export async function whoReported(ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const people = await namesOf(db(), ids)
  const others = [...new Set(ids.filter((id) => id !== null && !people.has(id)))].flatMap((id) => (id ? [id] : []))
  if (others.length === 0) return people
  const links = await db().processorLink.findMany({
    where: { id: { in: others } },
    select: { id: true, contactName: true, record: { select: { title: true, ref: true } } },
  })
  const named = links.map(({ id, contactName, record }): [string, string] => [
    id,
    `${contactName} (${record.title || record.ref})`,
  ])
  return new Map([...people, ...named])
}

import { z } from 'zod'
import { db } from '@/lib/db/client'
import { canonicalJson } from '../entry/canonical'
import { openDetails } from '../tree/stored'

const knownPeople = z.array(z.object({ id: z.string(), name: z.string(), pseudonym: z.string() }))

type Renaming = { index: bigint; at: Date; old: string | null; new: string }

/** The names a person went by, as the log holds them under the person's own key, and the name of today. */
export type NamesOfPerson = {
  /** The name before the entry with this number was written. */
  before(index: bigint): string
  /** The name at a moment. */
  at(moment: Date): string
}

/**
 * The names people went by, oldest first (four reads, however many people). They stand in the entries `user.create` and
 * `user.update`, so that erasing a person erases them too; of who was erased there is nothing here. Where somebody else goes
 * by the same name now, or stands beside it here, a mark from the pseudonym tells the two apart.
 */
export async function namesThen(userIds: readonly string[]): Promise<ReadonlyMap<string, NamesOfPerson>> {
  const ids = [...new Set(userIds)]
  if (ids.length === 0) return new Map()
  const known = knownPeople.parse(
    await db().$queryRaw`SELECT u.id::text, u.name, a.pseudonym::text FROM "User" u
      JOIN "AuditActor" a ON a."userId" = u.id AND a.scope = '' WHERE u.id = ANY(${ids}::uuid[])`,
  )
  const renamings = await renamingsOf(known.map(({ pseudonym }) => pseudonym))
  const people = known.map((person) => ({ ...person, renamings: renamings.get(person.pseudonym) ?? [] }))
  const shared = await sharedNames(people)
  return new Map(
    people.map((person) => {
      const marked = (name: string) => (shared.has(name.toLowerCase()) ? withMark(name, person.pseudonym) : name)
      return [
        person.id,
        {
          before: (index) => marked(nameIn(person, (renaming) => renaming.index < index)),
          at: (moment) => marked(nameIn(person, (renaming) => renaming.at <= moment)),
        },
      ]
    }),
  )
}

/** A name with what tells its bearer from others: four signs of the pseudonym, which a downloaded log holds too. */
export function withMark(name: string, pseudonym: string): string {
  return `${name} · ${pseudonym.slice(0, 4)}`
}

type Person = { id: string; name: string; renamings: readonly Renaming[] }

function nameIn({ name, renamings }: Person, done: (renaming: Renaming) => boolean): string {
  const last = renamings.findLast(done)
  if (last) return last.new
  const [next] = renamings
  return next ? (next.old ?? next.new) : name
}

async function renamingsOf(pseudonyms: readonly string[]): Promise<ReadonlyMap<string, Renaming[]>> {
  const entries = await db().auditEntry.findMany({
    where: {
      subjectType: 'user',
      subjectId: { in: [...pseudonyms] },
      action: { in: ['user.create', 'user.update'] },
      detail: { isNot: null },
    },
    orderBy: { index: 'asc' },
    include: { detail: true },
  })
  const details = await openDetails(entries)
  const found = new Map<string, Renaming[]>()
  for (const [n, entry] of entries.entries()) {
    const detail = details[n]
    if (!detail || typeof detail === 'string') continue
    for (const change of detail.changes) {
      const [old, name] = [textIn(change.old.text), textIn(change.new.text)]
      if (change.field !== 'name' || name === null) continue
      const before = found.get(entry.subjectId) ?? []
      found.set(entry.subjectId, [...before, { index: entry.index, at: entry.at, old, new: name }])
    }
  }
  return found
}

/** The text behind canonical JSON, or null when it is none. */
function textIn(json: string): string | null {
  const value: unknown = JSON.parse(json)
  return typeof value === 'string' && canonicalJson(value) === json ? value : null
}

/** Names, in lower case, that more than one person goes by: of these people then or now, and of others now. */
async function sharedNames(people: readonly Person[]): Promise<ReadonlySet<string>> {
  const bearers = new Map<string, Set<string>>()
  const bear = (name: string, id: string) => {
    const key = name.toLowerCase()
    bearers.set(key, (bearers.get(key) ?? new Set()).add(id))
  }
  for (const { id, name, renamings } of people) {
    for (const one of [name, ...renamings.flatMap((renaming) => [renaming.old ?? renaming.new, renaming.new])])
      bear(one, id)
  }
  const others = await db().user.findMany({
    where: { name: { in: [...bearers.keys()], mode: 'insensitive' } },
    select: { id: true, name: true },
  })
  for (const { id, name } of others) bear(name, id)
  return new Set([...bearers].filter(([, ids]) => ids.size > 1).map(([name]) => name))
}

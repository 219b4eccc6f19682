import { z } from 'zod'
import { db, given, plannedOnce } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { canonicalJson } from '../entry/canonical'
import { openOne } from '../tree/stored'

const bytes = z.instanceof(Uint8Array)
/** A person, and one entry that may tell another name; without any, once. */
const knownRows = z.array(
  z.intersection(
    z.object({ id: z.string(), name: z.string(), pseudonym: z.string() }),
    z.union([
      z.object({ index: z.bigint(), at: z.date(), keyId: z.string(), sealed: bytes, wrapped: bytes.nullable() }),
      z.object({ index: z.null(), at: z.null(), keyId: z.null(), sealed: z.null(), wrapped: z.null() }),
    ]),
  ),
)

type Renaming = { index: bigint; at: Date; old: string | null; new: string }

/** The names a person went by, as the log holds them under the person's own key, and the name of today. */
export type NamesOfPerson = {
  /** The name before the entry with this number was written. */
  before(index: bigint): string
  /** The name at a moment. */
  at(moment: Date): string
}

/**
 * The names people went by, oldest first (two reads, however many people). They stand in the entries `user.create` and
 * `user.update`, so that erasing a person erases them too; of who was erased there is nothing here. The first renaming tells
 * the name that an import of people gave. Where somebody else goes by the same name now, or stands beside it here, a mark
 * from the pseudonym tells the two apart.
 */
export async function namesThen(userIds: readonly string[]): Promise<ReadonlyMap<string, NamesOfPerson>> {
  const ids = [...new Set(userIds)]
  if (ids.length === 0) return new Map()
  const rows = knownRows.parse(
    await db().$queryRaw`${Prisma.raw(plannedOnce)}
      SELECT u.id::text, u.name, a.pseudonym::text, e.index, e.at, e."keyId", e.sealed, e.wrapped
      FROM "User" u JOIN "AuditActor" a ON a."userId" = u.id AND a.scope = ''
        LEFT JOIN LATERAL (SELECT x.index, x.at, t."keyId"::text, t.sealed, k.wrapped FROM "AuditEntry" x
          JOIN "AuditDetail" t ON t.index = x.index LEFT JOIN "AuditKey" k ON k.id = t."keyId"
          WHERE x."subjectType" = 'user' AND x."subjectId" = a.pseudonym::text AND x.action IN ('user.create', 'user.update')) e ON TRUE
      WHERE u.id = ANY(${given(ids, 'uuid')}) ORDER BY e.index`,
  )
  const known = new Map(rows.map(({ id, name, pseudonym }) => [id, { id, name, pseudonym }]))
  const people = [...known.values()].map((person) => ({
    ...person,
    renamings: rows.flatMap((row) => (row.id === person.id && row.index !== null ? renamingsIn(row) : [])),
  }))
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

type Told = { index: bigint; at: Date; keyId: string; sealed: Uint8Array; wrapped: Uint8Array | null }

function renamingsIn({ index, at, wrapped, ...detail }: Told): Renaming[] {
  const opened = openOne(detail, wrapped)
  if (!opened || typeof opened === 'string') return []
  return opened.changes.flatMap((change) => {
    const [old, name] = [textIn(change.old.text), textIn(change.new.text)]
    return change.field === 'name' && name !== null ? [{ index, at, old, new: name }] : []
  })
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

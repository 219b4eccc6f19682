import type { Actor, CommandContext } from '@/lib/access/actor'
import { namesOf } from '@/lib/access/persons'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type ListColumn, type ListPage, type ListRows, listPage, shapeOfList } from '@/lib/lists/declared'
import { asDate, asText } from '@/lib/lists/source'
import { emptyValue, type TableState } from '@/lib/table/state'
import { type DueBranch, type DueKind, dueBranches, dueKinds, together } from './due-dates'
import { type DueDate, dueRows, showsLeaks, worded } from './queries'

const { sql } = Prisma

export const dateColumns = [
  { id: 'on', shape: 'date', sort: true, width: 168 },
  { id: 'kind', sort: true, filter: true },
  { id: 'what' },
  { id: 'ref', sort: true },
  { id: 'title', sort: true, title: true },
  { id: 'ownerId', sort: true, filter: true },
  { id: 'register', sort: true, filter: true, hidden: 'at_first' },
  { id: 'place', filter: true, hidden: 'always' },
  { id: 'section', filter: true, hidden: 'always' },
] as const satisfies readonly ListColumn[]
export type DateColumn = (typeof dateColumns)[number]['id']

export const dateShape = shapeOfList(dateColumns, [{ field: 'on', dir: 'asc' }])

function rows({ from, key, atPlaces, inSections }: DueBranch): ListRows<DateColumn> {
  const byText = (value: Prisma.Sql, values: readonly string[]) => sql`${value} = ANY(${[...values]}::text[])`
  return {
    from,
    where: sql`TRUE`,
    key,
    tie: { by: key, as: asText },
    values: {
      on: sql`d."on"`,
      kind: sql`d.kind`,
      title: sql`d.title`,
      register: sql`d.register`,
      ownerId: sql`d."ownerId"::text`,
      place: sql`d.place`,
      section: sql`d.section`,
    },
    orders: {
      on: { by: sql`d."on"`, as: asDate, filled: true },
      ref: { by: sql`d.ref`, as: asText, filled: true },
      ownerId: { by: sql`(SELECT lower(u.name) FROM "User" u WHERE u.id = d."ownerId")`, as: asText },
    },
    matches: {
      place: (values) => atPlaces(values) ?? byText(sql`d.place`, values),
      section: (values) => inSections(values) ?? byText(sql`d.section`, values),
    },
    text: sql`d.words`,
    holds: (like, text) =>
      sql`(SELECT split_part(t.text, chr(10), 1) LIKE ${like} OR split_part(t.text, chr(10), 2) LIKE ${like} FROM ${text} t)`,
  }
}

export type DatePage = ListPage & { rows: readonly DueDate[]; owners: ReadonlyMap<string, string> }

/**
 * A page of all due dates this person may read, as an address asks; by itself the first day first. Leaks on it are
 * one entry in the log.
 */
export async function datePage(context: CommandContext & { actor: Actor }, state: TableState): Promise<DatePage> {
  const asked = dueKinds.filter(
    (kind) => state.open === 'kind' || !state.filters.kind || state.filters.kind.includes(kind),
  )
  const kinds: readonly DueKind[] = asked.length > 0 ? asked : dueKinds
  const branches = await dueBranches(context.actor, context, kinds)
  const page = await listPage(db(), dateColumns, branches.map(rows), state)
  // A key begins with the reference, by which every kind has an index.
  const refs = page.keys.flatMap((key) => key.split(' ', 1))
  const found = dueRows.parse(
    await db().$queryRaw`SELECT d.*, 0 AS total FROM ${together(branches)}
      WHERE d.ref = ANY(${refs}::text[]) AND d.key = ANY(${[...page.keys]}::text[])`,
  )
  const byKey = new Map(found.map((row) => [row.key, row]))
  const shown = page.keys.flatMap((one) => byKey.get(one) ?? [])
  if (shown.some(showsLeaks))
    await recordRead(context, { action: 'leak.list', subject: { type: 'page', id: 'calendar' } })
  const owners = page.facets.find(({ field }) => field === 'ownerId')?.values ?? []
  const names = await namesOf(
    db(),
    owners.flatMap(({ value }) => (value === emptyValue ? [] : [value])),
  )
  return { ...page, rows: await worded(shown, context), owners: names }
}

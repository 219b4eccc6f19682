import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Tx } from '@/lib/db/client'
import { type ImportId, importIdSchema } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import { declarationOf } from '@/lib/records/state/registered'
import { instantOf } from '@/lib/time/types'
import { type Choice, choiceSchema } from '../plan/choice'
import { keyOf } from '../recognise/key'
import { type Table, tableSchema } from '../recognise/table'

/** Only people import. */
export type ImportContext = CommandContext & { actor: Actor }

/** What came of an import: how many, and the rows that were left out with their problems. */
export const reportSchema = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  linked: z.number(),
  left: z.number(),
})
export type Report = z.infer<typeof reportSchema>

/** Stands in the place of the register for a table of people. */
export const ofPeople = 'people'

const plainRow = z.object({
  id: importIdSchema,
  register: z.string(),
  state: z.enum(['open', 'done', 'undone']),
  fileName: z.string(),
  sha256: z.string(),
  tables: z.array(tableSchema),
  choice: choiceSchema,
  report: z.unknown(),
  batchId: z.string().nullable(),
  undoBatchId: z.string().nullable(),
  byId: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
const row = plainRow.extend({
  register: z.string().transform(declarationOf),
  report: reportSchema.nullable(),
})
/** A table of people on its way; its report is for lib/imports/people to read. */
export type StoredPeople = z.infer<typeof plainRow>
export type Stored = z.infer<typeof row>

/** An import that is for this person; refuses `not_found` for everybody else. Theirs, or anybody's for who writes everywhere. */
export async function storedImport(tx: Tx, actor: Actor, id: ImportId, { locked = false } = {}): Promise<Stored> {
  // The second of two at once waits here, and then finds it done.
  if (locked) await tx.$queryRaw`SELECT id FROM "Import" WHERE id = ${id}::uuid FOR UPDATE`
  const found = await tx.import.findUnique({ where: { id } })
  if (!found || found.register === ofPeople || !maySee(actor, found.byId)) throw new Refusal('not_found')
  return row.parse(found)
}

/** A table of people, for who may add people; refuses `not_found` for everybody else. */
export async function storedPeople(tx: Tx, actor: Actor, id: ImportId, { locked = false } = {}): Promise<StoredPeople> {
  if (locked) await tx.$queryRaw`SELECT id FROM "Import" WHERE id = ${id}::uuid FOR UPDATE`
  const found = await tx.import.findUnique({ where: { id } })
  if (found?.register !== ofPeople || !can(actor, 'user', 'create')) throw new Refusal('not_found')
  return plainRow.parse(found)
}

/** The same under lock, while it is not done yet; refuses `import_done`. */
export async function openPeople(tx: Tx, { actor }: ImportContext, id: ImportId): Promise<StoredPeople> {
  const stored = await storedPeople(tx, actor, id, { locked: true })
  if (stored.state !== 'open') throw new Refusal('not_now', { reason: 'import_done' })
  return stored
}

/** An import under lock that is not done yet; refuses `import_done`. */
export async function openImport(tx: Tx, { actor }: ImportContext, id: ImportId): Promise<Stored> {
  const stored = await storedImport(tx, actor, id, { locked: true })
  if (stored.state !== 'open') throw new Refusal('not_now', { reason: 'import_done' })
  return stored
}

export function maySee(actor: Actor, byId: string): boolean {
  return byId === actor.id || can(actor, 'register', 'create') !== null
}

/** Imports that a person may see, newest first: the latest hundred, without their tables. */
export async function importsSeen(tx: Tx, actor: Actor) {
  const rows = await tx.import.findMany({
    where: { register: { not: ofPeople }, ...(maySee(actor, '') ? {} : { byId: actor.id }) },
    select: { id: true, register: true, state: true, fileName: true, report: true, byId: true, createdAt: true },
    orderBy: { createdAt: 'desc' },
    take: 100,
  })
  const people = await tx.user.findMany({
    where: { id: { in: [...new Set(rows.map(({ byId }) => byId))] } },
    select: { id: true, name: true },
  })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return rows.map(({ report, byId, createdAt, ...one }) => ({
    ...one,
    by: names.get(byId) ?? '',
    at: instantOf(createdAt),
    report: reportSchema.nullable().parse(report),
  }))
}

/** The table that was chosen; refuses when the file has none such. */
export function chosenTable({ tables, choice }: Pick<Stored, 'tables' | 'choice'>): Table {
  const table = tables[choice.table]
  if (!table || choice.targets.length !== table.columns.length)
    throw new Refusal('invalid', { fields: { table: ['invalid'] } })
  return table
}

const headersOf = ({ columns }: Table) => createHash('sha256').update(columns.map(keyOf).join('\n')).digest('hex')

const remembered = choiceSchema.pick({ targets: true, mode: true, key: true, empties: true })
export type Remembered = z.infer<typeof remembered>

/** Where the columns of a table with these headers went the last time. */
export async function rememberedFor(tx: Tx, register: { slug: string }, table: Table): Promise<Remembered | null> {
  const found = await tx.importMapping.findUnique({
    where: { register_headers: { register: register.slug, headers: headersOf(table) } },
  })
  const choice = remembered.safeParse(found?.choice)
  return choice.success && choice.data.targets.length === table.columns.length ? choice.data : null
}

/** Keeps it for the next table with these headers. */
export async function remember(
  tx: Tx,
  register: { slug: string },
  table: Table,
  choice: Choice,
  now: string,
): Promise<void> {
  const { targets, mode, key, empties } = choice
  const data = { choice: { targets, mode, key, empties }, updatedAt: new Date(now) }
  const of = { register: register.slug, headers: headersOf(table) }
  await tx.importMapping.upsert({ where: { register_headers: of }, create: { ...of, ...data }, update: data })
}

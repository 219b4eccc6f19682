import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Actor, CommandContext } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { type ImportId, importIdSchema } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import type { Registered } from '@/lib/records/state/registered'
import { instantOf } from '@/lib/time/types'
import type { ImportKind } from '../kinds/kind'
import { type PeopleReport, people } from '../kinds/people'
import { type Report, records } from '../kinds/records'
import { type Choice, choiceSchema } from '../plan/choice'
import { keyOf } from '../recognise/key'
import { type Table, tableSchema } from '../recognise/table'

type Slugged = { slug: string }

/** Only people import. */
export type ImportContext = CommandContext & { actor: Actor }

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
type Plain = z.infer<typeof plainRow>
/** A table on its way to what its rows become, and then what came of it. */
export type StoredOf<Of, Report> = Omit<Plain, 'register' | 'report'> & { register: Of; report: Report | null }
export type Stored = StoredOf<Registered, Report>

/** An import of this kind that is for this person; refuses `not_found` for everybody else. */
export async function storedOf<Of extends Slugged, Report>(
  kind: ImportKind<Of, Report>,
  tx: Tx,
  actor: Actor,
  { id, locked = false }: { id: ImportId; locked?: boolean },
): Promise<StoredOf<Of, Report>> {
  // The second of two at once waits here, and then finds it done.
  if (locked) await tx.$queryRaw`SELECT id FROM "Import" WHERE id = ${id}::uuid FOR UPDATE`
  const found = await tx.import.findUnique({ where: { id } })
  const register = kind.all.find(({ slug }) => slug === found?.register)
  if (!found || !register || !kind.maySee(actor, found.byId)) throw new Refusal('not_found')
  return { ...plainRow.parse(found), register, report: kind.report.nullable().parse(found.report) }
}

const otherwise = { open: 'import_done', done: 'import_not_done' } as const

/** The same under lock, in this state; refuses `import_done` where it should be open still, `import_not_done` where it should be done. */
export async function lockedIn<Of extends Slugged, Report>(
  state: keyof typeof otherwise,
  kind: ImportKind<Of, Report>,
  tx: Tx,
  { context: { actor }, id }: { context: ImportContext; id: ImportId },
): Promise<StoredOf<Of, Report>> {
  const stored = await storedOf(kind, tx, actor, { id, locked: true })
  if (stored.state !== state) throw new Refusal('not_now', { reason: otherwise[state] })
  return stored
}

/** An import of records. */
export function storedImport(tx: Tx, actor: Actor, id: ImportId): Promise<Stored> {
  return storedOf(records, tx, actor, { id })
}

/** An import of people. */
export function storedPeople(tx: Tx, actor: Actor, id: ImportId): Promise<StoredOf<Slugged, PeopleReport>> {
  return storedOf(people, tx, actor, { id })
}

/** Imports of a kind that a person may see, newest first: the latest hundred, without their tables. */
export async function importsSeen<Of extends Slugged, Report>(kind: ImportKind<Of, Report>, tx: Tx, actor: Actor) {
  const rows = await tx.import.findMany({
    where: {
      register: { in: kind.all.map(({ slug }) => slug) },
      ...(kind.maySee(actor, '') ? {} : { byId: actor.id }),
    },
    select: { id: true, register: true, state: true, fileName: true, report: true, byId: true, createdAt: true },
    orderBy: { createdAt: 'desc' },
    take: 100,
  })
  const names = await namesOf(
    tx,
    rows.map(({ byId }) => byId),
  )
  return rows.map(({ report, byId, createdAt, ...one }) => ({
    ...one,
    by: names.get(byId) ?? '',
    at: instantOf(createdAt),
    report: kind.report.nullable().parse(report),
  }))
}

/** Names of people by id. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const all = await tx.user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } })
  return new Map(all.map(({ id, name }) => [id, name]))
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
export async function rememberedFor(tx: Tx, register: Slugged, table: Table): Promise<Remembered | null> {
  const found = await tx.importMapping.findUnique({
    where: { register_headers: { register: register.slug, headers: headersOf(table) } },
  })
  const choice = remembered.safeParse(found?.choice)
  return choice.success && choice.data.targets.length === table.columns.length ? choice.data : null
}

/** Keeps it for the next table with these headers. */
export async function remember(tx: Tx, register: Slugged, table: Table, choice: Choice, now: string): Promise<void> {
  const { targets, mode, key, empties } = choice
  const data = { choice: { targets, mode, key, empties }, updatedAt: new Date(now) }
  const of = { register: register.slug, headers: headersOf(table) }
  await tx.importMapping.upsert({ where: { register_headers: of }, create: { ...of, ...data }, update: data })
}

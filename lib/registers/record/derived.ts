import { z } from 'zod'
import { namesOf } from '@/lib/access/names'
import type { Tx } from '@/lib/db/client'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import type { CalendarDate } from '@/lib/time/types'
import { modules } from '../modules'
import type { DetailValues } from '../store'
import { declarationOf, type Registered } from './registered'
import { searchTextOf } from './search-text'
import { type RecordState, stateOf, stateSelect } from './state'

type Linked = { field: string; id: RecordId; register: string }

const frozenTitles = z.array(z.object({ id: z.string(), title: z.string().nullable() }))

/**
 * Computes again what is kept with records for searching and filtering: search text and missing items. Call it for a
 * record that was written and for those that link to it, after the write. Versions are left alone.
 */
export async function keepDerived(tx: Tx, ids: readonly RecordId[], on: CalendarDate): Promise<void> {
  const rows = await tx.record.findMany({ where: { id: { in: [...ids] } }, select: kept })
  const details = await detailsOf(tx, [...rows, ...rows.flatMap((row) => row.linksFrom.map(({ to }) => to))])
  const owners = await namesOf(
    tx,
    rows.map((row) => row.ownerId),
  )
  const versionsOf = (row: (typeof rows)[number]) => row.linksFrom.flatMap(({ to }) => to.inForceVersionId ?? [])
  const titles = await titlesInForce(tx, rows.flatMap(versionsOf))
  for (const row of rows) {
    const id = recordIdSchema.parse(row.id)
    const register = declarationOf(row.register)
    const state = stateOf(register, row, details.get(id) ?? {})
    const links = row.linksFrom.map(({ field, to }) => ({ field, ...to, id: recordIdSchema.parse(to.id) }))
    const linked = versionsOf(row).map((version) => titles.get(version) ?? '')
    const owner = (row.ownerId && owners.get(row.ownerId)) || null
    const searchText = searchTextOf(register, row.ref, state, { owner, linked })
    const missing = missingOf(register, state, links, details, on)
    if (searchText === row.searchText && missing.join() === row.missing.join()) continue
    await tx.record.update({ where: { id }, data: { searchText, missing }, select: { id: true } })
  }
}

/** Records whose working copy links to this one. */
export async function dependentIds(tx: Tx, id: RecordId): Promise<RecordId[]> {
  const rows = await tx.recordLink.findMany({ where: { toId: id }, select: { fromId: true }, distinct: ['fromId'] })
  return rows.map((row) => recordIdSchema.parse(row.fromId))
}

const kept = {
  ...stateSelect,
  ref: true,
  register: true,
  searchText: true,
  missing: true,
  linksFrom: {
    select: { field: true, to: { select: { id: true, ref: true, register: true, inForceVersionId: true } } },
    orderBy: { to: { ref: 'asc' } },
  },
} as const

function missingOf(
  register: Registered,
  { base, detail }: RecordState,
  links: readonly Linked[],
  details: ReadonlyMap<RecordId, DetailValues>,
  on: CalendarDate,
): string[] {
  const names = Object.keys(register.relations)
  const of = (name: string) => links.filter((link) => link.field === name)
  return register.missing({
    title: base.title,
    ownerId: base.ownerId,
    departmentId: base.departmentId,
    openFields: base.openFields,
    detail,
    linked: Object.fromEntries(names.map((name) => [name, of(name).length])),
    linkedDetail: Object.fromEntries(names.map((name) => [name, of(name).map((link) => details.get(link.id) ?? {})])),
    on,
  })
}

async function detailsOf(tx: Tx, rows: readonly { id: string; register: string }[]) {
  const details = new Map<RecordId, DetailValues>()
  for (const [slug, ids] of byRegister(rows)) {
    for (const [id, values] of await modules[declarationOf(slug).slug].read(tx, [...ids])) details.set(id, values)
  }
  return details
}

function byRegister(rows: readonly { id: string; register: string }[]): ReadonlyMap<string, ReadonlySet<RecordId>> {
  const groups = new Map<string, Set<RecordId>>()
  for (const { id, register } of rows) {
    const group = groups.get(register) ?? new Set()
    groups.set(register, group.add(recordIdSchema.parse(id)))
  }
  return groups
}

/** Titles of the versions in force of linked records, by version: a search must not find what a draft of others says. */
async function titlesInForce(tx: Tx, versionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (versionIds.length === 0) return new Map()
  const rows = frozenTitles.parse(
    await tx.$queryRaw`SELECT id, content::jsonb #>> '{values,title}' AS title FROM "RecordVersion"
      WHERE id = ANY(${[...new Set(versionIds)]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.id, row.title ?? '']))
}

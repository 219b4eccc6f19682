import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import { type DepartmentId, departmentIdSchema } from '@/lib/db/ids'
import { dpoStates, openableFields } from './schema'

const holders = z.array(z.object({ name: z.string(), lastTestedOn: z.string().nullable().default(null) }))

/** The organisation as its form and the report to the authority need it; null before the first set-up. */
export async function organisationFacts() {
  const row = await db().organisation.findUnique({
    where: { id: 1 },
    include: { entities: { orderBy: [{ retiredAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }] } },
  })
  if (!row) return null
  const { updatedAt: _updated, ...facts } = row
  return {
    ...facts,
    dpoState: z.enum(dpoStates).catch('open').parse(row.dpoState),
    portalHolders: holders.parse(row.portalHolders),
    openFields: openableFields.filter((name) => row.openFields.includes(name)),
  }
}
export type OrganisationFacts = NonNullable<Awaited<ReturnType<typeof organisationFacts>>>

export type DepartmentRow = {
  id: DepartmentId
  code: string
  name: string
  retired: boolean
  version: number
  records: number
  people: number
}

/** Departments by name, those in use first. */
export async function listDepartments(): Promise<DepartmentRow[]> {
  const rows = await db().department.findMany({
    orderBy: [{ retiredAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }],
    include: { _count: { select: { records: true, users: true } } },
  })
  return rows.map((row) => ({
    id: departmentIdSchema.parse(row.id),
    code: row.code,
    name: row.name,
    retired: row.retiredAt !== null,
    version: row.version,
    records: row._count.records,
    people: row._count.users,
  }))
}

/** What this person sees of the organisation: everything, or name and contact only. */
export function organisationView(actor: Actor): 'full' | 'title' | null {
  const grant = can(actor, 'organisation', 'read')
  if (!grant) return null
  return grant.view === 'title' ? 'title' : 'full'
}

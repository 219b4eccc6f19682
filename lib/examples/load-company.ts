import type { CommandContext } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { type DepartmentId, departmentIdSchema } from '@/lib/db/ids'
import { createDepartment, updateOrganisation } from '@/lib/organisation/commands'
import { organisationInput } from '@/lib/organisation/schema'
import { done } from './done'
import type { Departments } from './hands'
import { organisation } from './optipost/organisation'
import { type DepartmentKey, departments } from './optipost/people'

/** Writes the facts of the company where it has none, and the example departments that are not there yet. */
export async function loadCompany(context: CommandContext): Promise<Departments> {
  const known = await db().organisation.count({ where: { legalName: organisation.legalName } })
  if (known === 0) {
    const before = await db().organisation.findUnique({ where: { id: 1 }, select: { version: true } })
    const input = organisationInput.parse({ ...organisation, version: before?.version ?? 0 })
    await done('organisation', updateOrganisation(context, input))
  }
  const of = (key: DepartmentKey) => departmentOf(context, departments[key])
  return {
    marketing: await of('marketing'),
    sales: await of('sales'),
    service: await of('service'),
    it: await of('it'),
    management: await of('management'),
    hr: await of('hr'),
  }
}

async function departmentOf(
  context: CommandContext,
  department: { code: string; name: string },
): Promise<DepartmentId> {
  const known = await db().department.findUnique({ where: { code: department.code }, select: { id: true } })
  if (known) return departmentIdSchema.parse(known.id)
  return (await done(department.code, createDepartment(context, department))).id
}

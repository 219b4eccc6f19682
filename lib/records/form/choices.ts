import type { Choice } from '@/components/ui/select'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { Verb } from '@/lib/access/matrix'
import { db } from '@/lib/db/client'
import { mayOwn } from './owners'

/** People who can be named as owner: everybody who is not disabled, auditors left out (they answer for nothing). */
export async function ownerChoices(): Promise<Choice[]> {
  const people = await db().user.findMany({
    where: mayOwn,
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
  return people.map(({ id, name }) => ({ value: id, label: name }))
}

/** Departments in which this person may place a record. */
export async function departmentChoices(actor: Actor, verb: Verb): Promise<Choice[]> {
  const departments = await db().department.findMany({
    where: { retiredAt: null },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
  const open = departments.filter(({ id }) => can(actor, 'register', verb, { departmentId: id }) !== null)
  return open.map(({ id, name }) => ({ value: id, label: name }))
}

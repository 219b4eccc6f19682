import type { Actor } from './actor'
import { type Condition, type Grant, matrix, type Resource, type Verb, type View } from './matrix'

/** What is true of the object a person wants to reach; leave out what does not apply. */
export type Facts = {
  /** Person who owns or reported the object. */
  ownerId?: string | null
  departmentId?: string | null
  /** True when a version is in force. */
  inForce?: boolean
  /** True when the person is invited to the leak. */
  invited?: boolean
  /** True when the advice was released. */
  released?: boolean
  /** True while a leak report has not been triaged. */
  untriaged?: boolean
}

const breadth: Record<View, number> = { full: 6, masked: 5, names: 4, history: 3, technical: 2, state: 1, title: 0 }

function holds(condition: Condition, actor: Actor, facts: Facts): boolean {
  switch (condition) {
    case 'always':
      return true
    case 'own':
      return facts.ownerId === actor.id
    case 'department':
      return actor.departmentIds.some((id) => id === facts.departmentId)
    case 'invited':
      return facts.invited === true
    case 'in_force':
      return facts.inForce === true
    case 'released':
      return facts.released === true
    case 'until_triage':
      return facts.untriaged === true && facts.ownerId === actor.id
  }
}

function grantsOf(actor: Actor, resource: Resource, verb: Verb): readonly Grant[] {
  const byRole = matrix[resource][verb] ?? {}
  return actor.roles.flatMap((role) => byRole[role] ?? [])
}

/** The widest right the person has on this object, or null: then the object answers as if it were not there. */
export function can(actor: Actor, resource: Resource, verb: Verb, facts: Facts = {}): Grant | null {
  const held = grantsOf(actor, resource, verb).filter((grant) => holds(grant.when, actor, facts))
  return held.sort((a, b) => breadth[b.view] - breadth[a.view])[0] ?? null
}

/** True when some object could exist on which the person has this right: for navigation and for the door of a list. */
export function mayEver(actor: Actor, resource: Resource, verb: Verb): boolean {
  return grantsOf(actor, resource, verb).length > 0
}

/** The conditions under which the person has this right, for turning into the where of a query. */
export function conditionsOf(actor: Actor, resource: Resource, verb: Verb): ReadonlySet<Condition> {
  return new Set(grantsOf(actor, resource, verb).map((grant) => grant.when))
}

import type { DepartmentId, UserId } from '@/lib/db/ids'
import type { Actor, ConfirmLinkActor, Deputised, LinkActor, RequestLinkActor } from './actor'
import {
  type Condition,
  type Grant,
  type Grants,
  matrix,
  type Resource,
  undeputised,
  type Verb,
  type View,
} from './matrix'
import { isWithin } from './token-scope'

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

/** Whose right it is: the person's own, or that of somebody they stand in for. */
type Self = Pick<Actor, 'id' | 'roles' | 'departmentIds'> | Deputised

/** As much of anybody as conditions look at. */
type Known = { id: string; departmentIds: readonly DepartmentId[] }

function holds(condition: Condition, actor: Known, facts: Facts): boolean {
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

type Held = Grant & { self: Self }

function grantsOf(actor: Actor, resource: Resource, verb: Verb): readonly Held[] {
  if (actor.token && !isWithin(actor.token, resource, verb)) return []
  const byRole = matrix[resource][verb] ?? {}
  const others = undeputised.includes(resource) ? [] : (actor.deputyFor ?? [])
  return [actor, ...others].flatMap((self) =>
    self.roles.flatMap((role) => (byRole[role] ?? []).map((grant) => ({ ...grant, self }))),
  )
}

/** Of equally wide ones the first, so that one's own comes before a deputy's. Asked for every row of a list: it makes no lists. */
function widest(actor: Actor, resource: Resource, verb: Verb, facts: Facts): Held | null {
  if (actor.token && !isWithin(actor.token, resource, verb)) return null
  const byRole = matrix[resource][verb] ?? {}
  const own = widestOf(actor, byRole, facts, null)
  if (undeputised.includes(resource)) return own
  return (actor.deputyFor ?? []).reduce((found, self) => widestOf(self, byRole, facts, found), own)
}

function widestOf(self: Self, byRole: Grants, facts: Facts, than: Held | null): Held | null {
  let found = than
  for (const role of self.roles)
    for (const grant of byRole[role] ?? [])
      if ((found === null || breadth[grant.view] > breadth[found.view]) && holds(grant.when, self, facts))
        found = { ...grant, self }
  return found
}

/** The widest right the person has on this object, or null: then the object answers as if it were not there. */
export function can(actor: Actor, resource: Resource, verb: Verb, facts: Facts = {}): Grant | null {
  const held = widest(actor, resource, verb, facts)
  return held && { when: held.when, view: held.view }
}

/** The widest right that a secret link gives on this object, or null; it has no other role than its own. */
export function canByLink(
  link: LinkActor | RequestLinkActor | ConfirmLinkActor,
  resource: Resource,
  verb: Verb,
  facts: Facts = {},
): Grant | null {
  const grants = matrix[resource][verb]?.[link.name] ?? []
  const known = { id: link.id, departmentIds: [] }
  const held = grants.filter((grant) => holds(grant.when, known, facts))
  return held.sort((a, b) => breadth[b.view] - breadth[a.view])[0] ?? null
}

/** For whom the person acts when they use this right on this object: null with a right of their own, or with none. */
export function actsFor(actor: Actor, resource: Resource, verb: Verb, facts: Facts = {}): UserId | null {
  const held = widest(actor, resource, verb, facts)
  return held === null || held.self === actor ? null : held.self.id
}

/** True when some object could exist on which the person has this right: for navigation and for the door of a list. */
export function mayEver(actor: Actor, resource: Resource, verb: Verb): boolean {
  return grantsOf(actor, resource, verb).length > 0
}

/** The same, and only for somebody they stand in for: null where one of their own roles has the right. */
export function everFor(actor: Actor, resource: Resource, verb: Verb): UserId | null {
  const held = grantsOf(actor, resource, verb)
  return held.some(({ self }) => self === actor) ? null : (held[0]?.self.id ?? null)
}

/** The conditions under which the person has this right, for turning into the where of a query. */
export function conditionsOf(actor: Actor, resource: Resource, verb: Verb): ReadonlySet<Condition> {
  return new Set(grantsOf(actor, resource, verb).map((grant) => grant.when))
}

/** The departments in which the person has this right: the own ones, and those of whom they stand in for. */
export function departmentsOf(actor: Actor, resource: Resource, verb: Verb): readonly DepartmentId[] {
  const held = grantsOf(actor, resource, verb).filter(({ when }) => when === 'department')
  return [...new Set(held.flatMap(({ self }) => self.departmentIds))]
}

/** Whose objects the person has this right on, where they must be one's own: their own, and of whom they stand in for. */
export function ownersOf(actor: Actor, resource: Resource, verb: Verb): readonly UserId[] {
  const held = grantsOf(actor, resource, verb).filter(({ when }) => when === 'own')
  return [...new Set(held.map(({ self }) => self.id))]
}

import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { matrix, type Resource, type Verb } from '@/lib/access/matrix'
import { type Role, roles } from '@/lib/access/roles'

/** The steps in the order in which a company takes them. */
export const steps = [
  'company',
  'departments',
  'mail',
  'dpo',
  'management',
  'editor',
  'phone',
  'portal',
  'record',
  'inForce',
  'report',
] as const
export type Step = (typeof steps)[number]

/** Steps that a company may do without, knowingly. */
export const dispensable = ['mail', 'portal', 'report'] as const satisfies readonly Step[]
export type Dispensable = (typeof dispensable)[number]

/** Whether somebody holds a role and can act in it: nobody, only somebody invited or not confirmed yet, or somebody. */
export type Holding = 'none' | 'invited' | 'held'

/** What is really there (queries.ts). */
export type Facts = {
  /** Name, address, town, and the enterprise number or that it is knowingly open. */
  company: boolean
  departments: boolean
  mail: boolean
  dpo: Holding
  management: Holding
  /** Somebody who can keep records: an editor in a department. */
  editor: Holding
  phone: boolean
  portal: boolean
  /** How far the furthest record came. */
  record: 'none' | 'draft' | 'submitted' | 'accepted' | 'in_force'
  report: boolean
}

type Right = readonly [Resource, Verb]

/** A step as the checklist shows it. `href`: exactly where it is done, for who may do it; null: it waits for others. */
export type Shown = {
  step: Step
  state: 'open' | 'invited' | 'done' | 'without'
  href: string | null
  /** Roles that can do it, for the words "waits for". */
  roles: readonly Role[]
  /** This person may say that the company does without it. */
  mayGoWithout: boolean
}

const organisation: Right = ['organisation', 'update']

/** Who may do a step, and where; where it depends on how far things are, by the facts. */
function placeOf(step: Step, facts: Facts): { right: Right; href: string } {
  const people: Right = ['user', 'create']
  const person = (holding: Holding, role: Role) => ({
    right: people,
    href: holding === 'invited' ? '/users?f.state=invited' : `/users/new?role=${role}`,
  })
  switch (step) {
    case 'company':
      return { right: organisation, href: '/organisation/edit' }
    case 'phone':
      return { right: organisation, href: '/organisation/edit#section-contact' }
    case 'portal':
      return { right: organisation, href: '/organisation/edit#section-authority' }
    case 'departments':
      return { right: ['department', 'create'], href: '/settings/departments' }
    case 'mail':
      return { right: ['technical_settings', 'update'], href: '/settings/mail' }
    case 'dpo':
    case 'management':
    case 'editor':
      return person(facts[step], step)
    case 'record':
      return { right: ['register', 'create'], href: '/registers/activities/templates' }
    case 'inForce':
      return nextOfRecord(facts.record)
    case 'report':
      return { right: ['report', 'create'], href: '/report-leak' }
  }
}

/** Who takes a record further: its owner submits, the DPO reviews, management puts it in force. */
function nextOfRecord(record: Facts['record']): { right: Right; href: string } {
  if (record === 'accepted') return { right: ['register', 'force'], href: '/reviews?f.state=management' }
  if (record === 'submitted') return { right: ['register', 'review'], href: '/reviews?f.state=dpo' }
  return {
    right: ['register', 'submit'],
    href: record === 'none' ? '/registers/activities' : '/registers/activities?f.status=draft',
  }
}

function stateOf(step: Step, facts: Facts): Shown['state'] {
  if (step === 'record') return facts.record === 'none' ? 'open' : 'done'
  if (step === 'inForce') return facts.record === 'in_force' ? 'done' : 'open'
  const fact = facts[step]
  if (fact === 'invited') return 'invited'
  return fact === true || fact === 'held' ? 'done' : 'open'
}

/** The right that saying "we do without" takes: that of the step itself; of the trial report that of who answers for leaks. */
export function rightOf(step: Dispensable): Right {
  if (step === 'mail') return ['technical_settings', 'update']
  return step === 'portal' ? organisation : ['leak', 'triage']
}

/** Who sees the checklist: those who can take a step of setting up. */
export function seesChecklist(actor: Actor): boolean {
  return can(actor, 'department', 'create') !== null
}

/** What a person may know of: whether a leak was ever reported is for who reads all leaks. */
function sees(actor: Actor, step: Step): boolean {
  return step !== 'report' || can(actor, 'leak', 'read') !== null
}

const rolesWith = ([resource, verb]: Right): Role[] => {
  const granted: Partial<Record<Role, unknown>> = matrix[resource][verb] ?? {}
  return roles.filter((role) => role in granted)
}

/** The steps this person may know of: open ones of their own first, then those that wait for others, then what is done. */
export function stepsFor(actor: Actor, facts: Facts, without: readonly string[]): Shown[] {
  const shown = steps
    .filter((step) => sees(actor, step))
    .map((step): Shown => {
      const { right, href } = placeOf(step, facts)
      const state = stateOf(step, facts)
      const named = dispensable.find((one) => one === step)
      const waived = named !== undefined && without.includes(named) && state !== 'done'
      return {
        step,
        state: waived ? 'without' : state,
        href: mayEver(actor, ...right) ? href : null,
        roles: rolesWith(right),
        mayGoWithout: named !== undefined && can(actor, ...rightOf(named)) !== null,
      }
    })
  const place = ({ state, href }: Shown) => (state === 'done' || state === 'without' ? 2 : href === null ? 1 : 0)
  return shown.toSorted((a, b) => place(a) - place(b))
}

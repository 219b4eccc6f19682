import { describe, expect, it } from 'vitest'
import { confirmLinkIdSchema, processorLinkIdSchema, requestLinkIdSchema } from '@/lib/db/ids'
import type { ConfirmLinkActor, LinkActor, RequestLinkActor } from './actor'
import { can, canByLink, conditionsOf, type Facts, mayEver } from './can'
import { type Condition, matrix, resources, verbs } from './matrix'
import { linkRoles, type Role, roleConflict, roles } from './roles'
import { leakScope, registerScope } from './scope'
import { oracle } from './testing/oracle'
import { anna, bart, legal, person, sales } from './testing/people'

/** A right of the oracle in three parts. */
function rightsOf(resource: string, role: string): { verb: string; view: string; when: string }[] {
  const words = oracle[resource]?.[role]?.split(' ').filter(Boolean) ?? []
  return words.map((word) => {
    const [, verb = '', view = 'full', when = 'always'] = /^(\w+)(?::(\w+))?(?:@(\w+))?$/.exec(word) ?? []
    return { verb, view, when }
  })
}

/** Facts that make exactly this condition true for Anna, and facts that make it just false. */
const cases: Record<Condition, { yes: Facts; no: Facts }> = {
  always: { yes: {}, no: {} },
  own: { yes: { ownerId: anna }, no: { ownerId: bart } },
  department: { yes: { departmentId: sales }, no: { departmentId: legal } },
  invited: { yes: { invited: true }, no: { invited: false } },
  in_force: { yes: { inForce: true }, no: { inForce: false } },
  released: { yes: { released: true }, no: { released: false } },
  until_triage: { yes: { untriaged: true, ownerId: anna }, no: { untriaged: false, ownerId: anna } },
}

const conditions: readonly Condition[] = [
  'always',
  'own',
  'department',
  'invited',
  'in_force',
  'released',
  'until_triage',
]

describe('the matrix against the table written by hand', () => {
  it('names the same resources and roles', () => {
    expect(Object.keys(oracle).sort()).toEqual([...resources].sort())
    for (const resource of resources)
      expect(Object.keys(oracle[resource] ?? {}).sort()).toEqual([...roles, ...linkRoles].sort())
  })

  const cells = resources.flatMap((resource) =>
    roles.flatMap((role) => verbs.map((verb) => ({ resource, role, verb }))),
  )
  it(`holds ${cells.length} cells`, () => expect(cells).toHaveLength(28 * 6 * 20))

  it.each(cells)('$role $verb $resource', ({ resource, role, verb }) => {
    const expected = rightsOf(resource, role).filter((right) => right.verb === verb)
    const granted = matrix[resource][verb]?.[role] ?? []
    const text = (grant: { when: string; view: string }) => `${grant.view}@${grant.when}`
    expect(granted.map(text).sort()).toEqual(expected.map(text).sort())
    const actor = person([role])
    expect(mayEver(actor, resource, verb)).toBe(expected.length > 0)
    for (const condition of conditions) {
      const yes = can(actor, resource, verb, cases[condition].yes)
      const holding = expected.filter((right) => right.when === 'always' || right.when === condition)
      const ownTriage = condition === 'until_triage' ? expected.filter((right) => right.when === 'own') : []
      expect(yes !== null, `${condition} true`).toBe(holding.length + ownTriage.length > 0)
      const no = can(actor, resource, verb, cases[condition].no)
      const stillHolding = expected.filter(
        (right) => right.when === 'always' || (condition === 'until_triage' && right.when === 'own'),
      )
      expect(no !== null, `${condition} false`).toBe(stillHolding.length > 0)
    }
  })
})

describe('visitors with a link against the same table', () => {
  const cells = resources.flatMap((resource) =>
    linkRoles.flatMap((role) => verbs.map((verb) => ({ resource, role, verb }))),
  )
  it(`holds ${cells.length} cells`, () => expect(cells).toHaveLength(28 * 3 * 20))

  it.each(cells)('$role $verb $resource', ({ resource, role, verb }) => {
    const links: Record<(typeof linkRoles)[number], LinkActor | RequestLinkActor | ConfirmLinkActor> = {
      processor: { kind: 'link', id: processorLinkIdSchema.parse(anna), name: 'processor' },
      requester: { kind: 'link', id: requestLinkIdSchema.parse(anna), name: 'requester' },
      recipient: { kind: 'link', id: confirmLinkIdSchema.parse(anna), name: 'recipient' },
    }
    const link = links[role]
    const expected = rightsOf(resource, role).filter((right) => right.verb === verb)
    for (const condition of conditions) {
      const held = canByLink(link, resource, verb, cases[condition].yes)
      const holding = expected.filter(
        ({ when }) => when === 'always' || when === condition || (condition === 'until_triage' && when === 'own'),
      )
      expect(held !== null, `${condition} true`).toBe(holding.length > 0)
      if (held) expect(holding.map(({ view }) => view)).toContain(held.view)
      const no = canByLink(link, resource, verb, cases[condition].no)
      const still = expected.filter(({ when }) => when === 'always' || (condition === 'until_triage' && when === 'own'))
      expect(no !== null, `${condition} false`).toBe(still.length > 0)
    }
  })
})

describe('several roles', () => {
  const pairs: [Role, Role][] = roles.flatMap((a) => roles.map((b): [Role, Role] => [a, b]))
  it.each(pairs)('%s and %s may what either may', (a, b) => {
    for (const resource of resources) {
      for (const verb of verbs) {
        const either = mayEver(person([a]), resource, verb) || mayEver(person([b]), resource, verb)
        expect(mayEver(person([a, b]), resource, verb), `${resource}.${verb}`).toBe(either)
      }
    }
  })

  it('see the widest of what their roles show', () => {
    expect(can(person(['employee', 'management']), 'register', 'read', { inForce: true })?.view).toBe('full')
    expect(can(person(['employee', 'editor']), 'organisation', 'read')?.view).toBe('full')
    expect(can(person(['editor', 'admin']), 'audit_log', 'read', { ownerId: anna })?.view).toBe('history')
    expect(can(person(['editor', 'admin']), 'audit_log', 'read', { ownerId: bart })?.view).toBe('technical')
  })

  it('hold nothing without a role', () => {
    for (const resource of resources)
      for (const verb of verbs) expect(mayEver(person([]), resource, verb), `${resource}.${verb}`).toBe(false)
  })
})

describe('roleConflict', () => {
  it.each<[Role[], ReturnType<typeof roleConflict>]>([
    [[], 'none'],
    [['employee'], null],
    [['dpo'], null],
    [['auditor'], null],
    [['editor', 'employee', 'management', 'admin'], null],
    [['dpo', 'editor', 'employee'], null],
    [['dpo', 'management'], 'dpo_conflict'],
    [['admin', 'dpo'], 'dpo_conflict'],
    [['auditor', 'employee'], 'auditor_alone'],
    [['auditor', 'admin'], 'auditor_alone'],
  ])('%j → %s', (held, expected) => expect(roleConflict(held)).toBe(expected))
})

describe('scopes', () => {
  it('say which records a person may read', () => {
    expect(registerScope(person(['employee']))).toEqual({
      kind: 'some',
      inForce: true,
      departmentIds: [],
      view: 'title',
    })
    expect(registerScope(person(['editor']))).toEqual({
      kind: 'some',
      inForce: true,
      departmentIds: [sales],
      view: 'full',
    })
    expect(registerScope(person(['editor', 'dpo']))).toEqual({ kind: 'all' })
    expect(registerScope(person(['auditor']))).toEqual({ kind: 'all' })
    expect(registerScope(person(['admin']))).toEqual({ kind: 'none' })
  })

  it.each<[Role[], string]>([
    [['employee'], 'none'],
    [['admin'], 'none'],
    [['editor'], 'invited'],
    [['auditor'], 'masked'],
    [['dpo'], 'all'],
    [['management', 'editor'], 'all'],
  ])('say which leaks %j may read', (held, kind) => expect(leakScope(person(held)).kind).toBe(kind))

  it('turn conditions into a set', () => {
    expect([...conditionsOf(person(['editor']), 'register', 'read')].sort()).toEqual(['department', 'in_force'])
  })
})

import { describe, expect, it } from 'vitest'
import { passwordProblem } from '@/lib/access/password-policy'
import { roles } from '@/lib/access/roles'
import { exampleLeaks } from '@/lib/leaks/examples/all'
import { organisationInput } from '@/lib/organisation/schema'
import { calendarDateSchema } from '@/lib/time/types'
import { catalog, type RegisterSlug } from '../../catalog'
import { factsFor, linkedTo } from '../../testing/facts'
import type { Example } from '../example'
import { activities } from './activities'
import { agreements } from './agreements'
import { findings, scenarioFinding } from './findings'
import { organisation } from './organisation'
import { type ExamplePerson, people } from './people'
import { processors } from './processors'
import { purposes } from './purposes'
import { sources } from './sources'

const idsOf = (list: readonly { id: string }[]) => list.map((item) => item.id)
const registers = { sources, purposes, processors, agreements, activities }
const everyRecord: [RegisterSlug, Example<RegisterSlug>][] = catalog.flatMap(({ slug }) =>
  registers[slug].map((example): [RegisterSlug, Example<RegisterSlug>] => [slug, example]),
)
const declared = (slug: RegisterSlug) => {
  const register = catalog.find((entry) => entry.slug === slug)
  if (!register) throw new Error(slug)
  return register
}
const parsed = (slug: RegisterSlug, example: Example<RegisterSlug>): Record<string, unknown> =>
  declared(slug).detail.parse(example.detail)

describe('every element of domain section 9', () => {
  it.each([
    ['sources', sources, 'S1 S2 S3 S4 S5 S6 S7 S8'],
    ['purposes', purposes, 'P1 P2 P3 P4 P5 P6 P7 P8 P9 P10 P11'],
    ['processors and parties', processors, 'X1 X2 X3 X4 X5 X6 X7 X8'],
    ['agreements', agreements, 'R1 R2 R3 R4 R5 R6 R7 R8 R9'],
    ['activities', activities, 'A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12'],
    ['findings', findings, '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18'],
    ['leaks', exampleLeaks, 'SC1 SC2 SC3 SC4 SC5 EX1 EX2 EX3 EX4 EX5'],
    ['the scenario that is no leak', [scenarioFinding], 'SC6'],
  ])('%s', (_, list, expected) => {
    expect(idsOf(list).join(' ')).toBe(expected)
  })

  it('measures, retention rules, rights and leak rules stand as texts on the records', () => {
    const text = JSON.stringify(activities).replaceAll('\\n', ' ')
    const codes = 'M1 M2 M3 M4 M5 M6 E1 E2 T1 T2 T3 T4 T5 T6 L1 L2 L3 L4'.split(' ')
    expect(codes.filter((code) => !new RegExp(`\\b${code}[:,]`).test(text))).toEqual([])
  })

  it('every record names its place in the statement', () => {
    for (const [, example] of everyRecord) expect(example.ruleReference).toMatch(/statement/i)
  })

  it('every state of a clock has a leak that shows it', () => {
    expect([...new Set(exampleLeaks.map((leak) => leak.shows))].sort()).toEqual([
      'elapsed',
      'met',
      'not_a_leak',
      'not_needed',
      'on_track',
      'overdue',
      'provisional',
      'urgent',
      'within_a_day',
    ])
  })
})

describe('records', () => {
  it.each(everyRecord.map(([slug, example]) => [example.id, slug, example] as const))(
    '%s fits its schema',
    (_, slug, example) => {
      expect(declared(slug).detail.strict().safeParse(example.detail).error).toBeUndefined()
    },
  )

  it.each(everyRecord.map(([slug, example]) => [example.id, slug, example] as const))(
    '%s leaves open what is marked open',
    (_, slug, example) => {
      const values = parsed(slug, example)
      const filled = example.open.filter((name) => {
        const value = values[name]
        const rows = Array.isArray(value) ? value : []
        // A retention row without its period, and a transfer nobody proved, are still open.
        return rows.length > 0
          ? rows.some((row) => row.period !== '')
          : value !== '' && value !== null && rows !== value
      })
      expect(filled).toEqual([])
    },
  )

  it.each(everyRecord.map(([slug, example]) => [example.id, slug, example] as const))(
    '%s links only to records that exist, in the register its relation names',
    (_, slug, example) => {
      for (const [name, ids] of Object.entries(example.links ?? {})) {
        const to = declared(slug).relations[name]?.to
        const known =
          to === 'purposes' || to === 'sources' || to === 'processors' || to === 'agreements'
            ? idsOf(registers[to])
            : []
        expect(ids.filter((id) => !known.includes(id))).toEqual([])
      }
    },
  )
})

describe('what each record lacks', () => {
  const on = calendarDateSchema.parse('2026-11-23')
  const detailOf = (to: string | undefined, id: string) => {
    const found = everyRecord.find(([slug, example]) => slug === to && example.id === id)
    if (!found) throw new Error(id)
    return parsed(...found)
  }
  const linked = (example: Example<RegisterSlug>, slug: RegisterSlug) =>
    Object.fromEntries(
      Object.entries(example.links ?? {}).map(([name, ids]) => [
        name,
        linkedTo(ids.map((id) => detailOf(declared(slug).relations[name]?.to, id))),
      ]),
    )
  const missing = (slug: RegisterSlug, example: Example<RegisterSlug>) =>
    declared(slug).missing(
      factsFor(example.detail, { linked: linked(example, slug), on, openFields: example.open ?? [] }),
    )

  it.each([
    ['A1', 'transfer_evidence dpia'],
    ['A2', 'transfers retention dpia'],
    ['A3', 'transfers retention dpia'],
    ['A4', 'transfers retention dpia'],
    ['A5', 'transfers retention dpia'],
    ['A6', 'transfers retention dpia'],
    ['A7', 'joint_controllers transfers retention measures dpia'],
    ['A8', 'transfers retention dpia'],
    ['A9', 'joint_controllers transfers retention dpia'],
    ['A10', 'transfers retention measures dpia'],
    ['A11', 'transfers dpia'],
    ['A12', 'controllers transfers_processor'],
  ])('activity %s: %s', (id, expected) => {
    const example = activities.find((record) => record.id === id)
    expect(example && missing('activities', example).join(' ')).toBe(expected)
  })

  it.each([
    ['P1', ''],
    ['P2', 'balancing_test'],
    ['P3', 'interest balancing_test'],
    ['P4', 'balancing_test withdrawal'],
    ['P5', 'interest balancing_test'],
    ['P6', 'interest balancing_test'],
    ['P7', 'law_reference balancing_test'],
    ['P8', 'balancing_test'],
    ['P9', 'law_reference'],
    ['P10', ''],
    ['P11', 'interest balancing_test'],
  ])('purpose %s: %s', (id, expected) => {
    const example = purposes.find((record) => record.id === id)
    expect(example && missing('purposes', example).join(' ')).toBe(expected)
  })
})

describe('company and people', () => {
  it('the organisation fits its schema and fills nothing that is open', () => {
    const facts = organisationInput.parse({ ...organisation, version: 0 })
    expect([facts.enterpriseNumber, facts.email, facts.dpoName, facts.dpoContact]).toEqual(['', '', '', ''])
    expect(facts.dpoState).toBe('open')
    expect(facts.privacyContactName).toBe('Privacy contact')
  })

  const everybody: ExamplePerson[] = Object.values(people)
  it('has one account per role, a second employee and a second editor', () => {
    expect(everybody.flatMap((person) => person.roles).sort()).toEqual([...roles, 'employee', 'editor'].sort())
  })

  it.each(everybody.map((person) => [person.name, person] as const))(
    'the password of %s passes the policy',
    (_, person) => {
      expect(passwordProblem(person.password, [person.name, person.email, organisation.legalName])).toBeNull()
    },
  )

  it('employees read Dutch, and the auditor’s account ends', () => {
    expect([people.employee.locale, people.employee2.locale]).toEqual(['nl', 'nl'])
    expect(people.auditor.validDays).toBe(30)
  })
})

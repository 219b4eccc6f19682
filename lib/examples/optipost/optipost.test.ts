import { describe, expect, it } from 'vitest'
import { passwordProblem } from '@/lib/access/password/password-policy'
import { roles } from '@/lib/access/roles'
import { mainEntityId } from '@/lib/company/entity-facts'
import { organisationInput } from '@/lib/organisation/schema'
import { declaredContradictions } from '@/lib/records/form/contradictions'
import { recordBase } from '@/lib/records/state/base'
import { catalog, type RegisterSlug } from '@/lib/registers/catalog'
import type { AnyRegister } from '@/lib/registers/declare/define'
import { factsFor, linkedTo } from '@/lib/registers/testing/facts'
import { calendarDateSchema } from '@/lib/time/types'
import { exampleLeaks } from '../load-leaks'
import { former } from '../load-records'
import { activities } from './activities'
import { agreements } from './agreements'
import type { ExampleRecord } from './example'
import { findings, scenarioFinding } from './findings'
import { interestTests } from './interest-tests'
import { measures } from './measures'
import { type ExamplePerson, organisation, people } from './people'
import { processors } from './processors'
import { purposes } from './purposes'
import { everyExample } from './records'
import { retentionRules } from './retention-rules'
import { sources } from './sources'
import { systems } from './systems'

const idsOf = (list: readonly { id: string }[]) => list.map((item) => item.id)
const declared = (slug: RegisterSlug): AnyRegister => {
  const register = catalog.find((entry) => entry.slug === slug)
  if (!register) throw new Error(slug)
  return register
}
const parsed = (slug: RegisterSlug, example: ExampleRecord): Record<string, unknown> =>
  declared(slug).detail.parse(example.detail)

describe('every element of the published statement', () => {
  it.each([
    ['sources', sources, 'S1 S2 S3 S4 S5 S6 S7 S8 S9'],
    ['purposes', purposes, 'P1 P2 P3 P4 P5 P6 P7 P8 P9 P10 P11'],
    ['processors and parties', processors, 'X1 X2 X3 X4 X5 X6 X7 X8 X9'],
    ['agreements', agreements, 'R1 R2 R3 R4 R5 R6 R7 R8 R9 R10'],
    ['retention rules', retentionRules, 'E1 E2 E3 E4 E5 E6'],
    ['security measures', measures, 'M1 M2 M3 M4 M5 M6'],
    ['systems that the statement names', systems, 'Y1 Y2 Y3 Y4'],
    ['tests of legitimate interest', interestTests, 'B1 B2 B3 B4 B5 B6 B7 B8'],
    ['activities', activities, 'A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12'],
    ['findings', findings, '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18'],
    ['leaks', exampleLeaks, 'SC1 SC2 SC3 SC4 SC5 EX1 EX2 EX3 EX4 EX5 EX6 EX7 EX8 EX9 EX10'],
    ['the scenario that is no leak', [scenarioFinding], 'SC6'],
  ])('%s', (_, list, expected) => {
    expect(idsOf(list).join(' ')).toBe(expected)
  })

  it('rights and leak rules stand as texts on the activities', () => {
    const text = JSON.stringify(activities).replaceAll('\\n', ' ')
    const codes = 'T1 T2 T3 T4 T5 T6 L1 L2 L3 L4'.split(' ')
    expect(codes.filter((code) => !new RegExp(`\\b${code}[:,]`).test(text))).toEqual([])
  })

  it('every purpose on legitimate interest has its test, and no test is answered beyond what the statement says', () => {
    const tested = purposes.filter(({ detail }) => detail.legalBases?.includes('f_legitimate_interest'))
    expect(tested.flatMap(({ links }) => links?.interestTest ?? [])).toEqual(idsOf(interestTests))
    const answered = interestTests.flatMap(({ detail }) => Object.keys(detail).filter((name) => name !== 'interest'))
    expect(answered).toEqual([])
  })

  it('every record names its place in the statement', () => {
    for (const [, example] of everyExample) expect(example.ruleReference).toMatch(/statement/i)
  })

  it('every state of a clock has a leak that shows it', () => {
    expect([...new Set(exampleLeaks.map((leak) => leak.shows))].sort()).toEqual([
      'elapsed',
      'merged',
      'met',
      'near_miss',
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

/** Every record with what it says now, and what it said before. */
const everyContent = everyExample.flatMap(([slug, example]) => [
  [example.id, slug, example] as const,
  ...(example.earlier ?? []).map(
    ({ days, instead }) => [`${example.id} ${days} days ago`, slug, former(example, instead)] as const,
  ),
])

describe('records', () => {
  it.each(everyContent)('%s fits its schema', (_, slug, example) => {
    expect(declared(slug).detail.strict().safeParse(example.detail).error).toBeUndefined()
  })

  it.each(everyContent)('%s says nothing beside what it leaves open', (_, slug, example) => {
    const base = recordBase.parse({ title: example.title, openFields: example.open })
    const links = Object.fromEntries(
      Object.keys(declared(slug).relations).map((name) => [name, example.links?.[name] ?? []]),
    )
    const state = { base, detail: parsed(slug, example), links }
    expect(declaredContradictions(declared(slug), state)).toEqual({})
  })

  it.each(everyContent)(
    '%s links only to records that exist, in the register its relation names',
    (_, slug, example) => {
      for (const [name, ids] of Object.entries(example.links ?? {})) {
        const to = declared(slug).relations[name]?.to
        const known = everyExample.flatMap(([register, { id }]) => (register === to ? [id] : []))
        expect(ids.filter((id) => !known.includes(id))).toEqual([])
      }
    },
  )
})

describe('what each record lacks', () => {
  const on = calendarDateSchema.parse('2026-11-23')
  const detailOf = (to: string | undefined, id: string) => {
    const found = everyExample.find(([slug, example]) => slug === to && example.id === id)
    if (!found) throw new Error(id)
    return parsed(...found)
  }
  const linked = (example: ExampleRecord, slug: RegisterSlug) =>
    Object.fromEntries(
      Object.entries(example.links ?? {}).map(([name, ids]) => [
        name,
        linkedTo(ids.map((id) => detailOf(declared(slug).relations[name]?.to, id))),
      ]),
    )
  // Named with address and telephone; whether it needs a DPO the statement does not say.
  const company = {
    id: mainEntityId,
    name: organisation.legalName,
    address: organisation.address,
    contact: organisation.phone,
    representative: null,
    dpo: false,
  }
  const missing = (slug: RegisterSlug, example: ExampleRecord) =>
    declared(slug).missing(
      factsFor(example.detail, {
        linked: linked(example, slug),
        entities: [company],
        on,
        openFields: example.open ?? [],
      }),
    )

  it.each([
    ['A1', 'entity_dpo retention transfer_evidence dpia_screening dpia_list dpia'],
    ['A2', 'entity_dpo transfers retention dpia_screening dpia_list dpia'],
    ['A3', 'entity_dpo transfers retention dpia_screening dpia_list dpia'],
    ['A4', 'entity_dpo transfers retention dpia_screening dpia_list dpia'],
    ['A5', 'entity_dpo transfers retention dpia_screening dpia_list dpia'],
    ['A6', 'entity_dpo transfers retention dpia_screening dpia_list dpia'],
    ['A7', 'entity_dpo joint_controllers transfers retention measures dpia_screening dpia_list dpia'],
    ['A8', 'entity_dpo transfers retention dpia_screening dpia_list dpia'],
    ['A9', 'entity_dpo joint_controllers transfers retention dpia_screening dpia_list dpia'],
    ['A10', 'entity_dpo transfers retention measures dpia_screening dpia_list dpia'],
    ['A11', 'entity_dpo transfers dpia_screening dpia_list dpia'],
    ['A12', 'entity_dpo controllers controllers_dpo transfers_processor'],
  ])('activity %s: %s', (id, expected) => {
    const example = activities.find((record) => record.id === id)
    expect(example && missing('activities', example).join(' ')).toBe(expected)
  })

  it.each([
    ['E1', 'period'],
    ['E2', ''],
    ['E3', 'period'],
    ['E4', ''],
    ['E5', 'period basis'],
    ['E6', 'basis'],
  ])('retention rule %s: %s', (id, expected) => {
    const example = retentionRules.find((record) => record.id === id)
    expect(example && missing('retention-rules', example).join(' ')).toBe(expected)
  })

  it.each([
    ['P1', ''],
    ['P2', 'balancing_test interest_test'],
    ['P3', 'interest balancing_test interest_test'],
    ['P4', 'balancing_test interest_test withdrawal'],
    ['P5', 'interest balancing_test interest_test'],
    ['P6', 'interest balancing_test interest_test'],
    ['P7', 'law_reference balancing_test interest_test'],
    ['P8', 'balancing_test interest_test'],
    ['P9', 'law_reference'],
    ['P10', ''],
    ['P11', 'interest balancing_test interest_test'],
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

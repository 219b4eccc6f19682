import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { type ClockRule, clockRules, ruleOn } from '@/lib/law/clock-rules'
import { calendarDateSchema } from '@/lib/time/types'
import { ruleOf, standingRules } from './clock-set'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const day = (text: string) => calendarDateSchema.parse(text)

test('a new installation holds exactly the rule set of lib/law', async () => {
  const rows = await database.client.clockRule.findMany()
  const byCode = (a: ClockRule, b: ClockRule) => a.code.localeCompare(b.code)
  expect(rows.map(ruleOf).sort(byCode)).toEqual([...clockRules].sort(byCode))
})

const first = clockRules.find((rule) => rule.code === 'authority_part1')
const versions = (...later: Partial<ClockRule>[]): ClockRule[] => {
  if (!first) throw new Error('no rule')
  return standingRules([first, ...later.map((part, index) => ({ ...first, version: index + 2, ...part }))])
}
const lengthOn = (rules: ClockRule[], on: string) => ruleOn(rules, 'authority_part1', day(on))?.length ?? null

test('a correction of the whole replaces the old version everywhere', () => {
  const rules = versions({ length: 48 })
  expect([lengthOn(rules, '2019-01-01'), lengthOn(rules, '2026-06-02')]).toEqual([48, 48])
})

test('a change of the law holds from its first day; clocks that started before keep the old rule', () => {
  const rules = versions({ length: 96, validFrom: day('2027-01-01') })
  expect([lengthOn(rules, '2026-12-31'), lengthOn(rules, '2027-01-01')]).toEqual([72, 96])
})

test('switching off holds, also when an older version was on', () => {
  expect(lengthOn(versions({ enabled: false }), '2026-06-02')).toBeNull()
  const fromThen = versions({ enabled: false, validFrom: day('2026-06-02') })
  expect([lengthOn(fromThen, '2026-06-01'), lengthOn(fromThen, '2026-06-02')]).toEqual([72, null])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { alarmKinds } from '@/lib/alarms/plan/due-plan'
import { raiseAlarms } from '@/lib/alarms/raise'
import { leakSource } from '@/lib/alarms/sources/leaks'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { withExamples } from '@/lib/examples/testing/with-examples'
import { clockRules } from '@/lib/law/clock-rules'
import { leakSteps } from '@/lib/leaks/steps/next-step'
import { systemNow } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import AlertsPage from './(office)/alerts/page'
import CalendarPage from './(office)/calendar/page'
import LeakPage from './(office)/leaks/[ref]/page'
import LeaksPage from './(office)/leaks/page'
import OverviewPage from './(office)/page'
import { at, see, signIn } from './testing/visit'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase({ filled: withExamples })
  await raiseAlarms({ now: addHours(systemNow(), 30), zone: 'Europe/Brussels' })
}, 300_000)
afterAll(() => database.close())

const linksIn = (html: string) =>
  [...html.matchAll(/href="\/leaks\/(L-\d{4}-\d{3})([^"/]*)"/g)].map(([, ref = '', place = '']) => ({ ref, place }))
const idsIn = (html: string) => new Set([...html.matchAll(/ id="([\w-]+)"/g)].map(([, id]) => `#${id}`))

const pages = {
  overview: () => OverviewPage(),
  leaks: () => LeaksPage(at({})),
  alerts: () => AlertsPage(at({})),
  calendar: () => CalendarPage(at({})),
}

test.each(
  (['dpo', 'management'] as const).flatMap((who) =>
    Object.entries(pages).map(([name, open]) => [who, name, open] as const),
  ),
)('each link of %s on %s lands on a place that the page of the leak has', async (who, name, open) => {
  await signIn(database, who)
  const links = linksIn((await see(open)).html)
  // Alerts of management are those that wait for a decision or are overdue.
  expect(links.length, name).toBeGreaterThan(0)
  for (const { ref, place } of links) {
    expect(place, `${name} ${ref}`).toMatch(/^#(next|step-\w+|drafts|reported|tasks)$/)
    expect(idsIn((await see(() => LeakPage(at({ ref })))).html), `${name} ${ref}${place}`).toContain(place)
  }
})

test('every kind of alarm, about every clock and every step, leads to a place that is there', async () => {
  await signIn(database, 'dpo')
  const places = idsIn((await see(() => LeakPage(at({ ref: 'L-2026-007' })))).html)
  const parts = [...clockRules.map(({ code }) => code)]
  // What comes in while an exercise runs stands in the frame that exercises alone have.
  for (const kind of [...alarmKinds.filter((one) => one !== 'inject'), null]) {
    for (const part of kind === 'reminded' ? leakSteps : parts) {
      const path = leakSource.pathOf('L-2026-007', kind, part)
      if (kind === 'received') expect(path).toBe('/alerts/L-2026-007')
      else if (kind === 'sign_off') expect(path).toBe(`/leaks/L-2026-007/draft/${part}`)
      else expect(places, path).toContain(path.slice(path.indexOf('#')))
    }
  }
  const of = (part: string) => leakSource.pathOf('L-1', 'due', part)
  expect(['authority_part1', 'people_law', 'processor_contract', 'nis2_final'].map(of)).toEqual([
    '/leaks/L-1#step-filed',
    '/leaks/L-1#step-people',
    '/leaks/L-1#step-people',
    '/leaks/L-1#step-filed',
  ])
})

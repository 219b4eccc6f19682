import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { resolved } from '@/components/testing/resolved'
import { show } from '@/components/testing/show'
import type { ClockView } from '@/lib/time/clock-view'
import { hour } from '@/lib/time/length'
import { calendarDateSchema, instantSchema } from '@/lib/time/types'
import { type LeakStep, leakSteps, type NextStep } from '../../steps/next-step'
import { Strip, StripClocks, type StripLeak } from './strip'

const at = (iso: string) => instantSchema.parse(iso)
const now = at('2026-06-05T07:07:00.000Z')

const clock: ClockView = {
  ...{ code: 'authority_part1', recipient: 'authority', source: 'Art. 33(1)', certainty: 'read' },
  ...{ startAt: at('2026-06-02T12:37:00.000Z'), dueAt: at('2026-06-05T12:37:00.000Z'), latestAt: null, awareAt: null },
  ...{ provisional: false, endsDay: false, endedAt: null, endKind: null, endReference: null, late: false },
  ...{ state: 'urgent', urgency: 'urgent', remaining: 5.5 * hour },
}
const calm: ClockView = {
  ...{ ...clock, code: 'people_policy', recipient: 'people', state: 'on_track', urgency: 'on_track' },
  ...{ dueAt: at('2026-06-09T12:37:00.000Z'), remaining: 101.5 * hour },
}

const nothing: StripLeak['can'] = {
  ...{
    triage: false,
    update: false,
    enter: false,
    attach: false,
    note: false,
    advise: false,
    decide: false,
    tell: false,
    report: false,
    correct: false,
  },
  ...{ readDrafts: false, createDraft: false },
}
const leak: StripLeak = {
  ...{ now, zone: 'Europe/Brussels', state: 'confirmed', receivedAt: at('2026-06-02T12:37:00.000Z') },
  ...{ receivedDay: null, clocks: [clock, calm], absentClocks: [], can: nothing },
}

function stepsAt(step: LeakStep, more: Partial<NextStep> = {}): NextStep {
  const place = leakSteps.indexOf(step)
  return {
    steps: leakSteps.map((one, n) => ({ step: one, state: n < place ? 'done' : n === place ? 'next' : 'later' })),
    next: { step, part: 'people', waitsFor: 'management', since: at('2026-06-04T12:05:00.000Z') },
    fileNow: false,
    ...more,
  }
}

const strip = page.getByRole('region', { name: /^(Next|What to do next)/ })

test('the strip says what is next, whom it waits for and since when, and leads whoever can do it there', async () => {
  const director = { ...leak, can: { ...nothing, decide: true } }
  await show(await resolved(<Strip leak={director} steps={stepsAt('decision')} waiting={['Mia Manager']} />))
  await expect.element(strip.getByRole('heading')).toHaveTextContent('Next: Decide whether the people are told')
  await expect.element(strip).toHaveTextContent('Waits for management: Mia Manager, since Thu 4 Jun, 14:05')
  await expect.element(strip.getByRole('link', { name: 'Start here' })).toHaveAttribute('href', '#step-decision')
  await expect.element(strip.getByRole('link', { name: 'File part 1 now' })).not.toBeInTheDocument()
})

const remind = <button type="button">Remind</button>
test('who cannot take the next step may remind those who can', async () => {
  const waits = { steps: stepsAt('decision'), waiting: ['Mia Manager'], remind }
  await show(await resolved(<Strip leak={leak} {...waits} />))
  await expect.element(strip.getByRole('button', { name: 'Remind' })).toBeVisible()
})

test('who can take it has the way there, and reminds nobody', async () => {
  const director = { ...leak, can: { ...nothing, decide: true } }
  const waits = { steps: stepsAt('decision'), waiting: ['Mia Manager'], remind }
  await show(await resolved(<Strip leak={director} {...waits} />))
  await expect.element(strip.getByRole('link', { name: 'Start here' })).toBeVisible()
  await expect.element(strip.getByRole('button', { name: 'Remind' })).not.toBeInTheDocument()
})

test('progress names every step with its state, and the present one', async () => {
  await show(await resolved(<Strip leak={leak} steps={stepsAt('decision')} waiting={[]} />))
  const progress = strip.getByRole('list', { name: 'Progress' })
  expect(
    progress
      .getByRole('link')
      .elements()
      .map((link) => link.textContent),
  ).toEqual([
    ...['Confirmed: Done', 'Aware: Done', 'Hit: Done', 'Risk: Done', 'Advice: Done'],
    ...['Decision: Next', 'Filed: Later', 'People: Later', 'Closed: Later'],
  ])
  await expect
    .element(progress.getByRole('listitem').filter({ hasText: 'Decision' }))
    .toHaveAttribute('aria-current', 'step')
})

test('who only reads sees what waits and for which role, and no button; a day for who may not know the reporter', async () => {
  const masked = { ...leak, receivedDay: calendarDateSchema.parse('2026-06-02') }
  const steps = stepsAt('confirmed', {
    next: { step: 'confirmed', part: null, waitsFor: 'handler', since: leak.receivedAt },
    fileNow: true,
  })
  await show(await resolved(<Strip leak={masked} steps={steps} waiting={[]} />))
  await expect.element(strip).toHaveTextContent(/Waits for the DPO, since Tue 2 Jun(?! 2026,)/)
  await expect.element(strip).not.toHaveTextContent('14:37')
  await expect.element(strip.getByRole('link', { name: 'Start here' })).not.toBeInTheDocument()
  await expect.element(strip.getByRole('link', { name: 'File part 1 now' })).not.toBeInTheDocument()
})

test('part 1 that is nearly due can be filed although another step is next', async () => {
  const filer = { ...leak, can: { ...nothing, report: true } }
  await show(await resolved(<Strip leak={filer} steps={stepsAt('decision', { fileNow: true })} waiting={[]} />))
  await expect.element(strip.getByRole('link', { name: 'File part 1 now' })).toHaveAttribute('href', '#step-filed')
})

test.each([
  ['rejected', 'Not a leak: nothing waits. The report stays in the log.'],
  ['closed', 'Closed: nothing waits.'],
  ['merged', 'Merged into another leak: the work goes on there.'],
] as const)('a leak that is %s says that nothing waits', async (state, words) => {
  const steps = stepsAt('closed', { next: null })
  await show(await resolved(<Strip leak={{ ...leak, state }} steps={steps} waiting={[]} />))
  await expect.element(strip).toHaveTextContent(words)
})

test('the clocks that press stand first, the others behind a link', async () => {
  await show(await resolved(<StripClocks leak={leak} />))
  expect(page.getByRole('timer').elements()).toHaveLength(1)
  await expect.element(page.getByRole('timer')).toHaveTextContent(/left$/)
  await expect.element(page.getByRole('link', { name: '1 more clock' })).toHaveAttribute('href', '#clocks')
})

test('without a clock the strip says why', async () => {
  const absentClocks: StripLeak['absentClocks'] = [
    {
      ...{ code: 'authority_part1', regime: 'gdpr', reason: 'other_role', event: 'aware' },
      ...{ on: null, ruleDay: null, primary: true },
    },
  ]
  await show(await resolved(<StripClocks leak={{ ...leak, clocks: [], absentClocks }} />))
  await expect.element(page.getByText(/^Authority, part 1: no clock, because we act/)).toBeVisible()
})

test.each([
  ['nl', 'Nu: Beslis of de betrokkenen ingelicht worden'],
  ['fr', 'À faire : Décider si les personnes sont informées'],
] as const)('in %s the step is named in that language', async (locale, words) => {
  await show(null, locale)
  await show(await resolved(<Strip leak={leak} steps={stepsAt('decision')} waiting={[]} />), locale)
  await expect.element(page.getByRole('heading', { name: words })).toBeVisible()
})

import { expect, test } from 'vitest'
import { type Instant, instantSchema } from '@/lib/time/types'
import { type LeakStep, nextStep, type StepFacts } from './next-step'

const at = (text: string): Instant => instantSchema.parse(`2026-06-${text}:00.000Z`)
const received = at('02T12:00')
const now = at('03T12:00')

type Clock = StepFacts['clocks'][number]
const clock = (code: string, recipient: string, due: string | null, ended = false): Clock => ({
  ...{ code, recipient, endsDay: code === 'authority_part2' },
  dueAt: due === null ? null : at(due),
  endedAt: ended ? now : null,
})
const part1 = clock('authority_part1', 'authority', '05T12:00')
const part1Ended = clock('authority_part1', 'authority', '05T12:00', true)
const part2 = clock('authority_part2', 'authority', '25T22:00')
const people = clock('people_law', 'people', null)
const customers = clock('processor_law', 'controller', null)

const nothing: StepFacts = {
  ...{ state: 'received', actingAs: 'controller', personalData: null, awareAt: null, processorAwareAt: null },
  processorInformedAt: null,
  ...{ records: 0, dataCategories: 0, peopleCategories: 0, riskLevel: null, riskReason: '', advice: 'none' },
  decisions: { authority: null, people: null },
  ...{ part1Filed: false, toldPeople: false, clocks: [part1], missing: 9 },
  at: { received, confirmed: null, aware: null, advice: null, decision: null, part1: null, people: null },
}
const confirmed: StepFacts = {
  ...{ ...nothing, state: 'confirmed', personalData: true },
  at: { ...nothing.at, confirmed: at('02T13:00') },
}
const aware: StepFacts = {
  ...{ ...confirmed, awareAt: at('02T12:30') },
  at: { ...confirmed.at, aware: at('02T13:05') },
}
const hit: StepFacts = { ...aware, records: 1 }
const risky: StepFacts = { ...hit, riskLevel: 'risk', riskReason: 'Addresses', missing: 4 }
const advised: StepFacts = { ...risky, advice: 'released', at: { ...risky.at, advice: at('02T14:05') } }
const decided: StepFacts = {
  ...{ ...advised, decisions: { authority: 'notify', people: 'notify' } },
  at: { ...advised.at, decision: at('02T15:00') },
}
const filed: StepFacts = {
  ...{ ...decided, part1Filed: true, clocks: [part1Ended, part2] },
  at: { ...decided.at, part1: at('02T16:00') },
}
const told: StepFacts = { ...filed, toldPeople: true, at: { ...filed.at, people: at('02T17:00') } }
const complete: StepFacts = { ...told, clocks: [part1Ended], missing: 0 }
const notToTell: StepFacts = {
  ...{ ...decided, decisions: { authority: 'not_needed', people: 'not_needed' } },
  ...{ clocks: [part1Ended], missing: 0 },
}

const letters: Record<string, string> = { done: 'x', next: '>', later: '.', not_needed: '-' }
/** The nine steps in one word each: x done, > next, . later, - not needed. */
const line = (facts: StepFacts) =>
  nextStep(facts, now)
    .steps.map(({ state }) => letters[state])
    .join('')

test.each<[string, StepFacts, string, string]>([
  ['just received', nothing, '>........', 'confirmed handler 02T12:00'],
  [
    'received, aware set before it is confirmed',
    { ...aware, state: 'received' },
    '>x.......',
    'confirmed handler 02T12:00',
  ],
  ['confirmed', confirmed, 'x>.......', 'aware handler 02T13:00'],
  ['aware', aware, 'xx>......', 'hit handler 02T13:05'],
  ['aware, categories of data alone', { ...aware, dataCategories: 2 }, 'xx>......', 'hit handler 02T13:05'],
  [
    'categories of data and people',
    { ...aware, dataCategories: 2, peopleCategories: 1 },
    'xxx>.....',
    'risk handler 02T13:05',
  ],
  ['a record is linked', hit, 'xxx>.....', 'risk handler 02T13:05'],
  [
    'a level without its reasoning',
    { ...hit, riskLevel: 'risk', riskReason: ' ' },
    'xxx>.....',
    'risk handler 02T13:05',
  ],
  ['the risk is judged', risky, 'xxxx>....', 'advice/write dpo 02T13:05'],
  ['advice written, not released', { ...risky, advice: 'written' }, 'xxxx>....', 'advice/release dpo 02T13:05'],
  ['advice released', advised, 'xxxxx>...', 'decision/both management 02T14:05'],
  [
    'one of the decisions',
    { ...advised, decisions: { authority: 'notify', people: null }, at: decided.at },
    'xxxxx>...',
    'decision/people management 02T15:00',
  ],
  [
    'the ground of the authority fell with a higher risk',
    { ...advised, decisions: { authority: null, people: 'notify' }, at: decided.at },
    'xxxxx>...',
    'decision/authority management 02T15:00',
  ],
  ['decided without advice', { ...decided, advice: 'none' }, 'xxxx-x>..', 'filed/part1 handler 02T15:00'],
  ['both are to be told', decided, 'xxxxxx>..', 'filed/part1 handler 02T15:00'],
  ['part 1 filed, people not told: they come before part 2', filed, 'xxxxxx.>.', 'people/people handler 02T15:00'],
  ['part 2 pending', told, 'xxxxxx>x.', 'filed/part2 handler 02T16:00'],
  ['decided not to tell anybody', notToTell, 'xxxxxx-->', 'closed/close handler 02T15:00'],
  [
    'decided not to tell, something is missing',
    { ...notToTell, missing: 1 },
    'xxxxxx-->',
    'closed/document handler 02T15:00',
  ],
  [
    'authority not, people yes',
    { ...notToTell, decisions: { authority: 'not_needed', people: 'notify' }, clocks: [part1Ended, people] },
    'xxxxxx->.',
    'people/people handler 02T15:00',
  ],
  [
    'a high risk found later: its clock runs',
    { ...notToTell, clocks: [part1Ended, people] },
    'xxxxxx->.',
    'people/people handler 02T15:00',
  ],
  ['all is done', complete, 'xxxxxxxx>', 'closed/close handler 02T17:00'],
  ['closed', { ...complete, state: 'closed' }, 'xxxxxxxxx', ''],
  ['closed, part 2 still runs', { ...told, state: 'closed' }, 'xxxxxx>xx', 'filed/part2 handler 02T16:00'],
  [
    'closed over what was never done, no clock runs',
    { ...notToTell, state: 'closed', advice: 'none' },
    'xxxx-x--x',
    '',
  ],
  [
    'reopened: what was done stays done',
    { ...complete, at: { ...told.at, confirmed: at('03T09:00') } },
    'xxxxxxxx>',
    'closed/close handler 03T09:00',
  ],
  [
    'reopened from a rejection: from the first open step',
    { ...confirmed, at: { ...confirmed.at, confirmed: at('03T09:00') } },
    'x>.......',
    'aware handler 03T09:00',
  ],
  ['not a leak', { ...nothing, state: 'rejected', clocks: [] }, 'x-------x', ''],
  ['a near miss', { ...nothing, state: 'near_miss', clocks: [] }, 'x-------x', ''],
  ['merged into another', { ...aware, state: 'merged', clocks: [] }, 'x-------x', ''],
  [
    'data of companies only',
    { ...confirmed, personalData: false, clocks: [part1Ended] },
    'x------->',
    'closed/document handler 02T13:00',
  ],
  [
    'data of companies, our own promise runs',
    { ...confirmed, personalData: false, clocks: [part1Ended, clock('people_policy', 'people', '05T12:00')] },
    'x------>.',
    'people/people handler 02T13:00',
  ],
  [
    'no clock of the GDPR: the steps are the same',
    { ...decided, clocks: [] },
    'xxxxxx>..',
    'filed/part1 handler 02T15:00',
  ],
  ['no clock and nothing decided', { ...advised, clocks: [] }, 'xxxxx>...', 'decision/both management 02T14:05'],
  [
    'as processor: aware by our own awareness, customers are told',
    {
      ...{ ...notToTell, actingAs: 'processor', awareAt: null, processorAwareAt: at('02T12:30') },
      clocks: [customers],
    },
    'xxxx--->.',
    'people/customers handler 02T15:00',
  ],
  [
    'as processor: customers are told before anything is looked into',
    { ...aware, actingAs: 'processor', clocks: [customers] },
    'xx..--->.',
    'people/customers handler 02T13:05',
  ],
  [
    'as processor, not yet aware: that comes first',
    { ...confirmed, actingAs: 'processor', clocks: [customers] },
    'x>..---..',
    'aware handler 02T13:00',
  ],
  [
    'as processor, our promise alone runs: it is kept by telling customers',
    { ...hit, actingAs: 'processor', clocks: [clock('people_policy', 'people', '05T12:00')] },
    'xxx.--->.',
    'people/customers handler 02T13:05',
  ],
  [
    'as processor, a decision of the time before we knew our role asks nothing',
    { ...decided, actingAs: 'processor', missing: 0, clocks: [] },
    'xxxx---->',
    'closed/close handler 02T15:00',
  ],
  [
    'as processor, nothing decided: nothing is filed by us',
    { ...advised, actingAs: 'processor', clocks: [customers] },
    'xxx.--->.',
    'people/customers handler 02T13:05',
  ],
  [
    'as processor, customers told',
    { ...notToTell, actingAs: 'processor', clocks: [clock('processor_law', 'controller', null, true)] },
    'xxxx---x>',
    'closed/close handler 02T15:00',
  ],
  [
    'as both: customers before we judge',
    { ...hit, actingAs: 'both', clocks: [part1, customers] },
    'xxx....>.',
    'people/customers handler 02T13:05',
  ],
  [
    'as both: a decided part 1 first',
    { ...decided, actingAs: 'both', clocks: [part1, customers] },
    'xxxxxx>..',
    'filed/part1 handler 02T15:00',
  ],
  [
    'a report under NIS2 runs after part 1',
    { ...told, clocks: [part1Ended, clock('nis2_notification', 'ccb', '05T12:00')] },
    'xxxxxx>x.',
    'filed/other_report handler 02T16:00',
  ],
  [
    'a reader who may not know the moments',
    { ...advised, at: nothing.at },
    'xxxxx>...',
    'decision/both management 02T12:00',
  ],
])('%s', (_, facts, steps, waits) => {
  expect(line(facts)).toBe(steps)
  const { next } = nextStep(facts, now)
  const said = next && `${next.step}${next.part ? `/${next.part}` : ''} ${next.waitsFor} ${next.since.slice(8, 16)}`
  expect(said ?? '').toBe(waits)
})

test.each<[string, StepFacts, string, boolean]>([
  ['seven hours left', advised, '05T05:00', false],
  ['less than six hours left', advised, '05T06:30', true],
  ['over', advised, '06T06:30', true],
  ['filing is the next step anyway', decided, '06T06:30', false],
  ['part 1 was filed', filed, '06T06:30', false],
])('part 1 can be filed now: %s', (_, facts, moment, says) => {
  expect(nextStep(facts, at(moment)).fileNow).toBe(says)
})

test('exactly one step is next, or none, whatever is known', () => {
  const some: StepFacts[] = [nothing, confirmed, aware, hit, risky, advised, decided, filed, told, complete, notToTell]
  const states = ['received', 'confirmed', 'rejected', 'closed', 'merged'] as const
  for (const facts of some)
    for (const state of states)
      for (const actingAs of ['controller', 'processor', 'both'] as const)
        for (const personalData of [true, false, null]) {
          const { steps, next } = nextStep({ ...facts, state, actingAs, personalData }, now)
          const open: LeakStep[] = steps.flatMap((one) => (one.state === 'next' ? [one.step] : []))
          expect(open).toEqual(next ? [next.step] : [])
          if (state === 'received' || state === 'confirmed') expect(next).not.toBeNull()
        }
})

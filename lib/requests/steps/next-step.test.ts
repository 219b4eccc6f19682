import { expect, test } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { nextStep, type StepFacts } from './next-step'

const day = (text: string) => calendarDateSchema.parse(`2026-06-${text}`)
const received: StepFacts = {
  ...{ right: 'access', state: 'open', receivedOn: day('01'), confirmedOn: null, identityAskedOn: null },
  ...{ identityHow: null, executedOn: null, decision: null, answeredOn: null },
  ...{
    places: { all: 0, open: 0, free: 0 },
    recipients: { all: 0, open: 0, free: 0 },
    needsProof: false,
    isProven: false,
  },
}
const confirmed: StepFacts = { ...received, confirmedOn: day('02') }
const known: StepFacts = { ...confirmed, identityHow: 'same_address' }
const planned: StepFacts = { ...known, places: { all: 3, open: 2, free: 0 } }
const found: StepFacts = { ...known, places: { all: 3, open: 0, free: 0 } }
const decided: StepFacts = { ...found, decision: 'granted' }
const answered: StepFacts = { ...decided, answeredOn: day('10'), state: 'answered' }
const erasure = { right: 'erasure', recipients: { all: 1, open: 1, free: 0 } } as const
const objection: StepFacts = { ...received, right: 'objection_marketing' }
const complaint: StepFacts = { ...received, right: 'complaint' }

const letters: Record<string, string> = { done: 'x', next: '>', later: '.', not_needed: '-' }
/** Receipt, identity, executed, proven, found, decided, answered, recipients, closed. */
const line = (facts: StepFacts) =>
  nextStep(facts)
    .steps.map(({ state }) => letters[state])
    .join('')

test.each<[string, StepFacts, string, string]>([
  ['just received', received, '>.--...-.', 'receipt handler 01'],
  ['receipt confirmed', confirmed, 'x>--...-.', 'identity handler 02'],
  ['identity asked', { ...confirmed, identityAskedOn: day('03') }, 'x>--...-.', 'identity/answer_of_person person 03'],
  ['known: where are the data', known, 'xx-->..-.', 'found/plan handler 02'],
  ['tasks at work', planned, 'xx-->..-.', 'found/tasks owners 02'],
  [
    'tasks that nobody has wait for who handles it',
    { ...planned, places: { all: 3, open: 2, free: 1 } },
    'xx-->..-.',
    'found/give handler 02',
  ],
  [
    'so do recipients that nobody was asked to tell',
    { ...answered, ...erasure, recipients: { all: 2, open: 2, free: 2 } },
    'xx--xxx>.',
    'recipients/give handler 10',
  ],
  ['found', found, 'xx--x>.-.', 'decided handler 02'],
  ['decided', decided, 'xx--xx>-.', 'answered handler 02'],
  ['answered', answered, 'xx--xxx->', 'closed handler 10'],
  ['closed', { ...answered, state: 'closed' }, 'xx--xxx-x', ''],
  ['decided without a search', { ...known, decision: 'refused' }, 'xx---x>-.', 'answered handler 02'],
  ['refused while a place still searches', { ...planned, decision: 'refused' }, 'xx---x>-.', 'answered handler 02'],
  ['an erasure tells its recipients', { ...decided, ...erasure }, 'xx--xx>..', 'answered handler 02'],
  ['answered, a recipient is not told', { ...answered, ...erasure }, 'xx--xxx>.', 'recipients/tasks owners 10'],
  ['all told', { ...answered, ...erasure, recipients: { all: 1, open: 0, free: 0 } }, 'xx--xxxx>', 'closed handler 10'],
  ['an erasure without recipients', { ...decided, right: 'erasure' }, 'xx--xx>-.', 'answered handler 02'],
  [
    'a refused erasure tells nobody',
    { ...answered, ...erasure, decision: 'refused' },
    'xx--xxx->',
    'closed handler 10',
  ],
  ['an objection to direct marketing', objection, '>-.---.-.', 'receipt handler 01'],
  ['executed before anything else', { ...objection, executedOn: day('02') }, '>-x---.-.', 'receipt handler 01'],
  ['confirmed, not executed', { ...objection, confirmedOn: day('02') }, 'x->---.-.', 'executed handler 01'],
  [
    'executed, not answered',
    { ...objection, confirmedOn: day('02'), executedOn: day('03') },
    'x-x--->-.',
    'answered handler 03',
  ],
  ['a complaint', complaint, '>-----.-.', 'receipt handler 01'],
  ['a complaint that was closed', { ...complaint, state: 'closed' }, '------x-x', ''],
  ['withdrawn', { ...planned, state: 'withdrawn' }, '--------x', ''],
  ['merged', { ...received, state: 'merged' }, '--------x', ''],
])('%s', (_, facts, steps, waits) => {
  expect(line(facts)).toBe(steps)
  const { next } = nextStep(facts)
  const said = next && `${next.step}${next.part ? `/${next.part}` : ''} ${next.waitsFor} ${next.since.slice(8)}`
  expect(said ?? '').toBe(waits)
})

test('an open request always has exactly one next step', () => {
  for (const facts of [received, confirmed, known, planned, found, decided, answered])
    for (const right of ['access', 'erasure', 'objection_marketing', 'withdraw_consent', 'complaint'] as const)
      for (const state of ['open', 'answered'] as const) {
        const { steps, next } = nextStep({ ...facts, right, state })
        expect(steps.filter((one) => one.state === 'next').map(({ step }) => step)).toEqual(next ? [next.step] : [])
        expect(next).not.toBeNull()
      }
})

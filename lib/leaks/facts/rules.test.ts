import { expect, test } from 'vitest'
import { Refusal } from '@/lib/errors/refusal'
import {
  type ClosingFacts,
  leakVerbs,
  missingToClose,
  nextState,
  reporterState,
  requireNext,
  transitions,
} from './rules'

/** Written by hand: state, then every verb that is possible and where it leads. Whatever is not here is not possible. */
const possible: Record<string, Record<string, string>> = {
  received: {
    note: 'received',
    confirm: 'confirmed',
    reject: 'rejected',
    near_miss: 'near_miss',
    merge: 'merged',
    absorb: 'received',
    set_aware: 'received',
    set_moment: 'received',
    update: 'received',
    link: 'received',
    invite: 'received',
    handle: 'received',
    enter: 'received',
    task: 'received',
    end_task: 'received',
    advise: 'received',
    file: 'received',
    correct: 'received',
  },
  confirmed: {
    note: 'confirmed',
    reject: 'rejected',
    near_miss: 'near_miss',
    merge: 'merged',
    absorb: 'confirmed',
    set_aware: 'confirmed',
    set_moment: 'confirmed',
    update: 'confirmed',
    link: 'confirmed',
    invite: 'confirmed',
    handle: 'confirmed',
    enter: 'confirmed',
    task: 'confirmed',
    end_task: 'confirmed',
    advise: 'confirmed',
    decide: 'confirmed',
    tell_people: 'confirmed',
    file: 'confirmed',
    correct: 'confirmed',
    close: 'closed',
  },
  rejected: { note: 'rejected', end_task: 'rejected', confirm: 'confirmed', near_miss: 'near_miss' },
  near_miss: {
    note: 'near_miss',
    end_task: 'near_miss',
    confirm: 'confirmed',
    reject: 'rejected',
    file: 'near_miss',
    correct: 'near_miss',
  },
  closed: {
    note: 'closed',
    handle: 'closed',
    enter: 'closed',
    task: 'closed',
    end_task: 'closed',
    reopen: 'confirmed',
    absorb: 'confirmed',
    file: 'closed',
    tell_people: 'closed',
    correct: 'closed',
  },
  merged: { note: 'merged', end_task: 'merged' },
}

const states = ['received', 'confirmed', 'rejected', 'near_miss', 'closed', 'merged'] as const
const cases = states.flatMap((state) =>
  leakVerbs.map((verb) => ({ state, verb, next: possible[state]?.[verb] ?? null })),
)

test.each(cases)('$state: $verb leads to $next', ({ state, verb, next }) => {
  expect(nextState(state, verb)).toBe(next)
})

test('the table names every state, and what is not possible is refused as "not now"', () => {
  expect(Object.keys(transitions).sort()).toEqual([...states].sort())
  expect(requireNext('received', 'confirm')).toBe('confirmed')
  expect(() => requireNext('received', 'close')).toThrow(Refusal)
})

const complete: ClosingFacts = {
  actingAs: 'controller',
  personalData: true,
  consequences: 'Loss of control',
  measuresTaken: 'Asked for deletion',
  riskLevel: 'risk',
  riskReason: 'Few people, plain contact data',
  authority: 'notify',
  people: 'not_needed',
  filed: true,
  told: false,
  isLateUnexplained: false,
}

test.each<[string, Partial<ClosingFacts>, string[]]>([
  ['nothing', {}, []],
  ['whether personal data was hit', { personalData: null }, ['personal_data']],
  ['effects', { consequences: ' ' }, ['effects']],
  ['remedy', { measuresTaken: '' }, ['remedy']],
  ['level of risk', { riskLevel: null }, ['risk_level']],
  ['reasoning', { riskReason: '' }, ['risk_reason']],
  ['decision on the authority', { authority: null }, ['authority_decision']],
  ['decision on people', { people: null }, ['people_decision']],
  ['the filing that was decided', { filed: false }, ['authority_filed']],
  ['no filing when none is needed', { filed: false, authority: 'not_needed' }, []],
  ['why part 1 came late', { isLateUnexplained: true }, ['delay']],
  ['telling people when decided', { people: 'notify' }, ['people_told']],
  ['told people', { people: 'notify', told: true }, []],
  [
    'only effects and remedy for company data',
    { personalData: false, riskLevel: null, riskReason: '', authority: null, people: null, consequences: '' },
    ['effects'],
  ],
  [
    'only effects and remedy as processor: risk and decisions are the customer’s',
    {
      ...{ actingAs: 'processor', riskLevel: null, riskReason: '', authority: null, people: null, measuresTaken: '' },
      ...{ filed: false, isLateUnexplained: true },
    },
    ['remedy'],
  ],
  ['both decisions as controller and processor', { actingAs: 'both', authority: null }, ['authority_decision']],
])('closing misses %s', (_name, part, missing) => {
  expect(missingToClose({ ...complete, ...part })).toEqual(missing)
})

test('the reporter is told three states and no more', () => {
  expect(states.map(reporterState)).toEqual(['received', 'looked_at', 'closed', 'closed', 'closed', 'closed'])
})

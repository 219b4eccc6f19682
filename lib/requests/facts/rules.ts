import type { RequestState } from '@/lib/law/codes/requests'

/** What can be done to a request. */
export const requestVerbs = [
  'correct',
  'confirm_receipt',
  'identity',
  'extend',
  'handle',
  'task',
  'end_task',
  'decide',
  'execute',
  'letter',
  'answer',
  'note',
  'close',
  'reopen',
  'withdraw',
  'merge',
  'absorb',
  'file',
] as const
export type RequestVerb = (typeof requestVerbs)[number]

/**
 * State × verb → next state; absent: not now. An answered request still has tasks (recipients that must be told), and one that
 * ended can be taken up again: its clocks go on from its receipt.
 */
export const transitions: Readonly<Record<RequestState, Partial<Record<RequestVerb, RequestState>>>> = {
  open: {
    ...{ correct: 'open', confirm_receipt: 'open', identity: 'open', extend: 'open', handle: 'open', task: 'open' },
    ...{ end_task: 'open', decide: 'open', execute: 'open', letter: 'open', note: 'open', absorb: 'open' },
    ...{ answer: 'answered', close: 'closed', withdraw: 'withdrawn', merge: 'merged', file: 'open' },
  },
  answered: {
    ...{ correct: 'answered', handle: 'answered', task: 'answered', end_task: 'answered', execute: 'answered' },
    ...{ note: 'answered', letter: 'answered', close: 'closed', reopen: 'open', file: 'answered' },
  },
  closed: { reopen: 'open' },
  withdrawn: { reopen: 'open' },
  merged: {},
}

/** States in which nothing is done about a request any more. */
export const endStates = ['closed', 'withdrawn', 'merged'] as const satisfies readonly RequestState[]

export const hasEnded = (state: RequestState): boolean => endStates.some((end) => end === state)

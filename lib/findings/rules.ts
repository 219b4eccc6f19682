import type { Verb } from '@/lib/access/matrix'
import type { FindingState } from './schema'

const steps: Readonly<Record<FindingState, readonly FindingState[]>> = {
  open: ['in_progress', 'resolved', 'risk_accepted', 'withdrawn'],
  in_progress: ['open', 'resolved', 'risk_accepted', 'withdrawn'],
  resolved: ['open'],
  risk_accepted: ['open'],
  withdrawn: ['open'],
}

/** States a finding can go to from here. */
export function nextStates(state: FindingState): readonly FindingState[] {
  return steps[state]
}

/** The right that a step to this state needs: accepting a risk is the controller's, withdrawing the DPO's. */
export function verbFor(state: FindingState): Verb {
  switch (state) {
    case 'risk_accepted':
      return 'accept'
    case 'withdrawn':
      return 'retire'
    case 'open':
    case 'in_progress':
    case 'resolved':
      return 'update'
  }
}

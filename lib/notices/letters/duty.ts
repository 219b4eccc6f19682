import type { ActingRole } from '@/lib/law/codes/leak-states'
import type { Instant } from '@/lib/time/types'
import { earliest } from '@/lib/time/zone'

/**
 * Why people are told. `law`: a high risk was found (Art. 34(1)) · `decided` · `promise`: the company's own term, whatever the
 * risk · `public`: each would ask too much effort, so all are told in public (Art. 34(3)(c)).
 */
export const dutyReasons = ['law', 'decided', 'promise', 'public'] as const
export type DutyReason = (typeof dutyReasons)[number]

/** `none`: no leak, or merged · `customers`: they tell their own people, we tell them (Art. 33(2)). */
export type DutyAnswer = 'told' | 'needed' | 'not_needed' | 'undecided' | 'customers' | 'none'

export type LetterDuty = {
  answer: DutyAnswer
  reasons: readonly DutyReason[]
  /** Until when, where a term counts; without one: without undue delay. */
  by: Instant | null
  /** Whom: the people concerned, or contacts at companies where no personal data was hit. */
  whom: 'people' | 'contacts'
}

type DutyFacts = {
  state: 'received' | 'confirmed' | 'rejected' | 'near_miss' | 'closed' | 'merged'
  actingAs: ActingRole
  personalData: boolean | null
  /** What stands of the decision about telling people, and the ground of the newest. */
  decision: 'notify' | 'not_needed' | null
  reasonCode: string | null
  told: boolean
  clocks: readonly { code: string; dueAt: Instant | null; endedAt: Instant | null }[]
}

/**
 * Whether people are told of a leak, why, and until when: the law and the company's own promise side by side; the earlier counts.
 * Pure.
 */
export function letterDuty(facts: DutyFacts): LetterDuty {
  const { state, decision, told, actingAs } = facts
  const whom = facts.personalData === false ? 'contacts' : 'people'
  const running = (code: string) => facts.clocks.find((clock) => clock.code === code && clock.endedAt === null)
  const inPublic = decision === 'not_needed' && facts.reasonCode === '34_3_c'
  const promise = running('people_policy')
  const found: Readonly<Record<DutyReason, boolean>> = {
    law: running('people_law') !== undefined,
    decided: decision === 'notify',
    promise: promise !== undefined,
    public: inPublic,
  }
  const reasons = dutyReasons.filter((reason) => found[reason])
  const answer = (of: DutyAnswer): LetterDuty => ({ answer: of, reasons, by: earliest(promise?.dueAt ?? null), whom })
  if (state === 'rejected' || state === 'near_miss' || state === 'merged')
    return { answer: 'none', reasons: [], by: null, whom }
  if (told) return { ...answer('told'), by: null }
  if (actingAs === 'processor') return answer('customers')
  if (reasons.length > 0) return answer('needed')
  return answer(decision === 'not_needed' || facts.personalData === false ? 'not_needed' : 'undecided')
}

/** The clock of the company's own promise, unless management signed that it does not apply: then no letter is late by it. */
export const isPromised = ({ code, endKind }: { code: string; endKind: string | null }): boolean =>
  code === 'people_policy' && endKind !== 'not_needed'

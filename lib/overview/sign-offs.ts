import type { Actor } from '@/lib/access/actor'
import { draftsToSignOff, type WaitingDraft } from '@/lib/reports/drafting/waiting'
import type { Instant } from '@/lib/time/types'
import type { WaitingItem } from './item'

/** Reports that this person can sign off. */
export const waitingSignOffs = ({ actor, now }: { actor: Actor; now: Instant }, most: number) =>
  draftsToSignOff(actor, now, most)

/** Each leads to the draft itself, where it is signed off. */
export const signOffItem = ({ id, ref, ...rest }: WaitingDraft): WaitingItem => ({
  ...{ key: id, href: `/leaks/${ref}/draft/${id}`, ref },
  ...rest,
})

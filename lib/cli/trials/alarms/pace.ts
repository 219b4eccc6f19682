import { z } from 'zod'
import { second } from '@/lib/time/length'
import { type Instant, instantOf } from '@/lib/time/types'

/** How a trial counts: from a moment of this machine on, so many times faster, beginning at a moment of its own. */
export const paceSchema = z.object({ realStart: z.number(), trialStart: z.number(), factor: z.number() })
export type Pace = z.infer<typeof paceSchema>

/** The moment of the trial now, or at a moment of this machine. */
export function trialNow({ realStart, trialStart, factor }: Pace, real = Date.now()): Instant {
  return instantOf(new Date(trialStart + Math.round((real - realStart) * factor)))
}

/** A claim on a mail lasts five minutes of the trial: no attempt may take longer, as in life. */
export const quickPatience = {
  connectionTimeout: second,
  greetingTimeout: second,
  socketTimeout: 2 * second,
  dnsTimeout: second,
  attemptMs: 4 * second,
}

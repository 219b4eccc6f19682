import { z } from 'zod'
import { Refusal } from '@/lib/errors/refusal'
import type { Instant } from '@/lib/time/types'
import { momentFromLocal } from '@/lib/time/zone'

/**
 * A local date and time as typed (YYYY-MM-DDTHH:mm), in the zone that stood beside it: the company's when the page was
 * made, which may have changed since. The offset only when the clocks showed it twice.
 */
export const typedMomentSchema = z.object({
  local: z.string().max(19),
  offset: z.string().max(6).nullable(),
  zone: z.string().max(64),
})
export type TypedMomentInput = z.infer<typeof typedMomentSchema>

/** The instant that was meant; refuses at the field `at` what does not exist, and with the choices what exists twice. */
export function instantTyped(typed: TypedMomentInput): Instant {
  const [date = '', time = ''] = typed.local.split('T')
  const meant = momentFromLocal({ date, time, zone: typed.zone, offset: typed.offset })
  switch (meant.kind) {
    case 'ok':
      return meant.instant
    case 'ambiguous':
      throw new Refusal('invalid', {
        fields: { at: ['ambiguous'] },
        data: { offsets: meant.choices.map((choice) => choice.offset) },
      })
    case 'nonexistent':
    case 'invalid':
      throw new Refusal('invalid', { fields: { at: [meant.kind] } })
  }
}

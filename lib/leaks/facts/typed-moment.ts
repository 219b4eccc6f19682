import { z } from 'zod'
import { officeZone } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors/refusal'
import type { Instant } from '@/lib/time/types'
import { momentFromLocal } from '@/lib/time/zone'

/** A local date and time as typed (YYYY-MM-DDTHH:mm), in the company's zone; the offset only when the clocks showed it twice. */
export const typedMomentSchema = z.object({
  local: z.string().max(19),
  offset: z.string().max(6).nullable(),
})
export type TypedMomentInput = z.infer<typeof typedMomentSchema>

/** The instant that was meant; refuses at the field `at` what does not exist, and with the choices what exists twice. */
export async function instantTyped(typed: TypedMomentInput): Promise<Instant> {
  const [date = '', time = ''] = typed.local.split('T')
  const meant = momentFromLocal({ date, time, zone: await officeZone(db()), offset: typed.offset })
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

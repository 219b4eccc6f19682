import { z } from 'zod'
import { userIdSchema } from '@/lib/db/ids'
import { catalog, type RegisterSlug } from '@/lib/registers/catalog'
import type { RawParams } from '@/lib/table/parse'
import { calendarKinds } from './entry'

const slugs: readonly RegisterSlug[] = catalog.map(({ slug }) => slug)
const filter = z.object({
  register: z.enum(slugs).nullable().catch(null),
  kind: z.enum(calendarKinds).nullable().catch(null),
  owner: userIdSchema.nullable().catch(null),
})
export type CalendarFilter = z.infer<typeof filter>

/** What the address of the calendar asks for; what it does not know is dropped. */
export function calendarFilter({ register, kind, owner }: RawParams): CalendarFilter {
  return filter.parse({ register, kind, owner })
}

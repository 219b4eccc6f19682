import { z } from 'zod'
import { calendarDateSchema } from '@/lib/time/types'
import { auditActions } from '../entry/event'

const one = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)

/** What the address of the log's page says; what makes no sense is left out. */
export const logFilterSchema = z.object({
  who: one(z.uuid()),
  action: one(z.enum(auditActions)),
  /** Reference as people write it, e.g. A-012. */
  ref: one(
    z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z][A-Z0-9-]{0,30}$/),
  ),
  from: one(calendarDateSchema),
  to: one(calendarDateSchema),
  outcome: one(z.enum(['ok', 'denied', 'failed'])),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type LogFilter = z.infer<typeof logFilterSchema>

/** The address of another page of the same filter. */
export function addressOf(filter: LogFilter, page: number): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, page })) {
    if (value !== undefined && !(name === 'page' && value === 1)) query.set(name, String(value))
  }
  return query.size > 0 ? `/audit?${query}` : '/audit'
}

/** True when anything is filtered. */
export function isFiltered({ page: _page, ...rest }: LogFilter): boolean {
  return Object.values(rest).some((value) => value !== undefined)
}

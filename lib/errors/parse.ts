import type { z } from 'zod'
import { fieldErrors } from './fields'
import { Refusal } from './refusal'

/** The values by their schema; refuses `invalid` with what is wrong per field. For values a form sends inside another object. */
export function parseValues<S extends z.ZodType>(schema: S, values: unknown): z.output<S> {
  const parsed = schema.safeParse(values)
  if (!parsed.success) throw new Refusal('invalid', { fields: fieldErrors(parsed.error) })
  return parsed.data
}

import { z } from 'zod'
import { fieldErrors } from '@/lib/errors/fields'
import type { JsonValue } from '@/lib/errors/json'
import { Refusal } from '@/lib/errors/refusal'
import type { AnyRegister } from '@/lib/registers/declare/define'
import { together } from '@/lib/registers/shared/date-order'
import type { CalendarDate } from '@/lib/time/types'
import { recordBase } from '../state/base'
import type { RecordState } from '../state/state'
import { unfitValues } from './unfit'

/** Reference number of a record, as people write it. */
export const refSchema = z.string().regex(/^[A-Z]{1,2}-\d{3,}$/, { error: 'format' })

const refs = z
  .array(refSchema)
  .max(200)
  .default([])
  .transform((list) => [...new Set(list)].sort())

/** The one schema of form, import and command: base fields, own columns and relations side by side. */
export function recordSchema(register: AnyRegister) {
  return z.strictObject({ ...recordBase.shape, ...register.detail.shape, ...linkShape(register) })
}

function linkShape(register: AnyRegister) {
  return Object.fromEntries(
    Object.entries(register.relations).map(([name, relation]) => [
      name,
      relation.many ? refs : refs.refine((list) => list.length <= 1, { error: 'choose' }),
    ]),
  )
}

/**
 * The state that these values describe. Refuses (`invalid`, with fields) what the schema does not accept and what the
 * register's rules call a contradiction.
 */
export function parseRecord(register: AnyRegister, values: unknown, today: CalendarDate): RecordState {
  const parsed = recordSchema(register).safeParse(values)
  const unfit = unfitValues(register, values)
  if (!parsed.success) throw new Refusal('invalid', { fields: together(fieldErrors(parsed.error), unfit) })
  if (Object.keys(unfit).length > 0) throw new Refusal('invalid', { fields: unfit })
  const state: RecordState = {
    base: recordBase.parse(parsed.data),
    detail: z.record(z.string(), z.unknown()).parse(register.detail.parse(parsed.data)),
    links: z.object(linkShape(register)).parse(parsed.data),
  }
  const known = new Set(Object.keys(parsed.data))
  if (state.base.openFields.some((name) => !known.has(name))) {
    throw new Refusal('invalid', { fields: { openFields: ['unknown'] } })
  }
  const wrong = register.contradictions(state.detail, state.base.openFields, today)
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong })
  return state
}

/** The values of a record in which nothing is filled in yet: what a new form starts with. */
export function emptyValues(register: AnyRegister): Record<string, JsonValue> {
  const blank = { ...recordBase.omit({ title: true }).parse({}), ...register.detail.parse({}) }
  const links = Object.keys(register.relations).map((name) => [name, []])
  return z.record(z.string(), z.json()).parse({ title: '', ...blank, ...Object.fromEntries(links) })
}

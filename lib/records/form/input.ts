import { z } from 'zod'
import type { Choice } from '@/components/ui/input'
import type { Actor } from '@/lib/access/actor'
import { fieldErrors } from '@/lib/errors/fields'
import type { JsonValue } from '@/lib/errors/json'
import { type FieldErrors, Refusal } from '@/lib/errors/refusal'
import type { AnyRegister } from '@/lib/registers/declare/define'
import { together } from '@/lib/registers/shared/agreement-term'
import { type CalendarDate, isDayInRange } from '@/lib/time/types'
import type { FullRow } from '../list/row'
import { type LightFields, lightFields, recordBase } from '../state/base'
import { type DeclaredField, declaredFields } from '../state/registered'
import type { RecordState } from '../state/state'
import { declaredContradictions } from './contradictions'

/** Reference number of a record, as people write it. */
export const refSchema = z.string().regex(/^[A-Z]{1,2}-\d{3,}$/, { error: 'format' })

const refs = z
  .array(refSchema)
  .max(200)
  .default([])
  .transform((list) => [...new Set(list)].sort())

/** The one schema of form, import and command: base fields, own columns and relations side by side. */
export function recordSchema(register: AnyRegister) {
  return schemasOf(register).whole
}

/** Schemas of a register, made once: to make one costs more than to parse a hundred records. */
const made = new WeakMap<AnyRegister, ReturnType<typeof newSchemas>>()

function schemasOf(register: AnyRegister) {
  const known = made.get(register) ?? newSchemas(register)
  made.set(register, known)
  return known
}

function newSchemas(register: AnyRegister) {
  const links = linkShape(register)
  return {
    whole: z.strictObject({ ...recordBase.shape, ...register.detail.shape, ...links }),
    links: z.object(links),
  }
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
 * register's rules or its declaration call a contradiction.
 */
export function parseRecord(register: AnyRegister, values: unknown, today: CalendarDate): RecordState {
  const parsed = recordSchema(register).safeParse(values)
  const outOfRange = valuesOutOfRange(register, values)
  if (!parsed.success) throw new Refusal('invalid', { fields: together(fieldErrors(parsed.error), outOfRange) })
  if (Object.keys(outOfRange).length > 0) throw new Refusal('invalid', { fields: outOfRange })
  // The whole schema has read own columns as their own would: they are taken, not read again.
  const whole: Readonly<Record<string, unknown>> = parsed.data
  const state: RecordState = {
    base: recordBase.parse(parsed.data),
    detail: Object.fromEntries(Object.keys(register.detail.shape).map((name) => [name, whole[name]])),
    links: schemasOf(register).links.parse(parsed.data),
  }
  const known = new Set(Object.keys(parsed.data))
  if (state.base.openFields.some((name) => !known.has(name))) {
    throw new Refusal('invalid', { fields: { openFields: ['unknown'] } })
  }
  const wrong = together(
    register.contradictions(state.detail, state.base.openFields, today),
    declaredContradictions(register, state),
  )
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong })
  return state
}

const light = z.strictObject(
  recordBase.pick({ ownerId: true, departmentId: true, tags: true, nextReviewOn: true }).shape,
)

/** Those of the fields changed where they stand that these values name. Refuses `invalid`, with fields, what a form would. */
export function parseLight(values: unknown): Partial<LightFields> {
  const parsed = light.safeParse(values)
  if (!parsed.success) throw new Refusal('invalid', { fields: fieldErrors(parsed.error) })
  const given = entriesOf(values)
  const named = lightFields.filter((name) => given.some(([one]) => one === name))
  if (named.length === 0) throw new Refusal('invalid')
  if (parsed.data.nextReviewOn !== null && !isDayInRange(parsed.data.nextReviewOn))
    throw new Refusal('invalid', { fields: { nextReviewOn: ['date_out_of_range'] } })
  return Object.fromEntries(named.map((name) => [name, parsed.data[name]]))
}

/** The values of a record in which nothing is filled in yet: what a new form starts with. */
export function emptyValues(register: AnyRegister): Record<string, JsonValue> {
  const blank = { ...recordBase.omit({ title: true }).parse({}), ...register.detail.parse({}) }
  const links = Object.keys(register.relations).map((name) => [name, []])
  return z.record(z.string(), z.json()).parse({ title: '', ...blank, ...Object.fromEntries(links) })
}

/**
 * What may not come in, although it may still be read where it was kept before: days outside 1900 to 2199
 * (`date_out_of_range`). By dotted path.
 */
function valuesOutOfRange(register: AnyRegister, values: unknown): FieldErrors {
  const fields = new Map(declaredFields(register).map((field) => [field.name, field]))
  const found: FieldErrors = {}
  const look = (path: string, value: unknown, kind: DeclaredField['kind'] | undefined) => {
    if (typeof value !== 'string') return
    if (kind === 'date' && !isDayInRange(value)) found[path] = ['date_out_of_range']
  }
  for (const [name, value] of entriesOf(values)) {
    const field = fields.get(name)
    look(name, value, field?.kind)
    for (const [at, row] of Array.isArray(value) ? value.entries() : []) {
      look(`${name}.${at}`, row, undefined)
      for (const [column, cell] of entriesOf(row)) look(`${name}.${at}.${column}`, cell, field?.columns?.[column]?.kind)
    }
  }
  return found
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []
}

const longestTitle = 200

/**
 * The values with which a form starts that makes another record like this one: what this person may read of it. Its
 * review date, the note to the DPO, files and review stay behind; the owner is who copies; the department only where they
 * may place one.
 */
export function copiedValues(
  actor: Actor,
  record: FullRow,
  { title, departments }: { title: string; departments: readonly Choice[] },
): Record<string, JsonValue> {
  const department = record.department?.id
  const links = Object.entries(record.links).map(([name, rows]) => [name, rows.map(({ ref }) => ref)])
  // What an older version does not say starts as in an empty form.
  const values = Object.entries(record.values).filter(([, value]) => value !== null)
  return {
    ...Object.fromEntries(values),
    ...Object.fromEntries(links),
    title: title.slice(0, longestTitle),
    ownerId: actor.id,
    departmentId: departments.some(({ value }) => value === department) ? (department ?? null) : null,
    ruleSource: record.ruleSource,
    ruleReference: record.ruleReference,
    tags: [...record.tags],
    openFields: [...record.openFields],
  }
}

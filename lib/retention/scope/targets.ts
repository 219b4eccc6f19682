import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import { type DepartmentId, departmentIdSchema, type RecordId, recordIdSchema } from '@/lib/db/ids'
import { type FieldErrors, Refusal } from '@/lib/errors/refusal'
import { catalog, type RegisterSlug } from '@/lib/registers/catalog'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { RetentionPart, RetentionTerm, TermEvent } from '@/lib/registers/declare/parts'
import { calendarDateSchema, dayOrNone, isDayInRange } from '@/lib/time/types'

export type Target<Field extends string> = {
  field: Field
  id: RecordId
  ref: string
  departmentId: DepartmentId | null
}

/**
 * The records that a form names by reference, per field and its register; refuses `invalid` at the field that names one
 * that is not there (`not_in_list`).
 */
export async function targetsOf<Field extends string>(
  tx: Tx,
  registers: Readonly<Record<Field, string>>,
  named: Readonly<Record<NoInfer<Field>, readonly string[]>>,
): Promise<Target<Field>[]> {
  const fields = Object.keys(registers).filter((field): field is Field => field in registers)
  const rows = await tx.record.findMany({
    where: { ref: { in: fields.flatMap((field) => [...named[field]]) } },
    select: { id: true, ref: true, register: true, departmentId: true },
  })
  const wrong: FieldErrors = {}
  const found = fields.flatMap((field) =>
    [...new Set(named[field])].flatMap((ref): Target<Field>[] => {
      const row = rows.find((candidate) => candidate.ref === ref && candidate.register === registers[field])
      if (!row) wrong[field] = ['not_in_list']
      const departmentId = row?.departmentId ? departmentIdSchema.parse(row.departmentId) : null
      return row ? [{ field, id: recordIdSchema.parse(row.id), ref, departmentId }] : []
    }),
  )
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong })
  return found
}

/** A calendar date of the years that records speak of, or none. */
export const dayGiven = dayOrNone.refine((day) => day === null || isDayInRange(day), { error: 'date_out_of_range' })

/** A calendar date that must be given. */
export const dayNeeded = dayGiven
  .refine((day) => day !== null, { error: 'required' })
  .transform((day) => calendarDateSchema.parse(day))

/** A reference number of a record of any register. */
export const recordRef = /^[A-Z]{1,2}-\d{3,}$/

/** A reference number of a deletion record. */
export const deletionRef = z.string().regex(/^D-\d{3,}$/)

/** Reference numbers of records. */
export const refsSchema = z.array(z.string().regex(recordRef)).max(100).default([])

/** The reference of a request of a person, or none. */
export const requestGiven = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^(Q-\d{4}-\d{3,})?$/, { error: 'format' })
  .default('')

type Part<As> = Extract<RetentionPart<unknown>, { as: As }>

const registers: readonly (AnyRegister & { slug: RegisterSlug })[] = catalog
const isPart = <As extends string>(part: RetentionPart<unknown> | undefined, as: As): part is Part<As> =>
  part?.as === as

/** The one register that declares to be this to holds and deletion records. */
function declared<As extends RetentionPart<unknown>['as']>(as: As): { slug: RegisterSlug; part: Part<As> } {
  const [only, ...more] = registers.flatMap(({ slug, retention }) =>
    isPart(retention, as) ? [{ slug, part: retention }] : [],
  )
  if (!only || more.length > 0) throw new Error(`one register must declare to be the ${as} of retention`)
  return only
}

const rule = declared('rule')
const processor = declared('processor')

/** Registers whose records a hold can stand on, by the field of the form that names them. */
export const heldRegisters = { rules: rule.slug, activities: declared('activity').slug } as const
export type HeldField = keyof typeof heldRegisters

/** Registers whose records a deletion record names. */
export const deletedRegisters = { ...heldRegisters, systems: declared('system').slug } as const
export type DeletedField = keyof typeof deletedRegisters

/** What a rule with these own columns says of data whose period is over, with what was noted to have happened again. */
export function termOf(detail: unknown, events: readonly TermEvent[]): RetentionTerm {
  return rule.part.termOf(detail ?? {}, events)
}

/** The parties that are told to delete too, and whether one with these own columns is (Art. 28(3)(g)). */
export const instructed = { register: processor.slug, includes: processor.part.isInstructed } as const

/** A record as a row of these screens names it; the title is empty when only the reference may be seen. */
export type Named = { ref: string; register: string; title: string }

import { catalog, type RegisterSlug } from '@/lib/registers/catalog'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { RetentionPart, RetentionTerm } from '@/lib/registers/declare/parts'

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

/** What a rule with these own columns says of data whose period is over. */
export function termOf(detail: unknown): RetentionTerm {
  return rule.part.termOf(detail ?? {})
}

/** The parties that are told to delete too, and whether one with these own columns is (Art. 28(3)(g)). */
export const instructed = { register: processor.slug, includes: processor.part.isInstructed } as const

/** A record as a row of these screens names it; the title is empty when only the reference may be seen. */
export type Named = { ref: string; register: string; title: string }

import { Refusal } from '@/lib/errors/refusal'
import { catalog, type RegisterSlug } from '@/lib/registers/catalog'
import type { AnyRegister } from '@/lib/registers/declare/define'
import { addMonthsClamped } from '@/lib/time/calendar'
import type { CalendarDate } from '@/lib/time/types'

/** A declaration that stands in the catalogue. */
export type Registered = AnyRegister & { slug: RegisterSlug }

const known: readonly Registered[] = catalog

/** The declaration of a slug, e.g. of the column Record.register; refuses `not_found` when none is declared. */
export function declarationOf(slug: string): Registered {
  const register = known.find((candidate) => candidate.slug === slug)
  if (!register) throw new Refusal('not_found')
  return register
}

/** The declaration of an address, or null. */
export function findDeclaration(slug: string): Registered | null {
  return known.find((candidate) => candidate.slug === slug) ?? null
}

/** The register that a reference number belongs to, by its letters: P-003 is a purpose; null when no register has them. */
export function registerOfRef(ref: string): Registered | null {
  return known.find(({ key }) => ref.startsWith(`${key}-`)) ?? null
}

/** When a record put in force today is looked at again: the planned date when it lies ahead, else the register's own term. */
export function reviewDate(register: string, planned: CalendarDate | null, today: CalendarDate): CalendarDate {
  if (planned && planned > today) return planned
  return addMonthsClamped(today, declarationOf(register).reviewMonths)
}

/** Codes of what a record lacks that its register wants shown wherever it is linked. Words: `<register>.marks.<code>`. */
export function marksOf(register: string, missing: readonly string[]): string[] {
  const marks = findDeclaration(register)?.marks ?? []
  return marks.filter((code) => missing.includes(code))
}

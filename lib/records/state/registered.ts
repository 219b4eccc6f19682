import { Refusal } from '@/lib/errors/refusal'
import { nextWorkingDayOnOrAfter } from '@/lib/law/working-days'
import { catalog, type RegisterSlug } from '@/lib/registers/catalog'
import { type AnyRegister, fieldsOf, type Relation } from '@/lib/registers/declare/define'
import type { FieldInfo } from '@/lib/registers/declare/fields'
import { addMonthsClamped } from '@/lib/time/calendar'
import type { CalendarDate } from '@/lib/time/types'
import { type BaseKind, type BaseName, baseFields } from './base'

/** A declaration that stands in the catalogue. */
export type Registered = AnyRegister & { slug: RegisterSlug }

const known: readonly Registered[] = catalog

/** Relations whose target looks back at the records that link to it (an agreement's parties). */
const lookedBack = known.flatMap((register) => Object.values(register.incoming ?? {}))
/** Registers whose records look back. */
export const lookingBack: readonly string[] = known.flatMap((register) => (register.incoming ? [register.slug] : []))
export const lookedBackFields: readonly string[] = lookedBack.map(({ field }) => field)

const seenRegisters = new Set(known.flatMap(({ relations }) => Object.values(relations).map(({ to }) => to)))
/** Can the rules of other records see one of this register: because they link to it, or look back at it. */
export function isSeen(register: AnyRegister | undefined): boolean {
  if (!register) return false
  return seenRegisters.has(register.slug) || lookedBack.some(({ from }) => from === register.slug)
}

/** Do the records at which links of this register and name point look back at it. */
export function isLookedBack(register: AnyRegister, name: string): boolean {
  return lookedBack.some(({ from, field }) => from === register.slug && field === name)
}

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
  return planned && planned > today ? planned : nextReview(register, today)
}

/** The end of the register's own term, counted from today; on a day off the next working day, as somebody has to do it. */
export function nextReview(register: string, today: CalendarDate): CalendarDate {
  return nextWorkingDayOnOrAfter(addMonthsClamped(today, declarationOf(register).reviewMonths), 'BE')
}

/** Codes of what a record lacks that its register wants shown wherever it is linked. Words: `<register>.marks.<code>`. */
export function marksOf(register: string, missing: readonly string[]): string[] {
  const marks = findDeclaration(register)?.marks ?? []
  return marks.filter((code) => missing.includes(code))
}

/** One field of a record, wherever it is kept, as table, form and page need it. Plain data. */
export type DeclaredField = Omit<FieldInfo, 'kind'> &
  Pick<Partial<Relation>, 'to' | 'many' | 'reliesOn'> & {
    name: string
    kind: BaseKind | 'relation'
    /** Where its label stands: `<catalogue>.fields.<name>`; headings: `<catalogue>.sections.<section>`. */
    catalogue: string
    origin: 'base' | 'own' | 'relation'
  }

const names = Object.keys(baseFields).filter((name): name is BaseName => name in baseFields)

/**
 * All fields of a register: base first, then own columns and relations in the order of the declared sections, what is asked
 * only as an exception after the question it belongs to.
 */
export function declaredFields(register: AnyRegister): readonly DeclaredField[] {
  const known = declared.get(register) ?? inFormOrder(register)
  declared.set(register, known)
  return known
}

/** Every save asks several times; a declaration never changes. */
const declared = new WeakMap<AnyRegister, readonly DeclaredField[]>()

function inFormOrder(register: AnyRegister): readonly DeclaredField[] {
  const base = names.map(
    (name): DeclaredField => ({ name, catalogue: 'registers', origin: 'base', ...baseFields[name] }),
  )
  const own = fieldsOf(register).map((field): DeclaredField => ({ ...field, catalogue: register.slug, origin: 'own' }))
  const relations = Object.entries(register.relations).map(
    ([name, relation]): DeclaredField => ({
      name,
      kind: 'relation',
      catalogue: register.slug,
      origin: 'relation',
      ...relation,
    }),
  )
  const special = [...own, ...relations]
  const inOrder = register.sections.flatMap((section) =>
    exceptionsLater(special.filter((field) => field.section === section)),
  )
  return [
    ...base.filter((field) => field.section === 'record'),
    ...inOrder,
    ...base.filter((field) => field.section === 'keeping'),
  ]
}

/** The same fields with each that is an exception to others right after the last of them. */
function exceptionsLater(fields: readonly DeclaredField[]): DeclaredField[] {
  const order = [...fields]
  for (const field of fields) {
    const main = field.insteadOf ? [field.insteadOf] : (field.denies?.fields ?? [])
    const last = Math.max(...main.map((name) => order.findIndex((other) => other.name === name)))
    const at = order.indexOf(field)
    if (last <= at) continue
    order.splice(at, 1)
    order.splice(last, 0, field)
  }
  return order
}

/** True when the field is asked of a record with these values. */
export function isAsked(field: Pick<DeclaredField, 'when'>, values: Readonly<Record<string, unknown>>): boolean {
  if (!field.when) return true
  const { field: name, in: wanted } = field.when
  const value = values[name]
  const said: readonly unknown[] = Array.isArray(value) ? value : [value]
  // No answer is spelled as empty text, as the form does.
  return said.some((one) => (typeof one === 'string' || one === null) && wanted.includes(one ?? ''))
}

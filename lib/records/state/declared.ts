import type { AnyRegister, Relation } from '@/lib/registers/declare/define'
import { fieldsOf } from '@/lib/registers/declare/define'
import type { FieldInfo } from '@/lib/registers/declare/fields'
import { type BaseKind, type BaseName, baseFields } from './base'

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

/** All fields of a register: base first, then own columns and relations in the order of the declared sections. */
export function declaredFields(register: AnyRegister): readonly DeclaredField[] {
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
  const inOrder = register.sections.flatMap((section) => special.filter((field) => field.section === section))
  return [
    ...base.filter((field) => field.section === 'record'),
    ...inOrder,
    ...base.filter((field) => field.section === 'keeping'),
  ]
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

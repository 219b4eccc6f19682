import { type AnyRegister, fieldsOf } from './define'

/** Every text that the pages of a register ask for by its declaration, as keys of its own file of texts. */
export function askedTexts(register: AnyRegister): string[] {
  const fields = fieldsOf(register)
  return [
    'name.singular',
    'name.plural',
    'description',
    ...register.sections.map((section) => `sections.${section}`),
    ...register.requirements.map(({ code }) => `missing.${code}`),
    ...(register.dueCodes ?? []).map((code) => `dues.${code}`),
    ...(register.marks ?? []).map((code) => `marks.${code}`),
    ...[...fields.map(({ name }) => name), ...Object.keys(register.relations)].flatMap((name) => [
      `fields.${name}.label`,
      `fields.${name}.help`,
    ]),
    ...fields.flatMap(({ name, columns = {} }) =>
      Object.keys(columns).map((column) => `fields.${name}.columns.${column}`),
    ),
  ]
}

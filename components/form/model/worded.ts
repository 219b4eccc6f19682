import type { FormField } from './types'

/** The words of a form: a label for each field, help for some. */
type Says<Name extends string> = {
  (key: `fields.${Name}` | `fieldHelp.${Name}`): string
  has: (key: `fieldHelp.${Name}`) => boolean
}

/** Makes fields of a form with the label, and the help where there is one, that these words have for them. */
export function wordedField<Name extends string>(t: Says<Name>) {
  return (name: Name, kind: FormField['kind'], more: Partial<FormField> = {}): FormField => ({
    name,
    kind,
    label: t(`fields.${name}`),
    ...(t.has(`fieldHelp.${name}`) ? { help: t(`fieldHelp.${name}`) } : {}),
    ...more,
  })
}

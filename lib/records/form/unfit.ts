import type { FieldErrors } from '@/lib/errors/refusal'
import type { AnyRegister } from '@/lib/registers/declare/define'
import { isDayInRange, isPrintable } from '@/lib/text/printable'
import { type DeclaredField, declaredFields } from '../state/declared'

/**
 * What may not come in, although it may still be read where it was kept before: characters that nothing can show
 * (`control_characters`), days outside 1900 to 2199 (`date_out_of_range`). By dotted path.
 */
export function unfitValues(register: AnyRegister, values: unknown): FieldErrors {
  const fields = new Map(declaredFields(register).map((field) => [field.name, field]))
  const found: FieldErrors = {}
  const look = (path: string, value: unknown, kind: DeclaredField['kind'] | undefined) => {
    if (typeof value !== 'string') return
    if (!isPrintable(value)) found[path] = ['control_characters']
    else if (kind === 'date' && !isDayInRange(value)) found[path] = ['date_out_of_range']
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

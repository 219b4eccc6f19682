import { findDeclaration } from '../state/registered'

/** Codes of what a record lacks that its register wants shown wherever it is linked. Words: `<register>.marks.<code>`. */
export function marksOf(register: string, missing: readonly string[]): string[] {
  const marks = findDeclaration(register)?.marks ?? []
  return marks.filter((code) => missing.includes(code))
}

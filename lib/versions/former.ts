import type { JsonValue } from '@/lib/errors/json'
import { administrative } from '@/lib/records/state/base'
import { declaredFields, type Registered } from '@/lib/records/state/registered'
import { sameValue } from '@/lib/review/steps/standing'

type Values = Readonly<Record<string, JsonValue>>

/** Names of fields that these values answer and the register no longer declares. */
export function formerFields(register: Registered, sides: readonly Values[]): string[] {
  const declared = new Set(declaredFields(register).map(({ name }) => name))
  const names = new Set(sides.flatMap((values) => Object.keys(values)))
  const said = (name: string) => sides.some((values) => !sameValue(values[name], null))
  return [...names].filter((name) => !declared.has(name) && !administrative.has(name) && said(name)).sort()
}

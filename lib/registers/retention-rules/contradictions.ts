import type { FieldErrors } from '@/lib/errors/refusal'
import type { RetentionRuleDetail } from './schema'

/** A rule that rests on the law without naming it; a text that is marked open is only missing. */
export function contradictionsOfRetentionRule(
  { basis, lawReference }: Pick<RetentionRuleDetail, 'basis' | 'lawReference'>,
  openFields: readonly string[],
): FieldErrors {
  const lawless = basis === 'law' && lawReference === '' && !openFields.includes('lawReference')
  return lawless ? { lawReference: ['basis_needs_law'] } : {}
}

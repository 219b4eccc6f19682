import type { z } from 'zod'
import type { FieldErrors } from './refusal'

/** Keys of `errors.fields` that a schema's own issues turn into; a schema may name others as its message. */
export const fieldErrorKeys = [
  'required',
  'too_long',
  'too_short',
  'too_small',
  'too_big',
  'email',
  'invalid_date',
  'format',
  'choose',
  'unknown',
  'invalid',
] as const

const ownKey = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/

/** What is wrong per field (dotted path; '' for the whole), as message keys below `errors.fields`. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const found: FieldErrors = {}
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.')
    const key = keyOf(issue)
    found[path] = [...new Set([...(found[path] ?? []), key])]
  }
  return found
}

function keyOf(issue: z.core.$ZodIssue): string {
  if (ownKey.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'required'
      return issue.origin === 'string' ? 'too_short' : 'too_small'
    case 'too_big':
      return issue.origin === 'string' ? 'too_long' : 'too_big'
    case 'invalid_type':
      return /received (undefined|null)$/.test(issue.message) ? 'required' : 'invalid'
    case 'invalid_value':
      return 'choose'
    case 'invalid_format':
      if (issue.format === 'date') return 'invalid_date'
      return issue.format === 'email' ? 'email' : 'format'
    case 'unrecognized_keys':
      return 'unknown'
    case 'custom':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return 'invalid'
  }
}

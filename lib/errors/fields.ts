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

/** What is wrong per field (dotted path; '' for the whole), as message keys below `errors.fields`. What nobody knows is named. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  // A field can bear any name, also one that every object has: a map has none of its own.
  const found = new Map<string, string[]>()
  for (const issue of error.issues) {
    for (const path of pathsOf(issue)) {
      const keys = found.get(path) ?? []
      keys.push(keyOf(issue))
      found.set(path, keys)
    }
  }
  return Object.fromEntries([...found].map(([path, keys]) => [path, exactOf(keys)]))
}

/** Of all that is wrong with one field what is worth saying: that nothing was answered, or what is wrong; that it does not fit only where nothing says why. */
export function exactOf(keys: readonly string[]): string[] {
  if (keys.includes('required')) return ['required']
  const exact = keys.filter((key) => key !== 'invalid')
  return [...new Set(exact.length > 0 ? exact : keys)]
}

function pathsOf(issue: z.core.$ZodIssue): string[] {
  const at = issue.path.map(String)
  const names = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...at, key]) : [at]
  return names.map((parts) => parts.join('.'))
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

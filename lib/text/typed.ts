import { z } from 'zod'
import { cleaned, cleanedLine } from './characters'

/**
 * A text that people type or paste, of at most so many characters, cleaned of what cannot be shown and without spaces around
 * it; may be empty. Refuses `too_long.<max>`.
 */
export const textUpTo = (max: number) =>
  z
    .string()
    .overwrite(cleaned)
    .trim()
    .max(max, { error: `too_long.${max}` })

/** The same of one line: a pasted break of line is a space. */
export const lineUpTo = (max: number) =>
  z
    .string()
    .overwrite(cleanedLine)
    .trim()
    .max(max, { error: `too_long.${max}` })

const regions = new Map<string, { names: Intl.DisplayNames; compare: Intl.Collator['compare'] }>()

/** Names of countries in a language, and their order there. The code itself when nobody knows a name. */
export function regionNames(locale: string): {
  nameOf: (code: string) => string
  compare: (a: string, b: string) => number
} {
  // Made once a language: a page names dozens of countries, and making them costs more than all names.
  const made = regions.get(locale) ?? {
    names: new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }),
    compare: new Intl.Collator(locale).compare,
  }
  regions.set(locale, made)
  return { nameOf: (code) => made.names.of(code) ?? code, compare: made.compare }
}

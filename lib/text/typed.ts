import { z } from 'zod'
import { isPrintable } from './characters'

/** A text of at most so many characters, without spaces around it. Refuses `too_long.<max>`. */
export const textUpTo = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `too_long.${max}` })

/** A text that people type: of at most so many characters, all of which can be shown; may be empty. Refuses `control_characters`. */
export const shownText = (max: number) => textUpTo(max).refine(isPrintable, { error: 'control_characters' })

/** Names of countries in a language, and their order there. The code itself when nobody knows a name. */
export function regionNames(locale: string): {
  nameOf: (code: string) => string
  compare: (a: string, b: string) => number
} {
  const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' })
  return { nameOf: (code) => names.of(code) ?? code, compare: new Intl.Collator(locale).compare }
}

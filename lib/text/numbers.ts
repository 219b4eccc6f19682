import type { Locale } from './locale'

/** Between groups of three digits: a space of any width or an apostrophe, and the sign of the language. */
const blank = /[\s\u2019']/g
/** What a language puts between groups of three digits; the other of the two begins decimals. French only uses spaces. */
const grouping: Readonly<Record<Locale, '.' | ',' | null>> = { en: ',', nl: '.', fr: null }

const grouped = (sign: string) => new RegExp(`^\\d{1,3}(?:[${sign}]\\d{3})+$`)
const byBlanks = /^\d{1,3}(?:[\s\u2019']\d{3})+$/

/**
 * A whole number as people write it in a language: "1.200" is 1200 in Dutch, "1,200" in English, "1 200" in French and
 * everywhere. Otherwise the key of what is wrong: `ambiguous_number.<digits>` where it could be that number or a fraction,
 * `invalid_number` for anything else.
 */
export function wholeNumberIn(typed: string, locale: Locale): number | string {
  const text = typed.normalize('NFKC').trim()
  if (/^\d{1,15}$/.test(text)) return Number(text)
  const plain = byBlanks.test(text) ? text.replace(blank, '') : text
  if (/^\d{1,15}$/.test(plain)) return Number(plain)
  const sign = ['.', ','].find((one) => grouped(one).test(text))
  if (sign === undefined || text.length > 19) return 'invalid_number'
  const digits = text.replaceAll(sign, '')
  // Two groups and more can be no fraction, in any language.
  const certain = grouping[locale] === sign || text.split(sign).length > 2
  return certain ? Number(digits) : `ambiguous_number.${digits}`
}

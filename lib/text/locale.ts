import { regionOf } from '@/lib/time/region'

/** Languages that the screens speak. */
export const locales = ['en', 'nl', 'fr'] as const
export type Locale = (typeof locales)[number]

export const localeCookie = 'dertig-locale'

/** Names as a sentence takes several: "A, B and C" in the language of the screens. */
export function namesIn(locale: string, names: readonly string[]): string {
  return new Intl.ListFormat(regionOf(locale), { type: 'conjunction' }).format(names)
}

/** The language as a closed value, or null for anything else. */
export function localeOf(value: string | undefined): Locale | null {
  return locales.find((locale) => locale === value) ?? null
}

/** First language of an Accept-Language header that Dertig speaks, by weight; English when there is none (RFC 9110, 12.5.4). */
export function acceptedLocale(header: string | null): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find((text) => text !== undefined)
      return { locale: localeOf(tag.split('-')[0]), weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter((entry) => entry.weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return wanted.find((entry) => entry.locale !== null)?.locale ?? 'en'
}

import { regionOf } from '@/lib/time/region'

/** Languages that the screens speak. */
export const locales = ['en', 'nl', 'fr'] as const
export type Locale = (typeof locales)[number]

export const localeCookie = 'dertig-locale'

/** Languages in which a leak can be reported and followed, in the order in which Belgium writes them. */
export const reportLocales = ['nl', 'fr', 'de', 'en'] as const
export type ReportLocale = (typeof reportLocales)[number]

/** Set where the report speaks another language than the screens: only German can be that. */
export const reportLocaleCookie = 'dertig-report-locale'

/** The language of a page where only those of the screens are known: numbers and lists of a German page are written as the Dutch write them. */
export function screenLocaleOf(locale: ReportLocale): Locale {
  return locale === 'de' ? 'nl' : locale
}

/** A language of the report as a closed value, or null for anything else. */
export function reportLocaleOf(value: string | undefined): ReportLocale | null {
  return reportLocales.find((locale) => locale === value) ?? null
}

/** Whether the texts of this page exist in German: the report of a leak and the page on which its reporter follows it. */
export function speaksGerman(path: string): boolean {
  return /^\/(report-leak(\/|\?|$)|my-reports\/[^/?]|leak-status(\/|\?|$))/.test(path)
}

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

/** A French text in which no line begins with a colon, a question mark or the like, nor ends with an opening quote. */
export function unbrokenText(text: string): string {
  return text.replace(/ (?=[:;?!»](?!:))/g, '\u00a0').replace(/« /g, '«\u00a0')
}

/** A label before what it says, with the colon as the language sets it. */
export function withColon(locale: string, label: string): string {
  return locale === 'fr' ? unbrokenText(`${label} :`) : `${label}:`
}

/** A label and what it says. */
export function labelled(locale: string, label: string, value: string | number): string {
  return `${withColon(locale, label)} ${value}`
}

/**
 * Texts of a language as they are shown: French ones with spaces that no line breaks at before and within signs of two parts. In
 * the files of texts they are plain spaces.
 */
export function unbroken<T extends object>(locale: ReportLocale, texts: T): T {
  if (locale !== 'fr') return texts
  const shown = structuredClone(texts)
  soften(shown)
  return shown
}

function soften(part: object): void {
  for (const [key, text] of Object.entries(part)) {
    if (typeof text === 'string') Reflect.set(part, key, unbrokenText(text))
    else if (typeof text === 'object' && text !== null) soften(text)
  }
}

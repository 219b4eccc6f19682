/** Names of countries in a language, and their order there. The code itself when nobody knows a name. */
export function regionNames(locale: string): {
  nameOf: (code: string) => string
  compare: (a: string, b: string) => number
} {
  const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' })
  return { nameOf: (code) => names.of(code) ?? code, compare: new Intl.Collator(locale).compare }
}

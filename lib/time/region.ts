const regions: Record<string, string> = { en: 'en-GB', nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE' }

/** The language of the screens as Intl takes it, with the habits of this part of the world. */
export function regionOf(locale: string): string {
  return regions[locale] ?? locale
}

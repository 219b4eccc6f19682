import { createFormatter, createTranslator } from 'next-intl'
import { catalogue } from '@/lib/registers/texts'
import type { Namespace } from '@/lib/text/catalogue'
import { place } from './place'

/** Stands in for next-intl/server: the real texts, in the language of the test. */
export async function getTranslations(namespace: Namespace) {
  const messages = await catalogue(place.locale)
  return createTranslator({ locale: place.locale, messages, namespace, timeZone: 'Europe/Brussels' })
}

export async function getLocale() {
  return place.locale
}

export async function getMessages() {
  return catalogue(place.locale)
}

export async function getTimeZone(): Promise<string> {
  return 'Europe/Brussels'
}

export async function getFormatter() {
  return createFormatter({ locale: place.locale, timeZone: 'Europe/Brussels' })
}

export async function getNow(): Promise<Date> {
  return new Date('2026-06-02T08:00:00Z')
}

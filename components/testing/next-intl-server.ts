import { createFormatter, createTranslator } from 'next-intl'
import type { Namespace } from '@/lib/text/catalogue'
import type { ReportLocale } from '@/lib/text/locale'
import { place, textsHere } from './place'

/** Stands in for next-intl/server: the real texts, in the language of the test. */
export async function getTranslations(asked?: Namespace | { locale: ReportLocale; namespace?: Namespace }) {
  const { locale, namespace } = typeof asked === 'object' ? asked : { locale: place.locale, namespace: asked }
  const messages = await textsHere(locale)
  return createTranslator({ locale, messages, namespace, timeZone: 'Europe/Brussels' })
}

export async function getLocale() {
  return place.locale
}

export async function getMessages() {
  return textsHere(place.locale)
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

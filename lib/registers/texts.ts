import type { Messages } from 'next-intl'
import { namespaces, textsIn } from '@/lib/text/catalogue'
import type { Locale } from '@/lib/text/locale'
import { catalog } from './catalog'

/** Every file of texts: one per namespace, and one per declared register under its slug. */
export const textFiles: readonly string[] = [...namespaces, ...catalog.map(({ slug }) => slug)]

const whole = new Map<Locale, Promise<Messages>>()

/** All texts of a language, those of every declared register among them: put together once per process. */
export function catalogue(locale: Locale): Promise<Messages> {
  const known = whole.get(locale) ?? textsIn(locale, textFiles)
  whole.set(locale, known)
  return known
}

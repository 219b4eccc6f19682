import type { Messages } from 'next-intl'
import { namespaces, textsIn } from '@/lib/text/catalogue'
import type { Locale } from '@/lib/text/locale'
import { catalog } from './catalog'

/** Every file of texts: one per namespace, and one per declared register under its slug. */
export const textFiles: readonly string[] = [...namespaces, ...catalog.map(({ slug }) => slug)]

/** All texts of a language, those of every declared register among them. */
export function catalogue(locale: Locale): Promise<Messages> {
  return textsIn(locale, textFiles)
}

import type { AbstractIntlMessages, Messages } from 'next-intl'
import { createTranslator } from 'next-intl'
import type { Locale } from './locale'
import { type Namespace, namespaces } from './namespaces'

const loaded = new Map<Locale, Promise<Messages>>()

/** All texts of a language, one entry per namespace; read once per process. */
export function catalogue(locale: Locale): Promise<Messages> {
  const known = loaded.get(locale)
  if (known) return known
  const reading = read(locale)
  loaded.set(locale, reading)
  return reading
}

/** Texts of one namespace outside a request: documents, jobs, the command line. */
export async function textsOf(locale: Locale, namespace: Namespace) {
  const messages: Messages = (await catalogue(locale))[namespace] ?? {}
  return createTranslator({ locale, messages })
}

async function read(locale: Locale): Promise<Messages> {
  const files = await Promise.all(
    namespaces.map(async (name) => {
      const file: { default: AbstractIntlMessages } = await import(`./messages/${locale}/${name}.json`)
      return [name, file.default] as const
    }),
  )
  return Object.fromEntries(files)
}

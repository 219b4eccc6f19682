import type { AbstractIntlMessages, Messages } from 'next-intl'
import { createTranslator } from 'next-intl'
import type { Locale } from './locale'
import type { Namespace } from './namespaces'

const loaded = new Map<string, Promise<Messages>>()

/** Texts of these namespaces in a language, one entry for each; a file is read once per process. */
export async function textsIn(locale: Locale, names: readonly string[]): Promise<Messages> {
  const files = await Promise.all(names.map(async (name) => [name, await read(locale, name)] as const))
  return Object.fromEntries(files)
}

/** Texts of one namespace outside a request: documents, jobs, the command line. */
export async function textsOf(locale: Locale, namespace: Namespace) {
  return createTranslator({ locale, messages: await read(locale, namespace) })
}

/** The same for a register, whose namespace is its slug; null when there is no such register any more. */
export async function textsOfRegister(locale: Locale, slug: string) {
  const messages = await read(locale, slug).catch(() => null)
  return messages && createTranslator({ locale, messages })
}

function read(locale: Locale, name: string): Promise<Messages> {
  const key = `${locale}/${name}`
  const known = loaded.get(key)
  if (known) return known
  const reading = import(`./messages/${locale}/${name}.json`).then(
    (file: { default: AbstractIntlMessages }): Messages => file.default,
  )
  loaded.set(key, reading)
  return reading
}

import { type AbstractIntlMessages, createTranslator, type Messages } from 'next-intl'
import type { Locale } from './locale'

/**
 * The files of lib/text/messages/<locale>/ beside those of the registers, which are found by their slugs. A new namespace
 * adds its line here and one file per language.
 */
export const namespaces = [
  'common',
  'nav',
  'table',
  'form',
  'errors',
  'broken',
  'time',
  'clocks',
  'codes',
  'audit',
  'access',
  'registers',
  'review',
  'attachments',
  'extract',
  'as-of',
  'versions',
  'talk',
  'templates',
  'findings',
  'retention',
  'calendar',
  'flow',
  'organisation',
  'leaks',
  'report-form',
  'triage',
  'drafts',
  'overview',
  'settings',
  'mail',
] as const
export type Namespace = (typeof namespaces)[number]

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

/** Begins a text that a person still has to write in its language: `npm run check` names each, and the tests wait for it. */
export const toWrite = '[to write]'

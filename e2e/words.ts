import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createTranslator } from 'next-intl'
import type { Language } from './fixtures'

/** The words of a catalogue in one language: namespace, key, values. */
export type Words = (namespace: string, key: string, values?: Record<string, string | number>) => string

/** What the screens say in this language, from the same catalogues as the screens. */
export async function wordsIn(locale: Language): Promise<Words> {
  return (namespace, key, values) => {
    const file = path.join(__dirname, '../lib/text/messages', locale, `${namespace}.json`)
    const messages: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'))
    return createTranslator({ locale, messages })(key, values)
  }
}

import { type ReportLocale, unbrokenText } from './locale'

/**
 * Texts of a language as they are shown: French ones with spaces that no line breaks at before and within signs of two parts. In
 * the files of texts they are plain spaces.
 */
export function unbroken<T extends object>(locale: ReportLocale, texts: T): T {
  if (locale !== 'fr') return texts
  const shown = structuredClone(texts)
  soften(shown)
  return shown
}

function soften(part: object): void {
  for (const [key, text] of Object.entries(part)) {
    if (typeof text === 'string') Reflect.set(part, key, unbrokenText(text))
    else if (typeof text === 'object' && text !== null) soften(text)
  }
}

import type { Code, CodeOf } from './code'

/** Languages in which a report to an authority is written, and so a text that goes into one. */
export const textLanguages = [
  { code: 'nl' },
  { code: 'fr' },
  { code: 'de' },
  { code: 'en' },
] as const satisfies readonly Code[]
export type TextLanguage = CodeOf<typeof textLanguages>

/** Texts of records that go into reports. */
export const translatedTexts = [{ code: 'title' }, { code: 'description' }] as const satisfies readonly Code[]

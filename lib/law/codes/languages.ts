import type { Code, CodeOf } from './code'

/** Languages in which a report to an authority or a letter to a person is written, and so a text that goes into one. */
export const textLanguages = [
  { code: 'nl' },
  { code: 'fr' },
  { code: 'de' },
  { code: 'en' },
] as const satisfies readonly Code[]
export type TextLanguage = CodeOf<typeof textLanguages>

/** Texts of records that go into reports, statements and letters; a register says which of them its records have. */
export const translatedTexts = [
  { code: 'title' },
  { code: 'description' },
  { code: 'legitimateInterest' },
  { code: 'automatedDecision' },
  { code: 'criterion' },
] as const satisfies readonly Code[]

import type { Profile, ProfileField } from '../profiles/profile'

/** Languages in which a form is worded. */
export const languages = ['nl', 'fr', 'de', 'en'] as const
export type FormLanguage = (typeof languages)[number]
export type Words = ProfileField['question']

/** Words with those of one language changed; none at all where none are left. */
export function worded(words: Words, language: FormLanguage, text: string): Words {
  const { [language]: _before, ...others } = words ?? {}
  const now = text === '' ? others : { ...others, [language]: text }
  return Object.keys(now).length > 0 ? now : undefined
}

/** Headings with those of one section changed; one without words is called as Dertig calls it. */
export function headed(headings: Profile['headings'], section: string, words: Words): Profile['headings'] {
  const { [section]: _before, ...others } = headings ?? {}
  return words ? { ...others, [section]: words } : others
}

import type { textsOf } from '@/lib/text/catalogue'
import type { Profile, ProfileField, WordsByLanguage } from './profile'

/** Texts of `drafts` in the language of a report, or of its reader. */
type DraftTexts = Awaited<ReturnType<typeof textsOf<'drafts'>>>

const own = (words: WordsByLanguage | undefined, language: string): string =>
  Object.entries(words ?? {}).find(([key]) => key === language)?.[1] ?? ''
/** In any language, where there is none in that of the report: better than no question. */
const any = (words: WordsByLanguage | undefined): string => Object.values(words ?? {}).find((text) => text !== '') ?? ''

/** Own words of a profile before those of the catalogue; in another language before none at all. */
function worded(words: WordsByLanguage | undefined, language: string, known: string | null, code: string): string {
  return own(words, language) || known || any(words) || code
}

/** What a profile is called. */
export function profileName({ code, name }: Pick<Profile, 'code' | 'name'>, language: string, t: DraftTexts): string {
  return worded(name, language, t.has(`profiles.${code}`) ? t(`profiles.${code}`) : null, code)
}

/** The question of a field. */
export function questionOf({ code, question }: ProfileField, language: string, t: DraftTexts): string {
  return worded(question, language, t.has(`fields.${code}`) ? t(`fields.${code}`) : null, code)
}

/** What the authority says about a field; empty when nothing is known. */
export function helpOf({ help }: ProfileField, language: string): string {
  return own(help, language) || any(help)
}

/** The heading of a section. */
export function headingOf({ headings }: Profile, id: string, language: string, t: DraftTexts): string {
  return worded(headings?.[id], language, t.has(`sections.${id}`) ? t(`sections.${id}`) : null, id)
}

/** Sections of a form in its order, numbered without gaps, each with its fields. */
export function sectionsOf(
  profile: Profile,
  language: string,
  t: DraftTexts,
): { id: string; title: string; fields: readonly ProfileField[] }[] {
  const { fields } = profile
  const ids = [...new Set(fields.map(({ section }) => section))]
  return ids.map((id, index) => ({
    id,
    title: `${index + 1}. ${headingOf(profile, id, language, t)}`,
    fields: fields.filter(({ section }) => section === id),
  }))
}

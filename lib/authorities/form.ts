import { z } from 'zod'
import { reportLocales } from '@/lib/text/locale'
import { textUpTo } from '@/lib/text/typed'
import { type AuthorityEntry, authorityRegimes } from './book/entry'
import { correctAuthorityInput } from './correct'

const said = z.string().max(4000)
const wordsGiven = z.partialRecord(z.enum(reportLocales), said)

/** An entry as its form says it: names line by line, lists as text, the words of one language beside those of the others. */
const typed = z.strictObject({
  version: z.number().int(),
  /** Null: a new one, whose code is typed. */
  code: said,
  country: said.nullable(),
  /** In which language `who`, `card` and `role` are typed. */
  language: z.enum(reportLocales),
  words: z.strictObject({ who: wordsGiven, card: wordsGiven, role: wordsGiven }),
  nameNl: said,
  nameFr: said,
  nameDe: said,
  nameEn: said,
  alsoCalled: said,
  gdpr: z.boolean(),
  nis2: z.boolean(),
  dora: z.boolean(),
  cra: z.boolean(),
  ecommunications: z.boolean(),
  languages: said,
  portal: said,
  website: said,
  address: said,
  phone: said,
  email: said,
  who: said,
  card: said,
  role: said,
  validFrom: z.string().max(10).nullable(),
  validUntil: z.string().max(10).nullable(),
  successor: said.nullable(),
  source: said,
  certainty: said.nullable(),
  reason: textUpTo(1000).min(1, { error: 'required' }),
})
type Typed = z.infer<typeof typed>

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function entered(form: Typed): unknown {
  const { version, reason, words, language } = form
  const inHand = (part: 'who' | 'card' | 'role') => ({ ...words[part], [language]: form[part] })
  const trimmed = (text: string | null) => text?.trim() || null
  return {
    version,
    reason,
    entry: {
      code: form.code.trim().toUpperCase(),
      country: (form.country ?? '').trim().toUpperCase(),
      regimes: authorityRegimes.filter((regime) => form[regime]),
      names: { nl: form.nameNl, fr: form.nameFr, de: form.nameDe, en: form.nameEn },
      alsoCalled: linesOf(form.alsoCalled),
      languages: form.languages
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter((code) => code !== ''),
      portal: form.portal.trim(),
      website: form.website.trim(),
      address: form.address,
      phone: form.phone,
      email: form.email.trim(),
      ...{ who: inHand('who'), card: inHand('card'), role: inHand('role') },
      validFrom: trimmed(form.validFrom),
      validUntil: trimmed(form.validUntil),
      successor: trimmed(form.successor),
      source: form.source,
      certainty: form.certainty,
    },
  }
}

/** The question of the form that a part of the entry was typed at. */
function fieldOf(path: readonly PropertyKey[]): string {
  const [top, part] = path.map(String)
  if (top !== 'entry' || part === undefined) return top ?? 'reason'
  if (part === 'regimes') return 'gdpr'
  return part === 'names' ? 'nameNl' : part
}

/** What is wrong stands at the question where it was typed. */
export const authorityForm = typed.superRefine((form, check) => {
  const read = correctAuthorityInput.safeParse(entered(form))
  for (const { path, message } of read.error?.issues ?? [])
    check.addIssue({ code: 'custom', path: [fieldOf(path)], message })
})

/** The entry that was typed, once its form was found right. */
export function entryTyped(form: z.output<typeof authorityForm>): z.output<typeof correctAuthorityInput> {
  return correctAuthorityInput.parse(entered(form))
}

/** An entry as its form begins: what `entryTyped` reads back as the same. */
export function typedOf(entry: AuthorityEntry, language: (typeof reportLocales)[number]) {
  const { names, who, card, role } = entry
  return {
    ...{ nameNl: names.nl ?? '', nameFr: names.fr ?? '', nameDe: names.de ?? '', nameEn: names.en ?? '' },
    ...{ who: who[language] ?? '', card: card[language] ?? '', role: role[language] ?? '' },
    alsoCalled: entry.alsoCalled.join('\n'),
    languages: entry.languages.join(', '),
    words: { who, card, role },
  }
}

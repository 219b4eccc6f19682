import { z } from 'zod'
import type { FieldErrors } from '@/lib/errors/refusal'
import { codesOf } from '@/lib/law/codes/code'
import { type TextLanguage, textLanguages, translatedTexts } from '@/lib/law/codes/languages'
import { cell, field } from '../declare/fields'

/** Name of the field, in every register that has it. */
export const otherLanguages = 'otherLanguages'

/**
 * Texts of the record in other languages than the one in which it is written, for what goes out: a report to an authority
 * or a letter to a person takes the text in its language. A register declares it with the section in which it stands, and with the
 * texts of its records that go out.
 */
export const otherLanguagesField = <Text extends TranslatedText>(section: string, texts: readonly Text[]) =>
  field.rows(
    { field: cell.code(texts.map((code) => ({ code }))), language: cell.code(textLanguages), text: cell.text(4000) },
    {
      section,
      column: 'never',
      columns: {
        field: { kind: 'choice', list: 'translatedTexts', only: texts },
        language: { kind: 'choice', list: 'textLanguages' },
        text: { kind: 'longText', max: 4000 },
      },
    },
  )

export const translatedText = z.enum(codesOf(translatedTexts))
export type TranslatedText = z.infer<typeof translatedText>

const rows = z.array(
  z.object({ field: translatedText.nullable(), language: z.enum(codesOf(textLanguages)).nullable(), text: z.string() }),
)
type Row = z.infer<typeof rows>[number]

/** The rows of a record's own columns; none where its register declares no such field. */
function rowsOf(detail: Readonly<Record<string, unknown>>): Row[] {
  return rows.catch([]).parse(detail[otherLanguages] ?? [])
}

/** What a text of a record says in each other language that it was written in. */
export function inOtherLanguages(
  detail: Readonly<Record<string, unknown>>,
  text: TranslatedText,
): Partial<Record<TextLanguage, string>> {
  const said = rowsOf(detail).filter((row) => row.field === text && row.text.trim() !== '')
  return Object.fromEntries(said.map((row) => [row.language, row.text]))
}

export type Translation = { field: TranslatedText; language: TextLanguage; text: string }

/** The same own columns with this text in this language. */
export function withTranslation<Detail extends Readonly<Record<string, unknown>>>(
  detail: Detail,
  { field: name, language, text }: Translation,
): Detail {
  const others = rowsOf(detail).filter((row) => row.field !== name || row.language !== language)
  return { ...detail, [otherLanguages]: [...others, { field: name, language, text }] }
}

/** The same text in the same language twice cannot be. */
export function saidTwice(detail: { otherLanguages: readonly Pick<Row, 'field' | 'language'>[] }): FieldErrors {
  const key = ({ field: name, language }: Pick<Row, 'field' | 'language'>) => `${name} ${language}`
  const all = detail.otherLanguages.map(key)
  return Object.fromEntries(
    detail.otherLanguages.flatMap((row, index) =>
      row.field && row.language && all.indexOf(key(row)) < index
        ? [[`${otherLanguages}.${index}.language`, ['language_twice']]]
        : [],
    ),
  )
}

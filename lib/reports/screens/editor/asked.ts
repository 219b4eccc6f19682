import type { RecordText } from '../../prefill'
import type { ProfileField } from '../../profiles/profile'

/** A comment in one question, ready to be shown. */
export type ShownComment = {
  id: string
  body: string
  byName: string
  at: string
  solved: { byName: string; at: string } | null
}

/** The same question, and what it would be answered, in another language of the reader. */
export type InOtherLanguage = { language: string; question: string; answer: string }

/** A question as the page of a draft asks it. */
export type Asked = {
  field: ProfileField
  /** In the language of the report. */
  question: string
  /** What the authority says about it. */
  help: string
  /** What was filed before; null: nothing was. */
  filedBefore: string | null
  /** What its source says by now, where that is something else. */
  sourceNow: string | null
  other: InOtherLanguage | null
  comments: readonly ShownComment[]
  /** Texts of records in the answer that are in another language than the report. */
  foreign?: readonly RecordText[]
}

export type AskedSection = { id: string; title: string; fields: readonly Asked[] }

/** Where the references that answers were taken from stand. */
export type Links = Readonly<Record<string, string>>
/** Files of the leak that answers can point to. */
export type ShownFile = { id: string; name: string }

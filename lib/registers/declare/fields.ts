import { z } from 'zod'
import { codesOf } from '@/lib/law/codes/code'
import type { CodeListName } from '@/lib/law/codes/registry'
import { isCountry, isListedOrganisation } from '@/lib/law/countries'
import { longestOwnWords, ownWordsIn } from '@/lib/text/own-words'
import { lineUpTo, textUpTo } from '@/lib/text/typed'
import { durationOf } from '@/lib/time/duration'
import type { CalendarDate } from '@/lib/time/types'
import { dayOrNone } from '@/lib/time/types'

export type FieldKind =
  | 'text'
  | 'longText'
  | 'choice'
  | 'choices'
  | 'country'
  | 'entities'
  | 'date'
  | 'bool'
  | 'integer'
  | 'rows'

/** How a field is shown and used; the zod schema beside it says what it may hold. Plain data. */
export type FieldInfo = {
  kind: FieldKind
  /** Heading under which form and record page show it: a key in `<register>.sections`. */
  section: string
  /** Closed list (lib/law/codes) for choice and choices. */
  list?: CodeListName
  /** Of the list these alone, in a column of rows. */
  only?: readonly string[]
  /** The list also takes an answer in own words: "other, namely ..." (lib/text/own-words). */
  ownWords?: true
  max?: number
  /** Text: a period of time, kept as ISO 8601, asked and shown as numbers with their units. */
  period?: true
  /** Offered as a facet above the table. */
  filter?: boolean
  /** Can the table sort by it. */
  sort?: boolean
  /** In the table: shown at first, offered, or never there. */
  column?: 'shown' | 'hidden' | 'never'
  /** Article that asks for it, e.g. "30(1)(b)". */
  article?: string
  /** Asked only when another field of the same record has one of these values. */
  when?: { field: string; in: readonly string[] }
  /** Asked while this other field has no answer, e.g. why no rule is linked: forms offer it after that one. */
  insteadOf?: string
  /** What its answer (yes, or one of `in`) says is not there: an answer of one of `fields` beside it is refused there with `error`. */
  denies?: { in?: readonly string[]; fields: readonly string[]; error: string }
  /** Rows: columns that may still be open in a row; a row that answers them all is no open answer. */
  openCells?: readonly string[]
  /** Columns of a rows field. */
  columns?: Readonly<
    /** `when` of a column names another column of the same row. */
    Record<
      string,
      Omit<FieldInfo, 'section' | 'columns' | 'checklist' | 'questions' | 'tree' | 'denies' | 'insteadOf' | 'openCells'>
    >
  >
  /** Rows: a list of items to be looked for, chosen by another field of the record. Plain data. */
  checklist?: Checklist
  /** Rows: fixed questions, one row each. Plain data. */
  questions?: Questions
  /** Rows: the column `under` names another row by its `name`. */
  tree?: { name: string; under: string }
}

/** A list to check against: one row per item, with what was found. */
export type Checklist = {
  /** Field whose value chooses the list. */
  by: string
  /** Its value → items that are looked for. */
  items: Readonly<Record<string, readonly string[]>>
  /** Column that names the item, and the one that says what was found. */
  item: string
  state: string
  /** Value of `state` that counts as found. */
  found: string
}

/** Questions that are asked of every record, in their order; a row without more than its question is not answered. */
export type Questions = {
  /** Column that names the question, and the one that answers it. */
  item: string
  answer: string
  items: readonly string[]
}

type Options = Omit<FieldInfo, 'kind' | 'list' | 'max' | 'columns' | 'period'>

/** Where the declarations of all fields are kept, found by their schema. */
export const fieldInfo = z.registry<FieldInfo>()

const trimmed = textUpTo
/** ISO 3166-1 code, XK, or an organisation with an adequacy decision of its own (EPO); empty text: not filled in. */
const country = () =>
  z
    .string()
    .trim()
    .toUpperCase()
    .refine((code) => code === '' || isListedOrganisation(code) || isCountry(code), { error: 'unknown_country' })
    .default('')
const day = dayOrNone
const longestPeriod = 40
const mostOwnWords = 20

/** An answer in own words: `own_words` when it says nothing. */
const inOwnWords = () =>
  z.templateLiteral(['other:', z.string()]).superRefine((value, context) => {
    const words = ownWordsIn(value) ?? ''
    if (words === '') context.addIssue({ code: 'custom', message: 'own_words' })
    if (words.length > longestOwnWords) context.addIssue({ code: 'custom', message: `too_long.${longestOwnWords}` })
  })

const codeOrOwn = <C extends string>(codes: readonly { code: C }[]) =>
  z.union([z.enum(codesOf(codes)), z.literal('').transform(() => null), inOwnWords()]).nullable()

/**
 * Builders of declared fields: each answers a zod schema that accepts an unfinished record (a draft may be incomplete;
 * what is missing is said by the register's rules, never by refusing to save).
 */
export const field = {
  /** One line of text, at most 200 characters unless said otherwise. */
  text: (options: Options & { max?: number }) =>
    lineUpTo(options.max ?? 200)
      .default('')
      .register(fieldInfo, { max: 200, ...options, kind: 'text' }),
  /** Several lines of text, at most 4,000 characters unless said otherwise. */
  longText: (options: Options & { max?: number }) =>
    trimmed(options.max ?? 4000)
      .default('')
      .register(fieldInfo, { max: 4000, ...options, kind: 'longText' }),
  /** One code of a closed list, or none yet. */
  choice: <C extends string>(list: CodeListName, codes: readonly { code: C }[], options: Options) =>
    z
      .union([z.enum(codesOf(codes)), z.literal('').transform(() => null)])
      .nullable()
      .default(null)
      .register(fieldInfo, { ...options, kind: 'choice', list }),
  /** A period as ISO 8601 duration, e.g. P7Y or P0D (lib/time/duration); empty text: not filled in. */
  period: (options: Options) =>
    trimmed(longestPeriod)
      .toUpperCase()
      .refine((text) => text === '' || text.length > longestPeriod || durationOf(text) !== null, { error: 'duration' })
      .default('')
      .register(fieldInfo, { max: longestPeriod, ...options, kind: 'text', period: true }),
  /** Ids of legal entities: the company itself and those of /organisation. Starts with `start`. */
  entities: (options: Options & { start: readonly string[] }) => {
    const { start, ...info } = options
    return z
      .array(z.uuid())
      .max(100)
      .default([...start])
      .register(fieldInfo, { ...info, kind: 'entities' })
  },
  /** Any number of codes of a closed list. */
  choices: <C extends string>(list: CodeListName, codes: readonly { code: C }[], options: Options) =>
    z
      .array(z.enum(codesOf(codes)))
      .max(codes.length)
      .default([])
      .register(fieldInfo, { ...options, kind: 'choices', list }),
  /** Any number of codes of a closed list, and answers in own words beside it. */
  choicesOrOwn: <C extends string>(list: CodeListName, codes: readonly { code: C }[], options: Options) =>
    z
      .array(z.union([z.enum(codesOf(codes)), inOwnWords()]))
      .max(codes.length + mostOwnWords)
      .default([])
      .register(fieldInfo, { ...options, kind: 'choices', list, ownWords: true }),
  /** One code of a closed list, an answer in own words, or none yet. */
  choiceOrOwn: <C extends string>(list: CodeListName, codes: readonly { code: C }[], options: Options) =>
    codeOrOwn(codes)
      .default(null)
      .register(fieldInfo, { ...options, kind: 'choice', list, ownWords: true }),
  /** A country, chosen by name (lib/law/countries) and kept as its ISO code, or none yet. */
  country: (options: Options) => country().register(fieldInfo, { ...options, kind: 'country' }),
  /** A calendar date, or none yet. */
  date: (options: Options) => day.default(null).register(fieldInfo, { ...options, kind: 'date' }),
  bool: (options: Options) =>
    z
      .boolean()
      .default(false)
      .register(fieldInfo, { ...options, kind: 'bool' }),
  /** A whole number from 0 to max, or none yet. */
  integer: (options: Options & { max: number }) =>
    z
      .number()
      .int()
      .min(0)
      .max(options.max)
      .nullable()
      .default(null)
      .register(fieldInfo, { ...options, kind: 'integer' }),
  /**
   * A small table inside the record, at most 100 rows; each row is an object of the given columns. A new record starts with
   * the rows of `start`, e.g. questions to be answered one by one.
   */
  rows: <S extends z.ZodRawShape>(
    shape: S,
    options: Options & { columns: NonNullable<FieldInfo['columns']>; start?: z.infer<z.ZodObject<S>>[] },
  ) => {
    const { start = [], ...info } = options
    return z
      .array(z.object(shape))
      .max(100)
      .default(() => [...start])
      .register(fieldInfo, { ...info, kind: 'rows' })
  },
}

/** Cells of rows. */
export const cell = {
  text: (max = 300) => trimmed(max).default(''),
  code: <C extends string>(codes: readonly { code: C }[]) =>
    z
      .union([z.enum(codesOf(codes)), z.literal('').transform(() => null)])
      .nullable()
      .default(null),
  codeOrOwn: <C extends string>(codes: readonly { code: C }[]) => codeOrOwn(codes).default(null),
  country,
  date: () => day.default(null),
}

export type { CalendarDate }

import type { CodeListName } from '@/lib/law/codes/registry'
import { codeList } from '@/lib/law/codes/registry'
import { countryChoices } from '@/lib/law/countries'
import { type DeclaredField, declaredFields, type Registered } from '@/lib/records/state/registered'
import { textsIn } from '@/lib/text/catalogue'
import type { ReportLocale } from '@/lib/text/locale'
import { columnAliases, headerAliases, valueAliases, workedOutHeaders } from './aliases'
import { keyOf, wholeKeyOf } from './key'

/** A field as an import sees it, with all words by which its header may be known. */
export type Known = DeclaredField & {
  /** Labels of the declaration, a language of the screens each, in one order; compared before other words. */
  labels: readonly string[]
  aliases: readonly string[]
  /** Columns of a small table, by name → keys. */
  columnKeys: Readonly<Record<string, readonly string[]>>
}

/** The words of a register in every language, to understand headers and values. */
export type Vocabulary = {
  fields: ReadonlyMap<string, Known>
  /** Keys of columns of our own exports that say what is worked out, or what was wrong: they are left out without a question. */
  workedOut: ReadonlySet<string>
  /** Code of a closed list by any of its words. */
  code: (list: string, text: string) => string | null
  country: (text: string) => string | null
  /** Yes, no, or neither. */
  yesNo: (text: string) => boolean | null
  /** The words after "other, namely". */
  ownWords: (text: string) => string | null
  /** Every key that is a value of this list, longest first: a label may hold a comma. */
  keys: (list: string | null) => ReadonlySet<string>
}

const languages = ['en', 'nl', 'fr', 'de'] as const satisfies readonly ReportLocale[]
const screens = ['en', 'nl', 'fr'] as const

type Texts = Readonly<Record<string, unknown>>
const partOf = (texts: unknown, name: string): Texts => {
  const part =
    typeof texts === 'object' && texts !== null ? Object.entries(texts).find(([key]) => key === name)?.[1] : null
  return typeof part === 'object' && part !== null ? Object.fromEntries(Object.entries(part)) : {}
}
const textOf = (texts: unknown, name: string): string => {
  const found =
    typeof texts === 'object' && texts !== null ? Object.entries(texts).find(([key]) => key === name)?.[1] : ''
  return typeof found === 'string' ? found : ''
}

const built = new Map<string, Promise<Vocabulary>>()

/** The vocabulary of a register, put together once. */
export function vocabularyOf(register: Registered): Promise<Vocabulary> {
  const known = built.get(register.slug) ?? build(register)
  built.set(register.slug, known)
  return known
}

async function build(register: Registered): Promise<Vocabulary> {
  const catalogues = await Promise.all(
    screens.map((locale) => textsIn(locale, ['registers', 'exports', 'imports', register.slug])),
  )
  const codes = await Promise.all(languages.map(async (locale) => partOf(await textsIn(locale, ['codes']), 'codes')))
  const common = catalogues.map((texts) => partOf(texts, 'registers'))
  const fields = declaredFields(register).map((field): [string, Known] => {
    const told = catalogues.map((texts) => partOf(partOf(partOf(texts, field.catalogue), 'fields'), field.name))
    const columnKeys = Object.keys(field.columns ?? {}).map((column): [string, string[]] => [
      column,
      [
        ...told.map((one) => keyOf(textOf(partOf(one, 'columns'), column))),
        ...(columnAliases[column] ?? []).map(keyOf),
      ].filter(Boolean),
    ])
    return [
      field.name,
      {
        ...field,
        labels: told.map((one) => keyOf(textOf(one, 'label'))),
        aliases: headerAliases[field.name]?.map(keyOf) ?? [],
        columnKeys: Object.fromEntries(columnKeys),
      },
    ]
  })
  const lists = listsOf(codes)
  const countries = new Map(
    languages.flatMap((locale) =>
      countryChoices(locale).flatMap(({ code, name }): [string, string][] => [
        [keyOf(name), code],
        [keyOf(code), code],
      ]),
    ),
  )
  for (const [names, code] of moreCountries) for (const name of names.split('|')) countries.set(name, code)
  for (const { code } of codeList('listedOrganisations')) {
    countries.set(keyOf(code), code)
    for (const texts of codes) countries.set(keyOf(textOf(partOf(texts, 'listedOrganisations'), code)), code)
  }
  const namely = common.map((texts) => textOf(texts, 'otherNamely').split('{words}'))
  return {
    fields: new Map(fields),
    workedOut: workedOutIn(catalogues, new Set(fields.map(([name]) => name))),
    code: (list, text) => lists(list).get(wholeKeyOf(text)) ?? lists(list).get(keyOf(text)) ?? null,
    country: (text) => countries.get(keyOf(text)) ?? null,
    yesNo: (text) => yesNoOf(text, common),
    ownWords: (text) => ownWordsOf(text, namely),
    // What is wrong, beside the rows that were given back to be mended.
    keys: (list) => new Set(list === null ? countries.keys() : lists(list).keys()),
  }
}

/** What a list and an export call the columns that are no fields, in every language; not where others call a field so. */
function workedOutIn(catalogues: readonly Texts[], fields: ReadonlySet<string>): ReadonlySet<string> {
  const labels = catalogues.flatMap((texts) =>
    ['registers', 'exports'].flatMap((catalogue) =>
      Object.entries(partOf(partOf(texts, catalogue), 'columns')).flatMap(([name, label]) =>
        typeof label === 'string' && name !== 'ref' && !fields.has(name) ? [wholeKeyOf(label), keyOf(label)] : [],
      ),
    ),
  )
  const ofOthers = new Set(Object.values(headerAliases).flatMap((words) => words.map(keyOf)))
  const problems = catalogues.map((texts) => keyOf(textOf(partOf(partOf(texts, 'imports'), 'check'), 'errorColumn')))
  return new Set([...problems, ...labels.filter((key) => !ofOthers.has(key)), ...workedOutHeaders.map(keyOf)])
}

const moreCountries: readonly (readonly [names: string, code: string])[] = [
  ['vs|usa|u s a|états unis|etats unis|united states|verenigde staten van amerika', 'US'],
  ['vk|uk|royaume uni|groot brittannië|great britain', 'GB'],
]

function listsOf(codes: readonly Texts[]): (list: string) => ReadonlyMap<string, string> {
  const made = new Map<string, ReadonlyMap<string, string>>()
  return (list) => {
    const known = made.get(list)
    if (known) return known
    const words = new Map<string, string>()
    const add = (key: string, code: string) => {
      if (key !== '' && !words.has(key)) words.set(key, code)
    }
    const all = isList(list) ? codeList(list) : []
    for (const { code } of all) {
      add(wholeKeyOf(code), code)
      for (const texts of codes) add(wholeKeyOf(textOf(partOf(texts, list), code)), code)
    }
    for (const [code, aliases] of Object.entries(valueAliases[list] ?? {}))
      for (const alias of aliases.split('|')) add(wholeKeyOf(alias), code)
    for (const { code } of all) for (const texts of codes) add(keyOf(textOf(partOf(texts, list), code)), code)
    made.set(list, words)
    return words
  }
}

const isList = (name: string): name is CodeListName => name !== ''

const saysYes = new Set(['yes', 'ja', 'oui', 'y', 'j', 'o', 'true', 'waar', 'vrai', '1', 'x', 'wahr'])
const saysNo = new Set(['no', 'nee', 'neen', 'non', 'nein', 'n', 'false', 'onwaar', 'faux', '0', 'falsch'])

function yesNoOf(text: string, common: readonly Texts[]): boolean | null {
  const key = keyOf(text)
  const said = (name: string) => common.some((texts) => keyOf(textOf(texts, name)) === key)
  if (saysYes.has(key) || said('yes')) return true
  return saysNo.has(key) || said('no') ? false : null
}

function ownWordsOf(text: string, namely: readonly (readonly string[])[]): string | null {
  const code = /^other:(.*)$/s.exec(text)
  if (code) return code[1]?.trim() ?? ''
  for (const [before = '', after = ''] of namely) {
    const start = before.trim()
    if (start !== '' && plainSpaces(text).startsWith(plainSpaces(start)) && text.endsWith(after))
      return text.slice(start.length, text.length - after.length).trim()
  }
  const other =
    /^(?:other|autre[s]?|anders?|andere[rs]?|overige)\s*[,:(]\s*(?:namelijk|nl\.?|à savoir|namely|nämlich|précisez)?\s*:?\s*(.+?)\)?$/i.exec(
      text,
    )
  return other?.[1] ?? null
}

/** As it is typed: our own texts have spaces that no line breaks at. */
const plainSpaces = (text: string) => text.toLowerCase().replace(/[\u00a0\u202f]/g, ' ')

const nothing = new Set([
  'nvt',
  'n v t',
  'na',
  'n a',
  'so',
  's o',
  'sans objet',
  'niet van toepassing',
  'not applicable',
  'entfallt',
  '',
])

/** Says that nothing is to be said: "n.v.t.", a dash. */
export function saysNothing(text: string): boolean {
  return nothing.has(keyOf(text))
}

const none = new Set([
  'geen',
  'nee',
  'neen',
  'non',
  'no',
  'none',
  'aucun',
  'aucune',
  'neant',
  'nihil',
  'nein',
  'keine',
  'pas de transfert',
])

/** Says that there is none. */
export function saysNone(text: string): boolean {
  return none.has(keyOf(text))
}

import { z } from 'zod'
import { countryName } from '@/lib/law/countries'
import { type AnyRegister, fieldsOf } from '@/lib/registers/declare/define'
import type { FieldInfo } from '@/lib/registers/declare/fields'
import type { DetailValues } from '@/lib/registers/declare/store'
import { textsIn as messagesIn } from '@/lib/text/catalogue'
import { searchLines } from '@/lib/text/fold'
import { type Locale, locales } from '@/lib/text/locale'
import { ownWordsIn } from '@/lib/text/own-words'
import { formatPeriod } from '@/lib/time/format'
import type { RecordBase } from '../state/base'

/** The text that a value of a frozen content is, or the texts that it holds. */
export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')
export const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

/**
 * What a search looks in, a line each: reference; title; former number, tags, owner, function, titles in force of linked records and every text of
 * the record itself; then the labels of its codes and countries, a line for each language, so that a reader finds them in
 * the own one only. `../list/searched.ts` reads the lines.
 */
export async function searchTextOf(
  register: AnyRegister,
  ref: string,
  state: {
    base: Pick<RecordBase, 'title' | 'ownerRole' | 'formerRef' | 'tags' | 'ruleReference'> & { ruleSource: unknown }
    detail: DetailValues
  },
  names: { owner: string | null; linked: readonly string[] },
): Promise<string> {
  const found = fieldsOf(register).map((field) => wordsOf(field, state.detail[field.name]))
  const { title, ownerRole, formerRef, tags, ruleReference } = state.base
  const texts = [
    formerRef,
    names.owner ?? '',
    ownerRole,
    ...tags,
    ...names.linked,
    ruleReference,
    ...found.flatMap(({ typed }) => typed),
  ]
  const source = { list: 'ruleSources', code: textIn(state.base.ruleSource) }
  const coded = [...found.flatMap(({ codes }) => codes), source]
  const labels = await Promise.all(locales.map((locale) => labelsOf(coded, locale)))
  return searchLines([ref, title, texts.filter(Boolean).join(' '), ...labels])
}

/** Stands for a list whose codes are periods, which have words in every language. */
const periods = ' periods'

type Coded = { list: string | null; code: string }
type Words = { typed: string[]; codes: Coded[] }

/** What was typed in a field, and the codes and countries (list null) chosen in it. */
function wordsOf(field: Pick<FieldInfo, 'kind' | 'list' | 'columns' | 'period'>, value: unknown): Words {
  switch (field.kind) {
    case 'text':
    case 'longText':
      if (field.period) return { typed: [], codes: codesIn(periods, value) }
      return field.list ? { typed: [], codes: codesIn(field.list, value) } : { typed: wordsIn(value), codes: [] }
    case 'choice':
    case 'choices':
      return {
        typed: wordsIn(value).flatMap((one) => ownWordsIn(one) ?? []),
        codes: field.list ? codesIn(field.list, value) : [],
      }
    case 'country':
      return { typed: [], codes: codesIn(null, value) }
    case 'rows': {
      const cells = (Array.isArray(value) ? value : []).flatMap((row: unknown) =>
        typeof row === 'object' && row !== null ? Object.entries(row) : [],
      )
      const words = cells.map(([name, inside]) => wordsOf(field.columns?.[name] ?? { kind: 'text' }, inside))
      return { typed: words.flatMap(({ typed }) => typed), codes: words.flatMap(({ codes }) => codes) }
    }
    case 'date':
      return { typed: wordsIn(value), codes: [] }
    case 'entities':
    case 'bool':
    case 'integer':
      return { typed: [], codes: [] }
  }
}

const codesIn = (list: string | null, value: unknown): Coded[] =>
  wordsIn(value)
    .filter(Boolean)
    .map((code) => ({ list, code }))

/**
 * What each field of a record says in words, in one language, as a search looks in it: to show where something was found.
 * Values as a state or a version keeps them; fields without words are left out.
 */
export async function wordsByField(
  register: AnyRegister,
  values: Readonly<Record<string, unknown>>,
  locale: Locale,
): Promise<{ field: string; words: string[] }[]> {
  const label = await labelIn(locale)
  const own = fieldsOf(register).map((field) => {
    const { typed, codes } = wordsOf(field, values[field.name])
    return { field: field.name, words: [...new Set([...codes.map(label), ...typed])] }
  })
  const base = ['ownerRole', 'formerRef', 'tags', 'ruleReference'].map((field) => ({
    field,
    words: wordsIn(values[field]),
  }))
  return [...own, ...base].flatMap(({ field, words }) => {
    const kept = words.filter(Boolean)
    return kept.length > 0 ? [{ field, words: kept }] : []
  })
}

const labelsIn = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.unknown())]))

async function labelsOf(coded: readonly Coded[], locale: Locale): Promise<string> {
  return [...new Set(coded.map(await labelIn(locale)))].join(' ')
}

type Label = (coded: Coded) => string
const labelsOnce = new Map<Locale, Promise<Label>>()

/** Labels in a language, each looked up once. */
function labelIn(locale: Locale): Promise<Label> {
  const known = labelsOnce.get(locale) ?? lookedUp(locale)
  labelsOnce.set(locale, known)
  return known
}

async function lookedUp(locale: Locale): Promise<Label> {
  const { codes: lists } = await messagesIn(locale, ['codes'])
  const read = new Map<string, z.infer<typeof labelsIn>>()
  return ({ list, code }) => {
    if (list === null) return countryName(code, locale)
    if (list === periods) return formatPeriod(code, locale)
    const texts = read.get(list) ?? labelsIn.catch({}).parse(lists[list])
    read.set(list, texts)
    return textIn(texts[code])
  }
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(wordsIn) : []
}

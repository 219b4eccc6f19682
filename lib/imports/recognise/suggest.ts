import { headerOfMarked } from '@/lib/records/extras/header'
import type { Registered } from '@/lib/records/state/registered'
import { headerAliases } from './aliases'
import { keyOf, wholeKeyOf } from './key'
import type { Table } from './table'
import type { Known, Vocabulary } from './vocabulary'

/**
 * Where a column goes: the name of a field; `ref`; `<relation>.<field>`, told of the records that the relation creates; ''
 * keeps it beside the record under its own header; `-` leaves it out.
 */
export type Target = string
export const kept: Target = ''
export const leftOut: Target = '-'

const keysOf = (name: string) => headerAliases[name]?.map(keyOf) ?? []
const refKeys = [...keysOf('ref'), 'ref', 'no', 'nr', 'n', 'n o']
/** Fields of what a relation creates that have headers of their own. */
const beyond = Object.keys(headerAliases).filter((name) => name.includes('.'))

/** Targets that a register can have, beside keeping and leaving out: its reference, its fields, fields of what it creates. */
export function targetsOf(words: Vocabulary): Target[] {
  return [
    'ref',
    ...words.fields.keys(),
    ...beyond.filter((name) => words.fields.get(name.split('.')[0] ?? '')?.kind === 'relation'),
  ]
}

/** A target whose columns may be several: their values are put together. */
export function takesSeveral(target: Target, words: Vocabulary): boolean {
  const field = words.fields.get(target)
  if (target === kept || target === leftOut || target.includes('.')) return true
  return (
    field !== undefined &&
    ['choices', 'tags', 'relation', 'rows', 'longText', 'entities'].includes(field.kind) &&
    field.many !== false
  )
}

/**
 * The field a header names, or null; the header of an extra, as an export marks it, names none. `language`: in which the table
 * is, by its place among the labels.
 */
export function targetOf(header: string, words: Vocabulary, language?: number): Target | null {
  if (headerOfMarked(header) !== null) return null
  // Names of programs: personalData, formal_framework.
  const spaced = header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  const keys = [wholeKeyOf(header), keyOf(header), keyOf(spaced)].filter(Boolean)
  if (keys.length === 0) return null
  const ordered = inOrder(words)
  const has = (all: readonly string[]) => keys.some((key) => all.includes(key))
  // "Service" is a department in French and what a processor does in English: the language of the table goes first.
  const labelled =
    ordered.find(({ labels }) => language !== undefined && has(labels.slice(language, language + 1))) ??
    ordered.find(({ labels }) => has(labels)) ??
    ordered.find(({ name }) => has([keyOf(name)]))
  if (labelled) return labelled.name
  const further = targetsOf(words).find((target) => target.includes('.') && has(keysOf(target)))
  const named = ordered.find(({ aliases }) => has(aliases)) ?? (further ? { name: further } : undefined)
  if (named) return named.name
  if (keys.some((key) => words.workedOut.has(key))) return leftOut
  if (has(keysOf('ref'))) return 'ref'
  return within(keys, words)
}

/** Own fields before those that every record has. */
function inOrder(words: Vocabulary): Known[] {
  const all = [...words.fields.values()]
  return [...all.filter(({ origin }) => origin !== 'base'), ...all.filter(({ origin }) => origin === 'base')]
}

const shortest = 5

/** The longest words of a field that stand whole in the header. */
function within(keys: readonly string[], words: Vocabulary): Target | null {
  const found = [
    ...inOrder(words).flatMap(({ name, labels, aliases }) => [...labels, ...aliases].map((key) => ({ name, key }))),
    ...targetsOf(words).flatMap((name) => (name.includes('.') ? keysOf(name).map((key) => ({ name, key })) : [])),
  ].filter(({ key }) => key.length >= shortest && keys.some((one) => ` ${one} `.includes(` ${key} `)))
  found.sort((a, b) => b.key.length - a.key.length)
  return found[0]?.name ?? null
}

/** The suggested targets of the columns of a table; what nobody knows is kept. */
export function suggested(table: Table, register: Registered, words: Vocabulary): Target[] {
  const taken = new Set<Target>()
  const language = languageOf(table.columns, words)
  const refs = new RegExp(`^${register.key}-\\d{3,}$`)
  return table.columns.map((header, column) => {
    if (table.form === 'json') return header === 'ref' || words.fields.has(header) ? header : jsonTarget(header)
    // What a fiche says beside its lists.
    if (table.form === 'fiche' && header.includes(': ')) return kept
    const target = isRefs(table, column, refs, header) ? 'ref' : targetOf(header, words, language)
    if (target === null || (target === 'ref' && taken.has('ref'))) return kept
    if (taken.has(target) && !takesSeveral(target, words)) return kept
    taken.add(target)
    return target
  })
}

/** The language in which the most headers are labels of the form. */
function languageOf(columns: readonly string[], words: Vocabulary): number {
  const keys = new Set(columns.flatMap((header) => [wholeKeyOf(header), keyOf(header)]).filter(Boolean))
  const fields = [...words.fields.values()]
  const count = Math.max(0, ...fields.map(({ labels }) => labels.length))
  const hits = Array.from({ length: count }, (_, n) => fields.filter(({ labels }) => keys.has(labels[n] ?? '')).length)
  return hits.indexOf(Math.max(...hits))
}

/** What an export in JSON says beside the fields. */
const workedOutNames = new Set(['status', 'missing', 'version', 'updatedAt'])
const jsonTarget = (name: string): Target => (workedOutNames.has(name) ? leftOut : kept)

/** A column of numbers of this register: under such a header, and most of its cells are. */
function isRefs(table: Table, column: number, refs: RegExp, header: string): boolean {
  if (!refKeys.includes(keyOf(header))) return false
  const cells = table.rows.flatMap(({ cells }) => cells[column]?.trim() || [])
  return cells.length > 0 && cells.filter((cell) => refs.test(cell)).length * 2 > cells.length
}

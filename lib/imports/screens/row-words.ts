import type { ChangedRow } from '@/components/layout/changed-rows'
import type { HistoryChange } from '@/components/layout/history-list'
import { canonicalJson } from '@/lib/audit/entry/canonical'
import type { JsonValue } from '@/lib/errors/json'
import { declaredFields, type Registered } from '@/lib/records/state/registered'
import type { Wording } from '@/lib/records/state/wording'
import { wordsOf } from '@/lib/review/reading/compared'
import type { CheckPage } from '../load'
import type { Creation } from '../plan/creations'
import type { Extra, Values } from '../plan/row'
import { isTemp, rowTemp } from '../plan/temps'
import type { Judged } from '../run/judge'

/** Of a long text enough to know it by: a page of rows must stay a page. */
const longest = 240

type Known = { words: Wording; names: ReadonlyMap<string, string>; titles: ReadonlyMap<string, string> }

/** Rows as they are shown before they are written: what a new record says, and of one that is there what changes, old before new. */
export function rowsInWords(page: CheckPage, rows: readonly Judged[], words: Wording, label: Label): ChangedRow[] {
  const { stored, verdict, names } = page
  const titles = new Map([...page.titles, ...titlesToBe(page, label)])
  const known = { words, names, titles }
  return rows.map((row) => ({
    ref: row.ref ?? label.row(row.at),
    title: titleIn(row.values) || label.untitled,
    href: row.ref === null ? null : `/registers/${stored.register.slug}/${row.ref}`,
    changes: [
      ...fieldsInWords(stored.register, row.before, row.values, known),
      ...extrasInWords(row.extras, row.before ? (verdict.there.get(row.ref ?? '') ?? []) : null),
    ],
    note: null,
  }))
}

/** Records that rows name and that are made beside, as they are shown. */
export function creationsInWords(
  page: CheckPage,
  made: readonly Creation[],
  words: Wording,
  label: Label,
): ChangedRow[] {
  const known = { words, names: page.names, titles: page.titles }
  return made.flatMap(({ temp, register: slug, title, values, rows }) => {
    const register = page.registers.get(slug)
    return register
      ? [
          {
            ...{ ref: words.name(slug, 'singular'), key: temp, title, href: null },
            changes: fieldsInWords(register, null, values, known),
            note: label.namedBy(rows),
          },
        ]
      : []
  })
}

export type Label = {
  row: (at: number) => string
  untitled: string
  namedBy: (rows: number) => string
}

const titleIn = ({ title }: Values): string => (typeof title === 'string' ? title : '')

/** Titles of what is not there yet, by what stands for its reference. */
function titlesToBe({ verdict }: CheckPage, label: Label): [string, string][] {
  const rows = verdict.rows.map(({ at, values }): [string, string] => [rowTemp(at), titleIn(values) || label.untitled])
  return [...verdict.creations.map(({ temp, title }): [string, string] => [temp, title]), ...rows]
}

function fieldsInWords(register: Registered, before: Values | null, after: Values, known: Known): HistoryChange[] {
  const { words, names, titles } = known
  const fields = declaredFields(register)
  const labels = new Map(fields.map((field) => [field.name, words.field(field)]))
  return fields.flatMap((field) => {
    const [was, is] = [before?.[field.name], after[field.name]]
    if (field.name === 'title' && !before) return []
    if (before ? canonicalJson(was ?? null) === canonicalJson(is ?? null) : isNothing(is)) return []
    const text = (value: JsonValue | undefined) => {
      if (field.kind === 'relation') return linksInWords(value, titles)
      const named = typeof value === 'string' ? names.get(value) : undefined
      return short(named ?? wordsOf(field, value, { words, labels, titles }))
    }
    const now = text(is)
    // What only a program reads has no words.
    if (!before && now === '') return []
    return [{ field: words.field(field), before: before ? text(was) : now, after: now }]
  })
}

/** Linked records by reference and title; one that is made with the same import by its title alone. */
function linksInWords(value: JsonValue | undefined, titles: ReadonlyMap<string, string>): string {
  const refs = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  const one = (ref: string) => (isTemp(ref) ? (titles.get(ref) ?? '') : `${ref} ${titles.get(ref) ?? ''}`.trim())
  return short(refs.map(one).join('; '))
}

function extrasInWords(wanted: readonly Extra[], there: readonly Extra[] | null): HistoryChange[] {
  return wanted.flatMap(({ header, value }) => {
    const was = there?.find((one) => one.header === header)?.value ?? ''
    if (there ? was === value : value === '') return []
    return [{ field: header, before: short(there ? was : value), after: short(value) }]
  })
}

function isNothing(value: JsonValue | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  )
}

const short = (text: string) => (text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text)

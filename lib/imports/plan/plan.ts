import type { JsonValue } from '@/lib/errors/json'
import type { RecordState } from '@/lib/records/state/state'
import { folded } from '@/lib/text/fold'
import { limits } from '../read/limits'
import { Names, nameKey } from '../recognise/names'
import { kept, leftOut, type Target } from '../recognise/suggest'
import type { Table, TableRow } from '../recognise/table'
import { type CellReading, type Found, type Lookup, saidBy } from '../recognise/values'
import type { Known } from '../recognise/vocabulary'
import { type Choice, keptHeaders } from './choice'
import { type Creation, Creations } from './creations'
import { keyIn, saidByJson, textIn } from './json-cells'
import {
  type Alike,
  type Around,
  type Extra,
  emptyOf,
  type PlannedRow,
  type RowError,
  stateIn,
  type Values,
} from './row'
import { rowTemp } from './temps'

export type Plan = { rows: readonly PlannedRow[]; creations: readonly Creation[] }

/** What every row of a table would do, and what is wrong with it. Pure: the same rows and records give the same plan. */
export function planned(table: Table, choice: Choice, around: Around): Plan {
  const creations = new Creations(around)
  const seen = new Set<string>()
  const inside = {
    table,
    choice,
    around: withRows(table, choice, around),
    headers: keptHeaders(table, choice),
    creations,
    seen,
    titles: new Map<string, number>(),
  }
  const rows = table.rows.map((row, at) => planRow(inside, row, at))
  return { rows, creations: creations.all() }
}

/** A row may link to another row of its own table, by its name or the number it has there. */
function withRows(table: Table, choice: Choice, around: Around): Around {
  const { slug } = around.register
  const selfLinked = choice.targets.some((target) => around.words.fields.get(target)?.to === slug)
  if (!selfLinked) return around
  const rows = table.rows.map(({ cells }, at) => ({
    at,
    names: ['title', 'ref', 'formerRef'].map((name) => keyIn(table, cells[choice.targets.indexOf(name)] ?? '')),
  }))
  const byName = new Names(rows, ({ names }) => names, 'title')
  const row = (register: string, text: string): Found => {
    const one = register === slug ? byName.find(text) : null
    return one === null || one === 'ambiguous' ? one : { id: rowTemp(one.at) }
  }
  const { named, record } = around.lookup
  const lookup: Lookup = {
    ...around.lookup,
    record: (register, text) => named(register, text) ?? row(register, text) ?? record(register, text),
  }
  return { ...around, lookup }
}

type Inside = {
  table: Table
  choice: Choice
  around: Around
  headers: ReadonlyMap<number, string>
  creations: Creations
  seen: Set<string>
  /** Names of new records and the row that has each first. */
  titles: Map<string, number>
}

function planRow(inside: Inside, row: TableRow, at: number): PlannedRow {
  const { table, choice, around } = inside
  const errors: RowError[] = row.long.map((column) => ({
    ...{ column, field: choice.targets[column] ?? kept },
    key: `too_long.${limits.cellLength}`,
  }))
  const { found, error } = keyOfRow(inside, row)
  if (error) errors.push(error)
  const before = found === null ? null : around.valuesOf(found)
  const values: Values = before ? { ...before } : { ...emptyOf(around.register), departmentId: choice.departmentId }
  const filled = fillRow(inside, row, values, before !== null)
  errors.push(...filled.errors)
  const deed = before ? 'update' : 'create'
  if (deed === 'create') keepFormerRef(inside, row, values)
  const extras = [...filled.extras, ...inside.creations.fromRow(row, values, filled.unknown, inside)].map(
    (column): Extra => ({
      header: inside.headers.get(column) ?? '',
      value: textIn(table, row.cells[column] ?? ''),
      position: column,
    }),
  )
  const { state, problems } = judgedBy(around, values, choice.targets, errors)
  // Of a record that is not there, nothing else can be wrong.
  if (!error) errors.push(...problems)
  return { at, deed, ref: found, before, values, state, extras, errors, alike: alikeOf(inside, values, deed, at) }
}

/** What has the name of a new record already. Two can have one name, so it is told and not refused. */
function alikeOf({ around, titles }: Inside, { title }: Values, deed: PlannedRow['deed'], at: number): Alike | null {
  if (deed !== 'create' || typeof title !== 'string' || title.trim() === '') return null
  const name = nameKey(title)
  const before = titles.get(name)
  if (before === undefined) titles.set(name, at)
  const one = around.byKey('title', title)
  if (one === 'ambiguous') return { ref: '' }
  return one ? { ref: one.id } : before === undefined ? null : { at: before }
}

/** The record a row is about, as its mode and key say it. */
function keyOfRow(
  { table, choice, around, seen }: Inside,
  row: TableRow,
): { found: string | null; error: RowError | null } {
  const column = choice.targets.indexOf(choice.key)
  const text = column < 0 ? '' : keyIn(table, row.cells[column] ?? '')
  const wrong = (key: string) => ({
    found: null,
    error: { column: column < 0 ? null : column, field: choice.key, key },
  })
  if (text === '') return choice.mode === 'update' ? wrong('required') : { found: null, error: null }
  const one = around.byKey(choice.key, text)
  // Two rows cannot be about one record, however each of them writes its name.
  const told = one !== null && one !== 'ambiguous' ? one.id : choice.key === 'title' ? nameKey(text) : folded(text)
  if (choice.mode !== 'add' && seen.has(told)) return wrong('row_twice')
  seen.add(told)
  if (choice.mode === 'add')
    return one !== null && choice.key !== 'title' ? wrong('row_exists') : { found: null, error: null }
  if (one === 'ambiguous') return wrong('ambiguous_name')
  if (one === null) return choice.mode === 'update' ? wrong('row_absent') : { found: null, error: null }
  return { found: one.id, error: null }
}

type Filled = {
  errors: RowError[]
  extras: number[]
  unknown: Map<string, { column: number; names: readonly string[] }>
}

/** Puts what the cells of a row say into the values. */
function fillRow({ table, choice, around }: Inside, row: TableRow, values: Values, isThere: boolean): Filled {
  const filled: Filled = { errors: [], extras: [], unknown: new Map() }
  const told = new Set<Target>()
  const open = new Set<string>()
  const answered = new Set<string>()
  for (const [column, target] of choice.targets.entries()) {
    const text = row.cells[column] ?? ''
    if (target === kept && textIn(table, text)) filled.extras.push(column)
    const field = around.words.fields.get(target)
    if (!field || target === leftOut || row.long.includes(column)) continue
    if (text.trim() === '') {
      if (isThere && choice.empties === 'clear' && !told.has(target)) clear(values, field)
      continue
    }
    const said: CellReading =
      table.form === 'json'
        ? saidByJson(field, text, around.words, around.lookup)
        : saidBy(field, text, around.words, around.lookup)
    if (said.problem !== null) {
      filled.errors.push({ column, field: target, key: said.problem })
      continue
    }
    if (said.unknown?.length) {
      const names = [...(filled.unknown.get(target)?.names ?? []), ...said.unknown]
      if (choice.creates) filled.unknown.set(target, { column, names })
      else filled.errors.push({ column, field: target, key: 'not_in_list' })
    }
    values[target] = told.has(target) ? together(values[target], said.value) : said.value
    told.add(target)
    answered.add(target)
    if (said.open) open.add(target)
    if (said.none) denied(around, target, values)
  }
  markOpen(values, open, answered)
  return filled
}

/** What a field is when nothing is said in it: not what a new record starts with. */
function clear(values: Values, { name, kind }: Known): void {
  switch (kind) {
    case 'text':
    case 'longText':
    case 'country':
      if (name !== 'title') values[name] = ''
      return
    case 'bool':
      values[name] = false
      return
    case 'rows':
    case 'choices':
    case 'entities':
    case 'relation':
    case 'tags':
    case 'names':
      values[name] = []
      return
    case 'choice':
    case 'date':
    case 'integer':
    case 'person':
    case 'department':
      values[name] = null
  }
}

function together(before: JsonValue | undefined, more: JsonValue): JsonValue {
  if (Array.isArray(before) && Array.isArray(more)) {
    const seen = new Set(before.map((one) => JSON.stringify(one)))
    return [...before, ...more.filter((one) => !seen.has(JSON.stringify(one)))]
  }
  return typeof before === 'string' && typeof more === 'string' ? [before, more].filter(Boolean).join('\n') : more
}

/** "None" in words answers the field that says so. */
function denied({ words }: Around, target: Target, values: Values): void {
  for (const { name, kind, denies } of words.fields.values())
    if (kind === 'bool' && denies?.fields.includes(target)) values[name] = true
}

/** Marks what could not be told as open; an answer that came is no open one any more. */
function markOpen(values: Values, open: ReadonlySet<string>, answered: ReadonlySet<string>): void {
  const before = answered.has('openFields') ? [] : [...answered]
  const marked = Array.isArray(values.openFields) ? values.openFields : []
  const stays = marked.filter((name) => typeof name !== 'string' || open.has(name) || !before.includes(name))
  values.openFields = [...new Set([...stays, ...open])]
}

/** The number of another register is its number from before. */
function keepFormerRef({ table, choice }: Inside, row: TableRow, values: Values): void {
  const column = choice.targets.indexOf('ref')
  const text = keyIn(table, row.cells[column] ?? '')
  if (column >= 0 && text && !values.formerRef) values.formerRef = text
}

/** What the schema and the rules of the register say of the values; what only lacks another answer is marked as open. */
function judgedBy(
  { register, today }: Around,
  values: Values,
  targets: readonly Target[],
  known: readonly RowError[],
): { state: RecordState | null; problems: RowError[] } {
  const found = stateIn(register, values, today)
  if ('state' in found) return { state: found.state, problems: [] }
  const wrong = found.wrong
  const lacking = Object.values(wrong).every((all) => all.every((key) => key.includes('_needs_')))
  if (lacking) {
    const fields = Object.keys(wrong).map((path) => path.split('.')[0] ?? path)
    const marked = Array.isArray(values.openFields) ? values.openFields : []
    const openFields = [...new Set([...marked, ...fields])]
    const again = stateIn(register, { ...values, openFields }, today)
    if ('state' in again) {
      values.openFields = openFields
      return { state: again.state, problems: [] }
    }
  }
  const problems = Object.entries(wrong).flatMap(([path, all]) => {
    const field = path.split('.')[0] ?? path
    const column = targets.indexOf(field)
    if (known.some((one) => one.field === field)) return []
    return all.map((key): RowError => ({ column: column < 0 ? null : column, field, key }))
  })
  return { state: null, problems }
}

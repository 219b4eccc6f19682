import { z } from 'zod'
import { recordTitles } from '@/lib/access/past/record-titles'
import { registerScope } from '@/lib/access/scope'
import { db } from '@/lib/db/client'
import { wordsFor } from '@/lib/records/cells/cells'
import { extraHeaders, extrasByRef } from '@/lib/records/extras/extras'
import { markedHeader } from '@/lib/records/extras/header'
import { type ListColumn, listColumns, listShape, viewOf } from '@/lib/records/list/columns'
import { fieldsAt, type LinesAsked, linesOf, type RecordLine, totalOfLines } from '@/lib/records/list/lines'
import { columnLabel, facetsOf } from '@/lib/records/screens/cells'
import { type DeclaredField, declaredFields, type Registered } from '@/lib/records/state/registered'
import { tableStateParser } from '@/lib/table/parse'
import { bareState, shownColumns } from '@/lib/table/state'
import { type Kept, type Place, type RecordCell, recordCell } from './record-cells'
import type { Asked, FilterWords, Line, Opened, Source } from './source'

/** A register as its declaration says it: no field is named here. */
export function recordSource(register: Registered): Source {
  return {
    state: (actor, params) => tableStateParser(listShape(columnsFor({ actor, register })))(params),
    open: (asked) => openRecords(register, asked),
  }
}

function columnsFor({ actor, register }: { actor: Asked['actor']; register: Registered }): readonly ListColumn[] {
  return listColumns(register, viewOf(registerScope(actor)))
}

async function openRecords(register: Registered, asked: Asked): Promise<Opened> {
  const { actor, words: wording, state, what, asOf } = asked
  const columns = columnsFor({ actor, register })
  const fields = declaredFields(register)
  const places = placesOf(columns, fields, asked)
  const wide = what === 'seen' ? state : { ...state, q: '', filters: {} }
  const lines: LinesAsked = {
    register,
    scope: registerScope(actor),
    asOf,
    locale: actor.locale,
    columns,
    only: what === 'picked' ? asked.picks : null,
    all: what === 'all',
    asked: { ...bareState, ...wide },
  }
  const words = wordsFor(wording, fields)
  const isWhole = asked.fields === 'all' && viewOf(registerScope(actor)) !== 'title'
  const headers = isWhole ? await extraHeaders(db(), register.slug, asOf) : []
  return {
    title: wording.name(register.slug, 'plural'),
    columns: [
      ...places.map(({ name, label, field }) => ({
        key: name,
        label,
        ...(field ? { field } : {}),
        ...(field?.kind === 'integer' || name === 'version' ? { number: true as const } : {}),
      })),
      ...headers.map((header) => ({ key: header, label: markedHeader(header), extra: true as const })),
    ],
    filters: what === 'seen' ? await filtersInWords(register, columns, asked) : [],
    dpv: { type: register.dpv?.class ?? null, isActivity: register.extract?.article30 !== undefined },
    total: (await totalOfLines(db(), lines)).count,
    async *pages() {
      const names = new Set(['title', ...places.map(({ name }) => name)])
      names.delete('ref')
      const relations = [...names].filter((name) => name in register.relations)
      const fieldNames = [...names].filter((name) => !(name in register.relations))
      const kept = places.map(
        (place): Kept => ({
          ...place,
          link: relations.indexOf(place.name),
          said: fieldsAt + fieldNames.indexOf(place.name),
        }),
      )
      const worded = { slug: register.slug, words, zone: asked.zone }
      const cells = kept.map((place) => recordCell(place, worded))
      const title = fieldsAt + fieldNames.indexOf('title')
      for await (const page of linesOf(db(), lines, { fields: fieldNames, relations }))
        yield await withExtras(lined(page, cells, title), headers, asOf)
    },
  }
}

/** Lines with what stands beside the fields of each record, last and under its own header, as an import kept it. */
async function withExtras(
  page: Iterable<Line>,
  headers: readonly string[],
  asOf: Asked['asOf'],
): Promise<Iterable<Line>> {
  if (headers.length === 0) return page
  const lines = [...page]
  const extras = await extrasByRef(
    db(),
    lines.map(({ ref }) => ref),
    asOf,
  )
  return lines.map((line) => {
    const told = headers.map((header) => extras.get(line.ref)?.get(header) ?? '')
    return {
      ...line,
      texts: () => [...line.texts(), ...told],
      spoken: () => [...line.spoken(), ...told],
      values: () => [...line.values(), ...told],
    }
  })
}

/** Reference and title first; the columns of the table as they stand, or every field in the order of the form. */
function placesOf(
  columns: readonly ListColumn[],
  fields: readonly DeclaredField[],
  { state, fields: which, words, actor }: Asked,
): Place[] {
  const kept = (name: string): Place => ({ name, label: words.kept(name), field: null })
  const declared = (field: DeclaredField): Place => ({ name: field.name, label: words.field(field), field })
  const isNarrow = viewOf(registerScope(actor)) === 'title'
  if (which === 'all' && !isNarrow)
    return [
      ...['ref'].map(kept),
      ...fields.filter(({ name }) => name === 'title').map(declared),
      ...['status'].map(kept),
      ...fields.filter(({ name }) => name !== 'title').map(declared),
      ...['missing', 'version', 'updatedAt'].map(kept),
    ]
  const shown = shownColumns(state, listShape(columns)).flatMap((id) => columns.find(({ name }) => name === id) ?? [])
  const first = (name: string) => columns.filter((column) => column.name === name)
  const rest = shown.filter(({ name }) => name !== 'ref' && name !== 'title')
  return [...first('ref'), ...first('title'), ...rest].map((column) => ({
    name: column.name,
    label: columnLabel(column, words),
    field: column.field,
  }))
}

function* lined(page: Iterable<RecordLine>, cells: readonly RecordCell[], title: number): Generator<Line> {
  for (const record of page)
    yield {
      ref: record.ref,
      title: record.said[title] ?? '',
      texts: () => cells.map((cell) => cell.text(record)),
      spoken: () => cells.map((cell) => cell.spoken(record)),
      values: () => cells.map((cell) => cell.value(record)),
    }
}

const isId = (value: string) => z.uuid().safeParse(value).success

/** What narrows the list, as its chips say it: people, departments and records by name. */
async function filtersInWords(
  register: Registered,
  columns: readonly ListColumn[],
  { actor, state, words, asOf }: Asked,
): Promise<FilterWords[]> {
  const chosen = columns.flatMap(({ name, filter }) => {
    const values = state.filters[name]
    return filter && values?.length ? [{ name, values: values.map((value) => ({ value, count: 0 })) }] : []
  })
  const labels = await labelsOf(actor, columns, chosen, asOf)
  return facetsOf(register.slug, columns, { facets: chosen, labels }, words).flatMap(({ label, options }) =>
    options?.length ? [{ label, values: options.map((option) => option.label) }] : [],
  )
}

type Chosen = readonly { name: string; values: readonly { value: string }[] }[]

async function labelsOf(
  actor: Asked['actor'],
  columns: readonly ListColumn[],
  chosen: Chosen,
  asOf: Asked['asOf'],
): Promise<ReadonlyMap<string, string>> {
  const valuesOf = (test: (column: ListColumn) => boolean) =>
    chosen.flatMap(({ name, values }) =>
      columns.some((column) => column.name === name && test(column)) ? values.map(({ value }) => value) : [],
    )
  const ids = valuesOf(({ field }) => field?.kind === 'person' || field?.kind === 'department').filter(isId)
  const refs = valuesOf(({ shape }) => shape === 'relation')
  const named = { where: { id: { in: ids } }, select: { id: true, name: true } }
  const [people, places, titles] = await Promise.all([
    ids.length === 0 ? [] : db().user.findMany(named),
    ids.length === 0 ? [] : db().department.findMany(named),
    recordTitles(db(), actor, refs, asOf),
  ])
  return new Map([
    ...[...people, ...places].map(({ id, name }): [string, string] => [id, name]),
    ...refs.map((ref): [string, string] => [ref, [ref, titles.get(ref)].filter(Boolean).join(' ')]),
  ])
}

import { z } from 'zod'
import { markedHeader } from '@/lib/records/extras/header'
import { cleaned } from '@/lib/text/characters'
import { Gathering, refuseTable, type Sheet } from './sheet'

const fields = z.record(z.string(), z.json())
const exported = z.object({
  register: z.string(),
  format: z.literal(1),
  records: z.array(z.object({ ref: z.string().optional(), fields, extras: fields.optional() })),
})

/**
 * A table of a text in JSON: an export of Dertig, or a list of objects as public registers give it, a row each and a
 * column for each name.
 */
export function readJson(text: string): Sheet[] {
  const value = jsonOf(text)
  const ours = exported.safeParse(value)
  const gathered = new Gathering()
  if (ours.success) {
    const { register, records } = ours.data
    const rows = records.map(
      ({ ref, fields: told, extras = {} }): Row =>
        new Map([
          ...(ref === undefined ? [] : [['ref', ref] as const]),
          ...Object.entries(told),
          // What stands beside the fields has a name space of its own; files of before had it among them.
          ...Object.entries(extras).map(([header, value]) => [markedHeader(header), value] as const),
        ]),
    )
    add(gathered, register, rows, JSON.stringify, 'json')
    return gathered.sheets
  }
  const list = z.array(fields).safeParse(value)
  if (!list.success) return refuseTable('table_json')
  const rows = list.data.map((row): Row => new Map(Object.entries(row)))
  add(gathered, '', rows, inWords)
  return gathered.sheets
}

type Row = ReadonlyMap<string, z.core.util.JSONType>

function add(
  gathered: Gathering,
  name: string,
  rows: readonly Row[],
  cell: (value: z.core.util.JSONType) => string,
  form?: 'json',
) {
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))]
  const sheet = gathered.sheet(name, form)
  sheet.add(columns)
  for (const row of rows)
    sheet.add(
      columns.map((column) => {
        const value = row.get(column)
        return value === undefined ? '' : cell(value)
      }),
    )
}

/** A value in words: lists on lines. */
export function inWords(value: z.core.util.JSONType): string {
  if (value === null) return ''
  if (Array.isArray(value)) return value.map(inWords).join('\n')
  return typeof value === 'object' ? JSON.stringify(value) : cleaned(String(value))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return refuseTable('table_json')
  }
}

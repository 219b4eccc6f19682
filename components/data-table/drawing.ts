import type { getTranslations } from 'next-intl/server'
import { type TableState, tableHref } from '@/lib/table/state'
import { peeked } from '@/lib/table/steps'
import { rowSign } from './row-sign'
import type { DataRow, DataTableProps } from './types'

export type TableText = Awaited<ReturnType<typeof getTranslations<'table'>>>

/** What every part of a table is drawn with. */
export type Drawing = Pick<DataTableProps, 'path' | 'shape' | 'state' | 'columns' | 'facets'> & {
  t: TableText
  locale: string
  /** The address of another state. */
  to: (state: TableState) => string
  /** The address at which a row stands beside the table, and no menu is open. */
  beside: (row: string) => string
  /** What a row's box and menu are called. */
  called: Record<'pick' | 'rowMenu', (name: string) => string>
  menus: RowMenus
}

/** What the menus of rows say, each once however many rows say the same of themselves; and which one a row has, '' for none. */
export type RowMenus = { said: readonly string[]; of: (row: DataRow) => string }

export function drawingOf(
  { path, shape, state, columns, facets, rows }: DataTableProps,
  t: TableText,
  locale: string,
): Drawing {
  const to = (next: TableState) => tableHref(path, next, shape)
  return {
    path,
    shape,
    state,
    columns,
    facets,
    t,
    locale,
    to,
    beside: besideOf(to, state),
    called: { pick: calledOf(t, 'pick'), rowMenu: calledOf(t, 'rowMenu') },
    menus: menusOf(rows),
  }
}

function menusOf(rows: readonly DataRow[]): RowMenus {
  const said = new Map<string, number>()
  const saidOf = ({ id, actions = [] }: DataRow) =>
    actions
      .map(({ label, href }) => `${href}\n${label}`)
      .join('\n')
      .replaceAll(id, rowSign)
  for (const row of rows) {
    const text = saidOf(row)
    if (text !== '' && !said.has(text)) said.set(text, said.size)
  }
  return { said: [...said.keys()], of: (row) => String(said.get(saidOf(row)) ?? '') }
}

/** A text with a name in it, which hundreds of names are put into: its grammar is read once. */
function calledOf(t: TableText, key: 'pick' | 'rowMenu'): (name: string) => string {
  const place = '\ue000'
  const [before = '', after = ''] = t(key, { name: place }).split(place)
  return (name) => `${before}${name}${after}`
}

/** Only the row differs between these addresses, so the rest is written once for all of them. */
function besideOf(to: Drawing['to'], state: TableState): Drawing['beside'] {
  const place = '%00'
  const any = to(peeked({ ...state, open: null }, decodeURIComponent(place)))
  const at = any.lastIndexOf(place)
  return (row) => `${any.slice(0, at)}${encodeURIComponent(row)}${any.slice(at + place.length)}`
}

/** Every part of an address as hidden fields of a form that goes there. */
export function fieldsOf(href: string): [string, string][] {
  return [...new URLSearchParams(href.split('?')[1])]
}

import type { getTranslations } from 'next-intl/server'
import { type TableState, tableHref } from '@/lib/table/state'
import { peeked } from '@/lib/table/steps'
import type { DataTableProps } from './types'

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
}

export function drawingOf(
  { path, shape, state, columns, facets }: DataTableProps,
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
  }
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

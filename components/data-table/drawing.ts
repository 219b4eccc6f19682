import type { getTranslations } from 'next-intl/server'
import { type TableState, tableHref } from '@/lib/table/state'
import type { DataTableProps } from './types'

export type TableText = Awaited<ReturnType<typeof getTranslations<'table'>>>

/** What every part of a table is drawn with. */
export type Drawing = Pick<DataTableProps, 'path' | 'shape' | 'state' | 'columns' | 'facets'> & {
  t: TableText
  locale: string
  /** The address of another state. */
  to: (state: TableState) => string
}

export function drawingOf(
  { path, shape, state, columns, facets }: DataTableProps,
  t: TableText,
  locale: string,
): Drawing {
  return { path, shape, state, columns, facets, t, locale, to: (next) => tableHref(path, next, shape) }
}

/** Every part of an address as hidden fields of a form that goes there. */
export function fieldsOf(href: string): [string, string][] {
  return [...new URLSearchParams(href.split('?')[1])]
}

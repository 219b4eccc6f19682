import type { JsonValue } from '@/lib/errors/json'
import { formatInstant } from '@/lib/time/format'
import type { ExportOrder } from '../order/schema'
import { momentText } from '../source/moments'
import type { Asked, Column, FilterWords, Opened } from '../source/source'
import type { About } from './table'

type Told = { order: ExportOrder; asked: Asked; opened: Opened; company: string }

/** What the file says of itself: what it is, of whom, when, by whom, and what narrows it. */
export function aboutOf({ order, asked, opened, company }: Told): About {
  const { words, actor, now, zone, asOf, state } = asked
  const t = (key: string, values?: Record<string, string>) => words.t(`exports.about.${key}`, values)
  const moment = (at: typeof now) => formatInstant(at, { locale: words.locale, zone, style: 'full' })
  const fact = (key: string, value: string) => ({ label: t(key), value })
  const { q } = state
  return {
    title: opened.title,
    facts: [
      fact('company', company),
      fact('created', moment(now)),
      fact('by', actor.name),
      ...(asOf === null ? [] : [fact('asOf', moment(asOf))]),
      fact('what', t(`whats.${order.what}`)),
      fact('fields', t(`whichFields.${order.fields}`)),
      ...(order.what === 'seen' && q !== '' ? [fact('search', q)] : []),
      ...opened.filters.map(({ label, values }) => ({
        label: t('filter', { field: label }),
        value: values.join('\n'),
      })),
      ...(order.what === 'picked' ? [fact('picks', order.picks.join(', '))] : []),
      ...(state.sort.length > 0 ? [fact('sort', sortWords(state.sort, opened.columns))] : []),
      fact('count', String(opened.total)),
    ],
    notes: [t('convention'), t('confidential')],
  }
}

function sortWords(sort: Asked['state']['sort'], columns: readonly Column[]): string {
  return sort
    .map(({ field, dir }) => {
      const label = columns.find(({ key }) => key === field)?.label ?? field
      return `${label} ${dir === 'asc' ? '↑' : '↓'}`
    })
    .join(', ')
}

/** The same for programs, by key. */
export function headOf({ order, asked, opened, company }: Told): { [key: string]: JsonValue } {
  const { actor, now, zone, asOf, state, words } = asked
  return {
    title: opened.title,
    company,
    language: words.locale,
    createdAt: momentText(now, zone),
    createdBy: actor.name,
    asOf: asOf === null ? null : momentText(asOf, zone),
    what: order.what,
    fields: order.fields,
    ...(order.what === 'picked' ? { picks: [...order.picks] } : {}),
    ...(order.what === 'seen'
      ? {
          search: state.q,
          filters: opened.filters.map(({ label, values }: FilterWords) => ({ label, values: [...values] })),
        }
      : {}),
    sort: state.sort.map(({ field, dir }) => ({ field, dir })),
    count: opened.total,
    columns: opened.columns.map(({ key, label, extra }) => ({ key, label, ...(extra ? { extra } : {}) })),
  }
}

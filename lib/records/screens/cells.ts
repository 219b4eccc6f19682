import type { Cell, Facet } from '@/components/data-table/types'
import { emptyValue } from '@/lib/table/state'
import type { CalendarDate } from '@/lib/time/types'
import type { ListColumn } from '../list/columns'
import { coverageIn } from '../list/counted'
import type { RecordList } from '../list/list'
import { otherKind } from '../list/reach'
import type { FullRow, RecordRow } from '../list/row'
import type { DeclaredField } from '../state/registered'
import type { Wording } from '../state/wording'

/** One cell of the table, worded. `today` tells which review dates have passed. */
export function cellOf(slug: string, column: ListColumn, row: RecordRow, words: Wording, today: CalendarDate): Cell {
  switch (column.name) {
    case 'ref':
      return { kind: 'ref', text: row.ref }
    case 'title':
      return { kind: 'text', text: row.title }
    case 'ownerId':
      return row.owner && { kind: 'person', text: ownerText(row) }
    default:
      return row.view === 'full' ? fullCell(slug, column, row, words, today) : null
  }
}

function fullCell(slug: string, { name, field }: ListColumn, row: FullRow, words: Wording, today: CalendarDate): Cell {
  switch (name) {
    case 'status':
      return {
        kind: 'status',
        status: row.status,
        label: words.status(row.status),
        ...(row.comeback ? { beside: words.t(`review.comeback.${row.comeback}`) } : {}),
      }
    case 'departmentId':
      return row.department && { kind: 'text', text: row.department.name }
    case 'missing':
      return row.missing && missingCell(slug, row.missing, words)
    case 'tags':
      return { kind: 'choices', labels: row.tags }
    case 'nextReviewOn':
      return row.nextReviewOn && dateCell(row.nextReviewOn, words, row.nextReviewOn < today)
    case 'updatedAt':
      return { kind: 'date', iso: row.updatedAt, text: words.day(row.updatedAt) }
    case 'ruleSource':
      return field && row.ruleSource ? { kind: 'text', text: words.word(field, row.ruleSource) } : null
    case 'ownerRole':
    case 'formerRef':
      return { kind: 'text', text: row[name] }
    case 'ruleReference':
      return { kind: 'text', text: row.ruleReference }
    default:
      return field && ownCell(field, row, words)
  }
}

function ownCell(field: DeclaredField, row: FullRow, words: Wording): Cell {
  const value = row.values[field.name] ?? null
  if (field.kind === 'relation') {
    const links = row.links[field.name] ?? []
    const marked = [...new Set(links.flatMap(({ register, marks }) => marks.map((code) => words.mark(register, code))))]
    return { kind: 'relations', labels: links.map(({ ref, title }) => title || ref), marks: marked }
  }
  if (Array.isArray(value)) return { kind: 'choices', labels: value.map((one) => words.word(field, one)) }
  const text = words.word(field, value)
  if (text === '') return null
  if (field.kind === 'bool') return { kind: 'bool', text }
  if (field.kind === 'integer') return { kind: 'count', text }
  return field.kind === 'date' && typeof value === 'string'
    ? { kind: 'date', iso: value, text }
    : { kind: 'text', text }
}

function missingCell(slug: string, missing: readonly string[], words: Wording): Cell {
  return {
    kind: 'missing',
    text: words.lacking(String(missing.length)),
    labels: missing.map((code) => words.missing(slug, code)),
  }
}

function dateCell(date: CalendarDate, words: Wording, isPast: boolean): Cell {
  return { kind: 'date', iso: date, text: words.date(date), ...(isPast ? { tone: 'withinday' } : {}) }
}

function ownerText(row: RecordRow): string {
  if (!row.owner) return ''
  return row.view === 'title' ? `${row.owner.name} · ${row.owner.email}` : row.owner.name
}

/**
 * The facets of the table in words: values of closed lists by their label, people and records by name; null where nobody
 * asked for them yet.
 */
export function facetsOf(
  slug: string,
  columns: readonly ListColumn[],
  { facets, labels }: Pick<RecordList, 'facets' | 'labels'>,
  words: Wording,
): Facet[] {
  const counted = new Map(facets.map(({ name, values }) => [name, values]))
  return columns
    .filter(({ filter }) => filter)
    .map((column) => ({
      field: column.name,
      label: columnLabel(column, words),
      options:
        counted.get(column.name)?.map(({ value, ...numbers }) => ({
          value,
          ...numbers,
          label: labels.get(value) ?? optionLabel(slug, column, value, words),
        })) ?? null,
    }))
}

/** Heading of a column. */
export function columnLabel({ name, field }: ListColumn, words: Wording): string {
  return field ? words.field(field) : words.t(`registers.columns.${name}`)
}

function optionLabel(slug: string, { name, field, shape }: ListColumn, value: string, words: Wording): string {
  if (value === emptyValue) return words.t(name === 'missing' ? 'registers.complete' : 'registers.filterNone')
  if (name === 'status') return words.status(value)
  if (name === 'missing') return words.missing(slug, value)
  if (name === 'coverage') return coverageWords(value, words)
  if (name === 'transfersTo') return transferWords(value, words)
  if (name === 'reaches') return words.word({ kind: 'country' }, value)
  if (name === 'givenTo')
    return value === otherKind
      ? words.t('registers.otherRecipients')
      : words.word({ kind: 'choice', list: 'recipientKinds' }, value)
  return field ? words.word(field, shape === 'bool' ? value === 'true' : value) : value
}

/** An item of the law in one of its states. */
function coverageWords(value: string, { t }: Wording): string {
  const asked = coverageIn(value)
  return asked ? t(`registers.coverage.${asked.state}`, { item: asked.item }) : value
}

/** Where data go and by which instrument. */
export function transferWords(value: string, words: Wording): string {
  const [country = '', mechanism = ''] = value.split(':')
  const place =
    country === 'int' ? words.t('registers.coverage.organisation') : words.word({ kind: 'country' }, country)
  const instrument =
    mechanism === 'none'
      ? words.t('registers.coverage.noInstrument')
      : words.word({ kind: 'choice', list: 'transferMechanisms' }, mechanism)
  return `${place} · ${instrument}`
}

import type { Cell } from '@/components/data-table/types'
import type { CalendarDate } from '@/lib/time/types'
import type { ListColumn } from '../list/columns'
import type { FullRow, RecordRow } from '../list/row'
import type { DeclaredField } from '../state/declared'
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
    text: words.t('registers.missingCount', { count: missing.length }),
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

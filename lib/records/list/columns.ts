import type { RegisterScope } from '@/lib/access/scope'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { TableShape } from '@/lib/table/state'
import { type DeclaredField, declaredFields } from '../state/registered'
import { reachFilters } from './reach'

/** How a column is asked for in SQL and compared in filters. */
export type ColumnShape = 'text' | 'array' | 'bool' | 'date' | 'integer' | 'relation'

export type ListColumn = {
  name: string
  shape: ColumnShape
  /** The declared field; null for ref, status, missing and updatedAt, which every record keeps by itself. */
  field: DeclaredField | null
  sort: boolean
  filter: boolean
  shownAtFirst: boolean
  /** A fact that can be filtered by and is never shown as a column. */
  onlyFilter?: boolean
}

/** Columns of a register's table, in order; `view` 'title' leaves title, owner and what is needed to name a row. */
export function listColumns(register: AnyRegister, view: 'full' | 'title' = 'full'): readonly ListColumn[] {
  const fields = declaredFields(register).filter((field) => field.column && field.column !== 'never' && shapeOf(field))
  const declared = fields.map(
    (field): ListColumn => ({
      name: field.name,
      shape: shapeOf(field) ?? 'text',
      field,
      sort: field.sort ?? false,
      filter: field.filter ?? false,
      shownAtFirst: field.column === 'shown',
    }),
  )
  const by = (name: string) => declared.filter((column) => column.name === name)
  const own = declared.filter((column) => column.field?.origin !== 'base')
  if (view === 'title') return [kept('ref', 'text', true), ...by('title'), ...by('ownerId')]
  return [
    kept('ref', 'text', true),
    ...by('title'),
    { ...kept('status', 'text', true), filter: true },
    { ...kept('missing', 'array', false), filter: true },
    ...by('ownerId'),
    ...own,
    ...by('departmentId'),
    ...by('ownerRole'),
    ...by('formerRef'),
    ...by('ruleSource'),
    ...by('ruleReference'),
    ...by('tags'),
    ...by('nextReviewOn'),
    { ...kept('updatedAt', 'date', true), shownAtFirst: false },
    ...(register.coverage ? [onlyFilter('coverage')] : []),
    ...(register.transfers ? [onlyFilter('transfersTo')] : []),
    ...(register.flow === 'activity' ? reachFilters.map(onlyFilter) : []),
  ]
}

/** What of the table may stand in its address. */
export function listShape(columns: readonly ListColumn[]): TableShape {
  return {
    columns: shownOf(columns).map((column) => ({
      id: column.name,
      sortable: column.sort,
      hideable: column.name !== 'title',
      hiddenAtFirst: !column.shownAtFirst,
    })),
    filters: columns.filter((column) => column.filter).map((column) => column.name),
    sort: [],
    sizes: [50, 25, 100, 200],
  }
}

/** Those that are columns of the table. */
export function shownOf(columns: readonly ListColumn[]): readonly ListColumn[] {
  return columns.filter((column) => !column.onlyFilter)
}

/** How much of a record a scope shows outside the person's own departments. */
export function viewOf(scope: RegisterScope): 'full' | 'title' {
  return scope.kind === 'some' ? scope.view : 'full'
}

function kept(name: string, shape: ColumnShape, sort: boolean): ListColumn {
  return { name, shape, field: null, sort, filter: false, shownAtFirst: true }
}

function onlyFilter(name: string): ListColumn {
  return { ...kept(name, 'array', false), filter: true, shownAtFirst: false, onlyFilter: true }
}

function shapeOf(field: DeclaredField): ColumnShape | null {
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'choice':
    case 'country':
    case 'person':
    case 'department':
      return 'text'
    case 'choices':
    case 'entities':
    case 'tags':
      return 'array'
    case 'bool':
    case 'date':
    case 'integer':
    case 'relation':
      return field.kind
    case 'rows':
    case 'names':
      return null
  }
}

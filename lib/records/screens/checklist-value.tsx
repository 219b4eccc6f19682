import { Badge } from '@/components/ui/badge'
import type { JsonValue } from '@/lib/errors/json'
import type { Checklist } from '@/lib/registers/declare/fields'
import type { DeclaredField } from '../state/declared'
import type { Wording } from '../state/wording'

type Props = {
  field: DeclaredField
  checklist: Checklist
  /** Rows as they are kept. */
  rows: readonly JsonValue[]
  /** Value of the field that chooses the list. */
  chosen: JsonValue | undefined
  words: Wording
}

/** Items that are looked for under what is chosen; none when the choice has no list. */
export function itemsOf(checklist: Checklist, chosen: JsonValue | undefined): readonly string[] {
  return typeof chosen === 'string' ? (checklist.items[chosen] ?? []) : []
}

/** A checklist in full: every item of the chosen list with what was found, where, and by whom; what is absent stands out. */
export function ChecklistValue({ field, checklist, rows, chosen, words }: Props) {
  const t = words.t
  const items = itemsOf(checklist, chosen)
  const valueIn = (row: JsonValue, name: string) =>
    typeof row === 'object' && row !== null && !Array.isArray(row) ? (row[name] ?? null) : null
  const others = rows.flatMap((row) => {
    const item = valueIn(row, checklist.item)
    return typeof item === 'string' && !items.includes(item) ? [item] : []
  })
  const rowOf = (item: string) => rows.find((row) => valueIn(row, checklist.item) === item) ?? null
  const isFound = (item: string) => valueIn(rowOf(item), checklist.state) === checklist.found
  const columns = Object.entries(field.columns ?? {})
  const said = (item: string, name: string) => {
    const column = field.columns?.[name]
    return column ? words.word(column, valueIn(rowOf(item), name)) : ''
  }
  const beside = columns.map(([name]) => name).filter((name) => name !== checklist.item && name !== checklist.state)
  return (
    <div className="grid w-full min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <p data-tabular className="font-medium">
        {t('form.checklist.found', { found: items.filter(isFound).length, total: items.length })}
      </p>
      <ul className="grid divide-y divide-hairline rounded-md border border-hairline">
        {[...items, ...new Set(others)].map((item) => (
          <li key={item} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2">
            <Badge tone={isFound(item) ? 'ok' : 'withinday'}>
              {said(item, checklist.state) || t('registers.checklist.notLooked')}
            </Badge>
            <span className="min-w-0 flex-1 basis-40">
              {words.word({ kind: 'choice', list: field.columns?.[checklist.item]?.list }, item)}
              <span className="block text-sm text-muted">
                {beside
                  .flatMap((name) => (said(item, name) ? [`${words.column(field, name)}: ${said(item, name)}`] : []))
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

import { Badge } from '@/components/ui/badge'
import { ChipList } from '@/components/ui/chip-list'
import type { JsonValue } from '@/lib/errors/json'
import type { DeclaredField } from '../declared'
import type { Related } from '../related'
import type { Wording } from '../wording'

type Props = {
  field: DeclaredField
  value: JsonValue | undefined
  related: readonly Related[]
  isOpen: boolean
  words: Wording
}

/** The answer to one question of a record; an open one says so, an empty one too. */
export function FieldValue({ field, value, related, isOpen, words }: Props) {
  const shown = shownValue(field, value, related, words)
  const nothing = isOpen ? null : <span className="text-muted">{words.t('registers.notFilled')}</span>
  return (
    <div className="grid justify-items-start gap-1.5">
      {shown ?? nothing}
      {isOpen && <Badge tone="withinday">{words.t('registers.open')}</Badge>}
    </div>
  )
}

function shownValue(field: DeclaredField, value: JsonValue | undefined, related: readonly Related[], words: Wording) {
  if (field.kind === 'relation') return related.length > 0 ? <RelationChips related={related} /> : null
  if (field.kind === 'rows')
    return Array.isArray(value) && value.length > 0 ? <Rows field={field} rows={value} words={words} /> : null
  if (Array.isArray(value)) {
    return value.length > 0 ? <ChipList chips={value.map((one) => ({ label: words.word(field, one) }))} /> : null
  }
  const text = words.word(field, value)
  return text === '' ? null : <span className="whitespace-pre-line">{text}</span>
}

/** Linked records by name, each a link. */
export function RelationChips({ related }: { related: readonly Related[] }) {
  const chips = related.map(({ ref, register, title }) => ({
    label: title || ref,
    detail: `${ref} ${title}`.trim(),
    href: `/registers/${register}/${ref}`,
  }))
  return <ChipList chips={chips} />
}

function Rows({ field, rows, words }: { field: DeclaredField; rows: readonly JsonValue[]; words: Wording }) {
  const columns = Object.entries(field.columns ?? {})
  const cell = 'border-b border-hairline py-1.5 pr-4 align-top text-left'
  return (
    <div className="max-w-full overflow-x-auto">
      <table className="text-sm">
        <thead>
          <tr>
            {columns.map(([name]) => (
              <th key={name} scope="col" className={`${cell} font-normal text-muted`}>
                {words.column(field, name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              {columns.map(([name, column]) => (
                <td key={name} className={cell}>
                  {words.word(column, isObject(row) ? row[name] : null) || '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function isObject(value: JsonValue): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

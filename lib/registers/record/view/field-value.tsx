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

/** The answer to one question of a record; an open one says so, one that is asked for and not there too. */
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
  if (field.kind === 'relation') return related.length > 0 ? <RelationChips related={related} words={words} /> : null
  if (field.kind === 'rows')
    return Array.isArray(value) && value.length > 0 ? <Rows field={field} rows={value} words={words} /> : null
  if (Array.isArray(value)) {
    return value.length > 0 ? <ChipList wrap chips={value.map((one) => ({ label: words.word(field, one) }))} /> : null
  }
  const text = words.word(field, value)
  return text === '' ? null : <span className="whitespace-pre-line">{text}</span>
}

/** Linked records by name, each a link, with what marks it. */
function RelationChips({ related, words }: Pick<Props, 'related' | 'words'>) {
  const chips = related.map(({ ref, register, title, marks }) => ({
    label: title || ref,
    detail: `${ref} ${title}`.trim(),
    href: `/registers/${register}/${ref}`,
    ...(marks.length > 0 ? { mark: marks.map((code) => words.mark(register, code)).join(', ') } : {}),
  }))
  return <ChipList wrap chips={chips} />
}

/** A small table inside a record: each row as its named answers, so that it reads on any width. */
function Rows({ field, rows, words }: { field: DeclaredField; rows: readonly JsonValue[]; words: Wording }) {
  const columns = Object.entries(field.columns ?? {})
  return (
    <ul className="grid w-full gap-2">
      {rows.map((row) => (
        <li key={JSON.stringify(row)} className="rounded-md border border-hairline px-3 py-2">
          <dl className="grid gap-x-4 gap-y-0.5 text-sm sm:grid-cols-[minmax(6rem,auto)_1fr]">
            {columns.flatMap(([name, column]) => {
              const text = words.word(column, isObject(row) ? row[name] : null)
              if (text === '') return []
              return [
                <dt key={`${name}-label`} className="text-muted">
                  {words.column(field, name)}
                </dt>,
                <dd key={name}>{text}</dd>,
              ]
            })}
          </dl>
        </li>
      ))}
    </ul>
  )
}

function isObject(value: JsonValue): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

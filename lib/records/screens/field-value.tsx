import { Badge } from '@/components/ui/badge'
import { ChipList } from '@/components/ui/chip-list'
import type { JsonValue } from '@/lib/errors/json'
import type { Related } from '../list/related'
import type { DeclaredField } from '../state/declared'
import type { Wording } from '../state/wording'
import { ChecklistValue, itemsOf } from './checklist-value'
import { QuestionsValue } from './questions-value'
import { RowsValue } from './rows-value'

type Props = {
  field: DeclaredField
  value: JsonValue | undefined
  related: readonly Related[]
  /** Value of the field that chooses a checklist. */
  chosen?: JsonValue
  isOpen: boolean
  words: Wording
}

/** The answer to one question of a record; an open one says so, one that is asked for and not there too. */
export function FieldValue(props: Props) {
  const { isOpen, words } = props
  const shown = shownValue(props)
  const nothing = isOpen ? null : <span className="text-muted">{words.t('registers.notFilled')}</span>
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] justify-items-start gap-1.5">
      {shown ?? nothing}
      {isOpen && <Badge tone="withinday">{words.t('registers.open')}</Badge>}
    </div>
  )
}

function shownValue({ field, value, related, chosen, words }: Props) {
  if (field.kind === 'relation') return related.length > 0 ? <RelationChips related={related} words={words} /> : null
  if (field.kind === 'rows') return shownRows(field, Array.isArray(value) ? value : [], chosen, words)
  if (Array.isArray(value)) {
    return value.length > 0 ? <ChipList wrap chips={value.map((one) => ({ label: words.word(field, one) }))} /> : null
  }
  const text = words.word(field, value)
  return text === '' ? null : <span className="whitespace-pre-line">{text}</span>
}

function shownRows(field: DeclaredField, rows: readonly JsonValue[], chosen: JsonValue | undefined, words: Wording) {
  const { checklist, questions } = field
  if (questions)
    return rows.length > 0 ? <QuestionsValue field={field} questions={questions} rows={rows} words={words} /> : null
  if (checklist && itemsOf(checklist, chosen).length > 0)
    return <ChecklistValue field={field} checklist={checklist} rows={rows} chosen={chosen} words={words} />
  return rows.length > 0 ? <RowsValue field={field} rows={rows} words={words} /> : null
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

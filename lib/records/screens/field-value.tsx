import { Badge } from '@/components/ui/badge'
import { ChipList } from '@/components/ui/chip-list'
import type { JsonValue } from '@/lib/errors/json'
import { answeredRows } from '@/lib/registers/declare/define'
import type { Checklist, Questions } from '@/lib/registers/declare/fields'
import { labelled } from '@/lib/text/locale'
import type { Related } from '../list/row'
import type { DeclaredField } from '../state/registered'
import type { Wording } from '../state/wording'
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

type ItemsOfProps = {
  field: DeclaredField
  checklist: Checklist
  /** Rows as they are kept. */
  rows: readonly JsonValue[]
  /** Value of the field that chooses the list. */
  chosen: JsonValue | undefined
  words: Wording
}

/** Items that are looked for under what is chosen; none when the choice has no list. */
function itemsOf(checklist: Checklist, chosen: JsonValue | undefined): readonly string[] {
  return typeof chosen === 'string' ? (checklist.items[chosen] ?? []) : []
}

/** A checklist in full: every item of the chosen list with what was found, where, and by whom; what is absent stands out. */
function ChecklistValue({ field, checklist, rows, chosen, words }: ItemsOfProps) {
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
                  .flatMap((name) =>
                    said(item, name) ? [labelled(words.locale, words.column(field, name), said(item, name))] : [],
                  )
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

type QuestionsValueProps = { field: DeclaredField; questions: Questions; rows: readonly JsonValue[]; words: Wording }

/** Fixed questions: how many are answered, and each answer beside its question. */
function QuestionsValue({ field, questions, rows, words }: QuestionsValueProps) {
  const answered = answeredRows(questions, rows)
  const { item, answer, items } = questions
  const said = (row: (typeof answered)[number], name: string) => {
    const column = field.columns?.[name]
    return column ? words.word(column, row[name]) : ''
  }
  const beside = Object.keys(field.columns ?? {}).filter((name) => name !== item && name !== answer)
  const count = answered.filter((row) => row[answer]).length
  return (
    <div className="grid w-full min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <p data-tabular>{words.t('registers.questions.answered', { count, total: items.length })}</p>
      {answered.length > 0 && (
        <dl className="grid divide-y divide-hairline rounded-md border border-hairline">
          {answered.map((row) => (
            <div key={JSON.stringify(row)} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 px-3 py-2">
              <dt>{said(row, item)}</dt>
              <dd className="font-medium">{said(row, answer) || words.t('registers.notFilled')}</dd>
              {beside.map(
                (name) =>
                  said(row, name) && (
                    <dd key={name} className="col-span-2 text-sm text-muted">
                      {said(row, name)}
                    </dd>
                  ),
              )}
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

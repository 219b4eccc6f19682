import type { JsonValue } from '@/lib/errors/json'
import type { Questions } from '@/lib/registers/declare/fields'
import { answeredRows } from '@/lib/registers/declare/questions'
import type { DeclaredField } from '../state/declared'
import type { Wording } from '../state/wording'

type Props = { field: DeclaredField; questions: Questions; rows: readonly JsonValue[]; words: Wording }

/** Fixed questions: how many are answered, and each answer beside its question. */
export function QuestionsValue({ field, questions, rows, words }: Props) {
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

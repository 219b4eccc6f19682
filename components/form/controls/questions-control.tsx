'use client'

import { useId } from 'react'
import type { FieldValue, FormColumn, FormField, FormQuestions, RowValue } from '../model/types'
import { RowCell } from './rows-control'

type Props = {
  field: FormField
  questions: FormQuestions
  value: readonly RowValue[]
  onChange: (value: FieldValue) => void
}

const line = 'grid items-start gap-x-4 gap-y-2 px-3 py-2.5 md:grid-cols-[minmax(0,1fr)_8.5rem_minmax(0,1fr)]'

/** Fixed questions as one compact list: what is asked, the answer, and what goes with it. */
export function QuestionsControl({ field, questions, value, onChange }: Props) {
  const id = useId()
  const columns = field.columns ?? []
  const asked = columns.find(({ name }) => name === questions.item)
  const beside = columns.filter(({ name }) => name !== questions.item)
  const rows = questionRows(questions, columns, value)
  const words = (code: string) => asked?.options?.find((option) => option.value === code)?.label ?? code
  const change = (index: number, name: string, text: string) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [name]: text } : row)))
  return (
    <div className="rounded-md border border-hairline">
      <div aria-hidden className={`${line} border-b border-hairline text-sm text-muted max-md:hidden`}>
        {[asked, ...beside].map((column) => column && <span key={column.name}>{column.label}</span>)}
      </div>
      <ol className="grid divide-y divide-hairline">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the questions never change place
          <li key={index}>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a line of a grid in every browser */}
            <div role="group" aria-labelledby={`${id}-${index}`} className={line}>
              <p id={`${id}-${index}`} className="self-center">
                {words(row[questions.item] ?? '')}
              </p>
              {beside.map((column) => (
                <RowCell
                  key={column.name}
                  column={column}
                  path={`${field.name}.${index}.${column.name}`}
                  value={row[column.name] ?? ''}
                  onChange={(text) => change(index, column.name, text)}
                  underHeading
                />
              ))}
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}

/**
 * The rows of fixed questions: each question once and in its order, with the answer that is there. Rows about something
 * else that hold an answer follow, so that nothing is lost.
 */
export function questionRows(
  { item, items }: FormQuestions,
  columns: readonly Pick<FormColumn, 'name'>[],
  value: readonly RowValue[],
): readonly RowValue[] {
  const blank = Object.fromEntries(columns.map(({ name }) => [name, '']))
  const found = items.map((code) => value.find((row) => row[item] === code) ?? { ...blank, [item]: code })
  const says = (row: RowValue) => columns.some(({ name }) => name !== item && row[name])
  return [...found, ...value.filter((row) => !found.includes(row) && says(row))]
}

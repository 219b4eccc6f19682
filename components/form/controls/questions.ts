import type { FormColumn, FormQuestions, RowValue } from '../model/types'

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

import type { JsonValue } from '@/lib/errors/json'
import type { FieldErrors } from '@/lib/errors/refusal'
import { codeList } from '@/lib/law/codes/registry'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { FieldInfo } from '@/lib/registers/declare/fields'
import { together } from '@/lib/registers/shared/agreement-term'
import { type DeclaredField, declaredFields, isAsked } from '../state/registered'
import { type RecordState, valuesOf } from '../state/state'

/**
 * Answers that contradict each other whatever the register is, by its declaration: one that says "none" beside what it
 * says is not there (`denies`), and any answer beside "answer still open". Each is refused at its field.
 */
export function declaredContradictions(register: AnyRegister, state: RecordState): FieldErrors {
  const values = valuesOf(state)
  const fields = declaredFields(register).filter(({ origin }) => origin !== 'base')
  const byName = new Map(fields.map((field) => [field.name, field]))
  const denied = fields.flatMap((field): FieldErrors[] => {
    const { denies } = field
    if (!denies || !isAsked(field, values) || !says(values[field.name], denies.in)) return []
    const wrong = denies.fields.filter((name) => {
      const other = byName.get(name)
      return other && isAsked(other, values) && isAnswered(other, values[name])
    })
    return [Object.fromEntries(wrong.map((name) => [name, [denies.error]]))]
  })
  const open = fields.flatMap((field): FieldErrors[] => {
    const isOpen = state.base.openFields.includes(field.name) && !leavesOpen(field, values[field.name])
    return isOpen && isAnswered(field, values[field.name]) ? [{ [field.name]: ['open_beside_answer'] }] : []
  })
  return together(...denied, ...open)
}

function says(value: JsonValue | undefined, codes: readonly string[] | undefined): boolean {
  return codes ? typeof value === 'string' && codes.includes(value) : value === true
}

type Shaped = Pick<FieldInfo, 'list' | 'questions' | 'columns'>

/** Something is said there. The start of a new record is nothing, and neither is a code that says "not known yet". */
function isAnswered(field: Shaped, value: JsonValue | undefined): boolean {
  if (value === null || value === undefined || value === '' || value === false) return false
  if (typeof value === 'string') return !isUnanswered(field.list, value)
  if (!Array.isArray(value)) return true
  return value.some((row) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return isAnswered(field, row)
    return Object.entries(row).some(
      ([name, cell]) => name !== field.questions?.item && isAnswered({ list: field.columns?.[name]?.list }, cell),
    )
  })
}

function isUnanswered(list: FieldInfo['list'], code: string): boolean {
  const entry = list && codeList(list).find((one) => one.code === code)
  return entry?.flags?.includes('unanswered') ?? false
}

/** Rows of which one leaves open what the declaration says may be open in a row. */
function leavesOpen({ openCells = [] }: DeclaredField, value: JsonValue | undefined): boolean {
  const rows = Array.isArray(value) ? value : []
  return rows.some(
    (row) =>
      typeof row === 'object' &&
      row !== null &&
      !Array.isArray(row) &&
      openCells.some((name) => !isAnswered({}, row[name])),
  )
}

import type { JsonValue } from '@/lib/errors/json'
import type { Questions } from './fields'

type Row = Readonly<Record<string, JsonValue>>

/** Rows of fixed questions that say more than their question. */
export function answeredRows({ item }: Questions, rows: readonly JsonValue[]): readonly Row[] {
  return rows.flatMap((row) => (isRow(row) && Object.entries(row).some(([n, said]) => n !== item && said) ? [row] : []))
}

function isRow(value: JsonValue): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

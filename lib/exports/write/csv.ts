import { byteOrderMark, csvLine } from '@/lib/files/csv'
import type { Table } from './table'

/** A head row, then a row each: UTF-8 with its mark, RFC 4180, no cell that a spreadsheet takes for a formula (lib/files/guard.ts). */
export async function* csvOf({ columns, pages }: Table, separator: ',' | ';'): AsyncGenerator<string> {
  const labels = columns.map(({ label }) => label)
  yield byteOrderMark + csvLine(labels, separator)
  for await (const page of pages()) {
    let text = ''
    for (const line of page) text += csvLine(line.texts(), separator)
    yield text
  }
}

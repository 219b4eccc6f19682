import { cleaned } from '@/lib/text/characters'

/** What a spreadsheet would take for a formula: the first sign that is seen, in any width. */
const formula = /^[\s\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/

/**
 * A table as CSV (RFC 4180) that a spreadsheet opens as text: UTF-8 with byte order mark, every cell in quotes, a cell
 * that looks like a formula begins with an apostrophe (OWASP, CSV injection).
 */
export function csvOf(rows: readonly (readonly string[])[], separator: ',' | ';' = ','): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join('')}`
}

function cell(text: string): string {
  const plain = cleaned(text)
  return `"${(formula.test(text) ? `'${plain}` : plain).replaceAll('"', '""')}"`
}

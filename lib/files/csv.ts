import { cleaned } from '@/lib/text/characters'
import { guarded } from './guard'

/** What a file of text begins with so that a spreadsheet reads it as UTF-8. */
export const byteOrderMark = '\ufeff'

/**
 * A row as CSV (RFC 4180) that a spreadsheet opens as text: every cell in quotes, a cell that looks like a formula
 * begins with an apostrophe (OWASP, CSV injection; guard.ts). A file of them begins with the byte order mark.
 */
export function csvLine(cells: readonly string[], separator: ',' | ';' = ','): string {
  return `${cells.map(cell).join(separator)}\r\n`
}

/** Most texts have nothing that is cleaned or doubled. */
const asItIs = /^[\x20!\x23-\x7e\u00a0-\u024f\u2010-\u2027\u2030-\u205e\u20ac\n]*$/

function cell(text: string): string {
  if (asItIs.test(text)) return `"${guarded(text)}"`
  const plain = cleaned(text)
  const isGuarded = guarded(text) !== text
  return `"${(isGuarded ? `'${plain}` : plain).replaceAll('"', '""')}"`
}

import { printable } from '@/lib/files/content'
import { cleaned } from '@/lib/text/characters'

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const special = /[&<>"]/
/** Most texts have nothing that XML refuses or that is spelled otherwise. */
const asItIs = /^[\x20-\x7e\u00a0-\u024f\u2010-\u2027\u2030-\u205e\u20ac\n]*$/

/**
 * A text as the content of an element or attribute; what XML cannot hold goes. Whatever it can hold stays as it is, also what
 * turns the text: a table is read back.
 */
export function xmlText(text: string): string {
  const plain = asItIs.test(text) ? text : cleaned(text)
  return special.test(plain) ? plain.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign) : plain
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A name of a sheet has at most so many characters, and none of these. */
const mostInName = 31
export function sheetName(title: string): string {
  const name = printable(title)
    .replace(/[\\/?*[\]:']/g, ' ')
    .slice(0, mostInName)
    .trim()
  return name === '' ? 'Sheet' : name
}

/** Width of a column in characters: as wide as its head, and room for a few words where texts are long. */
export function widthOf(label: string): number {
  return Math.min(Math.max(label.length + 4, 14), 40)
}

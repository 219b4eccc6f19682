/*
 * Which characters a text may hold, per door, and why.
 *
 * | door                                  | what happens                                        | why                                   |
 * | ------------------------------------- | --------------------------------------------------- | ------------------------------------- |
 * | everything that comes in (`storable`) | NUL goes, half a pair becomes U+FFFD                | PostgreSQL can hold neither           |
 * | what people type (`cleaned`)          | breaks of line or page become line feeds; the other | Word and spreadsheets paste them, no  |
 * |                                       | controls but tab go                                 | screen, file or PDF can show them     |
 * | names of fields and files sent        | refused, and said which sign and where (`signKey`)  | nobody typed them                     |
 * | names and addresses (`isPlainLine`)   | refused: also what is unseen, turns or breaks text  | a name must be what it looks like     |
 * | the bytes of a text file (`isText`)   | refused: controls but tab and breaks of line, page  | it would be a program or a terminal's |
 * | files and documents (`cleaned`)       | the same go                                         | XML and PDF refuse the whole document |
 * | headers of mail (`oneLine`)           | what no plain line has becomes a space              | a line break starts another header    |
 *
 * Passwords stay as they were typed, but for what cannot be stored.
 */

/** Half of a surrogate pair: no character at all. */
const halves = /\p{Surrogate}/gu

/** Control characters other than tab and line feed (a carriage return only before one), and what Unicode says is none. */
const unprintable = /[^\P{Cc}\t\n\r]|\r(?!\n)|[\ufffe\uffff]|\p{Surrogate}/u
const unprintables = new RegExp(unprintable, 'gu')

/** Controls, format characters (unseen, or turning the text), halves, private use, separators of lines. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u

/** Controls that no text file has: all but tab, line feed, form feed and carriage return. */
const binary = /[^\P{Cc}\t\n\f\r]/u

/** Can every character of a text be shown, line breaks and tabs included. */
export function isPrintable(text: string): boolean {
  return !unprintable.test(text)
}

/** Is a text one line in which every character is seen and stands where it is read. */
export function isPlainLine(text: string): boolean {
  return !hidden.test(text)
}

/** Is a text what a plain text file may hold. */
export function isText(text: string): boolean {
  return !binary.test(text)
}

/** The same text with U+FFFD for every half of a surrogate pair. */
export function withoutHalves(text: string): string {
  return text.replace(halves, '\ufffd')
}

/** The same text without format characters: soft hyphens, zero-width spaces, marks of direction. */
export function withoutUnseen(text: string): string {
  return text.replace(/\p{Cf}/gu, '')
}

/** Breaks of line and page as systems, Word (vertical tab) and the web write them. */
const breaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g

/** The same text as it can be shown: every break of line or page a line feed, no character that `isPrintable` refuses. */
export function cleaned(text: string): string {
  return withoutHalves(text.replace(breaks, '\n')).replace(unprintables, '')
}

/** The same on one line: a break of line is a space. */
export function cleanedLine(text: string): string {
  return cleaned(text).replace(/\n+/g, ' ')
}

/**
 * The first character of a text that its door refuses, as a key of what is wrong with a field: `sign.<hex>.<place>`, the place
 * counted from 1; null when there is none.
 */
export function signKey(text: string, door: 'printable' | 'plain'): string | null {
  const refused = door === 'plain' ? hidden : unprintable
  const signs = [...text]
  const at = signs.findIndex((sign) => refused.test(sign))
  const code = signs[at]?.codePointAt(0)
  return code === undefined ? null : `sign.${code.toString(16).padStart(4, '0')}.${at + 1}`
}

/** Text for a header: one plain line, at most so many characters. */
export function oneLine(text: string, most = 120): string {
  const line = text.replace(new RegExp(`(?:${hidden.source}|\\s)+`, 'gu'), ' ').trim()
  return [...line].slice(0, most).join('')
}

/**
 * The same value with texts a database can hold: no NUL, no half of a surrogate pair. Everything else stays as it was typed,
 * for a password must not change. Only plain objects and lists are looked into.
 */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return withoutHalves(value.replaceAll('\0', ''))
  if (Array.isArray(value)) return value.map(storable)
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), storable(inner)]))
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

import { keyOf, wholeKeyOf } from './key'

/**
 * The items of a cell that holds several: on lines of their own, else between semicolons, else between commas. A comma
 * inside brackets, or inside a known value, parts nothing, nor does one of a sentence: of pieces that nobody knows, each
 * has to be short.
 */
export function itemsOf(text: string, isKnown: (item: string) => boolean): string[] {
  const lines = trimmed(text.split('\n').map(unbulleted))
  if (lines.length > 1) return lines
  const [line = ''] = lines
  if (line === '' || isKnown(line)) return line === '' ? [] : [line]
  const parts = trimmed(partedAt(line, ';'))
  if (parts.length > 1) return parts
  return commaItems(line, isKnown)
}

/** Items as an export writes them where a line break alone would not tell them apart: each behind a hyphen. */
export function writtenItems(text: string): string[] | null {
  const lines = text.split('\n')
  return lines.every((line) => line.startsWith('- ')) ? trimmed(lines.map((line) => line.slice(2))) : null
}

const mostWords = 3
/** What stands behind a comma in the name of one company. */
const companyForm =
  /^(inc|ltd|llc|llp|lp|plc|corp|co|limited|gmbh|ag|kg|se|bv|b\.v|nv|n\.v|cv|vof|vzw|srl|s\.r\.l|sprl|sa|s\.a|sas|sarl|asbl|oy|ab|as|a\/s|spa|s\.p\.a)\.?$/i

function commaItems(line: string, isKnown: (item: string) => boolean): string[] {
  const pieces = withForms(
    partedAt(line, ',').map((piece) => piece.trim()),
    isKnown,
  )
  if (pieces.length === 1) return [line]
  const items: string[] = []
  let at = 0
  let strange = 0
  while (at < pieces.length) {
    // The longest run of pieces that together are a known value.
    let end = pieces.length
    while (end > at + 1 && !isKnown(pieces.slice(at, end).join(', '))) end -= 1
    const item = pieces.slice(at, end).join(', ')
    if (item !== '') {
      items.push(item)
      if (!isKnown(item) && wholeKeyOf(item).split(' ').length > mostWords) strange += 1
    }
    at = end
  }
  return strange > 0 ? [line] : items
}

/** "Mailchimp, Inc." is one name; SE among countries is Sweden. */
function withForms(pieces: readonly string[], isKnown: (item: string) => boolean): string[] {
  const joined: string[] = []
  for (const piece of pieces) {
    const before = joined.at(-1)
    if (before && companyForm.test(piece) && !isKnown(piece)) joined[joined.length - 1] = `${before}, ${piece}`
    else joined.push(piece)
  }
  return joined
}

/** Parts a line at a sign that stands outside brackets. */
function partedAt(line: string, sign: string): string[] {
  const parts = ['']
  let depth = 0
  for (const letter of line) {
    if (letter === '(' || letter === '[') depth += 1
    if ((letter === ')' || letter === ']') && depth > 0) depth -= 1
    if (letter === sign && depth === 0) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return depth === 0 ? parts : line.split(sign)
}

const unbulleted = (line: string) => line.replace(/^\s*[-•*–]\s+/, '')
const trimmed = (items: readonly string[]) => items.map((item) => item.trim()).filter(Boolean)

/** Whether a text stands in a set of keys. */
export function isAmong(keys: ReadonlySet<string>): (item: string) => boolean {
  return (item) => keys.has(wholeKeyOf(item)) || keys.has(keyOf(item))
}

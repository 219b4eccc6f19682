/** The lines of a small table as an export writes them: `Label: text | Label: text`, `\\`, `\|` and `\n` for these signs. */
export function rowsIn(cell: string): { label: string; text: string }[][] {
  return cell.split('\n').map((line) =>
    partsOf(line).map((part) => {
      const colon = part.indexOf(': ')
      return colon < 0 ? { label: '', text: part } : { label: part.slice(0, colon), text: part.slice(colon + 2) }
    }),
  )
}

function partsOf(line: string): string[] {
  if (line === '·') return []
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? ''
    if (sign === '\\') {
      at += 1
      const next = line[at] ?? ''
      part += next === 'n' ? '\n' : next
    } else if (line.startsWith(' | ', at)) {
      parts.push(part)
      part = ''
      at += 2
    } else part += sign
  }
  return [...parts, part]
}

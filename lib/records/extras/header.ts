/** Stands before the header of an extra in a table that leaves, so that it is never taken for the label of a field. */
const mark = 'Extra: '

/** The header of an extra as a table that leaves says it. */
export function markedHeader(header: string): string {
  return mark + header
}

/** The header of the extra that such a column holds; null: it is a column of another kind. */
export function headerOfMarked(column: string): string | null {
  return column.startsWith(mark) && column.length > mark.length ? column.slice(mark.length) : null
}

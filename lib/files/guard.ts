/**
 * What a spreadsheet would take for a formula in a file of text, and how it is kept from being one so that what is read back is
 * what was written.
 *
 * | a text                                                                        | in the file            |
 * | ----------------------------------------------------------------------------- | ---------------------- |
 * | whose first sign that is seen is `= + - @`, in any width                      | an apostrophe before it |
 * | that begins with a tab or a break of line or page                             | an apostrophe before it |
 * | that would be one of these but for the apostrophes it begins with (`'=1`)     | one apostrophe more    |
 * | any other, also one that begins with an apostrophe (`'s-Hertogenbosch`)       | as it is               |
 *
 * Read back, one apostrophe goes from the first three. Workbooks (XLSX, ODS) need none: their cells are of the kind text.
 */
const formula =
  /^'*(?:[\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212]|[\t\r\n\v\f])/u

/** Most texts begin with a letter or digit of the west: these are seen through at once. */
const plain = /^[0-9A-Za-z\u00c0-\u024f]/

/** The text as a cell of a file of text, which no spreadsheet takes for a formula. */
export function guarded(text: string): string {
  return plain.test(text) || !formula.test(text) ? text : `'${text}`
}

/** The text that such a cell stands for. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell
}

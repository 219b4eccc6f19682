/*
 * References that stand for records that are not there yet, above every number that a register reaches: of what a row
 * names, and of the rows themselves.
 */

const digits = 8

/** Of a row, by its place; only one register is imported at a time. */
export const rowTemp = (at: number) => `R-8${String(at).padStart(digits, '0')}`
/** Of the nth record that rows name. */
export const namedTemp = (key: string, n: number) => `${key}-9${String(n).padStart(digits, '0')}`

export const isRowTemp = (ref: string) => /^R-8\d{8}$/.test(ref)
export const isTemp = (ref: string) => isRowTemp(ref) || /^[A-Z]{1,2}-9\d{8}$/.test(ref)

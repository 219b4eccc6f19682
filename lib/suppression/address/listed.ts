import { normalAddress } from './normal'

/** Signs of a cell that is looked at; longer ones hold no address but notes. */
const mostCell = 2_000

/**
 * Every address of a cell as lists hold them, compared as `normalAddress` does: alone, behind a name (`Jan <jan@x.test>`), or several
 * with commas, semicolons, strokes or spaces between. Empty where the cell holds none, or holds other words too: then nobody knows.
 */
export function addressesIn(cell: string): readonly string[] {
  if (cell.length > mostCell) return []
  const whole = normalAddress(cell)
  if (whole !== null) return [whole]
  const named = [...cell.matchAll(/<([^<>]*)>/g)].map(([, inner = '']) => inner)
  const parts = named.length > 0 ? named : cell.split(/[\s,;|/]+/).filter((part) => part !== '')
  const found = parts.map(normalAddress)
  return found.some((address) => address === null) ? [] : found.filter((address) => address !== null)
}

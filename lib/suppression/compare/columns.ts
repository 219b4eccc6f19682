import { addressesIn } from '../address/listed'

export const separators = [',', ';', '\t', '|'] as const
export type Separator = (typeof separators)[number]

/** What stands between the cells: what the first rows have most of outside quotes; a comma where they have none. */
export function separatorOf(text: string): Separator {
  const counts = new Map<string, number>()
  let isQuoted = false
  let rows = 0
  for (const sign of text.slice(0, 64 * 1024)) {
    if (sign === '"') isQuoted = !isQuoted
    else if (!isQuoted && sign === '\n' && ++rows >= 20) break
    else if (!isQuoted) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  const [first = ','] = [...separators].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  return (counts.get(first) ?? 0) > 0 ? first : ','
}

/** Names of a column of addresses, without signs and spaces, in the languages of exports that were seen. */
const names = [
  ...['emailaddress', 'email', 'mail', 'emailadres', 'mailadres', 'emailadresse', 'mailadresse', 'adressemail'],
  ...[
    'adresseemail',
    'courriel',
    'adressecourriel',
    'adresseelectronique',
    'adressedemessagerie',
    'emailaddressprimary',
  ],
  ...['contactemail', 'subscriberemail', 'emailabonnee', 'epost', 'correo', 'correoelectronico'],
]

const plain = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')

export type Column = { at: number; name: string | null }

/**
 * The column that holds the addresses, by its name in the first row or by what stands in it; null where there is none. `name` null: the
 * first row holds addresses already, so the file has no header.
 */
export function columnOf(rows: readonly (readonly string[])[]): Column | null {
  const [first = [], ...others] = rows
  const isAddress = (text: string | undefined) => addressesIn(text ?? '').length > 0
  const headed = !first.some(isAddress)
  if (headed) {
    const at = first.findIndex((cell) => names.includes(plain(cell)))
    if (at >= 0) return { at, name: first[at]?.trim() ?? '' }
  }
  const looked = headed ? others : rows
  const width = Math.max(0, ...looked.map((row) => row.length))
  const hits = Array.from({ length: width }, (_, at) => looked.filter((row) => isAddress(row[at])).length)
  const most = Math.max(0, ...hits)
  if (most === 0) return null
  const at = hits.indexOf(most)
  return { at, name: headed ? (first[at]?.trim() ?? '') : null }
}

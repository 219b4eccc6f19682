import { Refusal } from '@/lib/errors/refusal'
import { signKey } from '@/lib/text/characters'

const longest = 200
/** Signs that lead out of a folder. */
const paths = /[/\\:]/
/** Names that Windows gives to devices, whatever the ending. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * The name of a file as people see it, in one spelling (NFC). It never becomes a path. Refuses `invalid` with the reason
 * file_name_long (over 200 characters) or file_name_signs (path, control or invisible characters, a name of a device).
 */
export function checkedName(given: string): string {
  const name = given.normalize('NFC').trim()
  if ([...name].length > longest) refuse('file_name_long')
  const unseen = signKey(given, 'plain')
  if (unseen !== null) throw new Refusal('invalid', { reason: 'file_name_signs', fields: { name: [unseen] } })
  if (name === '' || name.startsWith('.') || paths.test(name.normalize('NFKC'))) refuse('file_name_signs')
  if (devices.test(name)) refuse('file_name_signs')
  return name
}

/** The ending of a name, lower case without the dot; empty when there is none. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
}

function refuse(reason: 'file_name_long' | 'file_name_signs'): never {
  throw new Refusal('invalid', { reason, fields: { name: [reason] } })
}

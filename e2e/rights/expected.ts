import type { Cell } from '@/lib/access/doors'
import { oracle } from '@/lib/access/testing/oracle'

/** What the table written by hand says of a door for these roles: open to all objects, to some, or to none. */
export type Expected = 'open' | 'some' | 'closed'

export function expectedFor(cell: Cell, roles: readonly string[]): Expected {
  if (cell === 'public') return 'open'
  // A session opens no door of a program.
  if (cell === 'token') return 'closed'
  if (cell === 'signed_in') return roles.length > 0 ? 'open' : 'closed'
  const [resource = '', verb = ''] = cell.split('.')
  const words = roles.flatMap((role) => oracle[resource]?.[role]?.split(' ') ?? [])
  const rights = words.filter((word) => new RegExp(`^${verb}(:\\w+)?(@\\w+)?$`).test(word))
  if (rights.length === 0) return 'closed'
  return rights.some((word) => !word.includes('@')) ? 'open' : 'some'
}

/** Whether these roles see some such object in full, not its title or state alone. */
export function seesWhole(cell: Cell, roles: readonly string[]): boolean {
  const [resource = '', verb = ''] = cell.split('.')
  const words = roles.flatMap((role) => oracle[resource]?.[role]?.split(' ') ?? [])
  return words.some((word) => word === verb || word.startsWith(`${verb}@`))
}

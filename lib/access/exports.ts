import type { Actor } from './actor'
import { mayEver } from './can'
import type { Resource } from './matrix'

/** A list that can be taken along as a file: its name in the address of the file, and what its right is a right on. */
export type ExportedList = { list: string; resource: Resource }

const registerPage = /^\/registers\/([a-z][a-z-]*)$/

/** Lists that are no register, by their page. */
const others: Readonly<Record<string, ExportedList>> = {
  '/leaks': { list: 'leaks', resource: 'leak' },
  '/findings': { list: 'findings', resource: 'finding' },
  '/requests': { list: 'requests', resource: 'request' },
  '/retention/holds': { list: 'holds', resource: 'hold' },
  '/retention/deletions': { list: 'deletions', resource: 'deletion' },
  '/sharing': { list: 'disclosures', resource: 'sharing' },
  '/audit': { list: 'audit', resource: 'audit_log' },
}

/** What an address of a file names that is no register; null: none of these. */
export function exportedList(list: string): ExportedList | null {
  return Object.values(others).find((one) => one.list === list) ?? null
}

/** The list of a page, where this person can take it along; null: they cannot. Right: export of what it lists. */
export function exportOf(actor: Actor, page: string): ExportedList | null {
  const slug = registerPage.exec(page)?.[1]
  const found: ExportedList | undefined = slug ? { list: slug, resource: 'register' } : others[page]
  return found && mayEver(actor, found.resource, 'export') ? found : null
}

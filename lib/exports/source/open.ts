import { exportedList } from '@/lib/access/exports'
import type { Resource } from '@/lib/access/matrix'
import { findDeclaration } from '@/lib/records/state/registered'
import { plainSources } from './lists'
import { recordSource } from './records'
import type { Source } from './source'

/** The list of a name with the resource that the right to export it is on; null: there is none. */
export function resourceOf(list: string): Resource | null {
  return findDeclaration(list) ? 'register' : (exportedList(list)?.resource ?? null)
}

/** How a list is read, by its name; null where the child process may not read it, or there is none. */
export function sourceOf(list: string): Source | null {
  const register = findDeclaration(list)
  return register ? recordSource(register) : (plainSources[list] ?? null)
}

import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { type Cell, pages } from '@/lib/access/doors'
import { resources, verbs } from '@/lib/access/matrix'
import type { Role } from '@/lib/access/roles'
import type { RawParams } from '@/lib/table/parse'
import type { ViewKind } from './schema'

/** What of an address belongs to a view: not the page, nor what stands open on it. */
const kept = /^(q|sort|size|cols|w|pin|group|f\.[\w.-]{1,80})$/
/** What else says something of the rows that are shown. */
const passing = /^(page|after|before|open|peek|count)$/

/** The part of an address that a view keeps, in an order of its own, so that two that say the same are the same text. */
export function definitionOf(params: URLSearchParams): string {
  const pairs = [...params].filter(([key, value]) => kept.test(key) && value !== '')
  const place = (key: string) => (key.startsWith('f.') ? 1 : 0)
  pairs.sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0))
  return new URLSearchParams(pairs).toString()
}

/** The same as a page gets its address. */
export function paramsIn(query: string): Record<string, string | string[]> {
  const params = new URLSearchParams(query)
  const keys = [...new Set(params.keys())].filter((key) => kept.test(key))
  return Object.fromEntries(keys.map((key) => [key, params.getAll(key)]))
}

/** True when an address says anything of what a table shows, the view left out. */
export function saysState(params: RawParams): boolean {
  return Object.entries(params).some(
    ([key, value]) => value !== undefined && value !== '' && (kept.test(key) || passing.test(key)),
  )
}

/** What the page of this list asks of its reader; null where no such page is. */
function cellOf(list: string): Cell | null {
  const parts = list.split('/')
  const fits = ([path]: readonly [string, Cell]) => {
    const named = path.split('/')
    return named.length === parts.length && named.every((name, at) => name.startsWith('[') || name === parts[at])
  }
  return pages[list] ?? Object.entries(pages).find(fits)?.[1] ?? null
}

/** Whether this person gets the page of this list at all. */
export function mayReadList(actor: Actor, list: string): boolean {
  const cell = cellOf(list)
  if (cell === null || cell === 'public') return false
  if (cell === 'signed_in') return true
  const [area, deed] = cell.split('.')
  const resource = resources.find((one) => one === area)
  const verb = verbs.find((one) => one === deed)
  return resource !== undefined && verb !== undefined && mayEver(actor, resource, verb)
}

type Kept = { kind: ViewKind; ownerId: string }

/** A personal view is of who made it; the others are for everybody who may read the list. */
export function mayOpen(actor: Actor, view: Kept): boolean {
  return view.kind !== 'personal' || view.ownerId === actor.id
}

/** Who made it changes it; what is shared the DPO too, what is locked only the DPO. */
export function mayChange(actor: Actor, view: Kept): boolean {
  const own = can(actor, 'view', 'update', { ownerId: view.ownerId }) !== null
  const locks = can(actor, 'view', 'lock') !== null
  return view.kind === 'personal' ? own : view.kind === 'shared' ? own || locks : locks
}

/** Whether this person may make a view of this kind. */
export function mayMake(actor: Actor, kind: ViewKind): boolean {
  return can(actor, 'view', kind === 'personal' ? 'create' : kind === 'shared' ? 'share' : 'lock') !== null
}

/** Of somebody with several roles the first of these that has a default decides. */
export const rolesInOrder: readonly Role[] = ['dpo', 'management', 'editor', 'auditor', 'admin', 'employee']

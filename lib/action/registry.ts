import type { Resource, Verb } from '@/lib/access/matrix'

/** A cell of the matrix, or anybody who is signed in. */
export type PersonPermission = { readonly resource: Resource; readonly verb: Verb } | 'signed_in'
/** Who may call: part of the type of every door, so that none can be built without it. */
export type Permission = PersonPermission | 'public'

export type Door = { name: string; kind: 'action' | 'handler'; permission: Permission }

const doors = new Map<string, Door>()

/** Notes a door when its module loads, so that tests can count them. Two different doors of one name are a mistake. */
export function register(door: Door): void {
  const known = doors.get(door.name)
  if (known && JSON.stringify(known) !== JSON.stringify(door)) throw new Error(`two doors are named ${door.name}`)
  doors.set(door.name, door)
}

/** Every action and handler whose module was loaded. */
export function registeredDoors(): readonly Door[] {
  return [...doors.values()]
}

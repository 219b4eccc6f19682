import type { Resource, Verb } from '@/lib/access/matrix'

/** A cell of the matrix, or anybody who is signed in. */
export type PersonPermission = { readonly resource: Resource; readonly verb: Verb } | 'signed_in'
/** Who may call: part of the type of every door, so that none can be built without it. */
export type Permission = PersonPermission | 'public' | 'token'

export type Door = { name: string; kind: 'action' | 'handler'; permission: Permission }

const doors = new WeakMap<object, Door>()

/** Remembers of what door this function is the handle, so that tests can ask. */
export function register<F extends object>(door: Door, handle: F): F {
  doors.set(handle, door)
  return handle
}

/** The door a function is the handle of; undefined when it was built by nothing of ours. */
export function doorOf(handle: unknown): Door | undefined {
  return typeof handle === 'function' ? doors.get(handle) : undefined
}

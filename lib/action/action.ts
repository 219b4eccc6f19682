import 'server-only'
import { headers } from 'next/headers'
import type { z } from 'zod'
import { isOwnOrigin } from '@/lib/access/request/origin'
import type { Result } from '@/lib/errors/refusal'
import { door } from '@/lib/log/door'
import { requestIdHere } from '@/lib/log/visit'
import { contained, type PersonWork, type PublicWork, pass } from './guard'
import { register } from './registry'

/** `name` is stable, `area.verb`, and also stands in lib/access/doors.ts. */
type Named<W> = W & { name: string }
/** What a form calls: never throws for what can be expected. */
export type ServerAction<T> = (input: unknown) => Promise<Result<T>>

/**
 * Builds a server action: own origin check, person from the database, right, parsed input, then `run`, which calls a
 * command. The result says what went wrong in codes and message keys.
 *
 * @example export const retire = action({ name: 'record.retire', permission: { resource: 'register', verb: 'retire' },
 *   input: retireSchema, run: (context, input) => retireRecord(context, input) })
 */
export function action<S extends z.ZodType, T>(spec: Named<PublicWork<S, Result<T>>>): ServerAction<T>
export function action<S extends z.ZodType, T>(spec: Named<PersonWork<S, Result<T>>>): ServerAction<T>
export function action<S extends z.ZodType, T>(
  spec: Named<PublicWork<S, Result<T>>> | Named<PersonWork<S, Result<T>>>,
): ServerAction<T> {
  async function call(input: unknown): Promise<Result<T>> {
    const requestId = requestIdHere()
    return contained(spec.name, requestId, async (): Promise<Result<T>> => {
      if (!isOwnOrigin(await headers())) return { ok: false, code: 'not_now', reason: 'foreign_origin' }
      return pass(spec, 'action', requestId, () => input)
    })
  }
  return register({ name: spec.name, kind: 'action', permission: spec.permission }, door('action', spec.name, call))
}

import 'server-only'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import type { z } from 'zod'
import { isOwnOrigin } from '@/lib/access/request/origin'
import type { Result } from '@/lib/errors/refusal'
import { door } from '@/lib/log/door'
import { requestIdHere } from '@/lib/log/visit'
import { contained, type PersonWork, type PublicWork, pass } from './guard'
import { register } from './registry'

/** `name` is stable, `area.verb`, and also stands in lib/access/doors/actions.ts. */
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

/** What a plain form sends to, without script too. */
export type FormAction = (form: FormData) => void

/**
 * The same for a plain form: its fields by name, several of one name as a list. The form reads no answer: `shownAt` is drawn anew.
 * For what cannot go wrong for who was shown the form; whatever else is sent is refused and changes nothing.
 */
export function formAction<S extends z.ZodType, T>({
  shownAt,
  ...spec
}: Named<PersonWork<S, Result<T>>> & { shownAt: string }): FormAction {
  async function send(form: unknown): Promise<Result<T>> {
    const requestId = requestIdHere()
    const done = await contained(spec.name, requestId, async (): Promise<Result<T>> => {
      if (!isOwnOrigin(await headers())) return { ok: false, code: 'not_now', reason: 'foreign_origin' }
      return pass(spec, 'action', requestId, () => fieldsOf(form))
    })
    if (done.ok) revalidatePath(shownAt)
    return done
  }
  return register({ name: spec.name, kind: 'action', permission: spec.permission }, door('action', spec.name, send))
}

/** The fields of a form as values; null when what came is no form, which anybody can send. */
function fieldsOf(form: unknown): Record<string, unknown> | null {
  if (!(form instanceof FormData)) return null
  // What Next itself adds begins with a dollar sign.
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith('$'))
  return Object.fromEntries(
    names.map((name) => {
      const [first, ...others] = form.getAll(name)
      return [name, others.length > 0 ? [first, ...others] : first]
    }),
  )
}

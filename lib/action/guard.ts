import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import type { Actor, CommandContext, EntryContext, SystemActor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { shutByAsOf } from '@/lib/access/past/as-of'
import { isTooDeep } from '@/lib/access/request/body'
import { currentActor } from '@/lib/access/session/current'
import { officeZone } from '@/lib/company/office-zone'
import { fieldErrors } from '@/lib/errors/fields'
import { type Failure, failure, Refusal } from '@/lib/errors/refusal'
import { noteOutcome } from '@/lib/log/visit'
import { storable } from '@/lib/text/characters'
import { systemNow } from '@/lib/time/types'
import { type LocalNow, localNow } from '@/lib/time/zone'
import { recordDenial } from './denial'
import { noteFailure } from './failed'
import type { PersonPermission } from './registry'

/** A context whose actor is a person: what every door that is not public hands to its command. */
export type PersonContext = CommandContext & { actor: Actor }

/** What a door that everybody may use is made of. Its context carries no right: `authorise` refuses a visitor. */
export type PublicWork<S extends z.ZodType, T> = {
  permission: 'public'
  input: S
  run: (context: CommandContext, input: z.output<S>) => Promise<T>
}

/** What a door for signed-in people is made of. */
export type PersonWork<S extends z.ZodType, T> = {
  permission: PersonPermission
  input: S
  run: (context: PersonContext, input: z.output<S>) => Promise<T>
}

/**
 * Session → person from the database → right → parsed input → `run`. Without the right the door answers as if nothing
 * were there, and the attempt is logged. While the person looks at the past, nothing is written in the registers.
 */
export async function pass<S extends z.ZodType, T>(
  work: PublicWork<S, T> | PersonWork<S, T>,
  channel: CommandContext['channel'],
  requestId: string,
  input: () => unknown,
): Promise<T | Failure> {
  const moment = { now: systemNow(), channel, requestId }
  if (work.permission === 'public') {
    const parsed = parseInput(work.input, await input())
    return parsed.ok ? work.run(await inZone({ actor: visitor, ...moment }), parsed.value) : parsed
  }
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const context = { actor, ...moment }
  const { permission } = work
  if (permission !== 'signed_in' && !mayEver(actor, permission.resource, permission.verb)) {
    await recordDenial(context, `${permission.resource}.${permission.verb}`)
    return { ok: false, code: 'not_found' }
  }
  if (await shutByAsOf(permission)) return { ok: false, code: 'not_now', reason: 'as_of' }
  const parsed = parseInput(work.input, await input())
  return parsed.ok ? work.run(await inZone(context), parsed.value) : parsed
}

const visitor: SystemActor = { kind: 'system', name: 'visitor' }

/** The context with the company's zone and day; read for those who get in only. */
async function inZone<C extends EntryContext>(context: C): Promise<C & LocalNow> {
  return { ...context, ...localNow(context.now, await officeZone()) }
}

/**
 * The parsed input, or which fields are wrong. Fields the schema does not name are refused, not dropped, and so is what
 * has no bottom; NUL goes.
 */
export function parseInput<S extends z.ZodType>(schema: S, sent: unknown): { ok: true; value: z.output<S> } | Failure {
  if (isTooDeep(sent)) return { ok: false, code: 'invalid', fields: {} }
  const input = storable(sent)
  if (schema instanceof z.ZodObject) {
    const named = schema.strict().safeParse(input)
    if (!named.success) return { ok: false, code: 'invalid', fields: fieldErrors(named.error) }
  }
  const parsed = schema.safeParse(input)
  if (!parsed.success) return { ok: false, code: 'invalid', fields: fieldErrors(parsed.error) }
  return { ok: true, value: parsed.data }
}

/** Runs the work; an expected no becomes a value, anything else is logged under the request id and says nothing. */
export async function contained<T>(name: string, requestId: string, work: () => Promise<T>): Promise<T | Failure> {
  try {
    return await work()
  } catch (error) {
    unstable_rethrow(error)
    if (error instanceof Refusal) {
      if (error.code !== 'denied') return failure(error)
      noteOutcome('denied')
      return { ok: false, code: 'not_found' }
    }
    noteFailure(name, error, requestId)
    return { ok: false, code: 'unavailable', data: { requestId } }
  }
}

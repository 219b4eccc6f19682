import 'server-only'
import type { z } from 'zod'
import { isOwnOrigin } from '@/lib/access/request/origin'
import type { FieldErrors, Result } from '@/lib/errors/refusal'
import { door } from '@/lib/log/door'
import { requestIdHere } from '@/lib/log/visit'
import { signKey } from '@/lib/text/characters'
import { contained, type PersonContext, pass } from './guard'
import { answer, foreign } from './handler'
import { type PersonPermission, register } from './registry'

/** A body that has not been read yet, and the length its sender announced. */
export type UploadBody = { body: ReadableStream<Uint8Array> | null; declaredSize: number | null }

type Spec<S extends z.ZodType, T> = {
  name: string
  permission: PersonPermission
  input: S
  run: (context: PersonContext, input: z.output<S>, sent: UploadBody) => Promise<Result<T>>
}

/**
 * Builds a PUT route that takes the bytes of one file as they come (application/octet-stream; nothing is held in memory),
 * with the same checks as an action. Input is the query as strings, in which every character can be shown. `run` limits what it reads; the person
 * and the right are known before the first byte is. Answers a Result as JSON; a reason that
 * ends in too_large as 413.
 */
export function receiver<S extends z.ZodType, T>(spec: Spec<S, T>): (request: Request) => Promise<Response> {
  async function put(request: Request): Promise<Response> {
    const requestId = requestIdHere()
    if (!isOwnOrigin(request.headers)) return answer(foreign, 403)
    if (request.headers.get('content-type') !== 'application/octet-stream') return new Response(null, { status: 415 })
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const spoilt = Object.entries(query).flatMap(([key, value]) => {
      const wrong = signKey(key, 'printable') ?? signKey(value, 'printable')
      return wrong === null ? [] : [[key, [wrong]]]
    })
    if (spoilt.length > 0) {
      const fields: FieldErrors = Object.fromEntries(spoilt)
      return answer({ ok: false, code: 'invalid', fields })
    }
    const sent = { body: request.body, declaredSize: lengthOf(request.headers) }
    const work = {
      permission: spec.permission,
      input: spec.input,
      run: (context: PersonContext, input: z.output<S>) => spec.run(context, input, sent),
    }
    const result = await contained(spec.name, requestId, () => pass(work, 'action', requestId, () => query))
    return answer(result, !result.ok && result.reason?.endsWith('too_large') ? 413 : undefined)
  }
  return register({ name: spec.name, kind: 'handler', permission: spec.permission }, door('route', spec.name, put))
}

function lengthOf(headers: Headers): number | null {
  const given = headers.get('content-length')
  return given !== null && /^\d+$/.test(given) ? Number(given) : null
}

import 'server-only'
import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { bodyText } from '@/lib/access/request/body'
import { isOwnOrigin } from '@/lib/access/request/origin'
import type { Failure } from '@/lib/errors/refusal'
import { door } from '@/lib/log/door'
import { requestIdHere } from '@/lib/log/visit'
import { contained, pass } from './guard'
import { answer, foreign } from './handler'
import { register } from './registry'

/** The fields of a form, each with its values; or the files of one, which are read only when `run` asks for them. */
export type PostedFields = { fields: Readonly<Record<string, readonly string[]>> }
export type PostedFiles = { request: Request }

type Spec<S extends z.ZodType, P> = {
  name: string
  input: S
  run: (context: CommandContext, input: z.output<S>, posted: P) => Promise<Response | Failure>
  /** Where a browser goes on when there is nothing behind the door any more: a page that says so. */
  gone?: (input: z.output<S>) => string
}
type Route = (request: Request, route: RouteContext) => Promise<Response>
type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> }

/**
 * Builds a POST route for a form that a page without scripts sends to a visitor's door (url-encoded). Own origin only. Input
 * is the route's parameters; `run` answers where the browser goes on, or a refusal. How large its body may be stands in
 * lib/access/doors.ts.
 */
export function posted<S extends z.ZodType>(spec: Spec<S, PostedFields>): Route {
  return route(spec, 'application/x-www-form-urlencoded', async (request) => {
    const body = await bodyText(request)
    if (body === null) return null
    return { fields: valuesByName(new URLSearchParams(body)) }
  })
}

/** The values of each name of a form, whatever it is called: a name is never taken for what every object has. */
export function valuesByName(pairs: Iterable<readonly [string, string]>): Record<string, string[]> {
  const values = new Map<string, string[]>()
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value])
  return Object.fromEntries(values)
}

/** The same for a form with files (multipart); nothing of it is read before `run` does. */
export function postedFiles<S extends z.ZodType>(spec: Spec<S, PostedFiles>): Route {
  return route(spec, 'multipart/form-data', async (request) => ({ request }))
}

/** Who asks for a page is a person with a form; programs are answered by a status. */
const isBrowser = ({ headers }: Request): boolean => headers.get('accept')?.includes('text/html') === true

const goOn = (location: string): Response => new Response(null, { status: 303, headers: { location } })

function route<S extends z.ZodType, P>(
  spec: Spec<S, P>,
  type: string,
  read: (request: Request) => Promise<P | null>,
): Route {
  async function post(request: Request, { params }: RouteContext): Promise<Response> {
    const requestId = requestIdHere()
    if (!isOwnOrigin(request.headers)) return answer(foreign, 403)
    if (!request.headers.get('content-type')?.startsWith(type)) return new Response(null, { status: 415 })
    const sent = await read(request)
    if (sent === null) return new Response(null, { status: 413 })
    // A route without parts that vary is given none.
    const input = (await params) ?? {}
    const work = {
      permission: 'public' as const,
      input: spec.input,
      run: async (context: CommandContext, parsed: z.output<S>) => {
        const ended = await spec.run(context, parsed, sent)
        const isGone = !(ended instanceof Response) && ended.code === 'not_found' && isBrowser(request)
        return isGone && spec.gone ? goOn(spec.gone(parsed)) : ended
      },
    }
    const result = await contained(spec.name, requestId, () => pass(work, 'action', requestId, () => input))
    if (!(result instanceof Response)) return answer(result)
    result.headers.set('cache-control', 'private, no-store')
    return result
  }
  return register({ name: spec.name, kind: 'handler', permission: 'public' }, door('route', spec.name, post))
}

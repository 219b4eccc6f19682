import 'server-only'
import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { bodyText, jsonOf } from '@/lib/access/request/body'
import { isCrossSite, isOwnOrigin } from '@/lib/access/request/origin'
import type { Failure, RefusalCode, Result } from '@/lib/errors/refusal'
import { door } from '@/lib/log/door'
import { noteOutcome, requestIdHere } from '@/lib/log/visit'
import { contained, type PersonWork, type PublicWork, pass } from './guard'
import { register } from './registry'

type Named<W> = W & { name: string }
type PublicPost<S extends z.ZodType, T> = Named<PublicWork<S, Result<T>>>
type PersonPost<S extends z.ZodType, T> = Named<PersonWork<S, Result<T>>>
/** `many`: a name that stands in the query several times is a list, as a page has it; else its last value counts. */
type Query = { many?: true }
type PublicGet<S extends z.ZodType> = Named<PublicWork<S, Response | Failure>> & Query
type PersonGet<S extends z.ZodType> = Named<PersonWork<S, Response | Failure>> & Query
type PostRoute = (request: Request) => Promise<Response>
type GetRoute = (request: Request, route: RouteContext) => Promise<Response>
type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> }

const statusOf: Record<RefusalCode, number> = {
  signed_out: 401,
  denied: 404,
  not_found: 404,
  invalid: 400,
  stale: 409,
  in_use: 409,
  not_now: 409,
  too_many: 429,
  unavailable: 503,
}

/** A result as JSON with a fitting status, or with the one given. */
export function answer(result: Result<unknown>, given?: number): Response {
  if (!result.ok) noteOutcome('refused', result.code)
  const status = given ?? (result.ok ? 200 : statusOf[result.code])
  const headers = new Headers({ 'cache-control': 'no-store' })
  if (status === 503) headers.set('retry-after', '5')
  return Response.json(result, { status, headers })
}

/** What a write from another site is told. */
export const foreign: Failure = { ok: false, code: 'not_now', reason: 'foreign_origin' }

/**
 * Builds a POST route that takes and answers JSON, with the same checks as an action; for what must keep a stable
 * address (a leak report sent later by a device). Answers a Result as JSON with a fitting status. How large its body may be
 * stands in lib/access/doors.ts.
 */
export function handler<S extends z.ZodType, T>(spec: PublicPost<S, T>): PostRoute
export function handler<S extends z.ZodType, T>(spec: PersonPost<S, T>): PostRoute
export function handler<S extends z.ZodType, T>(spec: PublicPost<S, T> | PersonPost<S, T>): PostRoute {
  async function post(request: Request): Promise<Response> {
    const requestId = requestIdHere()
    if (!isOwnOrigin(request.headers)) return answer(foreign, 403)
    if (!request.headers.get('content-type')?.startsWith('application/json')) return new Response(null, { status: 415 })
    const body = await bodyText(request)
    if (body === null) return new Response(null, { status: 413 })
    return answer(await contained(spec.name, requestId, () => pass(spec, 'action', requestId, () => jsonOf(body))))
  }
  return register({ name: spec.name, kind: 'handler', permission: spec.permission }, door('route', spec.name, post))
}

/**
 * Builds a GET route for a file or a piece of data. Input is the query and the route's own parameters as strings (the
 * parameters win). It may write audit entries, nothing else. Refuses to be loaded by another site.
 */
export function reader<S extends z.ZodType>(spec: PublicGet<S>): GetRoute
export function reader<S extends z.ZodType>(spec: PersonGet<S>): GetRoute
export function reader<S extends z.ZodType>(spec: PublicGet<S> | PersonGet<S>): GetRoute {
  async function get(request: Request, route: RouteContext): Promise<Response> {
    const requestId = requestIdHere()
    if (isCrossSite(request.headers)) return new Response(null, { status: 403 })
    const { searchParams } = new URL(request.url)
    const query = spec.many ? listedIn(searchParams) : Object.fromEntries(searchParams)
    const input = { ...query, ...(await route.params) }
    const result = await contained(spec.name, requestId, () => pass(spec, 'page', requestId, () => input))
    if (!(result instanceof Response)) return answer(result)
    if (!result.headers.has('cache-control')) result.headers.set('cache-control', 'private, no-store')
    return result
  }
  return register({ name: spec.name, kind: 'handler', permission: spec.permission }, door('route', spec.name, get))
}

function listedIn(query: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const all = query.getAll(name)
      return [name, all.length > 1 ? all : (all[0] ?? '')]
    }),
  )
}

type Sent = { body: string; headers: Headers }

type Hook<S extends z.ZodType> = {
  name: string
  input: S
  run: (context: CommandContext, input: z.output<S>, sent: Sent) => Promise<Response | Failure>
}

/**
 * Builds a POST route that another program calls, which has no page of ours and no session (url-encoded). Input is the route's
 * parameters; `run` knows by them, and by what was sent, whether the caller may, and gets the rights of a visitor. How large its body may
 * be stands in lib/access/doors.ts.
 */
export function hook<S extends z.ZodType>(spec: Hook<S>): (request: Request, route: RouteContext) => Promise<Response> {
  async function post(request: Request, { params }: RouteContext): Promise<Response> {
    const requestId = requestIdHere()
    if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded'))
      return new Response(null, { status: 415 })
    const body = await bodyText(request)
    if (body === null) return new Response(null, { status: 413 })
    const input = await params
    const work = {
      permission: 'public' as const,
      input: spec.input,
      run: (context: CommandContext, parsed: z.output<S>) =>
        spec.run({ ...context, channel: 'api' }, parsed, { body, headers: request.headers }),
    }
    const result = await contained(spec.name, requestId, () => pass(work, 'action', requestId, () => input))
    if (!(result instanceof Response)) return answer(result)
    result.headers.set('cache-control', 'no-store')
    return result
  }
  return register({ name: spec.name, kind: 'handler', permission: 'public' }, door('route', spec.name, post))
}

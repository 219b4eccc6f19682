import 'server-only'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Actor, TokenScope } from '@/lib/access/actor'
import { clientAddress } from '@/lib/access/request/peer'
import { tooManyKnocks } from '@/lib/access/request/rate-limit'
import { recordDenial } from '@/lib/action/denial'
import { noteFailure } from '@/lib/action/failed'
import { register } from '@/lib/action/registry'
import { officeZone } from '@/lib/company/office-zone'
import { isBusy } from '@/lib/db/busy'
import { failure, Refusal } from '@/lib/errors/refusal'
import { door } from '@/lib/log/door'
import { requestIdHere } from '@/lib/log/visit'
import { inSeconds, minute } from '@/lib/time/length'
import { systemNow } from '@/lib/time/types'
import { localNow } from '@/lib/time/zone'
import type { ApiContext } from '../tokens/context'
import { actorOfToken, tokenPattern } from '../tokens/queries'
import { takesJson } from './negotiate'
import { problem, problemOf } from './problem'

export type Knock = { context: ApiContext; request: Request; params: Readonly<Record<string, string>> }
type Work = (knock: Knock) => Promise<Response>
type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> }
type Route = (request: Request, route?: RouteContext) => Promise<Response>

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
type Method = (typeof methods)[number]
type Works = Partial<Record<Exclude<Method, 'OPTIONS'>, Work>>

/**
 * Builds the doors of one address for programs: whoever knocks is asked for a token before anything else, by a header alone;
 * no session opens them, and so no page of another site can. All methods are there, so that one that is not taken says which are.
 */
export function apiDoors(name: string, works: Works): Record<Method, Route> {
  const made = methods.map((method) => {
    const knock = (request: Request, route?: RouteContext) => answered(name, works, method, request, route)
    const named = { name: `${name}.${method.toLowerCase()}`, kind: 'handler' as const, permission: 'token' as const }
    return [method, register(named, door('route', name, knock))] as const
  })
  const of = (method: Method): Route => made.find(([one]) => one === method)?.[1] ?? notThere
  return {
    ...{ GET: of('GET'), POST: of('POST'), PUT: of('PUT') },
    ...{ PATCH: of('PATCH'), DELETE: of('DELETE'), OPTIONS: of('OPTIONS') },
  }
}

const notThere: Route = async () => problem('not_found', requestIdHere())

async function answered(
  name: string,
  works: Works,
  method: Method,
  request: Request,
  route?: RouteContext,
): Promise<Response> {
  const requestId = requestIdHere()
  // What counts the requests stands in every answer to a token, a failure's too.
  let headers: Readonly<Record<string, string>> = {}
  try {
    const who = await holderOf(request.headers, requestId)
    if (who instanceof Response) return who
    const counted = await countRequest(who.token.id)
    headers = counted.headers
    if (!counted.ok) return problem('too_many', requestId, { headers })
    const answer = await worked(works, method, { request, who, requestId, params: await paramsOf(route) })
    for (const [header, value] of Object.entries(headers)) answer.headers.set(header, value)
    answer.headers.set('vary', 'authorization, accept')
    if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'no-store')
    return answer
  } catch (error) {
    noteFailure(name, error, requestId)
    return problem(isBusy(error) ? 'unavailable' : 'failed', requestId, { headers })
  }
}

type Held = Actor & { token: TokenScope }

/** Who a token stands for, or the answer to who has none that works. Only what could be a token counts as a guess. */
async function holderOf(headers: Headers, requestId: string): Promise<Held | Response> {
  const given = headers.get('authorization')
  const secret = /^Bearer +([^\s,]+) *$/i.exec(given ?? '')?.[1]
  if (secret === undefined) return problem('signed_out', requestId)
  const actor = await actorOfToken(secret, systemNow())
  if (actor?.token) return { ...actor, token: actor.token }
  if (tokenPattern.test(secret) && (await tooManyKnocks({ address: clientAddress(headers) })))
    return problem('too_many', requestId, { headers: { 'retry-after': '900' } })
  return problem('signed_out', requestId, {
    headers: { 'www-authenticate': 'Bearer realm="dertig", error="invalid_token"' },
  })
}

type Here = { request: Request; who: Held; requestId: string; params: Readonly<Record<string, string>> }

async function worked(works: Works, method: Method, { request, who, requestId, params }: Here): Promise<Response> {
  const allow = [...Object.keys(works), ...(works.GET ? ['HEAD'] : []), 'OPTIONS'].sort().join(', ')
  if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } })
  const work = works[method]
  if (!work) return problem('method', requestId, { headers: { allow } })
  if (!takesJson(request.headers.get('accept'))) return problem('not_acceptable', requestId)
  const now = systemNow()
  const context: ApiContext = { actor: who, ...localNow(now, await officeZone()), channel: 'api', requestId }
  try {
    return await work({ context, request, params })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'denied') await recordDenial(context, error.detail.reason ?? 'unknown')
    return problemOf(failure(error), requestId)
  }
}

async function paramsOf(route: RouteContext | undefined): Promise<Record<string, string>> {
  const params = await route?.params
  return Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]) => [name, Array.isArray(value) ? value.join('/') : (value ?? '')]),
  )
}

/** Requests of one token in a minute: far more than a program needs that goes on from page to page. */
const perMinute = 1_200

// Doors are bundled apart within one process: only what hangs on globalThis is shared.
const shared: { dertigRequests?: RateLimiterMemory } = globalThis as { dertigRequests?: RateLimiterMemory }
shared.dertigRequests ??= new RateLimiterMemory({ points: perMinute, duration: inSeconds(minute) })
const requests = shared.dertigRequests

type Counted = { ok: boolean; headers: Readonly<Record<string, string>> }

/** Counts one request of a token; what is left stands in the headers of the answer. Within this process: what strangers guess is counted elsewhere, and kept. */
async function countRequest(tokenId: string): Promise<Counted> {
  const said = (left: number, ms: number) => ({
    'ratelimit-limit': String(perMinute),
    'ratelimit-remaining': String(Math.max(0, left)),
    'ratelimit-reset': String(Math.ceil(inSeconds(ms))),
  })
  try {
    const { remainingPoints, msBeforeNext } = await requests.consume(tokenId)
    return { ok: true, headers: said(remainingPoints, msBeforeNext) }
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const headers = said(0, error.msBeforeNext)
    return { ok: false, headers: { ...headers, 'retry-after': headers['ratelimit-reset'] } }
  }
}

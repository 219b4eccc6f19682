import 'server-only'
import { z } from 'zod'
import { mayEver } from '@/lib/access/can'
import { asOfIn } from '@/lib/access/past/as-of'
import { recordDenial } from '@/lib/action/denial'
import { newestEntry } from '@/lib/audit/log/history'
import type { JsonObject } from '@/lib/errors/json'
import { parseValues } from '@/lib/errors/parse'
import type { Result } from '@/lib/errors/refusal'
import type { Part } from '@/lib/table/part'
import type { Instant } from '@/lib/time/types'
import { sentBody } from './http/body'
import { cursorIn, cursorText } from './http/cursor'
import { apiDoors, type Knock } from './http/door'
import { onceUnder, type Written } from './http/once'
import { problem, problemOf, type WrongPart } from './http/problem'
import { listQuery, plainQuery } from './http/query'
import { isKnown, tagOf, versionsSeen } from './http/tags'
import { resourceAt, resources } from './resources/all'
import { pathOf } from './resources/paths'
import type { ApiResource } from './resources/resource'
import type { ApiContext } from './tokens/context'
import { noteWrite } from './tokens/note-write'

const jsonTypes = ['application/json']
const patchTypes = ['application/merge-patch+json', 'application/json']
const cacheable = { 'content-type': 'application/json', 'cache-control': 'private, no-cache' }

/** What there is, and how to ask for it. */
export const indexDoors = apiDoors('api.index', {
  GET: async ({ context, request }) => {
    const errors = plainQuery(queryOf(request), [])
    if (errors.length > 0) return problem('unknown_parameter', context.requestId, { errors })
    const reached = resources.filter(({ slug }) => context.actor.token.reaches.includes(slug))
    const data = reached.map(({ slug, create, change, retire, hasPast }) => ({
      ...{
        name: slug,
        href: pathOf(slug),
        creates: Boolean(create),
        changes: Boolean(change),
        retires: Boolean(retire),
      },
      ...{ past: hasPast },
    }))
    return told(request, { data, documents: '/api/openapi.json', writes: context.actor.token.writes }, null)
  },
})

/** Lists one kind of things, and makes a new one. */
export const listDoors = apiDoors('api.list', {
  GET: (knock) => within(knock, (resource) => listed(knock, resource)),
  POST: (knock) =>
    within(knock, async (resource) => {
      const { create } = resource
      if (!create) return problem('method', knock.context.requestId, { headers: { allow: 'GET, HEAD, OPTIONS' } })
      return written(knock, resource, { types: jsonTypes, mayBeEmpty: false, status: 201 }, (context, body) =>
        create.run(context, null, body),
      )
    }),
})

/** Reads one thing, and changes it. */
export const thingDoors = apiDoors('api.thing', {
  GET: (knock) => within(knock, (resource) => shown(knock, resource)),
  PATCH: (knock) =>
    within(knock, async (resource) => {
      const { change } = resource
      if (!change) return problem('method', knock.context.requestId, { headers: { allow: 'GET, HEAD, OPTIONS' } })
      return placed(knock, resource, patchTypes, false, (context, place, body) => change.run(context, place, body))
    }),
})

const nothingSaid = z.strictObject({})

/** Takes one thing out of use. */
export const retireDoors = apiDoors('api.retire', {
  POST: (knock) =>
    within(knock, async (resource) => {
      const { retire } = resource
      if (!retire) return problem('not_found', knock.context.requestId)
      return placed(knock, resource, jsonTypes, true, async (context, place, body) => {
        parseValues(nothingSaid, body)
        return retire(context, place)
      })
    }),
})

/** What happened to one thing. */
export const historyDoors = apiDoors('api.history', {
  GET: (knock) => within(knock, (resource) => toldHistory(knock, resource)),
})

/** Whatever else is asked below the root. */
export const elsewhereDoors = apiDoors('api.elsewhere', {
  ...{ GET: nothing, POST: nothing, PUT: nothing, PATCH: nothing, DELETE: nothing },
})

async function nothing({ context }: Knock): Promise<Response> {
  return problem('not_found', context.requestId)
}

const queryOf = (request: Request) => new URL(request.url).searchParams

async function within(knock: Knock, work: (resource: ApiResource) => Promise<Response>): Promise<Response> {
  const { context, request, params } = knock
  const resource = resourceAt(params.register ?? '', context.actor.token)
  if (!resource) return problem('not_found', context.requestId)
  // Writes ask their own right in their command: who reports a leak need not read it.
  const [kind, verb] = resource.right
  if (!['GET', 'HEAD'].includes(request.method) || mayEver(context.actor, kind, verb)) return work(resource)
  await recordDenial(context, `${kind}.${verb}`)
  return problem('not_found', context.requestId)
}

/** An answer with its tag; one that the reader has already is not sent again. */
function told(request: Request, body: object, version: number | null): Response {
  const text = JSON.stringify(body)
  const headers = { ...cacheable, etag: tagOf(text, version) }
  if (isKnown(request.headers.get('if-none-match'), headers.etag)) return new Response(null, { status: 304, headers })
  return new Response(text, { headers })
}

async function listed({ context, request }: Knock, resource: ApiResource): Promise<Response> {
  const { requestId, actor } = context
  const asked = listQuery(queryOf(request), resource.shape(actor), resource.hasPast)
  if (!('state' in asked)) return unread(asked, requestId)
  const asOf = pastIn(asked.asOf, context)
  if (asOf === undefined) return unread([{ in: 'query', name: 'as_of', code: 'invalid_date' }], requestId)
  const question = `${actor.id} ${resource.slug} ${asked.question}`
  const cursor = asked.cursor === null ? null : cursorIn(asked.cursor, question)
  if (asked.cursor !== null && cursor === null) return problem('wrong_cursor', requestId)
  const state = {
    ...{ ...asked.state, bare: true as const, inOrder: true as const, page: cursor?.page ?? 1 },
    ...(asked.total ? {} : { uncounted: true as const }),
    ...{ after: cursor?.side === 'after' ? cursor.key : null, before: cursor?.side === 'before' ? cursor.key : null },
  }
  const { rows, total, next, previous, page } = await resource.list(context, state, asOf)
  const at = (key: string | null, side: 'after' | 'before', to: number) =>
    key === null ? null : linkTo(request, cursorText({ key, side, page: Math.max(1, to) }, question))
  const links = { next: at(next, 'after', page + 1), previous: at(previous, 'before', page - 1) }
  return told(request, { data: rows, ...(asked.total ? { total: total.count } : {}), links }, null)
}

/** The address of this question with another cursor. */
function linkTo(request: Request, cursor: string): string {
  const { pathname, searchParams } = new URL(request.url)
  searchParams.set('cursor', cursor)
  return `${pathname}?${searchParams}`
}

function unread(errors: readonly WrongPart[], requestId: string): Response {
  const unknown = errors.every(({ code }) => code === 'unknown')
  return problem(unknown ? 'unknown_parameter' : 'invalid', requestId, { errors })
}

/** The moment that is asked for, null for now, undefined when it cannot be read or does not lie in the past. */
function pastIn(text: string | null, context: ApiContext): Instant | null | undefined {
  return text === null ? null : asOfIn(text, context)?.at
}

async function shown({ context, request, params }: Knock, resource: ApiResource): Promise<Response> {
  const query = queryOf(request)
  const errors = plainQuery(query, resource.hasPast ? ['as_of'] : [])
  if (errors.length > 0) return unread(errors, context.requestId)
  const asOf = pastIn(query.get('as_of'), context)
  if (asOf === undefined) return unread([{ in: 'query', name: 'as_of', code: 'invalid_date' }], context.requestId)
  const found = await resource.read(context, params.ref ?? '', asOf)
  return found ? told(request, found.body, found.version) : problem('not_found', context.requestId)
}

const historySize = 50

async function toldHistory({ context, request, params }: Knock, resource: ApiResource): Promise<Response> {
  const query = queryOf(request)
  const errors = plainQuery(query, ['cursor'])
  if (errors.length > 0) return unread(errors, context.requestId)
  const question = `${context.actor.id} ${resource.slug} history ${params.ref}`
  const given = query.get('cursor')
  const cursor = given === null ? null : cursorIn(given, question)
  if (given !== null && !/^\d+$/.test(cursor?.key ?? '')) return problem('wrong_cursor', context.requestId)
  // Pages are of the history as it was when the first was read: what happens meanwhile moves none of it to the next.
  const upTo = cursor === null ? await newestEntry() : BigInt(cursor.key)
  const page = cursor?.page ?? 1
  const part: Part = { page, skip: (page - 1) * historySize, take: historySize }
  const found = await resource.history(context, params.ref ?? '', { part, upTo })
  if (!found) return problem('not_found', context.requestId)
  const data = found.entries.map(({ index, at, day, action, who, outcome, version, changes, reason, values }) => ({
    ...{ index, at, day, action, who, outcome, version, changes, reason, values },
  }))
  const isMore = part.skip + found.entries.length < found.total
  const next = isMore
    ? linkTo(request, cursorText({ key: String(upTo), side: 'after', page: page + 1 }, question))
    : null
  return told(request, { data, total: found.total, links: { next } }, null)
}

type Taken = { types: readonly string[]; mayBeEmpty: boolean; status: 200 | 201 }

/** One write: its body, once under a key where one is given, by a command; then where it stands and in which version. */
async function written(
  { context, request }: Knock,
  resource: ApiResource,
  { types, mayBeEmpty, status }: Taken,
  run: (context: ApiContext, body: JsonObject) => Promise<Result<Written>>,
): Promise<Response> {
  const { requestId } = context
  const errors = plainQuery(queryOf(request), [])
  if (errors.length > 0) return unread(errors, requestId)
  if (!context.actor.token.writes) return problem('reads_only', requestId)
  const sent = await sentBody(request, types, mayBeEmpty)
  if (!sent.ok) {
    const list = types.join(', ')
    if (sent.code === 'media_type')
      return problem('media_type', requestId, {
        headers: { accept: list, ...(request.method === 'PATCH' ? { 'accept-patch': list } : {}) },
      })
    return problem(sent.code, requestId, { errors: sent.errors })
  }
  const key = request.headers.get('idempotency-key')
  if (key !== null && (request.method !== 'POST' || !/^[\x21-\x7e]{1,200}$/.test(key)))
    return problem('invalid', requestId, { errors: [{ in: 'header', name: 'idempotency-key', code: 'format' }] })
  const asked = `${request.method} ${new URL(request.url).pathname}\n${sent.text}`
  const done =
    key === null
      ? await run(context, sent.value)
      : await onceUnder(context, { key, asked }, (own) => run(own, sent.value))
  if (done === 'key_reused') return problem('key_reused', requestId)
  if (!done.ok) return problemOf(done, requestId)
  await noteWrite(context)
  const { ref, version } = done.value
  // Where its writer may not open it, there is no address either.
  const href = version === null ? null : pathOf(resource.slug, ref)
  const headers = { 'content-type': 'application/json', ...(status === 201 && href ? { location: href } : {}) }
  return new Response(JSON.stringify({ ref, version, href }), { status, headers })
}

/** The same for something that is there: only in a version that was seen. */
async function placed(
  knock: Knock,
  resource: ApiResource,
  types: readonly string[],
  mayBeEmpty: boolean,
  run: (context: ApiContext, place: { ref: string; version: number }, body: JsonObject) => Promise<Result<Written>>,
): Promise<Response> {
  const { context, request, params } = knock
  const ref = params.ref ?? ''
  const seen = versionsSeen(request.headers.get('if-match'))
  if (seen === null && context.actor.token.writes) return problem('precondition', context.requestId)
  // A tag that is none of ours is of no version: the command says what stands there now.
  const version = Math.max(0, ...(seen ?? []))
  return written(knock, resource, { types, mayBeEmpty, status: 200 }, (own, body) => run(own, { ref, version }, body))
}

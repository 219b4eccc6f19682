import 'server-only'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { namesOf } from '@/lib/access/persons'
import { requestScope } from '@/lib/access/scope'
import { recordRead } from '@/lib/audit/entry/append'
import { historyOf } from '@/lib/audit/log/history'
import { db } from '@/lib/db/client'
import type { RawParams } from '@/lib/table/parse'
import { partOf } from '@/lib/table/part'
import { viewedState } from '@/lib/views/load'
import { whoMayHandle, whoMayOwn } from './queries/handlers'
import { activitiesAbout } from './queries/places'
import { readRequest } from './queries/request-detail'
import { requestPage, requestShape } from './queries/request-list'

type PageContext = CommandContext & { actor: Actor }

/** What the list of requests shows; opening it with requests on it appends one entry to the log. */
export async function loadRequests(context: PageContext, params: RawParams) {
  const { actor, now, zone } = context
  const viewed = await viewedState(actor, '/requests', params, requestShape)
  const page = await requestPage(actor, context, viewed.state)
  if (page.rows.length > 0)
    await recordRead(context, { action: 'request.list', subject: { type: 'page', id: 'requests' } })
  const handlers = page.facets.flatMap(({ field, values }) => (field === 'handlerId' ? (values ?? []) : []))
  const names = await namesOf(
    db(),
    handlers.map(({ value }) => value),
  )
  return { page, viewed, names, now, zone, own: requestScope(actor) === 'tasks' }
}
export type LoadedRequests = Awaited<ReturnType<typeof loadRequests>>

/** What the page of one request shows, or null: absent, or not theirs. Opening it appends one entry to the log. */
export async function loadRequest(context: PageContext, ref: string, params: RawParams = {}) {
  const request = await readRequest(context, ref)
  if (!request) return null
  const { actor, now } = context
  const part = partOf(params, 'history')
  const mayHistory = can(actor, 'audit_log', 'read') !== null
  const [handlers, owners, activities, history] = await Promise.all([
    request.can.update ? whoMayHandle(db(), now) : [],
    request.can.update ? whoMayOwn(db(), now) : [],
    request.view === 'own' ? [] : activitiesAbout(db(), request.peopleCategory),
    mayHistory ? historyOf('request', request.id, { viewer: actor, part }) : null,
  ])
  return { request, handlers, owners, activities, history, part }
}
export type LoadedRequest = NonNullable<Awaited<ReturnType<typeof loadRequest>>>

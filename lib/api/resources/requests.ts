import { can } from '@/lib/access/can'
import { recordRead } from '@/lib/audit/entry/append'
import { historyOf } from '@/lib/audit/log/history'
import { merged } from '@/lib/errors/json'
import { parseValues } from '@/lib/errors/parse'
import { Refusal } from '@/lib/errors/refusal'
import { correctRequest } from '@/lib/requests/commands/correct-request'
import { receiveRequest } from '@/lib/requests/commands/receive-request'
import { correctInput, sentInput } from '@/lib/requests/facts/schema'
import { type RequestDetail, readRequest } from '@/lib/requests/queries/request-detail'
import { requestPage, requestShape } from '@/lib/requests/queries/request-list'
import type { ClockView } from '@/lib/time/clock-view'
import { pathOf } from './paths'
import { type ApiResource, patchOf } from './resource'

const slug = 'requests'

const { reason, ...correctable } = correctInput.shape
const correction = patchOf(correctable).extend({ reason })

/** Requests of people: written down, read, and what was written down corrected. Deciding and answering is for people. */
export const requests: ApiResource = {
  slug,
  right: ['request', 'read'],
  shape: () => requestShape,
  hasPast: false,
  list: async (context, state) => {
    const page = await requestPage(context.actor, context, state)
    const { rows, total, beside } = page
    if (rows.length > 0)
      await recordRead(context, { action: 'request.list', subject: { type: 'page', id: 'requests' } })
    const shown = rows.map(({ ref, clocks, ...row }) => ({
      ref,
      href: pathOf(slug, ref),
      ...row,
      clocks: clocks.map(clockBody),
    }))
    return { rows: shown, total, next: beside.next, previous: beside.previous, page: page.page }
  },
  read: async (context, ref) => {
    const request = await readRequest(context, ref)
    return request && { body: requestBody(request), version: request.version }
  },
  history: async (context, ref, page) => {
    if (!can(context.actor, 'audit_log', 'read')) return null
    const request = await readRequest(context, ref)
    return request && historyOf('request', request.id, { viewer: context.actor, ...page })
  },
  create: {
    schema: () => sentInput,
    run: async (context, _, body) => {
      const made = await receiveRequest(context, parseValues(sentInput, body))
      return made.ok ? { ok: true, value: { ref: made.value.ref, version: 1 } } : made
    },
  },
  change: {
    schema: () => correction,
    run: async (context, place, { reason: why, ...patch }) => {
      const request = await readRequest(context, place.ref)
      if (!request) return { ok: false, code: 'not_found' }
      if (!request.can.update || !request.words) throw new Refusal('denied', { reason: 'request.update' })
      const { right, channel, receivedOn, peopleCategory, language, authorityDueOn } = request
      const before = {
        ...{ right, channel, receivedOn, peopleCategory, language, authorityDueOn },
        ...wordsOf(request.words),
      }
      const after = merged(before, patch, (field) => (field === 'authorityDueOn' ? null : ''))
      const done = await correctRequest(context, place, parseValues(correctInput, { ...after, reason: why }))
      return done.ok ? { ok: true, value: { ref: place.ref, version: done.value.version } } : done
    },
  },
}

const clockBody = ({ code, state, startAt, dueAt, endedAt, endKind }: ClockView) => ({
  ...{ code, state, startAt, dueAt, endedAt, endKind },
})

function wordsOf(said: NonNullable<RequestDetail['words']>) {
  return { name: said.name, email: said.email, phone: said.phone, address: said.address, words: said.words }
}

function requestBody(request: RequestDetail): object {
  const { ref, version, right, state, channel, peopleCategory, language, receivedOn, authorityDueOn } = request
  return {
    ...{ ref, href: pathOf(slug, ref), version, right, state, channel, peopleCategory, language, receivedOn },
    ...{ authorityDueOn, decision: request.decision, answeredOn: request.answeredOn, isExample: request.isExample },
    view: request.view,
    handler: request.handler,
    // Null where the reader may not know who asks, and once it was erased.
    person: request.words && wordsOf(request.words),
    clocks: request.clocks.map(clockBody),
    tasks: request.tasks.map(({ number, kind, title, recordRef, dueOn, isOverdue, end, todo, result }) => ({
      ...{ number, kind, title, recordRef, dueOn, isOverdue, end, todo, result },
    })),
    letters: request.letters.map(({ id, kind, language: spoken, sent }) => ({
      id,
      kind,
      language: spoken,
      sentOn: sent?.on ?? null,
    })),
    mergedInto: request.mergedInto,
    mergedFrom: request.mergedFrom,
  }
}

import { z } from 'zod'
import { can } from '@/lib/access/can'
import { recordRead } from '@/lib/audit/entry/append'
import { historyOf } from '@/lib/audit/log/history'
import { clientIdSchema } from '@/lib/db/ids'
import { parseValues } from '@/lib/errors/parse'
import { reportLeak } from '@/lib/leaks/commands/report-leak'
import { updateLeakFacts } from '@/lib/leaks/commands/update-facts'
import { leakFactsSchema, reportInputSchema } from '@/lib/leaks/facts/schema'
import { leakColumns, leakShape } from '@/lib/leaks/queries/leak-columns'
import { type LeakDetail, readLeak } from '@/lib/leaks/queries/leak-detail'
import { type LeakRow, leakPage } from '@/lib/leaks/queries/leak-list'
import type { ClockView } from '@/lib/time/clock-view'
import type { ApiContext } from '../tokens/context'
import { pathOf } from './paths'
import type { ApiResource } from './resource'

const slug = 'leaks'

/** What a program reports: the answers of the form, in the words of whoever it speaks for. */
const reported = z.strictObject(reportInputSchema.shape.answers.shape)
const facts = z.strictObject(leakFactsSchema.shape).partial()

/** Leaks: reported, read and their facts corrected. What people judge, advise, decide and file is theirs alone. */
export const leaks: ApiResource = {
  slug,
  right: ['leak', 'read'],
  shape: (actor) => leakShape(leakColumns(actor)),
  hasPast: false,
  list: async (context, state) => {
    const page = await leakPage(context.actor, context.now, state)
    await recordRead(context, { action: 'leak.list', subject: { type: 'page', id: 'leaks' } })
    const { rows, total, beside } = page
    return { rows: rows.map(rowBody), total, next: beside.next, previous: beside.previous, page: page.page }
  },
  read: async (context, ref) => {
    const leak = await readLeak(context, ref)
    return leak && { body: leakBody(context, leak), version: leak.version }
  },
  history: async (context, ref, page) => {
    if (!can(context.actor, 'audit_log', 'read')) return null
    const leak = await readLeak(context, ref)
    return leak && historyOf('leak', leak.id, { viewer: context.actor, ...page })
  },
  create: {
    schema: () => reported,
    run: async (context, _, body) => {
      const answers = parseValues(reported, body)
      const clientId = clientIdSchema.parse(crypto.randomUUID())
      const made = await reportLeak(context, { clientId, sentAt: context.now, answers })
      // Who reports does not read the file, so nothing of it is theirs to open.
      const version = can(context.actor, 'leak', 'read') === null ? null : 1
      return made.ok ? { ok: true, value: { ref: made.value.ref, version } } : made
    },
  },
  change: {
    schema: () => facts,
    run: async (context, { ref, version }, body) =>
      updateLeakFacts(context, { ref, version, facts: parseValues(facts, body) }),
  },
}

function rowBody({ ref, clocks, ...row }: LeakRow): object {
  return { ref, href: pathOf(slug, ref), ...row, clocks: clocks.map(clockBody) }
}

const clockBody = ({ code, state, provisional, startAt, dueAt, endedAt, endKind }: ClockView) => ({
  ...{ code, state, provisional, startAt, dueAt, endedAt, endKind },
})

function leakBody({ actor: { token } }: ApiContext, leak: LeakDetail): object {
  const { ref, version, state, stateReason, title, isExample, isExercise, masked } = leak
  return {
    ...{ ref, href: pathOf(slug, ref), version, state, stateReason, title, isExample, isExercise, masked },
    ...{ receivedAt: leak.receivedAt, receivedDay: leak.receivedDay, detectedAt: leak.detectedAt },
    ...{ awareAt: leak.awareAt, closedAt: leak.closedAt, handler: leak.handler, second: leak.second },
    report: leak.report,
    facts: leak.facts,
    moments: leak.moments,
    clocks: leak.clocks.map(clockBody),
    advices: leak.advices.map(({ id, body, notifyAuthority, notifyPeople, releasedAt }) => ({
      ...{ id, body, notifyAuthority, notifyPeople, releasedAt },
    })),
    decisions: leak.decisions.map(({ id, kind, outcome, reasonCode, grounds, at }) => ({
      ...{ id, kind, outcome, reasonCode, grounds, at },
    })),
    records: leak.records.map(({ ref: one, register, title: named }) => ({
      ...{ ref: one, register, href: pathOf(register, one) },
      ...(token.reaches.includes(register) ? { title: named } : {}),
    })),
    mergedInto: leak.mergedInto?.ref ?? null,
    mergedFrom: leak.mergedFrom.map((one) => one.ref),
    missing: leak.missing,
  }
}

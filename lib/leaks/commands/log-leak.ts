import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import type { Change } from '@/lib/action/change'
import type { Tx } from '@/lib/db/client'
import { nextNumber } from '@/lib/db/counter'
import type { ClientId, RecordId } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import { yearOf } from '@/lib/time/calendar'
import { type Instant, toDatabase } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { ruleSetOf, storedRules } from '../clocks/clock-set'
import { clockChange, writeClocks } from '../clocks/keep-clocks'
import { rulesAsJson, yearsAsJson } from '../clocks/leak-file'
import { defaultYearsBack, type MomentKind } from '../facts/moments'
import { firstFacts } from '../facts/offers'
import type { StoredAnswers } from '../facts/schema'
import { anonymousAllowed } from '../queries/anonymous'

/** So many reports of one reporter in ten minutes are taken; nobody in need sends more, a script does. */
const perTenMinutes = 20

const startRow = z.tuple([
  z.object({
    /** The leak of an earlier send of this report, and whose it was. */
    earlier: z.object({ ref: z.string(), reporterId: z.string(), codeHash: z.string().nullable() }).nullable(),
    recent: z.number(),
    rules: storedRules,
    yearsBack: z.number().nullable(),
  }),
])

/** What a report makes of the leak beside its words. */
export type Logged = {
  answers: StoredAnswers
  columns: Partial<typeof unknownYet> & { detectedAt: Date }
  /** Moments that stand in the history from the start, each with the code of why. */
  moments?: readonly { kind: MomentKind; at: Instant; reason: string | null }[]
  /** Why the company counts as aware from the start. */
  awareReason?: string
  /** Records that it hits from the start. */
  recordIds?: readonly RecordId[]
}

type Sent = {
  clientId: ClientId
  /** A person, or the link by which a processor tells. */
  reporterId: string
  /** Of a report without a name: what is kept of its code, by which it is its sender's own; `reporterId` is then an id of nobody. */
  codeHash?: string | null
  isExample: boolean
  /** Judges what was sent; refuses at its fields. */
  judge: (yearsBack: number) => Logged
}

/**
 * The work of every command that logs a leak, in its transaction: a number, the reporter's words, which never change
 * afterwards, first facts, clocks, and the entry. Sending the same `clientId` again, also at the same time, writes nothing
 * and answers the same leak. Refuses `too_many`,
 * and `anonymous_off` for a report without a name where the company takes none.
 */
export async function logLeak(
  tx: Tx,
  context: CommandContext,
  { clientId, reporterId, codeHash = null, isExample, judge }: Sent,
): Promise<Change<{ ref: string; isNew: boolean }> | { result: { ref: string; isNew: boolean }; entry: null }> {
  // -- lock: two sends of one report wait for each other at the counter; the second then sees the first
  const year = yearOf(context.today)
  const number = await nextNumber(tx, `leaks:${year}`)

  // -- load
  const { earlier, recent, rules, yearsBack } = await whatIsThere(tx, context, clientId, codeHash ? null : reporterId)
  const isOwn = codeHash ? earlier?.codeHash === codeHash : earlier?.reporterId === reporterId
  if (earlier && !isOwn) throw new Refusal('invalid', { fields: { clientId: ['invalid'] } })
  if (earlier) return { result: { ref: earlier.ref, isNew: false }, entry: null }
  if (codeHash && !(await anonymousAllowed(tx))) throw new Refusal('not_now', { reason: 'anonymous_off' })
  if (recent >= perTenMinutes) throw new Refusal('too_many')

  // -- judge
  const { answers, columns, moments = [], awareReason, recordIds = [] } = judge(yearsBack ?? defaultYearsBack)

  // -- derive
  const receivedAt = toDatabase(context.now)
  const first = { ...unknownYet, ...columns, reportedAt: receivedAt }
  const nothing = { moments: [], decisions: [], clocks: [], contracts: [], yearsBack: defaultYearsBack }
  const clocks = clockChange({ leak: first, ...nothing, rules: ruleSetOf(rules) }, context)

  // -- write
  const id = randomUUID()
  const ref = `L-${year}-${String(number).padStart(3, '0')}`
  await tx.leak.create({
    data: {
      ...{ id, ref, year, number, reporterId, anonymous: codeHash !== null, title: '' },
      ...first,
      ...firstColumns(answers),
      ...clocks.columns,
      ...(awareReason === undefined ? {} : { awareReason }),
      isExample,
      createdAt: receivedAt,
      updatedAt: receivedAt,
      report: { create: { clientId, reporterId, codeHash, payload: answers, receivedAt } },
      moments: {
        create: moments.map(({ kind, at, reason }) => ({
          ...{ kind, at: toDatabase(at), reason },
          ...{ setById: reporterId, setAt: receivedAt },
        })),
      },
      records: { create: recordIds.map((recordId) => ({ recordId })) },
    },
    select: { id: true },
  })
  await writeClocks(tx, [{ leakId: id, change: clocks }])

  // -- entry
  return {
    result: { ref, isNew: true },
    entry: {
      action: 'leak.report',
      subject: { type: 'leak', id, ref },
      versionAfter: 1,
      changes: [{ field: 'report', old: null, new: answers }],
    },
  }
}

/** Facts that a report answers by itself, as columns. */
export function firstColumns(answers: StoredAnswers) {
  const { persons, ...facts } = firstFacts(answers)
  return { ...facts, personsMode: persons.mode, personsMin: persons.min, personsMax: persons.max }
}

type Unknown = {
  state: 'received'
  firstReceivedAt: null
  actingAs: string
  occurredFrom: Date | null
  occurredTo: Date | null
  awareAt: Date | null
  processorAwareAt: Date | null
  processorInformedAt: Date | null
  highRiskFoundAt: null
  riskLevel: null
  closedAt: null
  personalData: null
}

/** What the clocks look at, until a report says it. */
export const unknownYet: Unknown = {
  state: 'received',
  firstReceivedAt: null,
  actingAs: 'controller',
  occurredFrom: null,
  occurredTo: null,
  awareAt: null,
  processorAwareAt: null,
  processorInformedAt: null,
  highRiskFoundAt: null,
  riskLevel: null,
  closedAt: null,
  personalData: null,
}

/** `reporterId` null: a report without a name; those of everybody are counted together. */
async function whatIsThere(tx: Tx, { now }: CommandContext, clientId: ClientId, reporterId: string | null) {
  const since = toDatabase(addHours(now, -1 / 6))
  const [start] = startRow.parse(
    await tx.$queryRaw`SELECT
      (SELECT jsonb_build_object('ref', l.ref, 'reporterId', r."reporterId", 'codeHash', r."codeHash")
        FROM "LeakReport" r JOIN "Leak" l ON l.id = r."leakId" WHERE r."clientId" = ${clientId}::uuid) AS earlier,
      (SELECT count(*)::int FROM "LeakReport" r WHERE (CASE WHEN ${reporterId}::uuid IS NULL THEN r."codeHash" IS NOT NULL ELSE r."reporterId" = ${reporterId}::uuid END)
        AND r."receivedAt" > ${since} AND r."receivedAt" <= ${toDatabase(now)}) AS recent,
      ${rulesAsJson} AS rules, ${yearsAsJson} AS "yearsBack"`,
  )
  return start
}

import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { db, type Tx } from '@/lib/db/client'
import { nextNumber } from '@/lib/db/counter'
import type { UserId } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { yearOf } from '@/lib/time/calendar'
import { toDatabase } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { ruleSetOf, storedRules } from '../clocks/clock-set'
import { clockChange, writeClocks } from '../clocks/keep-clocks'
import { rulesAsJson, yearsAsJson } from '../clocks/leak-file'
import { defaultYearsBack, noticedAt, occurredAt, typedDayProblems } from '../facts/moments'
import { firstFacts } from '../facts/offers'
import type { ReportInput, StoredAnswers } from '../facts/schema'
import { newReceipt, type Receipt, receiptOf } from '../queries/own-reports'

/** Facts that a report answers by itself, as columns. */
function firstColumns(answers: StoredAnswers) {
  const { persons, ...facts } = firstFacts(answers)
  return { ...facts, personsMode: persons.mode, personsMin: persons.min, personsMax: persons.max }
}

/** So many reports of one person in ten minutes are taken; nobody in need sends more, a script does. */
const perTenMinutes = 20

const startRow = z.tuple([
  z.object({
    /** The leak of an earlier send of this report, and whose it was. */
    earlier: z.object({ ref: z.string(), reporterId: z.string() }).nullable(),
    recent: z.number(),
    rules: storedRules,
    yearsBack: z.number().nullable(),
  }),
])

/**
 * Logs a leak in the reporter's own words, which never change afterwards. Sending the same `clientId` again, also at the
 * same time, makes one leak and one audit entry and gives the same receipt.
 */
export async function reportLeak(
  context: CommandContext,
  input: ReportInput,
  options: { isExample?: boolean } = {},
): Promise<Result<Receipt>> {
  const reporterId = actingPerson(context)
  const written = await change<{ ref: string; isNew: boolean }>(context, async (tx) => {
    authorise(context, 'report', 'create')

    // -- lock: two sends of one report wait for each other at the counter; the second then sees the first
    const year = yearOf(context.today)
    const number = await nextNumber(tx, `leaks:${year}`)

    // -- load
    const { earlier, recent, rules, yearsBack } = await whatIsThere(tx, context, input, reporterId)
    if (earlier && earlier.reporterId !== reporterId)
      throw new Refusal('invalid', { fields: { clientId: ['invalid'] } })
    if (earlier) return { result: { ref: earlier.ref, isNew: false }, entry: null }
    if (recent >= perTenMinutes) throw new Refusal('too_many')

    // -- judge
    const sent = { answers: input.answers, sentAt: input.sentAt, ...context }
    const fields = typedDayProblems(sent, yearsBack ?? defaultYearsBack)
    if (Object.keys(fields).length > 0) throw new Refusal('invalid', { fields })
    const noticed = noticedAt(sent)
    const happened = occurredAt(sent)
    // It cannot have happened after it was noticed: the words keep it, the DPO sets the moment.
    const occurred = happened !== null && happened <= noticed ? happened : null

    // -- derive
    const receivedAt = toDatabase(context.now)
    const first = {
      ...unknownYet,
      occurredFrom: occurred ? toDatabase(occurred) : null,
      detectedAt: toDatabase(noticed),
      reportedAt: receivedAt,
    }
    const nothing = { moments: [], decisions: [], clocks: [], contracts: [], yearsBack: defaultYearsBack }
    const clocks = clockChange({ leak: first, ...nothing, rules: ruleSetOf(rules) }, context)

    // -- write
    const id = randomUUID()
    const ref = `L-${year}-${String(number).padStart(3, '0')}`
    await tx.leak.create({
      data: {
        ...{ id, ref, year, number, reporterId, title: '' },
        ...first,
        ...firstColumns(input.answers),
        ...clocks.columns,
        isExample: options.isExample ?? false,
        createdAt: receivedAt,
        updatedAt: receivedAt,
        report: { create: { clientId: input.clientId, reporterId, payload: input.answers, receivedAt } },
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
        changes: [{ field: 'report', old: null, new: input.answers }],
      },
    }
  })
  if (!written.ok) return written
  const { ref, isNew } = written.value
  const receipt = isNew
    ? await newReceipt(db(), context, ref, input)
    : await receiptOf(db(), input.clientId, reporterId)
  return receipt ? { ok: true, value: receipt } : { ok: false, code: 'not_found' }
}

/** What the clocks look at that no report says. */
const unknownYet = {
  state: 'received',
  firstReceivedAt: null,
  actingAs: 'controller',
  awareAt: null,
  processorAwareAt: null,
  processorInformedAt: null,
  highRiskFoundAt: null,
  riskLevel: null,
  closedAt: null,
  personalData: null,
} as const

async function whatIsThere(tx: Tx, { now }: CommandContext, { clientId }: ReportInput, reporterId: UserId) {
  const since = toDatabase(addHours(now, -1 / 6))
  const [start] = startRow.parse(
    await tx.$queryRaw`SELECT
      (SELECT jsonb_build_object('ref', l.ref, 'reporterId', r."reporterId")
        FROM "LeakReport" r JOIN "Leak" l ON l.id = r."leakId" WHERE r."clientId" = ${clientId}::uuid) AS earlier,
      (SELECT count(*)::int FROM "LeakReport" r WHERE r."reporterId" = ${reporterId}::uuid
        AND r."receivedAt" > ${since} AND r."receivedAt" <= ${toDatabase(now)}) AS recent,
      ${rulesAsJson} AS rules, ${yearsAsJson} AS "yearsBack"`,
  )
  return start
}

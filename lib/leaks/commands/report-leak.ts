import { actingPerson, type CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { db, type Tx } from '@/lib/db/client'
import { nextNumber } from '@/lib/db/counter'
import type { Prisma } from '@/lib/db/generated/client'
import { leakIdSchema, type UserId } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import type { LeakType } from '@/lib/law/codes/leaks'
import { yearOf } from '@/lib/time/calendar'
import { type Instant, toDatabase } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { yearsBackOf } from '../clocks/clock-facts'
import { keepClocks } from '../clocks/keep-clocks'
import type { Happening, PeopleBand } from '../facts/answers'
import { noticedAt, occurredAt, typedDayProblems } from '../facts/moments'
import type { ReportInput, StoredAnswers } from '../facts/schema'
import { type Receipt, receiptOf } from '../queries/own-reports'

/** What a tile already says about the kind of leak (Art. 4(12)); the DPO corrects it. */
const typesByHappening: Readonly<Record<Happening, readonly LeakType[]>> = {
  wrong_person: ['confidentiality'],
  lost_stolen: ['confidentiality', 'availability'],
  intrusion: ['confidentiality'],
  shared_widely: ['confidentiality'],
  unavailable: ['availability'],
  changed: ['integrity'],
  supplier: [],
  other: [],
}

const bandNumbers: Readonly<Record<PeopleBand, readonly [number | null, number | null]>> = {
  '1': [1, 1],
  '2_10': [2, 10],
  '11_100': [11, 100],
  '101_1000': [101, 1000],
  more: [1001, null],
  unknown: [null, null],
}

type FirstFacts = Pick<
  Prisma.LeakUncheckedCreateInput,
  'types' | 'ongoing' | 'discoveredBy' | 'cause' | 'personsMode' | 'personsMin' | 'personsMax'
>

/** Facts that a report answers by itself, as a start for triage. */
function firstFacts(answers: StoredAnswers): FirstFacts {
  const [personsMin, personsMax] = bandNumbers[answers.band]
  const bySupplier = answers.happened === 'supplier'
  return {
    types: [...typesByHappening[answers.happened]],
    ongoing: answers.ongoing,
    discoveredBy: bySupplier ? 'processor' : 'employee',
    cause: bySupplier ? 'supplier_incident' : null,
    personsMode: answers.band === 'unknown' ? 'unknown' : 'estimate',
    personsMin,
    personsMax,
  }
}

/** So many reports of one person in ten minutes are taken; nobody in need sends more, a script does. */
const perTenMinutes = 20

/** Rolls back a second send of the same report: nothing is written and no number is used. */
class AlreadyReported extends Error {}

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
  const known = await receiptOf(db(), input.clientId, reporterId)
  if (known) return { ok: true, value: known }
  try {
    const written = await change(context, async (tx) => {
      authorise(context, 'report', 'create')
      const leak = await createLeak(tx, context, input, reporterId, options.isExample ?? false)
      return {
        result: leak.ref,
        entry: {
          action: 'leak.report',
          subject: { type: 'leak', id: leak.id, ref: leak.ref },
          versionAfter: 1,
          changes: [{ field: 'report', old: null, new: input.answers }],
        },
      }
    })
    if (!written.ok) return written
  } catch (error) {
    if (!(error instanceof AlreadyReported)) throw error
  }
  const receipt = await receiptOf(db(), input.clientId, reporterId)
  return receipt ? { ok: true, value: receipt } : { ok: false, code: 'not_found' }
}

async function createLeak(tx: Tx, context: CommandContext, input: ReportInput, reporterId: UserId, isExample: boolean) {
  const year = yearOf(context.today)
  // The counter's row lock makes two sends of one report wait for each other; the second then sees the first.
  const number = await nextNumber(tx, `leaks:${year}`)
  const earlier = await tx.leakReport.findUnique({ where: { clientId: input.clientId } })
  if (earlier)
    throw earlier.reporterId === reporterId
      ? new AlreadyReported()
      : new Refusal('invalid', { fields: { clientId: ['invalid'] } })
  await refuseFlood(tx, reporterId, context.now)
  const sent = { answers: input.answers, sentAt: input.sentAt, ...context }
  const fields = typedDayProblems(sent, await yearsBackOf(tx))
  if (Object.keys(fields).length > 0) throw new Refusal('invalid', { fields })
  const noticed = noticedAt(sent)
  const happened = occurredAt(sent)
  // It cannot have happened after it was noticed: the words keep it, the DPO sets the moment.
  const occurred = happened !== null && happened <= noticed ? happened : null
  const receivedAt = toDatabase(context.now)
  const leak = await tx.leak.create({
    data: {
      ref: `L-${year}-${String(number).padStart(3, '0')}`,
      year,
      number,
      reporterId,
      title: '',
      occurredFrom: occurred ? toDatabase(occurred) : null,
      detectedAt: toDatabase(noticed),
      reportedAt: receivedAt,
      ...firstFacts(input.answers),
      isExample,
      createdAt: receivedAt,
      updatedAt: receivedAt,
      report: { create: { clientId: input.clientId, reporterId, payload: input.answers, receivedAt } },
    },
  })
  await keepClocks(tx, leakIdSchema.parse(leak.id), context)
  return leak
}

async function refuseFlood(tx: Tx, reporterId: UserId, now: Instant): Promise<void> {
  const since = toDatabase(addHours(now, -1 / 6))
  const recent = await tx.leakReport.count({ where: { reporterId, receivedAt: { gt: since, lte: toDatabase(now) } } })
  if (recent >= perTenMinutes) throw new Refusal('too_many')
}

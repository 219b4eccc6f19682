import type { CommandContext } from '@/lib/access/actor'
import { authorise, change } from '@/lib/action/change'
import { appendAudit } from '@/lib/audit/entry/append'
import { changesBetween } from '@/lib/audit/entry/differences'
import type { Tx } from '@/lib/db/client'
import type { Leak } from '@/lib/db/generated/client'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { toDatabase } from '@/lib/time/types'
import { leakTimes, receivedFirst, riskLevelOf, roleOf } from '../clocks/clock-facts'
import { type LeakFile, loadFile } from '../clocks/leak-file'
import { stricter, takenMoments } from '../facts/merging'
import { momentColumns } from '../facts/moments'
import { nextState, requireNext } from '../facts/rules'
import { type MergeInput, recordableReports } from '../facts/schema'
import { type LeakChanged, lockLeak, refuseEnded, writeLeak } from './change-leak'
import { writeMoment } from './write-moment'

/**
 * Merges a duplicate into another leak, with the reason: that one counts each clock from the earliest start of both, takes over
 * the linked records and the stricter facts, and is taken up again when it was closed; the duplicate keeps its report, notes and history, and its clocks end as merged.
 * Refuses `leak_filed` for what was reported to an authority, `invalid` at `into` for a leak that cannot take it, and at `toldToo`
 * where a clock that runs in this one would end by what was told or decided in the other, before anybody knew of this report.
 */
export async function mergeLeak(context: CommandContext, input: MergeInput): Promise<Result<LeakChanged>> {
  return change(context, async (tx) => {
    // -- lock: both in one order, so that two merges crosswise wait for each other
    await tx.$queryRaw`SELECT 1 FROM "Leak" WHERE ref IN (${input.ref}, ${input.into}) ORDER BY ref FOR UPDATE`
    const leak = await lockLeak(tx, input.ref)
    authorise(context, 'leak', 'triage')
    await refuseEnded(tx, leak)
    if (leak.version !== input.version) throw new Refusal('stale', { data: { version: leak.version } })
    const state = requireNext(leak.state, 'merge')
    const other = await tx.leak.findUnique({ where: { ref: input.into } })
    // What happened and an exercise never become one, and only one exercise runs at a time.
    const isAlone = !other || other.id === leak.id || other.isExercise || leak.isExercise
    if (isAlone || nextState(other.state, 'absorb') === null)
      throw new Refusal('invalid', { fields: { into: ['choose'] } })

    // -- load, judge
    const [from, into] = [await loadFile(tx, leak), await loadFile(tx, other)]
    if (from.moments.some(({ kind, at }) => at !== null && filedKinds.includes(kind)))
      throw new Refusal('not_now', { reason: 'leak_filed' })

    const isCovered =
      toldKinds.every((kind) => !isTold(into, kind) || !waitsToTell(from, kind)) && !endsByDecision(into, from)
    if (!isCovered && !input.toldToo) throw new Refusal('invalid', { fields: { toldToo: ['merge_not_told'] } })

    // -- write: the one that goes on, then the duplicate
    const reason = [input.reason, isCovered ? '' : input.toldToo].filter(Boolean).join('\n')
    await absorb(tx, context, into, from, reason)
    const data = { state, mergedIntoId: other.id, stateReason: reason }
    await tx.leak.updateMany({ where: { mergedIntoId: leak.id }, data: { mergedIntoId: other.id } })
    await writeLeak(tx, context, from, data)

    // -- entry
    const version = leak.version + 1
    return {
      result: { ref: leak.ref, version },
      entry: {
        action: 'leak.merge',
        subject: { type: 'leak', id: leak.id, ref: leak.ref },
        versionBefore: leak.version,
        versionAfter: version,
        changes: [
          { field: 'state', old: leak.state, new: state },
          { field: 'mergedInto', old: null, new: other.ref },
        ],
        reason,
      },
    }
  })
}

const filedKinds: readonly string[] = recordableReports

/** Whom we tell ourselves, and the clocks that ask it. */
const toldKinds = ['told_people', 'told_customers'] as const
type ToldKind = (typeof toldKinds)[number]
const clocksOfTold: Readonly<Record<ToldKind, readonly string[]>> = {
  told_people: ['people_law', 'people_policy'],
  told_customers: ['processor_law', 'processor_contract'],
}

const isTold = ({ moments }: LeakFile, told: ToldKind) => moments.some(({ kind, at }) => kind === told && at !== null)

/** A clock that runs in the duplicate and was decided away in the other, by who did not know of this report. */
const endsByDecision = (into: LeakFile, from: LeakFile) =>
  into.clocks.some(
    ({ code, endKind }) =>
      endKind === 'not_needed' && from.clocks.some((clock) => clock.code === code && clock.endedAt === null),
  )

const waitsToTell = ({ clocks }: LeakFile, told: ToldKind) =>
  clocks.some(({ code, endedAt }) => endedAt === null && clocksOfTold[told].includes(code))

async function absorb(tx: Tx, context: CommandContext, into: LeakFile, from: LeakFile, reason: string): Promise<void> {
  const { leak } = into
  const because = { reason: `${from.leak.ref}: ${reason}`, unlikelyReason: reason }
  let data: Partial<Omit<Leak, 'absentClocks'>> = {}

  // -- starts
  const times = (file: LeakFile) => ({
    ...leakTimes(file),
    received: receivedFirst(file.leak),
    actingAs: roleOf(file.leak),
  })
  for (const { kind, at } of takenMoments(times(into), times(from))) {
    await writeMoment(tx, context, { ...into, leak: { ...leak, ...data } }, { kind, at, ...because })
    data = { ...data, ...columnsOf(kind, toDatabase(at), because.reason, context) }
  }
  const received = receivedFirst(from.leak)
  if (received < receivedFirst(leak)) data = { ...data, firstReceivedAt: toDatabase(received) }

  // -- facts that say which clocks run
  const sides = ({ leak: one }: LeakFile) => ({
    actingAs: roleOf(one),
    personalData: one.personalData,
    riskLevel: riskLevelOf(one.riskLevel),
  })
  data = { ...data, ...stricter(sides(into), sides(from)), riskReason: leak.riskReason || from.leak.riskReason }
  // A closed one is taken up again: what runs in it has to be worked on.
  const state = requireNext(leak.state, 'absorb')
  if (state !== leak.state) data = { ...data, state, closedAt: null, stateReason: because.reason }
  const links = await tx.leakRecord.findMany({ where: { leakId: from.leak.id }, select: { recordId: true } })
  await tx.leakRecord.createMany({
    data: links.map(({ recordId }) => ({ leakId: leak.id, recordId })),
    skipDuplicates: true,
  })

  // -- write
  const { contracts } = await loadFile(tx, leak)
  await writeLeak(tx, context, { ...into, contracts }, data)
  await appendAudit(tx, context, {
    action: 'leak.absorb',
    subject: { type: 'leak', id: leak.id, ref: leak.ref },
    versionBefore: leak.version,
    versionAfter: leak.version + 1,
    changes: [
      { field: 'mergedFrom', old: null, new: from.leak.ref },
      // When a report came in may tell whose it was.
      ...changesBetween(leak, data).filter(({ field }) => field !== 'firstReceivedAt'),
    ],
    reason,
  })
}

function columnsOf(
  kind: string,
  at: Date,
  reason: string,
  { actor }: CommandContext,
): Partial<Omit<Leak, 'absentClocks'>> {
  if (kind === 'aware')
    return { awareAt: at, awareReason: reason, awareSetById: actor.kind === 'person' ? actor.id : null }
  const columns: Readonly<Record<string, string | null>> = momentColumns
  const column = columns[kind]
  return column ? { [column]: at } : {}
}

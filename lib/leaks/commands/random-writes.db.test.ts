import { expect, test } from 'vitest'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { Result } from '@/lib/errors/refusal'
import { stateEnds } from '@/lib/law/clock-facts'
import { leakClocks } from '@/lib/law/clocks'
import type { RiskLevel } from '@/lib/law/codes/leaks'
import { type Instant, instantOf } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { clockFactsOf, leakTimes, riskLevelOf, roleOf } from '../clocks/clock-facts'
import { absentClocks, clockViews, ruleOf } from '../clocks/clock-set'
import { loadFile } from '../clocks/leak-file'
import { judgeMoments } from '../facts/moments'
import { recordableReports, settableMoments } from '../facts/schema'
import { someConfirmedLeak } from '../testing/some-leak'
import type { LeakChanged } from './change-leak'
import { confirmLeak, markNearMiss, rejectLeak } from './confirm-and-close'
import { correctClockRule } from './correct-clock-rule'
import { recordReport } from './record-filing'
import { recordNotice } from './record-notice'
import { correctMoment, setAware, setMoment } from './set-moments'
import { signDecision } from './sign-decision'
import { updateLeakFacts } from './update-facts'

const { database, employee, dpo: dpoThen, management } = someOffice()
/** Ten days after the report. */
const dpo = movedTo(dpoThen, addHours(dpoThen.now, 240))

async function switchOn(code: string): Promise<void> {
  const row = await database.client.clockRule.findFirstOrThrow({ where: { code }, orderBy: { version: 'desc' } })
  if (row.enabled) return
  const { length, threshold, source, certainty, validFrom } = ruleOf(row)
  const said = { code, version: row.version, length, threshold, source, certainty, validFrom }
  const result = await correctClockRule(dpo, { ...said, enabled: true, validUntil: null, reason: 'It applies to us' })
  expect(result.ok).toBe(true)
}

/** Numbers from a seed, the same in every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

test.each([11, 23, 47, 101])(
  'whatever is written in whatever order (seed %i): a clock or its reason, no negative time as positive, and the same as from scratch',
  async (seed) => {
    for (const code of ['nis2_early_warning', 'dora_initial', 'dora_intermediate', 'dora_final', 'cra_notification'])
      await switchOn(code)
    const leak = await someConfirmedLeak(database.client, employee, dpoThen)
    const target = async () => {
      const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
      return { ref: leak.ref, version }
    }
    const h = (hours: number): Instant => addHours(instantOf(leak.reportedAt), hours)
    const next = random(seed)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] ?? expect.fail()
    const moment = () => h(Math.round(next() * 400 - 150))
    const why = () => (next() < 0.7 ? { unlikelyReason: 'It was so' } : {})
    const acts: (() => Promise<Result<LeakChanged>>)[] = [
      async () => setAware(dpo, { ...(await target()), at: moment(), reason: 'x', ...why() }),
      async () => {
        const kind = pick(settableMoments)
        return setMoment(dpo, { ...(await target()), kind, at: next() < 0.15 ? null : moment(), reason: '', ...why() })
      },
      async () =>
        recordNotice(dpo, {
          ...(await target()),
          at: moment(),
          channel: 'post',
          number: null,
          whom: pick(['people', 'customers'] as const),
          ...why(),
        }),
      async () =>
        recordReport(dpo, {
          ...(await target()),
          kind: pick(recordableReports),
          at: moment(),
          reference: 'R',
          evidence: '',
          ...why(),
        }),
      async () => {
        const rows = await database.client.leakMoment.findMany({
          where: { leakId: leak.id },
          orderBy: { setAt: 'asc' },
        })
        const momentId = rows.length > 0 ? pick(rows).id : leak.id
        return correctMoment(dpo, {
          ...(await target()),
          momentId,
          at: next() < 0.3 ? null : moment(),
          reference: '',
          reason: 'x',
          ...why(),
        })
      },
      async () =>
        updateLeakFacts(dpo, {
          ...(await target()),
          facts: { riskLevel: pick<RiskLevel>(['unlikely', 'risk', 'high']) },
        }),
      async () =>
        updateLeakFacts(dpo, {
          ...(await target()),
          facts: { actingAs: pick(['controller', 'processor', 'both'] as const) },
        }),
      async () => markNearMiss(dpo, { ...(await target()), reason: 'x' }),
      async () => confirmLeak(dpo, { ...(await target()), personalData: next() < 0.7, reason: 'x' }),
      async () => rejectLeak(dpo, { ...(await target()), reason: 'x' }),
      async () =>
        signDecision(management, {
          ...(await target()),
          ...pick([
            { kind: 'authority', outcome: 'not_needed', reasonCode: 'risk_unlikely' },
            { kind: 'people', outcome: 'not_needed', reasonCode: 'not_high_risk' },
            { kind: 'people', outcome: 'notify', reasonCode: null },
          ] as const),
          grounds: 'x',
        }),
    ]
    let written = 0
    for (let turn = 0; turn < 60; turn += 1) {
      if ((await pick(acts)()).ok) written += 1
      const kept = await database.client.leak.findUniqueOrThrow({
        where: { id: leak.id },
        include: { clocks: { include: { rule: true }, orderBy: { code: 'asc' } } },
      })
      const views = clockViews(kept.clocks, kept.awareAt, dpo.now)
      const absent = absentClocks(kept.absentClocks)
      expect(views.some(({ code }) => code === 'authority_part1') || absent.some(({ primary }) => primary)).toBe(true)
      for (const view of views) {
        const took = Date.parse(view.endedAt ?? dpo.now) - Date.parse(view.startAt)
        if (view.endedAt !== null) expect(view.remaining).toBe(took > -60_000 ? Math.max(took, 0) : took)
        else expect(took).toBeGreaterThanOrEqual(0)
      }
      await database.client.$transaction(async (tx) => {
        const file = await loadFile(tx, kept)
        const times = leakTimes(file)
        const level = { now: dpo.now, yearsBack: 5, actingAs: roleOf(kept), riskLevel: riskLevelOf(kept.riskLevel) }
        const wrong = judgeMoments(times, level).filter(({ weight }) => weight === 'impossible')
        expect(wrong).toEqual([])
        const scratch = leakClocks(clockFactsOf(file, dpo.zone), file.rules.rules, dpo.now, dpo.zone)
        const undated = (kind: string | null) => stateEnds.some((end) => end === kind)
        const plain = kept.clocks.map((row) => [
          row.code,
          row.startAt.toISOString(),
          row.dueAt?.toISOString() ?? null,
          row.endKind,
          undated(row.endKind) ? null : (row.endedAt?.toISOString() ?? null),
        ])
        const fresh = scratch.clocks.map((one) => [
          one.code,
          one.startAt,
          one.dueAt,
          one.endKind,
          undated(one.endKind) ? null : one.endedAt,
        ])
        expect(plain.sort()).toEqual(fresh.sort())
        expect(kept.absentClocks).toEqual(scratch.absent)
      })
    }
    expect(written).toBeGreaterThan(10)
  },
)

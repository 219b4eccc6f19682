import type { Instant } from '@/lib/time/types'
import type { LeakDetail } from '../queries/leak-detail'
import { type NextStep, nextStep, type StepFacts } from './next-step'

/** The steps of a leak as its reader may know them. */
export function stepsOfLeak(leak: LeakDetail): NextStep {
  return nextStep(stepFacts(leak), leak.now)
}

function stepFacts(leak: LeakDetail): StepFacts {
  const { facts, advices } = leak
  const at = (kind: string) => leak.moments.find((moment) => moment.kind === kind)?.at ?? null
  const kept = (kind: string) => leak.history.filter((row) => row.kind === kind && row.at !== null && !row.corrected)
  const writtenAt = (kind: string) => latest(kept(kind).map(({ setAt }) => setAt))
  const releasedAt = latest(advices.map((advice) => advice.releasedAt))
  const isReleased = advices[0]?.releasedAt !== undefined && advices[0].releasedAt !== null
  return {
    state: leak.state,
    actingAs: facts.actingAs,
    personalData: facts.personalData,
    awareAt: leak.awareAt,
    processorAwareAt: at('processor_aware'),
    processorInformedAt: at('processor_informed'),
    records: leak.records.length,
    dataCategories: facts.dataCategories.length,
    peopleCategories: facts.peopleCategories.length,
    riskLevel: facts.riskLevel,
    riskReason: facts.riskReason,
    advice: advices.length === 0 ? 'none' : isReleased ? 'released' : 'written',
    decisions: leak.standing,
    part1Filed: kept('part1_filed').length > 0,
    toldPeople: kept('told_people').length > 0,
    clocks: leak.clocks,
    missing: leak.missing.length,
    at: {
      received: leak.receivedAt,
      confirmed: leak.confirmedAt,
      aware: writtenAt('aware'),
      advice: releasedAt,
      decision: latest(leak.decisions.map((decision) => decision.at)),
      part1: writtenAt('part1_filed'),
      people: writtenAt('told_people'),
    },
  }
}

function latest(moments: readonly (Instant | null)[]): Instant | null {
  return moments.reduce((last, one) => (one !== null && (last === null || one > last) ? one : last), null)
}

import type { Leak } from '@/lib/db/generated/client'
import type { Namespace, textsOf } from '@/lib/text/catalogue'
import { type LeakFacts, leakFactsSchema } from './schema'

/** The facts of a leak as its form takes them. */
export function factsOf(row: Omit<Leak, 'reportedAt'>): LeakFacts {
  return leakFactsSchema.parse({
    ...row,
    persons: { mode: row.personsMode, min: row.personsMin, max: row.personsMax },
    records: { mode: row.recordsMode, min: row.recordsMin, max: row.recordsMax },
  })
}

type Texts<N extends Namespace> = Awaited<ReturnType<typeof textsOf<N>>>
/** The catalogues of one language in which facts are told. */
export type FactTexts = { triage: Texts<'triage'>; codes: Texts<'codes'>; common: Texts<'common'> }

/** A number of people or records in words. */
export function countWords({ mode, min, max }: LeakFacts['persons'], t: FactTexts['triage']): string {
  if (mode === 'unknown' || min === null) return t('facts.range.unknown')
  if (mode === 'exact') return t('facts.range.exact', { min })
  return max === null ? t('facts.range.atLeast', { min }) : t('facts.range.estimate', { min, max })
}

/** Each fact of a leak in words; an empty one is an empty text. */
export function factWords(facts: LeakFacts, { triage, codes, common }: FactTexts): Record<keyof LeakFacts, string> {
  const one = (list: string, code: string | null) => (code ? codes(`${list}.${code}`) : '')
  const some = (list: string, all: readonly string[]) => all.map((code) => codes(`${list}.${code}`)).join(', ')
  const yesNo = (value: boolean | null) => (value === null ? '' : value ? common('yes') : common('no'))
  return {
    title: facts.title,
    summary: facts.summary,
    ongoing: one('ongoingAnswers', facts.ongoing),
    personalData: yesNo(facts.personalData),
    actingAs: one('actingRoles', facts.actingAs),
    types: some('leakTypes', facts.types),
    cause: one('leakCauses', facts.cause),
    origin: one('leakOrigins', facts.origin),
    act: one('leakActs', facts.act),
    intent: one('leakIntents', facts.intent),
    discoveredBy: one('discoverers', facts.discoveredBy),
    dataCategories: some('dataCategories', facts.dataCategories),
    peopleCategories: some('peopleCategories', facts.peopleCategories),
    persons: countWords(facts.persons, triage),
    records: countWords(facts.records, triage),
    consequences: facts.consequences,
    measuresTaken: facts.measuresTaken,
    measuresProposed: facts.measuresProposed,
    priorMeasures: facts.priorMeasures,
    riskLevel: one('riskLevels', facts.riskLevel),
    riskReason: facts.riskReason,
    delayReason: one('delayReasons', facts.delayReason),
    delayText: facts.delayText,
    crossBorder: yesNo(facts.crossBorder),
    crossBorderStates: facts.crossBorderStates.join(', '),
  }
}

import { getTranslations } from 'next-intl/server'
import type { LeakFacts } from '../../facts/schema'

/** The facts of a leak in words, in the order of the form. An empty value is not filled in. */
export async function wordedFacts(facts: LeakFacts): Promise<{ label: string; value: string }[]> {
  const [t, codes, common] = await Promise.all([
    getTranslations('triage'),
    getTranslations('codes'),
    getTranslations('common'),
  ])
  const one = (list: string, code: string | null) => (code ? codes(`${list}.${code}`) : '')
  const some = (list: string, all: readonly string[]) => all.map((code) => codes(`${list}.${code}`)).join(', ')
  const count = ({ mode, min, max }: LeakFacts['persons']) => {
    if (mode === 'unknown' || min === null) return t('facts.range.unknown')
    if (mode === 'exact') return t('facts.range.exact', { min })
    return max === null ? t('facts.range.atLeast', { min }) : t('facts.range.estimate', { min, max })
  }
  const yesNo = (value: boolean | null) => (value === null ? '' : value ? common('yes') : common('no'))
  const values = {
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
    persons: count(facts.persons),
    records: count(facts.records),
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
  } satisfies Record<keyof LeakFacts, string>
  return Object.entries(values).map(([name, value]) => ({ label: t(`facts.fields.${name}`), value }))
}

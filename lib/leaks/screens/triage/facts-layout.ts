import { getTranslations } from 'next-intl/server'
import type { FormField, FormValues } from '@/components/form/model/types'
import type { CodeListName } from '@/lib/law/codes/registry'
import type { LeakFacts } from '../../facts/schema'

type Asked = Pick<FormField, 'name' | 'kind' | 'max' | 'mark' | 'when'> & { list?: CodeListName | 'yesNo' }
type SectionId = 'what' | 'who' | 'effects' | 'risk' | 'late'

const long = (name: string, mark?: string): Asked => ({ name, kind: 'longText', max: 4000, ...(mark ? { mark } : {}) })
const one = (name: string, list: CodeListName | 'yesNo'): Asked => ({ name, kind: 'choice', list })
const some = (name: string, list: CodeListName): Asked => ({ name, kind: 'choices', list })
const count = (name: 'persons' | 'records'): Asked[] => [
  one(`${name}Mode`, 'countModes'),
  {
    name: `${name}Min`,
    kind: 'integer',
    max: 2_000_000_000,
    when: { field: `${name}Mode`, in: ['exact', 'estimate'] },
  },
  { name: `${name}Max`, kind: 'integer', max: 2_000_000_000, when: { field: `${name}Mode`, in: ['estimate'] } },
]

/** The questions in the order of Art. 33(3). */
export const factsLayout: readonly { id: SectionId; fields: readonly Asked[] }[] = [
  {
    id: 'what',
    fields: [
      { name: 'title', kind: 'text', max: 200 },
      long('summary', '33(3)(a)'),
      one('ongoing', 'ongoingAnswers'),
      one('personalData', 'yesNo'),
      one('actingAs', 'actingRoles'),
      some('types', 'leakTypes'),
      one('cause', 'leakCauses'),
      one('origin', 'leakOrigins'),
      one('act', 'leakActs'),
      one('intent', 'leakIntents'),
      one('discoveredBy', 'discoverers'),
    ],
  },
  {
    id: 'who',
    fields: [
      some('dataCategories', 'dataCategories'),
      some('peopleCategories', 'peopleCategories'),
      ...count('persons'),
      ...count('records'),
    ],
  },
  {
    id: 'effects',
    fields: [
      long('consequences', '33(3)(c)'),
      long('measuresTaken', '33(3)(d)'),
      long('measuresProposed', '33(3)(d)'),
      long('priorMeasures'),
    ],
  },
  { id: 'risk', fields: [one('riskLevel', 'riskLevels'), long('riskReason', '33(1)')] },
  {
    id: 'late',
    fields: [
      one('delayReason', 'delayReasons'),
      long('delayText', '33(1)'),
      { name: 'crossBorder', kind: 'bool' },
      { name: 'crossBorderStates', kind: 'tags', when: { field: 'crossBorder', in: ['true'] } },
    ],
  },
]

/** The facts as the form holds them. */
export function factsValues({ persons, records, personalData, ...same }: LeakFacts): FormValues {
  return {
    ...same,
    personalData: personalData === null ? '' : personalData ? 'yes' : 'no',
    personsMode: persons.mode,
    personsMin: persons.min,
    personsMax: persons.max,
    recordsMode: records.mode,
    recordsMin: records.min,
    recordsMax: records.max,
  }
}

/** A number of people or records in words. */
export function countWords(
  { mode, min, max }: LeakFacts['persons'],
  t: Awaited<ReturnType<typeof getTranslations<'triage'>>>,
): string {
  if (mode === 'unknown' || min === null) return t('facts.range.unknown')
  if (mode === 'exact') return t('facts.range.exact', { min })
  return max === null ? t('facts.range.atLeast', { min }) : t('facts.range.estimate', { min, max })
}

/** The facts of a leak in words, in the order of the form. An empty value is not filled in. */
export async function wordedFacts(facts: LeakFacts): Promise<{ label: string; value: string }[]> {
  const [t, codes, common] = await Promise.all([
    getTranslations('triage'),
    getTranslations('codes'),
    getTranslations('common'),
  ])
  const one = (list: string, code: string | null) => (code ? codes(`${list}.${code}`) : '')
  const some = (list: string, all: readonly string[]) => all.map((code) => codes(`${list}.${code}`)).join(', ')
  const count = (range: LeakFacts['persons']) => countWords(range, t)
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

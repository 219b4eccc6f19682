import { getTranslations } from 'next-intl/server'
import { isAsked } from '@/components/form/check'
import type { FormField, FormValues } from '@/components/form/model/types'
import type { CodeListName } from '@/lib/law/codes/registry'
import type { LeakFacts } from '../../facts/schema'
import { factWords } from '../../facts/words'

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

/** Of the facts that are asked only beside another answer, those that are not. */
function notAsked(facts: LeakFacts): ReadonlySet<string> {
  const values = factsValues(facts)
  const fields = factsLayout.flatMap((section) => section.fields)
  return new Set(fields.filter((field) => !isAsked({ ...field, label: '' }, values)).map(({ name }) => name))
}

/** The facts of a leak in words, in the order of the form, without what the form does not ask. An empty value is not filled in. */
export async function wordedFacts(facts: LeakFacts): Promise<{ name: string; label: string; value: string }[]> {
  const [t, codes, common] = await Promise.all([
    getTranslations('triage'),
    getTranslations('codes'),
    getTranslations('common'),
  ])
  const values = factWords(facts, { triage: t, codes, common })
  const left = notAsked(facts)
  return Object.entries(values)
    .filter(([name, value]) => value || !left.has(name))
    .map(([name, value]) => ({ name, label: t(`facts.fields.${name}`), value }))
}

import { z } from 'zod'
import { codesOf } from '@/lib/law/codes/code'
import { dataCategories } from '@/lib/law/codes/data'
import { riskLevels } from '@/lib/law/codes/leaks'
import { type CaseFacts, type Size, sizes } from '@/lib/law/severity/edpb-cases'
import {
  availabilityNames,
  classOf,
  confidentialityNames,
  contextScores,
  dataClasses,
  type dataClassNames,
  identificationNames,
  integrityNames,
  type SeverityInputs,
} from '@/lib/law/severity/enisa'
import { textUpTo } from '@/lib/text/typed'
import type { LeakFacts } from './schema'

/** A form sends the score it chose as text. */
const score = z.preprocess(
  (value) => (typeof value === 'string' ? Number(value) : value),
  z.literal(contextScores).nullable(),
)

export const severityInputsSchema = z.object({
  simple: score,
  behavioural: score,
  financial: score,
  sensitive: score,
  identification: z.enum(identificationNames),
  confidentiality: z.enum(confidentialityNames),
  integrity: z.enum(integrityNames),
  availability: z.enum(availabilityNames),
  malicious: z.boolean(),
  over100: z.boolean(),
  unintelligible: z.boolean(),
})

/** The inputs of the method, and the level of risk that a person gives; without one only the inputs are kept. */
export const assessSeveritySchema = severityInputsSchema.extend({
  ref: z.string().max(20),
  version: z.number().int().min(1),
  given: z.enum(codesOf(riskLevels)).nullable(),
  reason: textUpTo(4000),
})
export type AssessSeverityInput = z.infer<typeof assessSeveritySchema>

/** Categories of a linked record, as they fill in what the leak itself does not name. */
export type LinkedData = { ref: string; data: readonly string[] }

/** Where a proposed input comes from: a fact of the leak, linked records, or nothing that is known. */
export type InputSource = { fact: keyof LeakFacts } | { records: readonly string[] } | 'assumed'
export type ProposedInputs = { inputs: SeverityInputs; sources: Record<keyof SeverityInputs, InputSource> }

const byCause: Partial<Record<NonNullable<LeakFacts['cause']>, SeverityInputs['confidentiality']>> = {
  mis_sent_email: 'known_recipients',
  mis_sent_post: 'known_recipients',
  cc_instead_of_bcc: 'known_recipients',
  verbal_disclosure: 'known_recipients',
  wrong_access_rights: 'known_recipients',
  insider_misuse: 'known_recipients',
  lost_device: 'exposed',
  stolen_device: 'exposed',
  lost_paper: 'exposed',
  improper_disposal: 'exposed',
  hacking: 'unknown_recipients',
  phishing: 'unknown_recipients',
  credential_stuffing: 'unknown_recipients',
  misconfiguration_public: 'unknown_recipients',
}
const attacks: readonly LeakFacts['cause'][] = ['hacking', 'malware_ransomware', 'phishing', 'credential_stuffing']
const fact = (field: keyof LeakFacts): InputSource => ({ fact: field })

/** The inputs as the facts and the linked records suggest them, for a person to correct; what is not known starts cautiously. */
export function proposedInputs(facts: LeakFacts, linked: readonly LinkedData[]): ProposedInputs {
  const { data, source } = dataHit(facts, linked)
  const baseOf = (name: (typeof dataClassNames)[number]) =>
    data.some((code) => classOf(code) === name) ? dataClasses[name] : null
  const { types, cause, intent, persons } = facts
  const typed = types.length > 0
  const readers = cause && byCause[cause]
  const people = persons.max ?? persons.min
  const kept = typed && !types.includes('confidentiality')
  return {
    inputs: {
      simple: baseOf('simple'),
      behavioural: baseOf('behavioural'),
      financial: baseOf('financial'),
      sensitive: baseOf('sensitive'),
      identification: identificationBy(data),
      confidentiality: kept ? 'none' : (readers ?? 'unknown_recipients'),
      integrity: types.includes('integrity') ? 'altered_usable' : 'none',
      availability: types.includes('availability') ? 'temporary' : 'none',
      malicious: intent === 'malicious' || (intent === null && attacks.includes(cause)),
      over100: people !== null && people > 100,
      unintelligible: false,
    },
    sources: {
      simple: source,
      behavioural: source,
      financial: source,
      sensitive: source,
      identification: source,
      confidentiality: kept ? fact('types') : readers ? fact('cause') : 'assumed',
      integrity: typed ? fact('types') : 'assumed',
      availability: typed ? fact('types') : 'assumed',
      malicious: intent !== null ? fact('intent') : cause !== null ? fact('cause') : 'assumed',
      over100: people === null ? 'assumed' : fact('persons'),
      unintelligible: 'assumed',
    },
  }
}

/** The data that the leak names; while it names none, that of the records it hits. */
function dataHit(facts: LeakFacts, linked: readonly LinkedData[]): { data: readonly string[]; source: InputSource } {
  if (facts.dataCategories.length > 0) return { data: facts.dataCategories, source: fact('dataCategories') }
  const telling = linked.filter(({ data }) => data.length > 0)
  if (telling.length === 0) return { data: [], source: 'assumed' }
  return { data: telling.flatMap(({ data }) => data), source: { records: telling.map(({ ref }) => ref) } }
}

/** A name with an address or birth date says who it is; a name, picture or number alone may. */
function identificationBy(data: readonly string[]): SeverityInputs['identification'] {
  const hit = (...codes: string[]) => codes.some((code) => data.includes(code))
  const alone = hit(
    'identity_name',
    'photo_image',
    'username_social',
    'id_document_copy',
    'national_register_number_be',
  )
  if (data.length === 0 || hit('contact_business', 'contact_private')) return 'maximum'
  if (alone) return hit('demographic') ? 'maximum' : 'significant'
  return 'limited'
}

/** What of a leak is compared with the EDPB's cases. */
export function caseFactsOf(facts: LeakFacts, linked: readonly LinkedData[], inputs: SeverityInputs): CaseFacts {
  const { data } = dataHit(facts, linked)
  const { cause, types, intent, peopleCategories: people, persons } = facts
  return {
    ...{ cause, types, intent, people },
    data: codesOf(dataCategories).filter((code) => data.includes(code)),
    size: sizeOf(persons.max ?? persons.min),
    readers: inputs.confidentiality,
    loss: inputs.availability,
    unintelligible: inputs.unintelligible,
  }
}

function sizeOf(people: number | null): Size | null {
  if (people === null) return null
  return sizes.find((_size, n) => people <= 10 ** (n + 1)) ?? 'more'
}

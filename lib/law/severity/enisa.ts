import { dataCategories } from '../codes/data'
import type { RiskLevel } from '../codes/leaks'

/**
 * ENISA, Recommendations for a methodology of the assessment of severity of personal data breaches, v1.0, December 2013:
 * SE = DPC × EI + CB. Taken from summaries (secondary): the paper itself was not opened, so no page of it is named.
 */

/** Classes of data with the base score of each; every class present is scored, the highest counts (DPC). */
export const dataClasses = { simple: 1, behavioural: 2, financial: 3, sensitive: 4 } as const
export type DataClass = keyof typeof dataClasses
export const dataClassNames = [
  'simple',
  'behavioural',
  'financial',
  'sensitive',
] as const satisfies readonly DataClass[]

/** Scores a class may be given by the context, whatever its base. */
export const contextScores = [1, 2, 3, 4] as const
export type ContextScore = (typeof contextScores)[number]

/** Ease of identification (EI). */
export const identification = { negligible: 0.25, limited: 0.5, significant: 0.75, maximum: 1 } as const
export type Identification = keyof typeof identification
export const identificationNames = [
  'negligible',
  'limited',
  'significant',
  'maximum',
] as const satisfies readonly Identification[]

/** Circumstances (CB), each from nothing to the worst. */
export const circumstances = {
  confidentiality: { none: 0, exposed: 0, known_recipients: 0.25, unknown_recipients: 0.5 },
  integrity: { none: 0, altered_recovered: 0, altered_usable: 0.25, altered_lost: 0.5 },
  availability: { none: 0, easily_recovered: 0, temporary: 0.25, lost: 0.5 },
} as const
export const maliciousIntent = 0.5
export const confidentialityNames = ['none', 'exposed', 'known_recipients', 'unknown_recipients'] as const
export const integrityNames = ['none', 'altered_recovered', 'altered_usable', 'altered_lost'] as const
export const availabilityNames = ['none', 'easily_recovered', 'temporary', 'lost'] as const

/** What a person chooses; the flags stand beside the score and never in it. */
export type SeverityInputs = Readonly<
  Record<DataClass, ContextScore | null> & {
    identification: Identification
    confidentiality: (typeof confidentialityNames)[number]
    integrity: (typeof integrityNames)[number]
    availability: (typeof availabilityNames)[number]
    malicious: boolean
    over100: boolean
    unintelligible: boolean
  }
>

export const severityLevels = ['low', 'medium', 'high', 'very_high'] as const
export type SeverityLevel = (typeof severityLevels)[number]

export type Severity = {
  score: number
  dpc: ContextScore
  /** The class whose score counts. */
  counted: DataClass
  ei: number
  cb: number
  level: SeverityLevel
  /** The level of risk it proposes; practice, neither of ENISA nor of the GDPR. A person gives the level. */
  proposes: RiskLevel
}

/** The severity of these inputs, or null while no class of data is scored. */
export function severityOf(inputs: SeverityInputs): Severity | null {
  const highest = dataClassNames.reduce<{ counted: DataClass; dpc: ContextScore } | null>((best, counted) => {
    const dpc = inputs[counted]
    return dpc !== null && (best === null || dpc > best.dpc) ? { counted, dpc } : best
  }, null)
  if (!highest) return null
  const ei = identification[inputs.identification]
  const cb =
    circumstances.confidentiality[inputs.confidentiality] +
    circumstances.integrity[inputs.integrity] +
    circumstances.availability[inputs.availability] +
    (inputs.malicious ? maliciousIntent : 0)
  const score = highest.dpc * ei + cb
  const level = levelOf(score)
  return { score, ...highest, ei, cb, level, proposes: proposedBy[level] }
}

/** SE < 2 low · < 3 medium · < 4 high · from 4 very high. */
export function levelOf(score: number): SeverityLevel {
  if (score < 2) return 'low'
  if (score < 3) return 'medium'
  return score < 4 ? 'high' : 'very_high'
}

const proposedBy = { low: 'unlikely', medium: 'risk', high: 'high', very_high: 'high' } as const satisfies Record<
  SeverityLevel,
  RiskLevel
>

/** The class of a category of data; null for what has none of its own: credentials take that of what they open. */
export function classOf(category: string): DataClass | null {
  const flags: readonly string[] = dataCategories.find(({ code }) => code === category)?.flags ?? []
  return dataClassNames.find((name) => flags.includes(name)) ?? null
}

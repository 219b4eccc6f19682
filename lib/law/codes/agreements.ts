import type { Code, CodeOf } from './code'

/** Kinds of agreements and other arrangements about personal data. */
export const agreementKinds = [
  { code: 'processing', iri: 'dpv:DataProcessingAgreement', article: '28' },
  { code: 'joint', iri: 'dpv:JointDataControllersAgreement', article: '26' },
  { code: 'sharing' },
  { code: 'group' },
  { code: 'acquisition' },
  { code: 'legal_disclosure' },
] as const satisfies readonly Code[]
export type AgreementKind = CodeOf<typeof agreementKinds>

/** Whether an agreement is in writing, Art. 28(9): electronic form counts. */
export const agreementForms = [
  { code: 'paper', article: '28(9)' },
  { code: 'electronic', article: '28(9)' },
  { code: 'not_written', article: '28(9)' },
] as const satisfies readonly Code[]

/** Items of a processor agreement, Art. 28(3). */
const processingClauses = [
  { code: 'c0', article: '28(3)' },
  { code: 'a', article: '28(3)(a)' },
  { code: 'b', article: '28(3)(b)' },
  { code: 'c', article: '28(3)(c)' },
  { code: 'd', article: '28(3)(d)' },
  { code: 'e', article: '28(3)(e)' },
  { code: 'f', article: '28(3)(f)' },
  { code: 'g', article: '28(3)(g)' },
  { code: 'h', article: '28(3)(h)' },
  { code: 'h2', article: '28(3), last sentence' },
] as const satisfies readonly Code[]

/** Items of an arrangement between joint controllers, Art. 26. */
const jointClauses = [
  { code: 'j_responsibilities', article: '26(1)' },
  { code: 'j_rights', article: '26(1)' },
  { code: 'j_information', article: '26(1)' },
  { code: 'j_contact_point', article: '26(1)', flags: ['optional'] },
  { code: 'j_leaks', article: '26(1), 33' },
  { code: 'j_essence', article: '26(2)' },
  { code: 'j_each', article: '26(3)' },
] as const satisfies readonly Code[]

/** Items of an agreement by which one controller gives data to another (good practice). */
const sharingClauses = [
  { code: 's_parties' },
  { code: 's_purpose' },
  { code: 's_basis' },
  { code: 's_data' },
  { code: 's_means' },
  { code: 's_reuse' },
  { code: 's_accuracy' },
  { code: 's_retention' },
  { code: 's_security' },
  { code: 's_rights' },
  { code: 's_leaks' },
  { code: 's_transfers' },
  { code: 's_onward' },
  { code: 's_review' },
  { code: 's_end' },
] as const satisfies readonly Code[]

/** Every clause item; which of them an agreement needs is said by `clausesFor`. */
export const clauseItems = [...processingClauses, ...jointClauses, ...sharingClauses] as const satisfies readonly Code[]
type ClauseItem = CodeOf<typeof clauseItems>

/** What a reader of the agreement found. */
export const clauseStates = [
  { code: 'present' },
  { code: 'partial' },
  { code: 'absent' },
] as const satisfies readonly Code[]

/** The clause items that an agreement of this kind is checked against. */
export function clausesFor(kind: AgreementKind): readonly ClauseItem[] {
  switch (kind) {
    case 'processing':
      return processingClauses.map((clause) => clause.code)
    case 'joint':
      return jointClauses.map((clause) => clause.code)
    case 'sharing':
    case 'group':
    case 'acquisition':
      return sharingClauses.map((clause) => clause.code)
    case 'legal_disclosure':
      return []
  }
}

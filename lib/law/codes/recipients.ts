import type { Code } from './code'

/** Kinds of recipients, Art. 30(1)(d) and 4(9). A particular inquiry of an authority is no recipient. */
export const recipientKinds = [
  { code: 'internal_department', iri: 'dpv:Recipient' },
  { code: 'group_company', iri: 'dpv:SubsidiaryLegalEntity', moreIris: ['dpv:ParentLegalEntity'] },
  { code: 'processor', iri: 'dpv:DataProcessor' },
  { code: 'sub_processor', iri: 'dpv:DataSubProcessor' },
  { code: 'joint_controller', iri: 'dpv:JointDataControllers' },
  { code: 'independent_controller', iri: 'dpv:ThirdParty' },
  { code: 'partner_promotion', iri: 'dpv:ThirdParty' },
  { code: 'authority', iri: 'dpv:Authority' },
  { code: 'adviser_court', iri: 'dpv:Recipient' },
  { code: 'acquirer_merger', iri: 'dpv:Recipient' },
  { code: 'public', iri: 'dpv:Recipient' },
  { code: 'data_subject_self', iri: 'dpv:Recipient' },
] as const satisfies readonly Code[]

/** What a party of the register of processors is to us. */
export const partyKinds = [
  { code: 'processor', iri: 'dpv:DataProcessor', article: '28' },
  { code: 'sub_processor', iri: 'dpv:DataSubProcessor', article: '28(4)' },
  { code: 'joint_controller', iri: 'dpv:JointDataControllers', article: '26' },
  { code: 'independent_controller', iri: 'dpv:ThirdParty' },
  { code: 'group_company', iri: 'dpv:SubsidiaryLegalEntity' },
  { code: 'partner_promotion', iri: 'dpv:ThirdParty' },
  { code: 'acquirer_merger', iri: 'dpv:Recipient' },
  { code: 'authority', iri: 'dpv:Authority' },
  { code: 'open', flags: ['unanswered'] },
] as const satisfies readonly Code[]

/** Art. 28(1): does the processor give sufficient guarantees? */
export const guaranteeStates = [
  { code: 'sufficient', article: '28(1)' },
  { code: 'partial', article: '28(1)' },
  { code: 'insufficient', article: '28(1)' },
  { code: 'not_checked', article: '28(1)', flags: ['unanswered'] },
] as const satisfies readonly Code[]

/** Art. 28(2): what we said to a new sub-processor we were told of. */
export const objectionStates = [
  { code: 'none', article: '28(2)' },
  { code: 'raised', article: '28(2)' },
  { code: 'withdrawn', article: '28(2)' },
  { code: 'upheld', article: '28(2)' },
] as const satisfies readonly Code[]

/** Art. 28(2): how the controller allows sub-processors. */
export const subAuthorisations = [
  { code: 'specific', article: '28(2)' },
  { code: 'general', article: '28(2)' },
  { code: 'forbidden', article: '28(2)' },
  { code: 'open', flags: ['unanswered'] },
] as const satisfies readonly Code[]

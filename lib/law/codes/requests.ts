import type { Code, CodeOf } from './code'

/**
 * What a person can ask about their data. Term: `month` Art. 12(3); `at_once` too, and what is asked is done without waiting for the
 * answer (Art. 7(3), 21(3)); `none`: the law gives the company no term, a date that the authority sets may be kept.
 */
export const requestRights = [
  { code: 'access', article: '15', term: 'month' },
  { code: 'rectification', article: '16', term: 'month', tellsRecipients: true },
  { code: 'erasure', article: '17', term: 'month', tellsRecipients: true },
  { code: 'restriction', article: '18', term: 'month', tellsRecipients: true },
  { code: 'recipients', article: '19', term: 'month' },
  { code: 'portability', article: '20', term: 'month' },
  { code: 'objection', article: '21(1)', term: 'month' },
  { code: 'objection_marketing', article: '21(2)-(3)', term: 'at_once' },
  { code: 'automated_decision', article: '22', term: 'month' },
  { code: 'withdraw_consent', article: '7(3)', term: 'at_once' },
  { code: 'complaint', article: '77', term: 'none' },
] as const satisfies readonly (Code & { term: 'month' | 'at_once' | 'none'; tellsRecipients?: true })[]
export type RequestRight = CodeOf<typeof requestRights>

/** How a request came in. The term begins with its arrival at any of them. */
export const requestChannels = [
  { code: 'email' },
  { code: 'post' },
  { code: 'phone' },
  { code: 'web_form' },
  { code: 'processor' },
  { code: 'in_person' },
] as const satisfies readonly Code[]
export type RequestChannel = CodeOf<typeof requestChannels>

export const requestStates = [
  { code: 'open' },
  { code: 'answered' },
  { code: 'closed' },
  { code: 'withdrawn' },
  { code: 'merged' },
] as const satisfies readonly Code[]
export type RequestState = CodeOf<typeof requestStates>

/** How it was made sure that the person is who they say, Art. 12(6). A copy of an identity document is more than that asks (Art. 5(1)(c)). */
export const identityWays = [
  { code: 'same_address', article: '12(6)' },
  { code: 'called_back', article: '12(6)' },
  { code: 'signed_in', article: '12(6)' },
  { code: 'known_person', article: '12(6)' },
  { code: 'document_seen', article: '12(6)' },
  { code: 'document_copy', article: '5(1)(c)' },
  { code: 'mandate', article: '12(6)' },
  { code: 'not_needed', article: '21(3)' },
] as const satisfies readonly Code[]
export type IdentityWay = CodeOf<typeof identityWays>

/** Why two further months are taken, Art. 12(3). */
export const extensionReasons = [
  { code: 'complex', article: '12(3)' },
  { code: 'many', article: '12(3)' },
] as const satisfies readonly Code[]

export const requestDecisions = [
  { code: 'granted' },
  { code: 'partly', article: '12(4)' },
  { code: 'refused', article: '12(4)' },
] as const satisfies readonly Code[]
export type RequestDecision = CodeOf<typeof requestDecisions>

/** Why something that was asked is not done. */
export const refusalGrounds = [
  { code: 'not_identified', article: '12(2), 12(6)' },
  { code: 'unfounded_excessive', article: '12(5)' },
  { code: 'no_data', article: '12(4)' },
  { code: 'rights_of_others', article: '15(4)' },
  { code: 'legal_duty', article: '17(3)(b)' },
  { code: 'legal_claims', article: '17(3)(e)' },
  { code: 'expression', article: '17(3)(a)' },
  { code: 'research_archive', article: '17(3)(d)' },
  { code: 'compelling_grounds', article: '21(1)' },
  { code: 'conditions_not_met', article: '12(4)' },
] as const satisfies readonly Code[]

/** What is done about a request at one place. */
export const requestTaskKinds = [
  { code: 'system' },
  { code: 'processor', article: '28(3)(e)' },
  { code: 'recipient', article: '19' },
  { code: 'other' },
] as const satisfies readonly Code[]
export type RequestTaskKind = CodeOf<typeof requestTaskKinds>

export const requestTaskEnds = [
  { code: 'done' },
  { code: 'nothing_there' },
  { code: 'not_possible', article: '19' },
] as const satisfies readonly Code[]

/** What a file proves of a request. A copy of an identity document is asked after only to be refused: looking at it is enough. */
export const requestFileKinds = [
  { code: 'received' },
  { code: 'sent', article: '12(3)' },
  { code: 'done', article: '5(2)' },
  { code: 'authorisation' },
  { code: 'identity_document', article: '5(1)(c)' },
  { code: 'other' },
] as const satisfies readonly Code[]
export type RequestFileKind = CodeOf<typeof requestFileKinds>

/** Letters to the person, in the order in which they may go out. */
export const requestLetters = [
  { code: 'receipt' },
  { code: 'identity', article: '12(6)' },
  { code: 'extension', article: '12(3)' },
  { code: 'answer', article: '12(3)' },
  { code: 'refusal', article: '12(4)' },
] as const satisfies readonly Code[]
export type RequestLetterKind = CodeOf<typeof requestLetters>

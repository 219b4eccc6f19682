/** Kinds of promises; each has a letter before its number, as in T1. */
export const promiseKinds = ['right', 'sharing', 'leak', 'retention', 'security'] as const
export type PromiseKind = (typeof promiseKinds)[number]

export const letterOf: Readonly<Record<PromiseKind, string>> = {
  right: 'T',
  sharing: 'R',
  leak: 'L',
  retention: 'E',
  security: 'M',
}

/** By what Dertig sees whether a promise is kept. `by_hand`: by nothing it knows; people say so in the evidence. */
export const checks = [
  'objection_requests',
  'erasure_requests',
  'access_requests',
  'rectification_requests',
  'authority_named',
  'marketing_permission',
  'group_agreement',
  'processor_agreement',
  'partner_opt_in',
  'disclosure_grounds',
  'acquisition_agreement',
  'reports_judged',
  'leaks_documented',
  'people_told',
  'authority_told',
  'retention_dates',
  'unsubscribe_deletes',
  'processors_delete',
  'measures_tested',
  'by_hand',
] as const
export type Check = (typeof checks)[number]

/** Kept, not kept, soon not kept, or nothing that could say so. */
export const promiseStates = ['broken', 'at_risk', 'kept', 'not_measured'] as const
export type PromiseState = (typeof promiseStates)[number]

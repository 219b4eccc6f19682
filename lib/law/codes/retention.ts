import type { Code, CodeOf } from './code'

/**
 * Belgian books and taxes: the day that is named is the end of the financial year, and the period runs from 1 January of the
 * year after it (7 years for books, 10 for what taxes ask since the tax year 2023; read in secondary sources). The last day of
 * the period is still to be kept: data go from the day after.
 */
export const belgianYearEnd = 'financial_year_end_be'

/** From which event a retention period runs. */
export const retentionTriggers = [
  { code: 'collection' },
  { code: 'last_interaction' },
  { code: 'last_purchase' },
  { code: 'contract_end' },
  { code: 'invoice_date' },
  { code: 'financial_year_end' },
  { code: belgianYearEnd },
  { code: 'employment_end' },
  { code: 'application_closed' },
  { code: 'consent_withdrawn' },
  { code: 'unsubscribe' },
  { code: 'objection' },
  { code: 'account_inactive' },
  { code: 'case_closed' },
  { code: 'leak_closed' },
  { code: 'fixed_date' },
] as const satisfies readonly Code[]

/** Events that can come again: a period may run from the last of its kind. */
export const repeatedTriggers = [
  ...([
    'last_interaction',
    'last_purchase',
    'account_inactive',
    'contract_end',
    'invoice_date',
    'case_closed',
  ] as const),
] as const satisfies readonly CodeOf<typeof retentionTriggers>[]

/** What happens when the period is over. */
export const retentionActions = [
  { code: 'delete', iri: 'dpv:StorageDeletion' },
  { code: 'anonymise', iri: 'dpv:Anonymisation' },
  { code: 'archive_restricted' },
  { code: 'return_to_controller', article: '28(3)(g)' },
  { code: 'review' },
  { code: 'suppress_only' },
] as const satisfies readonly Code[]

/** Why data is kept that long. */
export const retentionBases = [
  { code: 'law' },
  { code: 'limitation_period' },
  { code: 'necessity', article: '5(1)(e)' },
  { code: 'consent', article: '6(1)(a)' },
] as const satisfies readonly Code[]

/** Why the action of a retention rule stops for a while (legal hold). */
export const holdReasons = [
  { code: 'claim', article: '17(3)(e)' },
  { code: 'inspection', article: '58(1)' },
  { code: 'open_leak', article: '33(5)' },
  { code: 'open_request', article: '18(1)' },
  { code: 'other' },
] as const satisfies readonly Code[]

/** How data were put out of reach. */
export const deletionMethods = [
  { code: 'delete' },
  { code: 'overwrite' },
  { code: 'crypto_erase' },
  { code: 'shred' },
  { code: 'anonymise' },
  { code: 'return', article: '28(3)(g)' },
] as const satisfies readonly Code[]

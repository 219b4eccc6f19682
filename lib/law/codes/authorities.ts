import { brussels } from '@/lib/time/zone'
import type { Code, CodeOf } from './code'

/** Supervisory authorities we know forms of, with the languages in which they take a report. */
export const authorities = [
  {
    code: 'BE_GBA',
    iri: 'legal-be:DPA-BE',
    country: 'BE',
    languages: ['nl', 'fr', 'de'],
    website: 'https://www.gegevensbeschermingsautoriteit.be',
  },
  { code: 'NL_AP', country: 'NL', languages: ['nl'], website: 'https://www.autoriteitpersoonsgegevens.nl' },
  { code: 'FR_CNIL', country: 'FR', languages: ['fr'], website: 'https://www.cnil.fr' },
  { code: 'LU_CNPD', country: 'LU', languages: ['fr', 'en'], website: 'https://cnpd.public.lu' },
  { code: 'IE_DPC', country: 'IE', languages: ['en'], website: 'https://www.dataprotection.ie' },
  { code: 'DE_LAND', country: 'DE', languages: ['de'], website: 'https://www.datenschutzkonferenz-online.de' },
  { code: 'GB_ICO', country: 'GB', languages: ['en'], website: 'https://ico.org.uk' },
  { code: 'other', country: null, languages: ['en'], website: null },
] as const satisfies readonly (Code & {
  country: string | null
  languages: readonly string[]
  website: string | null
})[]
export type Authority = CodeOf<typeof authorities>

/**
 * To whom a clock's report goes, and by whose clock its days end at 24:00 and its hours begin; null: the company's.
 * Reg. 1182/71, Art. 3(2), ends a period of days "with the expiry of the last hour of the last day" and names no zone. What
 * is to be done in it is done with an authority in Brussels, which counts by its own calendar; a company in another zone gains
 * or loses no hour by its seat. A reading; no position of the GBA is known. What is promised to people or to a customer
 * is promised in the company's own days.
 */
export const clockRecipients = [
  { code: 'authority', zone: brussels },
  { code: 'people', zone: null },
  { code: 'controller', zone: null },
  { code: 'ccb', zone: brussels },
  { code: 'financial_authority', zone: brussels },
  { code: 'telecom_authority', zone: brussels },
  { code: 'enisa', zone: brussels },
] as const satisfies readonly (Code & { zone: string | null })[]
export type ClockRecipient = CodeOf<typeof clockRecipients>

/** Bodies of rules that clocks come from. */
export const regimes = [
  { code: 'gdpr' },
  { code: 'policy' },
  { code: 'contract' },
  { code: 'nis2' },
  { code: 'dora' },
  { code: 'cra' },
  { code: 'ecommunications' },
] as const satisfies readonly Code[]
export type Regime = CodeOf<typeof regimes>

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

/** To whom a clock's report goes. */
export const clockRecipients = [
  { code: 'authority' },
  { code: 'people' },
  { code: 'controller' },
  { code: 'ccb' },
  { code: 'financial_authority' },
  { code: 'telecom_authority' },
] as const satisfies readonly Code[]
export type ClockRecipient = CodeOf<typeof clockRecipients>

/** Bodies of rules that clocks come from. */
export const regimes = [
  { code: 'gdpr' },
  { code: 'policy' },
  { code: 'contract' },
  { code: 'nis2' },
  { code: 'dora' },
  { code: 'ecommunications' },
] as const satisfies readonly Code[]
export type Regime = CodeOf<typeof regimes>

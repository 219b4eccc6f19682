import type { Code } from './code'

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
export type Authority = (typeof authorities)[number]['code']

/** The Belgian authority: it takes reports through its portal only, never by e-mail. The old name ended on 24 May 2018. */
export const belgianAuthority = {
  code: 'BE_GBA',
  address: 'Drukpersstraat 35 / Rue de la Presse 35, 1000 Brussel',
  phone: '+32 2 274 48 00',
  email: 'contact@apd-gba.be',
  enterpriseNumber: '0694.679.950',
  formerNames: ['Privacycommissie', 'Commission de la protection de la vie privée', 'commission@privacycommission.be'],
} as const

/** Whether an address or name in an old text means the Belgian authority of before 25 May 2018. */
export function isFormerBelgianAuthority(text: string): boolean {
  const lower = text.toLowerCase()
  return (
    lower.includes('privacycommission') || lower.includes('privacycommissie') || lower.includes('privacy commission')
  )
}

/** To whom a clock's report goes. */
export const clockRecipients = [
  { code: 'authority' },
  { code: 'people' },
  { code: 'controller' },
  { code: 'ccb' },
  { code: 'financial_authority' },
  { code: 'telecom_authority' },
] as const satisfies readonly Code[]
export type ClockRecipient = (typeof clockRecipients)[number]['code']

/** Bodies of rules that clocks come from. */
export const regimes = [
  { code: 'gdpr' },
  { code: 'policy' },
  { code: 'contract' },
  { code: 'nis2' },
  { code: 'dora' },
  { code: 'ecommunications' },
] as const satisfies readonly Code[]
export type Regime = (typeof regimes)[number]['code']

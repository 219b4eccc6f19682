import type { Code } from './code'

/** By which way data reaches the company. */
export const sourceChannels = [
  { code: 'web_form' },
  { code: 'newsletter_signup' },
  { code: 'email' },
  { code: 'phone' },
  { code: 'paper' },
  { code: 'in_person' },
  { code: 'event' },
  { code: 'customer_service' },
  { code: 'social_network' },
  { code: 'cookies' },
  { code: 'advertisement' },
  { code: 'app_portal' },
  { code: 'data_broker' },
  { code: 'partner' },
  { code: 'public_register' },
  { code: 'merger' },
  { code: 'customer_instruction' },
  { code: 'internal' },
  { code: 'other' },
] as const satisfies readonly Code[]

/** Where data comes from: decides between Art. 13 and Art. 14. */
export const sourceOrigins = [
  { code: 'from_person', iri: 'dpv:DataSubjectDataSource', article: '13' },
  { code: 'observed', iri: 'dpv:DataSubjectDataSource', article: '13' },
  { code: 'third_party', iri: 'dpv:ThirdPartyDataSource', article: '14' },
  { code: 'public', iri: 'dpv:PublicDataSource', article: '14' },
  { code: 'acquired', iri: 'dpv:ThirdPartyDataSource', article: '14' },
  { code: 'mixed', article: '13, 14' },
] as const satisfies readonly Code[]

/** Which article says how people are told. */
export const noticeArticles = [
  { code: 'art_13', iri: 'eu-gdpr:A13', article: '13' },
  { code: 'art_14', iri: 'eu-gdpr:A14', article: '14' },
  { code: 'both', article: '13, 14' },
] as const satisfies readonly Code[]

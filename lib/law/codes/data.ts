import type { Code } from './code'

/**
 * special: Art. 9(1) · criminal: Art. 10 · national: a Belgian rule of its own · high_harm: high harm if leaked ·
 * simple, behavioural, financial, sensitive: the ENISA class. DPV marks more terms as special than Art. 9 does: these flags decide.
 */
export type DataFlag =
  | 'special'
  | 'criminal'
  | 'national'
  | 'high_harm'
  | 'simple'
  | 'behavioural'
  | 'financial'
  | 'sensitive'

/** Categories of personal data, Art. 30(1)(c). */
export const dataCategories = [
  { code: 'identity_name', flags: ['simple'], iri: 'pd:Name' },
  { code: 'contact_business', flags: ['simple'], iri: 'pd:Contact', moreIris: ['pd:EmailAddressWork'] },
  {
    code: 'contact_private',
    flags: ['simple'],
    iri: 'pd:EmailAddress',
    moreIris: ['pd:TelephoneNumber', 'pd:PhysicalAddress'],
  },
  { code: 'job_function', flags: ['simple'], iri: 'pd:Job', moreIris: ['pd:Professional'] },
  { code: 'demographic', flags: ['simple'], iri: 'pd:Demographic', moreIris: ['pd:Gender', 'pd:BirthDate', 'pd:Age'] },
  { code: 'location_area', flags: ['simple'], iri: 'pd:PostalCode', moreIris: ['pd:City', 'pd:Region'] },
  { code: 'geolocation', flags: ['behavioural'], iri: 'pd:Location', moreIris: ['pd:GPSCoordinate'] },
  { code: 'photo_image', flags: ['simple'], iri: 'pd:Picture' },
  { code: 'username_social', flags: ['simple'], iri: 'pd:Username', moreIris: ['pd:SocialMedia'] },
  { code: 'friend_list', flags: ['behavioural'], iri: 'pd:Friend', moreIris: ['pd:SocialNetwork'] },
  { code: 'feedback_opinion', flags: ['simple'], iri: 'pd:Opinion' },
  {
    code: 'communication_content',
    flags: ['behavioural', 'high_harm'],
    iri: 'pd:Communication',
    moreIris: ['pd:EmailContent'],
  },
  { code: 'online_identifiers', flags: ['behavioural'], iri: 'pd:IPAddress', moreIris: ['pd:DeviceBased'] },
  { code: 'browsing_cookies', flags: ['behavioural'], iri: 'pd:BrowsingBehaviour', moreIris: ['pd:Tracking'] },
  { code: 'marketing_interaction', flags: ['behavioural'], iri: 'pd:Interaction', moreIris: ['pd:LinkClicked'] },
  { code: 'preferences_interests', flags: ['behavioural'], iri: 'pd:Preference', moreIris: ['pd:Interest'] },
  { code: 'purchase_history', flags: ['behavioural'], iri: 'pd:Purchase', moreIris: ['pd:Transactional'] },
  { code: 'education', flags: ['simple'], iri: 'pd:Education' },
  { code: 'employment_history', flags: ['simple'], iri: 'pd:WorkHistory' },
  { code: 'performance_evaluation', flags: ['behavioural'], iri: 'pd:PerformanceAtWork' },
  { code: 'family', flags: ['simple'], iri: 'pd:Family' },
  { code: 'salary_income', flags: ['financial', 'high_harm'], iri: 'pd:Salary', moreIris: ['pd:Income'] },
  { code: 'bank_account', flags: ['financial', 'high_harm'], iri: 'pd:BankAccount' },
  { code: 'payment_card', flags: ['financial', 'high_harm'], iri: 'pd:CreditCardNumber' },
  { code: 'invoice_financial', flags: ['financial'], iri: 'pd:Financial' },
  { code: 'tax', flags: ['financial'], iri: 'pd:Tax' },
  { code: 'credentials', flags: ['high_harm'], iri: 'pd:Password', moreIris: ['pd:Authenticating'] },
  { code: 'id_document_copy', flags: ['high_harm'], iri: 'pd:OfficialID', moreIris: ['pd:Passport'] },
  { code: 'national_register_number_be', flags: ['national', 'high_harm'], iri: 'pd:OfficialID', article: '87' },
  {
    code: 'ethnic_origin',
    flags: ['special', 'sensitive'],
    iri: 'pd:EthnicOrigin',
    moreIris: ['pd:Race'],
    article: '9(1)',
  },
  { code: 'political_opinion', flags: ['special', 'sensitive'], iri: 'pd:PoliticalOpinion', article: '9(1)' },
  {
    code: 'religion_philosophy',
    flags: ['special', 'sensitive'],
    iri: 'pd:ReligiousBelief',
    moreIris: ['pd:PhilosophicalBelief'],
    article: '9(1)',
  },
  { code: 'trade_union', flags: ['special', 'sensitive'], iri: 'pd:TradeUnionMembership', article: '9(1)' },
  { code: 'genetic', flags: ['special', 'sensitive'], iri: 'pd:Genetic', article: '9(1)' },
  { code: 'biometric_identifying', flags: ['special', 'sensitive'], iri: 'pd:Biometric', article: '9(1)' },
  { code: 'health', flags: ['special', 'sensitive'], iri: 'pd:Health', article: '9(1)' },
  {
    code: 'sex_life_orientation',
    flags: ['special', 'sensitive'],
    iri: 'pd:Sexual',
    moreIris: ['pd:SexualPreference'],
    article: '9(1)',
  },
  {
    code: 'criminal',
    flags: ['criminal', 'sensitive'],
    iri: 'pd:CriminalConviction',
    moreIris: ['pd:CriminalOffence'],
    article: '10',
  },
] as const satisfies readonly (Code & { flags: readonly DataFlag[] })[]

function has(code: string, flag: DataFlag): boolean {
  const flags: readonly DataFlag[] = dataCategories.find((entry) => entry.code === code)?.flags ?? []
  return flags.includes(flag)
}

/** Art. 9(1): then an Art. 9(2) condition is needed beside the basis of Art. 6. */
export function isSpecialCategory(code: string): boolean {
  return has(code, 'special')
}

/** Art. 10: then official authority or an authorising law is needed. */
export function isCriminalData(code: string): boolean {
  return has(code, 'criminal')
}

/** Law of 8 August 1983, Art. 8 (GDPR Art. 87): the authorisation or law that allows its use must be named. */
export function needsNationalNumberReference(code: string): boolean {
  return has(code, 'national')
}

import type { LeakFacts } from '@/lib/leaks/facts/schema'

/** `letter`: to each person directly · `public`: an equally effective public communication, where Art. 34(3)(c) allows it. */
export const letterForms = ['letter', 'public'] as const
export type LetterForm = (typeof letterForms)[number]

/** Kinds of leak for which there are sentences of their own. */
export const letterTopics = [
  'wrong_recipient',
  'lost_device',
  'hacked',
  'published',
  'ransomware',
  'lost_data',
  'altered',
  'misuse',
  'other',
] as const
export type LetterTopic = (typeof letterTopics)[number]

/** Parts of a letter in their order; `news` only in a further one. The subject has no heading, nor do opening and closing. */
export const letterParts = [
  'subject',
  'opening',
  'news',
  'what',
  'data',
  'consequences',
  'measures',
  'advice',
  'contact',
  'closing',
] as const
export type LetterPart = (typeof letterParts)[number]
export type LetterTexts = Readonly<Record<LetterPart, string>>

/** Parts under a heading of their own. */
export const headedParts = ['news', 'what', 'data', 'consequences', 'measures', 'advice', 'contact'] as const

const topicOfCause: Readonly<Record<NonNullable<LeakFacts['cause']>, LetterTopic | null>> = {
  mis_sent_email: 'wrong_recipient',
  mis_sent_post: 'wrong_recipient',
  cc_instead_of_bcc: 'wrong_recipient',
  verbal_disclosure: 'wrong_recipient',
  lost_device: 'lost_device',
  stolen_device: 'lost_device',
  lost_paper: 'lost_device',
  improper_disposal: 'lost_device',
  hacking: 'hacked',
  phishing: 'hacked',
  credential_stuffing: 'hacked',
  malware_ransomware: 'ransomware',
  insider_misuse: 'misuse',
  wrong_access_rights: 'published',
  misconfiguration_public: 'published',
  software_error: null,
  technical_failure: null,
  supplier_incident: null,
  unknown: null,
  other: null,
}

/** Which sentences fit a leak: by its cause, else by what it did to the data. Pure. */
export function topicOf({ cause, types }: Pick<LeakFacts, 'cause' | 'types'>): LetterTopic {
  const byCause = cause && topicOfCause[cause]
  if (byCause) return byCause
  if (types.includes('confidentiality')) return cause === 'software_error' ? 'published' : 'other'
  if (types.includes('integrity')) return 'altered'
  return types.includes('availability') ? 'lost_data' : 'other'
}

/** Kinds of data as people speak of them. */
export const dataGroups = [
  'name',
  'contact',
  'work',
  'personal',
  'place',
  'online',
  'messages',
  'purchases',
  'money',
  'bank',
  'password',
  'id',
  'health',
  'sensitive',
] as const
export type DataGroup = (typeof dataGroups)[number]

const groupOf: Readonly<Record<LeakFacts['dataCategories'][number], DataGroup>> = {
  identity_name: 'name',
  contact_business: 'contact',
  contact_private: 'contact',
  location_area: 'contact',
  job_function: 'work',
  education: 'work',
  employment_history: 'work',
  performance_evaluation: 'work',
  demographic: 'personal',
  photo_image: 'personal',
  family: 'personal',
  geolocation: 'place',
  username_social: 'online',
  friend_list: 'online',
  online_identifiers: 'online',
  browsing_cookies: 'online',
  marketing_interaction: 'online',
  preferences_interests: 'online',
  feedback_opinion: 'messages',
  communication_content: 'messages',
  purchase_history: 'purchases',
  invoice_financial: 'purchases',
  salary_income: 'money',
  tax: 'money',
  bank_account: 'bank',
  payment_card: 'bank',
  credentials: 'password',
  id_document_copy: 'id',
  national_register_number_be: 'id',
  health: 'health',
  genetic: 'health',
  ethnic_origin: 'sensitive',
  political_opinion: 'sensitive',
  religion_philosophy: 'sensitive',
  trade_union: 'sensitive',
  biometric_identifying: 'sensitive',
  sex_life_orientation: 'sensitive',
  criminal: 'sensitive',
}

/** The kinds of data of these categories, in the order in which a letter names them. Own words are no code and have no group. */
export function groupsOf(categories: readonly string[]): DataGroup[] {
  const named = new Set(Object.entries(groupOf).flatMap(([code, group]) => (categories.includes(code) ? [group] : [])))
  return dataGroups.filter((group) => named.has(group))
}

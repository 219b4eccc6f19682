import { formOf, withdrawalFields } from './core'
import type { Profile } from './profile'

// Forms of other authorities as public descriptions of them have it: none was seen from inside, each is to be verified.

const sender = ['organisation_name', 'enterprise_number', 'organisation_address', 'sector'] as const
const numbers = ['people_categories', 'persons_number', 'records_number'] as const
const told = [
  'people_told',
  'people_told_on',
  'people_told_number',
  'people_told_channel',
  'people_not_told_reason',
] as const
const causes = ['cause', 'origin', 'act', 'intent'] as const
const verify = { certainty: 'verify', announced: false } as const

/** AP, the Netherlands: sections 0 to 9 as public copies of the form show them; it can be amended and withdrawn later. */
export const ap: Profile = {
  ...verify,
  code: 'NL_AP',
  authority: 'NL_AP',
  phase: 'first',
  files: 'part1_filed',
  languages: ['nl'],
  source: 'Art. 33(3) GDPR; sections 0-9 of the form of the AP as public copies show them',
  fields: formOf({
    notice: ['notice_kind', 'earlier_reference'],
    contact: [...sender, 'contact_point', 'dpo'],
    timeline: ['occurred', 'detected', 'aware', 'how_discovered', 'delay_reason'],
    description: ['summary', 'leak_types', ...causes, 'processor_involved'],
    data: ['data_categories', 'national_number', 'special_data', 'records_number'],
    persons: ['people_categories', 'persons_number'],
    prior_measures: ['prior_measures'],
    consequences: ['consequences', 'risk_level'],
    follow_up: ['measures_taken', 'measures_proposed', ...told, 'people_message', 'cross_border'],
    other: ['other_authorities', 'still_unknown'],
  }),
}

/** What completes or amends a report to the AP. */
export const apAmendment: Profile = {
  ...ap,
  code: 'NL_AP_AMENDMENT',
  phase: 'supplement',
  files: 'supplement_filed',
  fields: [...formOf({ notice: ['notice_kind', 'earlier_reference', 'what_changed'] }), ...ap.fields.slice(2)],
}

/** The AP's form takes a report back by name. */
export const apWithdrawal: Profile = {
  ...ap,
  code: 'NL_AP_WITHDRAWAL',
  phase: 'withdrawn',
  files: 'gdpr_withdrawn',
  source: 'The form of the AP as public copies show it: a report can be amended and withdrawn',
  fields: withdrawalFields,
}

const cnil = { ...verify, authority: 'FR_CNIL', languages: ['fr'] } satisfies Partial<Profile>
const cnilFields = {
  notice: ['notice_kind', 'earlier_reference'],
  contact: [...sender, 'contact_point', 'dpo', 'processor_involved'],
  timeline: ['occurred', 'detected', 'aware', 'how_discovered', 'delay_reason'],
  nature: ['leak_types', 'summary', ...causes],
  data: ['data_categories', 'national_number', 'special_data'],
  persons: numbers,
  prior_measures: ['prior_measures'],
  consequences: ['consequences', 'risk_level'],
  measures: ['measures_taken', 'measures_proposed'],
  people: told,
  cross_border: ['cross_border', 'other_authorities'],
} as const

/** CNIL, France: the initial notification. */
export const cnilInitial: Profile = {
  ...cnil,
  code: 'FR_CNIL_INITIAL',
  phase: 'first',
  files: 'part1_filed',
  source: 'Art. 33(3) GDPR; public description of the teleservice of the CNIL',
  fields: formOf(cnilFields),
}

/** CNIL: the complementary notification, if possible within 72 hours of the initial one. */
export const cnilComplementary: Profile = {
  ...cnil,
  code: 'FR_CNIL_COMPLEMENTARY',
  phase: 'supplement',
  files: 'supplement_filed',
  source: 'Art. 33(4) GDPR; public description of the teleservice of the CNIL',
  fields: formOf({
    ...cnilFields,
    notice: ['notice_kind', ['earlier_reference', { needed: 'always' }], 'what_changed'],
    timeline: ['occurred', 'detected', 'aware', 'how_discovered'],
    people: [...told, 'people_message'],
  }),
}

/** The blocks of the common template of the EDPB, adopted as a draft on 10 June 2026; final text and start are not known. */
export const edpbCommon: Profile = {
  code: 'EDPB_COMMON',
  authority: 'EDPB',
  phase: 'whole',
  files: 'part1_filed',
  languages: ['nl', 'fr', 'de', 'en'],
  certainty: 'secondary',
  announced: true,
  source: 'Blocks of the draft of the EDPB of 10 June 2026 (consultation closed on 5 August 2026)',
  fields: formOf({
    notice: ['notice_kind', 'earlier_reference'],
    contact: [...sender, 'contact_point', 'dpo', 'processor_involved'],
    nature: ['summary', 'leak_types', ...causes, 'occurred', 'detected', 'aware', 'how_discovered', 'delay_reason'],
    data: ['data_categories', 'national_number', 'special_data'],
    persons: numbers,
    prior_measures: ['prior_measures'],
    consequences: ['consequences', 'risk_level', 'risk_reason'],
    measures: ['measures_taken', 'measures_proposed'],
    people: [...told, 'people_message'],
    cross_border: ['cross_border', 'other_authorities'],
  }),
}

const light = {
  notice: ['notice_kind', 'earlier_reference'],
  contact: ['organisation_name', 'enterprise_number', 'organisation_address', 'contact_point', 'dpo'],
  nature: ['summary', 'leak_types', 'cause', 'processor_involved'],
  timeline: ['occurred', 'detected', 'aware', 'delay_reason'],
  data: ['data_categories', 'special_data', ...numbers],
  consequences: ['consequences', 'risk_level'],
  measures: ['prior_measures', 'measures_taken', 'measures_proposed'],
  people: ['people_told', 'people_not_told_reason'],
  cross_border: ['cross_border'],
} as const

/** DPC, Ireland: rates its own risk, and wants no personal data of the people concerned in the form. */
export const dpc: Profile = {
  ...verify,
  code: 'IE_DPC',
  authority: 'IE_DPC',
  phase: 'first',
  files: 'part1_filed',
  languages: ['en'],
  source: 'Art. 33(3) GDPR; public description of the web form of the DPC',
  fields: formOf(light),
}

/** CNPD, Luxembourg: a form of one's own is taken when all of Art. 33 is in it. */
export const cnpd: Profile = {
  ...dpc,
  code: 'LU_CNPD',
  authority: 'LU_CNPD',
  languages: ['fr', 'en', 'de'],
  source: 'Art. 33(3) GDPR; public description of the form of the CNPD',
}

/** ICO, United Kingdom: a report of its own under the UK GDPR where people or an establishment there are concerned. */
export const ico: Profile = {
  ...dpc,
  code: 'UK_ICO',
  authority: 'UK_ICO',
  source: 'Art. 33(3) UK GDPR; public description of the form of the ICO',
}

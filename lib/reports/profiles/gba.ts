import { formOf, withdrawalFields } from './core'
import type { Profile } from './profile'

const gba = {
  authority: 'BE_GBA',
  languages: ['nl', 'fr', 'de'],
  certainty: 'verify',
  announced: false,
} as const satisfies Partial<Profile>

const rubrics =
  'rubrics of the GBA form as an employers’ federation summarises them; the portal’s own list was not seen'

const sender = [
  'organisation_name',
  'enterprise_number',
  'organisation_address',
  'sector',
  'contact_point',
  'dpo',
] as const
const data = [
  'purposes',
  'data_categories',
  'national_number',
  'people_categories',
  'persons_number',
  'records_number',
] as const
const causes = ['cause', 'origin', 'act', 'intent'] as const
const times = ['occurred', 'detected', 'aware', 'how_discovered'] as const

/**
 * Report to the GBA/APD, part 1: the items of Art. 33(3) GDPR in the order of rubrics 1-5 and 9 of the authority's form as
 * an employers' federation summarises it. The portal's own list was not seen: every field is to be verified with its manual.
 */
export const gbaPart1: Profile = {
  ...gba,
  code: 'GBA_PART1',
  phase: 'first',
  files: 'part1_filed',
  source: `Art. 33(3) GDPR; ${rubrics} (1-5 and 9)`,
  fields: formOf({
    organisation: ['notice_kind', 'earlier_reference', ...sender, 'processor_involved'],
    processing: data,
    description: ['summary', ...causes],
    timeline: [...times, 'delay_reason'],
    nature: ['leak_types'],
    consequences: ['consequences'],
    measures: ['measures_taken', 'measures_proposed'],
    people: ['people_told'],
  }),
}

/** Rubrics 1-10: all that is asked once everything is known. */
const all = {
  processing: data,
  description: ['summary', ...causes, 'root_cause'],
  timeline: times,
  nature: ['leak_types'],
  prior_measures: ['prior_measures'],
  consequences: ['consequences', 'risk_level', 'risk_reason'],
  measures: ['measures_taken', 'measures_proposed'],
  people: [
    'people_told',
    'people_told_on',
    'people_told_number',
    'people_told_channel',
    'people_not_told_reason',
    'people_message',
  ],
  cross_border: ['cross_border', 'other_authorities'],
} as const

/** Part 2, within 21 days of part 1: the whole form, with what changed since part 1 (Art. 33(4)). */
export const gbaPart2: Profile = {
  ...gba,
  code: 'GBA_PART2',
  phase: 'second',
  files: 'part2_filed',
  source: `Art. 33(3) and (4) GDPR; ${rubrics} (1-10)`,
  fields: formOf({
    organisation: ['notice_kind', ['earlier_reference', { needed: 'always' }], ...sender, 'processor_involved'],
    changes: ['what_changed'],
    ...all,
    unknown: ['still_unknown'],
  }),
}

/** What became known after part 2, or was wrong in it. */
export const gbaSupplement: Profile = {
  ...gbaPart2,
  code: 'GBA_SUPPLEMENT',
  phase: 'supplement',
  files: 'supplement_filed',
}

/** Everything in one worksheet, for who can tell all of it at once or has no access to the portal. */
export const gbaWhole: Profile = {
  ...gba,
  code: 'GBA_WHOLE',
  phase: 'whole',
  files: 'part1_filed',
  source: `Art. 33(3) GDPR; ${rubrics} (1-10)`,
  fields: formOf({
    organisation: ['notice_kind', 'earlier_reference', ...sender, 'processor_involved'],
    ...all,
    timeline: [...times, 'delay_reason'],
  }),
}

/**
 * Takes back what was notified, e.g. because nothing turns out to have got out (EDPB Guidelines 9/2022: told to the authority, without
 * penalty). Whether the portal has a form of its own for it was not seen [K]: what it asks is the least that says which and why.
 */
export const gbaWithdrawal: Profile = {
  ...gba,
  code: 'GBA_WITHDRAWAL',
  phase: 'withdrawn',
  files: 'gdpr_withdrawn',
  source: 'EDPB Guidelines 9/2022, II.B; no form of the GBA for it was seen',
  fields: withdrawalFields,
}

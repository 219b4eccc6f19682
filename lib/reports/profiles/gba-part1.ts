import type { Item, Profile, ProfileField } from './profile'

type Rest = Partial<Pick<ProfileField, 'kind' | 'needed' | 'max' | 'judgement'>>

const judged = { judgement: true } as const

const line = (code: string, section: string, item: Item | null = null, rest: Rest = {}): ProfileField => ({
  code,
  section,
  item,
  kind: 'line',
  needed: item === null ? 'no' : 'always',
  max: 300,
  judgement: false,
  ...rest,
})
const text = (code: string, section: string, item: Item | null = null, rest: Rest = {}): ProfileField =>
  line(code, section, item, { kind: 'text', max: 8_000, ...rest })

/**
 * Report to the GBA/APD, part 1: the items of Art. 33(3) GDPR in the order of rubrics 1-5 and 9 of the authority's form as
 * an employers' federation summarises it. The portal's own list was not seen: every field is to be verified with its manual.
 */
export const gbaPart1: Profile = {
  code: 'GBA_PART1',
  authority: 'BE_GBA',
  languages: ['nl', 'fr', 'de'],
  source: 'Art. 33(3) GDPR; rubrics 1-5 and 9 of the GBA form',
  certainty: 'verify',
  fields: [
    line('notice_kind', 'organisation'),
    line('earlier_reference', 'organisation'),
    line('organisation_name', 'organisation', 'n_b'),
    line('enterprise_number', 'organisation'),
    line('organisation_address', 'organisation'),
    line('sector', 'organisation'),
    text('contact_point', 'organisation', 'n_b'),
    text('dpo', 'organisation', 'n_b'),
    text('processor_involved', 'organisation', null, judged),
    text('purposes', 'processing', null, judged),
    text('data_categories', 'processing', 'n_a', judged),
    line('national_number', 'processing', null, judged),
    text('people_categories', 'processing', 'n_a', judged),
    line('persons_number', 'processing', 'n_a', judged),
    line('records_number', 'processing', 'n_a', judged),
    text('summary', 'description', 'n_a'),
    line('cause', 'description', null, judged),
    line('origin', 'description', null, judged),
    line('act', 'description', null, judged),
    line('intent', 'description', null, judged),
    line('occurred', 'timeline'),
    line('detected', 'timeline'),
    line('aware', 'timeline'),
    line('how_discovered', 'timeline', null, judged),
    text('delay_reason', 'timeline', 'n_delay', { needed: 'late', ...judged }),
    line('leak_types', 'nature', 'n_a', judged),
    text('consequences', 'consequences', 'n_c', judged),
    text('measures_taken', 'measures', 'n_d'),
    text('measures_proposed', 'measures', 'n_d'),
    text('people_told', 'people', null, judged),
  ],
}

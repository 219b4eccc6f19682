import type { Item } from './items'
import type { Profile, ProfileField } from './profile'

type Fact = Omit<ProfileField, 'code' | 'section'>
type Rest = Partial<Pick<ProfileField, 'needed' | 'max' | 'judgement'>>

const judged = { judgement: true } as const
const line = (item: Item | null = null, rest: Rest = {}): Fact => ({
  item,
  kind: 'line',
  needed: item === null ? 'no' : 'always',
  max: 300,
  judgement: false,
  ...rest,
})
const text = (item: Item | null = null, rest: Rest = {}): Fact => ({
  ...line(item, { max: 10_000, ...rest }),
  kind: 'text',
})

/**
 * The facts of a leak that every report is made of, each kept once: a profile names those it asks, in its own order. Which
 * of them answer an item of Art. 33(3) is said here, as it does not depend on the authority.
 */
export const coreFacts = {
  // -- the report and who sends it
  notice_kind: line(),
  earlier_reference: line(),
  what_changed: text(null, judged),
  still_unknown: text(null, judged),
  withdrawal_reason: text(null, { needed: 'always', ...judged }),
  organisation_name: line('n_b'),
  enterprise_number: line(),
  organisation_address: line(),
  sector: line(),
  contact_point: text('n_b'),
  dpo: text('n_b'),
  processor_involved: text(null, judged),
  // -- data and people
  purposes: text(null, judged),
  data_categories: text('n_a', judged),
  national_number: line(null, judged),
  special_data: line(null, judged),
  people_categories: text('n_a', judged),
  persons_number: line('n_a', judged),
  records_number: line('n_a', judged),
  // -- what happened
  summary: text('n_a'),
  cause: line(null, judged),
  origin: line(null, judged),
  act: line(null, judged),
  intent: line(null, judged),
  root_cause: text(null, judged),
  leak_types: line('n_a', judged),
  occurred: line(),
  detected: line(),
  aware: line(),
  how_discovered: line(null, judged),
  delay_reason: text('n_delay', { needed: 'late', ...judged }),
  // -- risk and measures
  prior_measures: text(null, judged),
  consequences: text('n_c', judged),
  risk_level: line(null, judged),
  risk_reason: text(null, judged),
  measures_taken: text('n_d'),
  measures_proposed: text('n_d'),
  // -- people and others who are told
  people_told: text(null, judged),
  people_told_on: line(),
  people_told_number: line(null, judged),
  people_told_channel: line(),
  people_not_told_reason: text(null, judged),
  people_message: text(),
  cross_border: text(null, judged),
  other_authorities: text(null, judged),
  // -- reports under other regimes
  incident_kind: line(null, judged),
  malicious: line(null, judged),
  service_impact: text(null, judged),
  impact_abroad: text(null, judged),
  indicators: text(null, judged),
  classification: text(null, judged),
  costs: text(null, judged),
  product: text(null, judged),
  vulnerability: text(null, judged),
  advice_to_users: text(null, judged),
} as const satisfies Readonly<Record<string, Fact>>
export type CoreFact = keyof typeof coreFacts

/** A field of a form: the core fact alone, or with what this form asks of it differently. */
type Asked = CoreFact | readonly [CoreFact, Partial<Fact>]

/** The fields of a form from its sections, in its order. */
export function formOf(sections: Readonly<Record<string, readonly Asked[]>>): Profile['fields'] {
  return Object.entries(sections).flatMap(([section, asked]) =>
    asked.map((one): ProfileField => {
      const [code, other] = typeof one === 'string' ? [one, {}] : one
      return { code, section, ...coreFacts[code], ...other }
    }),
  )
}

/** What takes a notification back: which one, whose, and why. */
export const withdrawalFields = formOf({
  notice: ['notice_kind', ['earlier_reference', { needed: 'always' }], 'organisation_name', 'contact_point'],
  withdrawal: ['withdrawal_reason'],
})

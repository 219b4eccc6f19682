import { type DetailFacts, defineRegister } from '../declare/define'
import { saidTwice } from '../shared/other-languages'
import { transferGapsAbout } from '../shared/transfer-gaps'
import {
  categoriesWithoutTerm,
  placesWithoutRow,
  purposesWithoutCondition,
  purposesWithoutGround,
  transferViewOf,
} from './completeness'
import { article30 } from './extract'
import { activityCoverage, activityRequirements, contradictionsOfActivity, missingOfActivity } from './rules'
import { type ActivityDetail, activityDetail, asController } from './schema'

const transferDetail = (about: 'mechanism' | 'evidence' | 'validity') => ({
  as: { kind: 'choice', list: 'transferGaps' } as const,
  relations: [],
  of: (facts: DetailFacts<ActivityDetail>) => transferGapsAbout(about, facts.detail.transfers, transferViewOf(facts)),
})

/** Register A: processing activities, the record of Art. 30(1) or 30(2). */
export const activities = defineRegister({
  slug: 'activities',
  key: 'A',
  table: 'Activity',
  icon: 'workflow',
  detail: activityDetail,
  dpv: { class: 'dpv:Process', as: 'dpv:hasProcess' },
  sections: [
    'what',
    'controllers',
    'why',
    'data',
    'recipients',
    'transfers',
    'retention',
    'security',
    'risk',
    'people',
    'languages',
  ],
  head: [
    'recordKind',
    'purposes',
    'peopleCategories',
    'dataCategories',
    'processors',
    'transfers',
    'retentionRules',
    'measures',
  ],
  relations: {
    purposes: {
      to: 'purposes',
      many: true,
      section: 'why',
      column: 'shown',
      filter: true,
      article: '30(1)(b)',
      reliesOn: true,
      when: asController,
    },
    sources: {
      to: 'sources',
      many: true,
      section: 'data',
      column: 'hidden',
      filter: true,
      article: '14',
      reliesOn: true,
      when: asController,
    },
    processors: {
      to: 'processors',
      many: true,
      section: 'recipients',
      column: 'shown',
      filter: true,
      article: '30(1)(d), 28',
      reliesOn: true,
    },
    agreements: {
      to: 'agreements',
      many: true,
      section: 'recipients',
      column: 'hidden',
      filter: true,
      article: '28(3), 26',
      reliesOn: true,
    },
    retentionRules: {
      to: 'retention-rules',
      many: true,
      section: 'retention',
      column: 'hidden',
      filter: true,
      article: '30(1)(f), 28(3)(g)',
      reliesOn: true,
    },
    measures: {
      to: 'measures',
      many: true,
      section: 'security',
      column: 'hidden',
      filter: true,
      article: '30(1)(g), 30(2)(d), 32(1)',
    },
    systems: { to: 'systems', many: true, section: 'security', column: 'hidden', filter: true },
    replacedBy: { to: 'activities', many: false, section: 'what', column: 'hidden' },
  },
  requirements: activityRequirements,
  missing: missingOfActivity,
  missingDetails: {
    retention: {
      as: { kind: 'choice', list: 'dataCategories' },
      relations: ['retentionRules'],
      of: categoriesWithoutTerm,
    },
    art9: { as: { kind: 'text' }, relations: ['purposes'], of: purposesWithoutCondition },
    art10: { as: { kind: 'text' }, relations: ['purposes'], of: purposesWithoutGround },
    transfers: { as: { kind: 'country' }, relations: ['processors'], of: placesWithoutRow },
    transfers_processor: { as: { kind: 'country' }, relations: ['processors'], of: placesWithoutRow },
    transfer_mechanism: transferDetail('mechanism'),
    transfer_evidence: transferDetail('evidence'),
    transfer_validity: transferDetail('validity'),
  },
  contradictions: (detail, openFields, today) => ({
    ...contradictionsOfActivity(detail, openFields, today),
    ...saidTwice(detail),
  }),
  reviewMonths: 12,
  extract: { article30 },
  flow: 'activity',
  coverage: activityCoverage,
  transfers: 'transfers',
  retention: { as: 'activity' },
  report: {
    categories: ({ dataCategories, peopleCategories }) => ({ data: dataCategories, people: peopleCategories }),
    customers: ({ recordKind, controllers }) =>
      recordKind === 'processor' ? controllers.flatMap(({ name, contact }) => (name ? [{ name, contact }] : [])) : [],
  },
})

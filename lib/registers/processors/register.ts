import { type DetailFacts, defineRegister } from '../declare/define'
import { transferGapsAbout } from '../shared/transfer-gaps'
import {
  contradictionsOfProcessor,
  duesOfProcessor,
  missingOfProcessor,
  processorCoverage,
  processorDueCodes,
  processorRequirements,
  transferViewOf,
} from './rules'
import { type ProcessorDetail, processorDetail } from './schema'

const transferDetail = (about: 'mechanism' | 'evidence' | 'validity') => ({
  as: { kind: 'choice', list: 'transferGaps' } as const,
  relations: [],
  of: (facts: DetailFacts<ProcessorDetail>) => transferGapsAbout(about, facts.detail.transfers, transferViewOf(facts)),
})

/** Register X: processors, and the other parties that receive or share personal data. */
export const processors = defineRegister({
  slug: 'processors',
  key: 'X',
  table: 'Processor',
  icon: 'building-2',
  detail: processorDetail,
  dpv: { class: 'dpv:DataProcessor', as: 'dpv:hasDataProcessor' },
  sections: ['who', 'service', 'contact', 'sub', 'transfers', 'guarantees'],
  relations: {},
  requirements: processorRequirements,
  missing: missingOfProcessor,
  missingDetails: {
    transfer_mechanism: transferDetail('mechanism'),
    transfer_evidence: transferDetail('evidence'),
    transfer_validity: transferDetail('validity'),
  },
  incoming: { agreements: { from: 'agreements', field: 'parties' } },
  marks: ['agreement', 'transfer_validity'],
  contradictions: contradictionsOfProcessor,
  dues: duesOfProcessor,
  dueCodes: processorDueCodes,
  reviewMonths: 12,
  extract: {
    columnsWhenLinked: [
      'legalName',
      'partyKind',
      'country',
      'address',
      'service',
      'contactName',
      'contactEmail',
      'contactPhone',
    ],
  },
  flow: 'party',
  coverage: processorCoverage,
  transfers: 'transfers',
  retention: {
    as: 'processor',
    isInstructed: ({ partyKind }) => partyKind === 'processor' || partyKind === 'sub_processor',
  },
  report: { as: 'processor', categories: ({ dataCategories }) => ({ data: dataCategories, people: [] }) },
})

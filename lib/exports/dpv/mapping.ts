import { type CodeListName, codeList } from '@/lib/law/codes/registry'
import { findDeclaration } from '@/lib/records/state/registered'
import { ownWordsIn } from '@/lib/text/own-words'

/** What fields say in the vocabulary, by their closed list; a list that is not here has no property of its own. */
const properties: Readonly<Partial<Record<CodeListName, string>>> = {
  legalBases: 'dpv:hasLegalBasis',
  art9Conditions: 'dpv:hasLegalBasis',
  dataCategories: 'dpv:hasPersonalData',
  peopleCategories: 'dpv:hasDataSubject',
  recipientKinds: 'dpv:hasRecipient',
  measureGroups: 'dpv:hasTechnicalOrganisationalMeasure',
  riskLevels: 'dpv:hasRiskLevel',
}

/** What every record is where its register says nothing: a record of processing. */
export const anyRecord = 'dpv:DataProcessingRecord'

/** Prefixes of a file, in the order of its context; what has none, as the columns of a small table, is a field. */
export const context = {
  '@vocab': 'urn:dertig:field:',
  dpv: 'https://w3id.org/dpv#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  'legal-be': 'https://w3id.org/dpv/legal/be#',
  pd: 'https://w3id.org/dpv/pd#',
  loc: 'https://w3id.org/dpv/loc#',
  dct: 'http://purl.org/dc/terms/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  dertig: 'urn:dertig:field:',
  extra: 'urn:dertig:extra:',
} as const

/** The property of what a table said beside the fields, by its header in any words. */
export function extraProperty(header: string): string {
  return `extra:${encodeURIComponent(header)}`
}

/** The property of a field, as a compact identifier; what the vocabulary has none for stands under the name of the field. */
export function propertyOf(field: { name: string; kind: string; list?: CodeListName; to?: string }): string {
  const linked = field.to === undefined ? undefined : findDeclaration(field.to)?.dpv?.as
  if (linked) return linked
  if (field.kind === 'country') return 'dpv:hasCountry'
  return (field.list && properties[field.list]) ?? `dertig:${field.name}`
}

/** The identifier that the vocabulary has for a value of a closed list or a country; none: it has none. What a code could also be is not said. */
export function termsOf(field: { kind: string; list?: CodeListName }, value: string): readonly string[] {
  // XK stands for Kosovo by usage, not in ISO 3166-1, nor in the vocabulary.
  if (field.kind === 'country') return /^[A-Z]{2}$/.test(value) && value !== 'XK' ? [`loc:${value}`] : []
  if (!field.list || ownWordsIn(value) !== null) return []
  const found = codeList(field.list).find(({ code }) => code === value)
  return found?.iri ? [found.iri] : []
}

/** Every identifier that such a file can hold beside values of closed lists. */
export const namedTerms: readonly string[] = [
  ...new Set([...Object.values(properties), anyRecord, 'dpv:hasCountry', 'dpv:ROPA']),
]

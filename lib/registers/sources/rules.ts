import type { RecordFacts, Requirement } from '../define'
import { unmet } from '../unmet'
import type { SourceDetail } from './schema'

/** What a source must say so that people can be told where their data come from (Art. 13, 14). */
export const sourceRequirements: readonly Requirement[] = [
  { code: 'owner', article: '30(1)', fields: ['ownerId'] },
  { code: 'channel', article: '14(2)(f)', fields: ['channel'] },
  { code: 'origin', article: '14(2)(f)', fields: ['origin'] },
  { code: 'data', article: '30(1)(c)', fields: ['dataCategories'] },
  { code: 'people', article: '30(1)(c)', fields: ['peopleCategories'] },
  { code: 'told', article: '13, 14', fields: ['toldHow'] },
]

/** Codes of sourceRequirements that this source does not meet yet. */
export function missingOfSource({ ownerId, detail }: RecordFacts<SourceDetail>): string[] {
  return unmet(sourceRequirements, {
    owner: ownerId !== null,
    channel: detail.channel !== null,
    origin: detail.origin !== null,
    data: detail.dataCategories.length > 0,
    people: detail.peopleCategories.length > 0,
    told: detail.toldHow !== '',
  })
}

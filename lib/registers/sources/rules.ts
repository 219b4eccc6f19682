import { type RecordFacts, type Requirement, unmet } from '../declare/define'
import type { SourceDetail } from './schema'

/** What a source must say so that people can be told where their data come from (Art. 13, 14). */
export const sourceRequirements: readonly Requirement[] = [
  { code: 'owner', article: '30(1)', fields: ['ownerId'] },
  { code: 'channel', article: '14(2)(f)', fields: ['channel'] },
  { code: 'origin', article: '14(2)(f)', fields: ['origin'] },
  { code: 'data', article: '30(1)(c)', fields: ['dataCategories'] },
  { code: 'people', article: '30(1)(c)', fields: ['peopleCategories'] },
  { code: 'told', article: '13, 14', fields: ['toldHow'] },
  { code: 'notice_article', article: '13, 14', fields: ['noticeArticle', 'origin'] },
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
    notice_article: noticeFits(detail),
  })
}

/** Data obtained elsewhere is told of under Art. 14, data from both ways under both; data from the person under Art. 13. */
function noticeFits({ origin, noticeArticle }: SourceDetail): boolean {
  switch (origin) {
    case 'third_party':
    case 'public':
    case 'acquired':
      return noticeArticle === 'art_14' || noticeArticle === 'both'
    case 'mixed':
      return noticeArticle === 'both'
    case 'from_person':
    case 'observed':
      return noticeArticle === 'art_13' || noticeArticle === 'both'
    case null:
      return noticeArticle !== null
  }
}

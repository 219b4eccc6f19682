import { describe, expect, it } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { factsFor } from '../testing/facts'
import { missingOfSource } from './rules'
import { type SourceDetail, sourceDetail } from './schema'

const on = calendarDateSchema.parse('2026-06-02')
const complete = sourceDetail.parse({
  channel: 'web_form',
  origin: 'from_person',
  dataCategories: ['identity_name'],
  peopleCategories: ['prospect'],
  toldHow: 'Beside the form',
  noticeArticle: 'art_13',
})

const cases: [string, Partial<SourceDetail>, string][] = [
  ['a complete source', {}, ''],
  ['no channel', { channel: null }, 'channel'],
  ['no origin', { origin: null }, 'origin'],
  ['no data', { dataCategories: [] }, 'data'],
  ['no people', { peopleCategories: [] }, 'people'],
  ['nobody is told', { toldHow: '' }, 'told'],
  ['no article', { noticeArticle: null }, 'notice_article'],
  ['data from a third party under Art. 13', { origin: 'third_party' }, 'notice_article'],
  ['data from a third party under Art. 14', { origin: 'third_party', noticeArticle: 'art_14' }, ''],
  ['data from a public source under both', { origin: 'public', noticeArticle: 'both' }, ''],
  ['data taken over under Art. 13', { origin: 'acquired' }, 'notice_article'],
  ['data from the person under Art. 14', { noticeArticle: 'art_14' }, 'notice_article'],
  ['data from both ways under one article', { origin: 'mixed', noticeArticle: 'art_14' }, 'notice_article'],
  ['data from both ways under both', { origin: 'mixed', noticeArticle: 'both' }, ''],
]

describe('what a source lacks', () => {
  it.each(cases)('%s', (_, detail, expected) => {
    expect(missingOfSource(factsFor({ ...complete, ...detail }, { on })).join(' ')).toBe(expected)
  })

  it('somebody must own it', () => {
    expect(missingOfSource(factsFor(complete, { on, ownerId: null }))).toEqual(['owner'])
  })
})

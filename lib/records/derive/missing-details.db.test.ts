import { expect, it } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { calendarDateSchema } from '@/lib/time/types'
import { declarationOf } from '../state/registered'
import { someRecord } from '../testing/some-record'
import { linkedFacts } from './facts-around'

const { database, dpo } = someOffice()
const on = calendarDateSchema.parse('2026-06-02')

it('names the categories of data for which no linked rule says how long', async () => {
  const rule = await someRecord(dpo, 'retention-rules', { dataCategories: ['identity_name'], period: 'P7Y' })
  const detail = { dataCategories: ['identity_name', 'tax'] }
  const { id } = await someRecord(dpo, 'activities', { ...detail, retentionRules: [rule.ref] })
  const linked = await linkedFacts(database.client, id, ['retentionRules'])
  expect(linked.retentionRules?.map(({ ref }) => ref)).toEqual([rule.ref])
  expect(declarationOf('activities').missingDetails.retention?.of({ detail, linked, on, adequacy: [] })).toEqual([
    'tax',
  ])
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { declarationOf } from '../state/registered'
import { someRecord } from '../testing/some-record'
import { linkedFacts } from './facts-around'

let database: TestDatabase
let dpo: Someone

beforeAll(async () => {
  database = await testDatabase()
  dpo = await someone(database.client, ['dpo'])
})
afterAll(() => database.close())

it('names the categories of data for which no linked rule says how long', async () => {
  const rule = await someRecord(dpo, 'retention-rules', { dataCategories: ['identity_name'], period: 'P7Y' })
  const detail = { dataCategories: ['identity_name', 'tax'] }
  const { id } = await someRecord(dpo, 'activities', { ...detail, retentionRules: [rule.ref] })
  const linked = await linkedFacts(database.client, id, ['retentionRules'])
  expect(linked.retentionRules?.map(({ ref }) => ref)).toEqual([rule.ref])
  expect(declarationOf('activities').missingDetails.retention?.of({ detail, linked })).toEqual(['tax'])
})

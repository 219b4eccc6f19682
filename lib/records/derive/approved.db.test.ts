import { afterAll, beforeAll, expect, test } from 'vitest'
import { testNow } from '@/lib/access/testing/contexts'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { cycle, type Reviewers, reviewers } from '@/lib/review/testing/cycle'
import { someRecord } from '../testing/some-record'

let database: TestDatabase
let people: Reviewers
beforeAll(async () => {
  database = await testDatabase()
  people = await database.client.$transaction((tx) => reviewers(tx))
})
afterAll(() => database.close())

const rowOf = (id: string) => database.client.record.findUniqueOrThrow({ where: { id } })

test('a draft that extends an agreement makes its processor right only once it is in force', async () => {
  const { editor } = people
  const { edit, force } = cycle(database.client, people)
  const processor = await someRecord(editor, 'processors', { partyKind: 'processor', country: 'BE' })
  const terms = { kind: 'processing', startOn: '2020-01-01', endOn: '2020-12-31', parties: [processor.ref] }
  const agreement = await someRecord(editor, 'agreements', terms)
  const lacks = async () => (await rowOf(processor.id)).missing.includes('agreement')
  await force(agreement.id)
  expect(await lacks()).toBe(true)

  await edit(agreement.id, { ...terms, endOn: `${testNow.slice(0, 4)}-12-31` })
  expect(await lacks()).toBe(true)

  await force(agreement.id)
  expect(await lacks()).toBe(false)
})

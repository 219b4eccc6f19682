import { expect, test } from 'vitest'
import { testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { cycle } from '@/lib/review/testing/cycle'
import { someRecord } from '../testing/some-record'

const { database, editor, dpo, management } = someOffice()
const { edit, force } = cycle(database, { editor, dpo, management })

const rowOf = (id: string) => database.client.record.findUniqueOrThrow({ where: { id } })

test('a draft that extends an agreement makes its processor right only once it is in force', async () => {
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

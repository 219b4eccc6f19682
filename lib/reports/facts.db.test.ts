import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Someone, someDepartment, someone } from '@/lib/access/testing/contexts'
import { leakIdSchema } from '@/lib/db/ids'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { linkRecords } from '@/lib/leaks/commands/link-and-invite'
import { someConfirmedLeak } from '@/lib/leaks/testing/some-leak'
import { someRecord } from '@/lib/records/testing/some-record'
import type { Created } from '@/lib/records/write/create'
import { prefillFacts } from './facts'

let database: TestDatabase
let dpo: Someone
let editor: Someone
beforeAll(async () => {
  database = await testDatabase()
  await database.client.$transaction(async (tx) => {
    const departmentIds = [await someDepartment(tx)]
    dpo = await someone(tx, ['dpo'], { departmentIds })
    editor = await someone(tx, ['editor'], { departmentIds })
  })
})
afterAll(() => database.close())

/** What a report can use of this record, once it is linked to a leak. */
async function toldBy(record: Created) {
  const leak = await someConfirmedLeak(database.client, editor, dpo)
  const linked = await linkRecords(dpo, { ref: leak.ref, version: leak.version, recordIds: [record.id] })
  expect(linked).toMatchObject({ ok: true })
  const { records } = await database.client.$transaction((tx) => prefillFacts(tx, leakIdSchema.parse(leak.id)))
  return records
}

/** A text of a new record that nobody wrote in another language yet. */
const asText = ({ ref }: Created, register: string, field: string, text: string) => ({
  ...{ ref, register, version: 1, field, text },
  inLanguages: {},
})

const nothing = { purposes: [], processors: [], dataCategories: [], peopleCategories: [], measures: [] }

test('an activity tells its own categories, and the purposes, processors and measures that it links to', async () => {
  const purpose = await someRecord(editor, 'purposes', { title: 'Newsletters' })
  const processor = await someRecord(editor, 'processors', { title: 'MailChimp', dataCategories: ['contact_private'] })
  const described = await someRecord(editor, 'measures', { title: 'Access', description: 'Two factors at every door' })
  const untold = await someRecord(editor, 'measures', { title: 'Encrypted disks' })
  const activity = await someRecord(editor, 'activities', {
    dataCategories: ['contact_business'],
    peopleCategories: ['prospect'],
    purposes: [purpose.ref],
    processors: [processor.ref],
    measures: [described.ref, untold.ref],
  })
  expect(await toldBy(activity)).toEqual([
    {
      ref: activity.ref,
      purposes: [asText(purpose, 'purposes', 'title', 'Newsletters')],
      processors: [{ ref: processor.ref, title: 'MailChimp' }],
      dataCategories: ['contact_business'],
      peopleCategories: ['prospect'],
      measures: [
        asText(described, 'measures', 'description', 'Two factors at every door'),
        asText(untold, 'measures', 'title', 'Encrypted disks'),
      ],
    },
  ])
})

test('a processor and a purpose name themselves, a source its categories', async () => {
  const processor = await someRecord(editor, 'processors', { title: 'MailChimp', dataCategories: ['contact_business'] })
  const purpose = await someRecord(editor, 'purposes', { title: 'Newsletters' })
  const source = await someRecord(editor, 'sources', {
    dataCategories: ['contact_business'],
    peopleCategories: ['prospect'],
  })
  expect(await toldBy(processor)).toEqual([
    {
      ...nothing,
      ref: processor.ref,
      processors: [{ ref: processor.ref, title: 'MailChimp' }],
      dataCategories: ['contact_business'],
    },
  ])
  expect(await toldBy(purpose)).toEqual([
    { ...nothing, ref: purpose.ref, purposes: [asText(purpose, 'purposes', 'title', 'Newsletters')] },
  ])
  expect(await toldBy(source)).toEqual([
    { ...nothing, ref: source.ref, dataCategories: ['contact_business'], peopleCategories: ['prospect'] },
  ])
})

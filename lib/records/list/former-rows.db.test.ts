import { expect, test } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { emptyValue, initialState } from '@/lib/table/state'
import { frozenContent } from '../state/content'
import { declarationOf } from '../state/registered'
import { someRecord } from '../testing/some-record'
import { listColumns, listShape } from './columns'
import { listRecords } from './list'
import { getRecord } from './row'

const { database, editor, outside } = someOffice()

test('a version frozen when measures were rows of text is listed without them, and not as records', async () => {
  const activities = declarationOf('activities')
  const record = await someRecord(editor, 'activities')
  const { content, hash } = await frozenContent(database.client, record.id)
  const former = {
    measures: [{ group: 'policy', description: 'Old words' }],
    systems: [{ name: 'Ledger', location: '', owner: '' }],
  }
  const version = await database.client.recordVersion.create({
    data: {
      recordId: record.id,
      number: 1,
      content: JSON.stringify({ ...content, values: { ...content.values, ...former } }),
      contentHash: hash,
      submittedById: editor.actor.id,
      contributorIds: [],
    },
  })
  await database.client.record.update({
    where: { id: record.id },
    data: { status: 'in_force', inForceVersionId: version.id },
  })
  for (const name of ['measures', 'systems']) {
    const state = { ...initialState(listShape(listColumns(activities))), open: name }
    const list = await listRecords(outside.actor, activities, state)
    expect(list.rows.map(({ ref }) => ref)).toEqual([record.ref])
    expect(list.facets.find((facet) => facet.name === name)?.values).toEqual([{ value: emptyValue, count: 1 }])
  }
  const shown = await getRecord(outside.actor, activities, record.ref)
  expect(shown).toMatchObject({ frozen: true, links: { measures: [], systems: [] } })
})

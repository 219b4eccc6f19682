import { beforeAll, expect, test } from 'vitest'
import { someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { declarationOf } from '@/lib/records/state/registered'
import { type Wording, wordingIn } from '@/lib/records/state/wording'
import { someRecord } from '@/lib/records/testing/some-record'
import { cellForm } from './queries'

const { database, department, elsewhere, editor, dpo } = someOffice()
const sources = declarationOf('sources')
let words: Wording
beforeAll(async () => {
  words = await wordingIn('en', 'Europe/Brussels')
})

test.each<[field: Parameters<typeof cellForm>[2]['field'], kind: string, value: () => unknown]>([
  ['ownerId', 'person', () => editor.actor.id],
  ['departmentId', 'department', () => department],
  ['tags', 'tags', () => ['web']],
  ['nextReviewOn', 'date', () => '2027-03-01'],
])('%s is asked as %s with what stands there, and the version of the record', async (field, kind, value) => {
  const values = { ownerId: editor.actor.id, tags: ['web'], nextReviewOn: '2027-03-01' }
  const { ref } = await someRecord(editor, 'sources', values)
  const answer = await cellForm(editor.actor, sources, { ref, field }, words)
  expect(answer).toMatchObject({
    ok: true,
    value: { ref, title: 'A record', version: 1, value: value(), field: { name: field, kind } },
  })
  expect(Object.keys(answer.ok ? answer.value.messages : {})).toEqual(['form', 'errors'])
})

test('who may not change a record is not asked: of another department, or another role', async () => {
  const other = await someRecord(dpo, 'sources', { departmentId: elsewhere })
  const asked = { ref: other.ref, field: 'tags' } as const
  expect(await cellForm(editor.actor, sources, asked, words)).toEqual({ ok: false, code: 'not_found' })
  const own = await someRecord(editor, 'sources')
  for (const role of ['employee', 'management', 'auditor', 'admin'] as const) {
    const { actor } = await someone(database.client, [role], { departmentIds: [department] })
    expect(await cellForm(actor, sources, { ...asked, ref: own.ref }, words)).toEqual({ ok: false, code: 'not_found' })
  }
})

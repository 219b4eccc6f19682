import { beforeAll, describe, expect, test } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { getRecord } from '@/lib/records/list/row'
import { declarationOf } from '@/lib/records/state/registered'
import { readState, valuesOf } from '@/lib/records/state/state'
import { entriesAbout, putInForceForTest, someRecord } from '@/lib/records/testing/some-record'
import { retireRecord } from '@/lib/records/write/retire'
import { updateRecord } from '@/lib/records/write/update'
import { submitRecord } from '@/lib/review/steps/submit'
import { locales } from '@/lib/text/locale'
import { templates } from './catalog/catalog'
import { createFromTemplate, templateInput, type Used } from './commands'
import { existingFor, proposedRecords } from './drafts'

const { database, department, elsewhere, dpo, editor } = someOffice()

beforeAll(async () => {
  await database.client.organisation.create({
    data: {
      id: 1,
      legalName: 'House',
      address: 'Korte Meer 4, 9000 Gent',
      email: 'privacy@house.test',
      phone: '+32 9 000 00 00',
      dpoState: 'not_required',
      dpoReason: 'Small, no large-scale monitoring.',
    },
  })
})

const make = (who: Someone, template: string, more: object = {}) =>
  createFromTemplate(who, templateInput.parse({ template, language: 'en', departmentId: department, ...more }))
async function made(who: Someone, template: string, more: object = {}): Promise<Used> {
  const result = await make(who, template, more)
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}
const rowsOf = (refs: readonly string[]) => database.client.record.findMany({ where: { ref: { in: [...refs] } } })

const cases = templates.flatMap(({ slug }) => locales.map((language) => ({ slug, language })))
test.each(cases)(
  '$slug in $language: linked drafts, none in force, missing only what is declared open',
  async ({ slug, language }) => {
    const { ref, made: refs } = await made(editor, slug, { language })
    const template = templates.find((one) => one.slug === slug)
    const proposed = template ? proposedRecords(template, language) : []
    expect(Object.keys(refs).sort()).toEqual(proposed.map(({ key }) => key).sort())
    const rows = await rowsOf(Object.values(refs))
    for (const row of rows) {
      expect(row).toMatchObject({
        status: 'draft',
        inForceVersionId: null,
        submittedVersionId: null,
        isProposal: true,
        ownerId: editor.actor.id,
        departmentId: department,
        version: 1,
      })
      const { requirements } = declarationOf(row.register)
      const undeclared = row.missing.filter((code) => {
        const fields = requirements.find((requirement) => requirement.code === code)?.fields ?? []
        return !fields.some((field) => row.openFields.includes(field))
      })
      expect(undeclared, `${row.ref} ${row.title}`).toEqual([])
    }
    const activity = await getRecord(editor.actor, declarationOf('activities'), ref)
    if (activity?.view !== 'full') throw new Error('not seen')
    for (const [field, keys] of Object.entries(proposed.at(-1)?.links ?? {})) {
      expect(activity.links[field]?.map((link) => link.ref).sort()).toEqual(keys.map((key) => refs[key]).sort())
    }
  },
)

test('one entry for each record, all in one transaction', async () => {
  const { made: refs } = await made(editor, 'visitors')
  const rows = await rowsOf(Object.values(refs))
  for (const { id } of rows) expect(await entriesAbout(database.client, id)).toEqual(['record.create'])
  const before = await database.client.record.count()
  expect(await make(editor, 'visitors', { departmentId: elsewhere })).toEqual({ ok: false, code: 'not_found' })
  expect(await make(editor, 'visitors', { reuse: { 'measures-1': 'M-999' } })).toMatchObject({
    reason: 'template_reuse',
  })
  expect(await database.client.record.count()).toBe(before)
})

test.each(['employee', 'management', 'auditor', 'admin'] as const)('%s makes nothing', async (role) => {
  const person = await someone(database.client, [role], { departmentIds: [department] })
  const before = await database.client.record.count()
  expect(await make(person, 'visitors')).toEqual({ ok: false, code: 'not_found' })
  expect(await database.client.record.count()).toBe(before)
})

test('submitting takes the mark of a proposal away; changing it does not', async () => {
  const { made: refs } = await made(editor, 'visitors')
  const [row] = await rowsOf([refs['purposes-1'] ?? ''])
  if (!row) throw new Error('not made')
  const seen = await getRecord(editor.actor, declarationOf('purposes'), row.ref)
  expect(seen).toMatchObject({ isProposal: true })
  if (seen?.view !== 'full') throw new Error('not seen')
  const values = { ...valuesOf(await readState(database.client, 'purposes', seen.id)), description: 'As it is here.' }
  await updateRecord(editor, { register: 'purposes', ref: row.ref, version: 1, values })
  expect((await rowsOf([row.ref]))[0]).toMatchObject({ isProposal: true, version: 2 })
  expect(await submitRecord(editor, { id: seen.id, version: 2, note: '' })).toMatchObject({ ok: true })
  expect(await getRecord(editor.actor, declarationOf('purposes'), row.ref)).toMatchObject({ isProposal: false })
})

describe('what is there already', () => {
  const template = templates.find(({ slug }) => slug === 'cameras')
  const proposed = template ? proposedRecords(template, 'en') : []
  const keyOf = (title: string) => proposed.find((one) => one.title === title)?.key ?? ''

  test('is offered under the same title, whatever its letters, when it can be read and is not retired', async () => {
    const own = await someRecord(editor, 'retention-rules', { title: 'ONLY HERE Camera images' })
    const hidden = await someRecord(dpo, 'purposes', {
      title: 'Only here Safety of people and goods (cameras)',
      departmentId: elsewhere,
    })
    // Under titles of their own: other tests made records from this template.
    const alone = proposed.map((one) => ({ ...one, title: `Only here ${one.title}` }))
    const refsFor = async (who: Someone) => Object.values(await existingFor(who.actor, alone))
    expect(await existingFor(editor.actor, alone)).toEqual({ [keyOf('Camera images')]: own.ref })
    expect(await refsFor(dpo)).toEqual(expect.arrayContaining([own.ref, hidden.ref]))
    await putInForceForTest(database.client, hidden, dpo)
    expect(await refsFor(editor)).toContain(hidden.ref)
    await retireRecord(editor, { ref: own.ref, version: 1 })
    expect(await refsFor(editor)).toEqual([hidden.ref])
  })

  test('is linked instead of a new one, and left as it is', async () => {
    const own = await someRecord(editor, 'retention-rules', { title: 'Our own images rule', period: 'P2W' })
    const key = keyOf('Camera images')
    const { ref, made: refs } = await made(editor, 'cameras', { reuse: { [key]: own.ref } })
    expect(refs).not.toHaveProperty(key)
    const activity = await getRecord(editor.actor, declarationOf('activities'), ref)
    expect(activity).toMatchObject({ links: { retentionRules: [{ ref: own.ref }] } })
    expect((await rowsOf([own.ref]))[0]).toMatchObject({ version: 1, isProposal: false })
  })

  test('of another register, of a draft elsewhere, or in place of the activity, is refused', async () => {
    const purpose = await someRecord(editor, 'purposes')
    const draft = await someRecord(dpo, 'retention-rules', { departmentId: elsewhere })
    const activity = await someRecord(editor, 'activities')
    const key = keyOf('Camera images')
    expect(await make(editor, 'cameras', { reuse: { [key]: purpose.ref } })).toMatchObject({ reason: 'template_reuse' })
    expect(await make(editor, 'cameras', { reuse: { activity: activity.ref } })).toMatchObject({
      reason: 'template_reuse',
    })
    expect(await make(editor, 'cameras', { reuse: { [key]: draft.ref } })).toMatchObject({
      code: 'invalid',
      fields: { retentionRules: ['not_in_list'] },
    })
  })
})

import { describe, expect, it } from 'vitest'
import { movedTo, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { getRecord } from '@/lib/records/list/row'
import { declarationOf } from '@/lib/records/state/registered'
import { entriesAbout, someRecord } from '@/lib/records/testing/some-record'
import type { Created } from '@/lib/records/write/create'
import { retireRecord } from '@/lib/records/write/retire'
import { updateRecord } from '@/lib/records/write/update'
import type { RegisterSlug } from '@/lib/registers/catalog'
import { submitRecord } from '@/lib/review/steps/submit'
import { type RawParams, tableStateParser } from '@/lib/table/parse'
import { instantOf } from '@/lib/time/types'
import { formerFields } from './former'
import { obstaclesOf } from './obstacles'
import { type RestoreInput, restoreVersion } from './restore'
import { versionShape, versionsOf } from './versions-of'

const { database, department, editor, dpo, outside } = someOffice()

const activities = declarationOf('activities')
const newest = { left: null, right: null, asOf: null }
const base = () => ({ departmentId: department, ownerId: editor.actor.id })

async function submitted(register: RegisterSlug, values: object): Promise<Created> {
  const record = await someRecord(editor, register, { ...base(), ...values })
  expect((await submitRecord(editor, { id: record.id, version: 1, note: '' })).ok).toBe(true)
  return { ...record, version: 2 }
}

async function changed(record: Created, values: object): Promise<Created> {
  const { register } = await database.client.record.findUniqueOrThrow({ where: { id: record.id } })
  const result = await updateRecord(editor, { ...record, register, values: { ...base(), ...values } })
  if (!result.ok) throw new Error(JSON.stringify(result))
  return { ...record, version: result.value.version }
}

const take = (record: Created, more: Partial<RestoreInput> = {}) => ({
  register: 'activities',
  ref: record.ref,
  version: record.version,
  number: 1,
  leaveOut: [],
  ...more,
})

describe('the versions of a record', () => {
  it('are listed with what became of them, and compared with the working copy or each other', async () => {
    const record = await changed(await submitted('activities', { title: 'Old name', description: 'First.' }), {
      title: 'New name',
      description: 'First.',
    })
    const view = await versionsOf(editor.actor, activities, record.ref, newest)
    expect(view).toMatchObject({
      record: { title: 'New name', status: 'draft' },
      versions: [{ number: 1, contributors: [editor.actor.name], state: null, former: [] }],
      compared: { left: 1, right: 'working', before: { title: 'Old name' }, after: { title: 'New name' } },
      mayRestore: true,
    })
    expect(view?.versions[0]?.steps.map(({ kind }) => kind)).toEqual(['submitted', 'voided'])
    expect(view?.versions[0]?.contentHash).toMatch(/^[0-9a-f]{64}$/)
    const same = await versionsOf(editor.actor, activities, record.ref, { left: 1, right: 1, asOf: null })
    expect(same?.compared).toMatchObject({ left: 1, right: 1, after: { title: 'Old name' } })
    expect(await versionsOf(outside.actor, activities, record.ref, newest)).toBeNull()
  })

  it('as of a past moment are those there were then, with nothing to take back', async () => {
    const record = await submitted('activities', { title: 'Then' })
    const then = instantOf(new Date(Date.parse(editor.now)))
    const later = movedTo(editor, instantOf(new Date(Date.parse(editor.now) + 86_400_000)))
    const values = { ...base(), title: 'Later' }
    expect((await updateRecord(later, { ...record, register: 'activities', values })).ok).toBe(true)
    const view = await versionsOf(editor.actor, activities, record.ref, { ...newest, asOf: then })
    expect(view).toMatchObject({
      record: { title: 'Then', status: 'in_review' },
      versions: [{ number: 1, state: 'standing', steps: [{ kind: 'submitted' }] }],
      compared: { after: { title: 'Then' } },
      mayRestore: false,
    })
  })

  it('are read a page at a time, with the number of all', async () => {
    const record = await submitted('activities', { title: 'Often' })
    await database.client.$executeRawUnsafe(`
      INSERT INTO "RecordVersion" SELECT p.* FROM "RecordVersion" v, generate_series(2, 60) n
        CROSS JOIN LATERAL jsonb_populate_record(NULL::"RecordVersion", to_jsonb(v) || jsonb_build_object(
        'id', gen_random_uuid(), 'number', n)) p WHERE v."recordId" = '${record.id}' AND v.number = 1`)
    const page = (params: RawParams) => ({ ...newest, list: tableStateParser(versionShape)(params) })
    const numbers = async (params: RawParams) => {
      const view = await versionsOf(editor.actor, activities, record.ref, page(params))
      return [view?.total, view?.versions.map(({ number }) => number).join()]
    }
    const range = (from: number, to: number) =>
      Array.from({ length: Math.abs(to - from) + 1 }, (_, n) => from + (to > from ? n : -n)).join()
    expect(await numbers({})).toEqual([60, range(60, 36)])
    expect(await numbers({ page: '3' })).toEqual([60, range(10, 1)])
    expect(await numbers({ sort: 'number', size: '50' })).toEqual([60, range(1, 50)])
    const old = await versionsOf(editor.actor, activities, record.ref, { ...page({}), left: 2 })
    expect(old?.compared).toMatchObject({ left: 2, before: { title: 'Often' } })
  })

  it('names fields that are no longer declared', () => {
    expect(formerFields(activities, [{ title: 'A', oldQuestion: 'Yes', blankOne: '' }])).toEqual(['oldQuestion'])
  })
})

describe('taking a version back', () => {
  it('makes its content the draft again and leaves what is kept beside it', async () => {
    const purpose = await someRecord(editor, 'purposes', { ...base(), title: 'Orders' })
    const first = await submitted('activities', {
      title: 'Old name',
      purposes: [purpose.ref],
      openFields: ['description'],
    })
    const record = await changed(first, { title: 'New name', tags: ['kept'], noteToDpo: 'Kept too.' })
    expect(await restoreVersion(editor, take(record))).toMatchObject({ ok: true, value: { version: 4 } })
    expect(await getRecord(editor.actor, activities, record.ref)).toMatchObject({
      title: 'Old name',
      status: 'draft',
      version: 4,
      inForce: false,
      tags: ['kept'],
      noteToDpo: 'Kept too.',
      links: { purposes: [{ ref: purpose.ref }] },
    })
    const row = await database.client.record.findUniqueOrThrow({ where: { id: record.id } })
    expect(row.contributorIds).toContain(editor.actor.id)
    expect((await entriesAbout(database.client, record.id)).at(-1)).toBe('record.restore_version')
  })

  it('counts those who wrote that version among its contributors, for they wrote this content', async () => {
    const record = await changed(await submitted('activities', { title: 'Theirs' }), { title: 'Other' })
    // As it is after the other content was put in force.
    await database.client.record.update({ where: { id: record.id }, data: { contributorIds: [] } })
    expect((await restoreVersion(dpo, take(record))).ok).toBe(true)
    const row = await database.client.record.findUniqueOrThrow({ where: { id: record.id } })
    expect(new Set(row.contributorIds)).toEqual(new Set([editor.actor.id, dpo.actor.id]))
  })

  it('voids what stands for review', async () => {
    const first = await changed(await submitted('activities', { title: 'One' }), { title: 'Two' })
    expect((await submitRecord(editor, { id: first.id, version: first.version, note: '' })).ok).toBe(true)
    expect((await restoreVersion(editor, take({ ...first, version: first.version + 1 }))).ok).toBe(true)
    const row = await database.client.record.findUniqueOrThrow({ where: { id: first.id } })
    expect(row).toMatchObject({ status: 'draft', submittedVersionId: null })
  })

  it('refuses links to retired records, one by one, until they are left out', async () => {
    const [gone, there] = [
      await someRecord(editor, 'purposes', { ...base(), title: 'Gone' }),
      await someRecord(editor, 'purposes', { ...base(), title: 'There' }),
    ]
    const first = await submitted('activities', { title: 'Linked', purposes: [gone.ref, there.ref] })
    const record = await changed(first, { title: 'Linked', purposes: [] })
    expect((await retireRecord(dpo, { ref: gone.ref, version: 1 })).ok).toBe(true)
    const refused = await restoreVersion(editor, take(record))
    expect(refused).toMatchObject({ ok: false, code: 'invalid', fields: { purposes: ['retired'] } })
    const obstacles = obstaclesOf(refused.ok ? null : refused)
    expect(obstacles).toEqual([
      { key: `purposes/${gone.ref}`, field: 'purposes', ref: gone.ref, title: 'Gone', why: 'retired' },
    ])
    const leaveOut = obstacles.map(({ key }) => key)
    expect(await restoreVersion(editor, take(record, { leaveOut }))).toMatchObject({ ok: true })
    expect(await getRecord(editor.actor, activities, record.ref)).toMatchObject({
      links: { purposes: [{ ref: there.ref }] },
    })
  })

  it('refuses a stale screen, a retired record, an unknown version, and people without the right', async () => {
    const record = await changed(await submitted('activities', { title: 'A' }), { title: 'B' })
    expect(await restoreVersion(editor, take(record, { version: 1 }))).toMatchObject({ code: 'stale' })
    expect(await restoreVersion(editor, take(record, { number: 9 }))).toMatchObject({ code: 'not_found' })
    for (const person of [outside, await someone(database.client, ['auditor'])])
      expect(await restoreVersion(person, take(record))).toEqual({ ok: false, code: 'not_found' })
    const present = await someRecord(editor, 'activities', { ...base(), title: 'Same' })
    expect((await submitRecord(editor, { id: present.id, version: 1, note: '' })).ok).toBe(true)
    expect(await restoreVersion(editor, take({ ...present, version: 2 }))).toMatchObject({ reason: 'record_unchanged' })
    expect((await retireRecord(dpo, { ref: record.ref, version: record.version })).ok).toBe(true)
    const retired = { ...record, version: record.version + 1 }
    expect(await restoreVersion(editor, take(retired))).toMatchObject({ reason: 'record_retired' })
  })
})

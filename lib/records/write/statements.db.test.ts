import { beforeAll, describe, expect, test } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { change } from '@/lib/action/change'
import { beginVisit, during } from '@/lib/log/visit'
import { submitRecord } from '@/lib/review/steps/submit'
import { readState, valuesOf } from '../state/state'
import { entriesAbout, putInForceForTest, someRecord } from '../testing/some-record'
import { type Created, createRecord } from './create'
import { restoreRecord, retireRecord } from './retire'
import { compare, lockRecords, saveInside, toldChanges, updateRecord } from './update'

const { database, department, editor, dpo } = someOffice()

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const visit = beginVisit()
  await during(visit, work)
  return visit.statements
}

const rowOf = (id: string) => database.client.record.findUniqueOrThrow({ where: { id } })
const valuesNow = async ({ id }: Created) => valuesOf(await readState(database.client, 'activities', id))

/** An activity with links, and everything that is remembered after the first save of a person. */
async function linkedActivity(): Promise<Created> {
  const processors = [await someRecord(editor, 'processors'), await someRecord(editor, 'processors')]
  await someRecord(editor, 'agreements', { parties: processors.map(({ ref }) => ref) })
  const purpose = await someRecord(editor, 'purposes')
  return someRecord(editor, 'activities', {
    purposes: [purpose.ref],
    processors: processors.map(({ ref }) => ref),
    ownerId: editor.actor.id,
  })
}

async function saved(record: Created, values: object, version = 1): Promise<number> {
  const input = {
    register: 'activities',
    ref: record.ref,
    version,
    values: { ...(await valuesNow(record)), ...values },
  }
  return statementsOf(async () => expect(await updateRecord(editor, input)).toMatchObject({ ok: true }))
}

describe('a save loads once and writes each row once: so many statements at most, begin and commit with them', () => {
  let shared: Created
  beforeAll(async () => {
    shared = await linkedActivity()
  })

  test.each<[kind: string, most: number, work: () => Promise<number>]>([
    ['a title', 7, async () => saved(await linkedActivity(), { title: 'Another' })],
    ['nothing', 4, async () => saved(shared, {})],
    ['tags', 6, async () => saved(await linkedActivity(), { tags: ['x'] })],
    ['an own column', 8, async () => saved(await linkedActivity(), { description: 'Said' })],
    ['a link less', 8, async () => saved(await linkedActivity(), { purposes: [] })],
    [
      'all of these, in review',
      10,
      async () => {
        const record = await linkedActivity()
        expect(await submitRecord(editor, { id: record.id, version: 1, note: '' })).toMatchObject({ ok: true })
        return saved(record, { title: 'New', description: 'Said', purposes: [], dataCategories: ['health'] }, 2)
      },
    ],
    [
      'a title in force',
      7,
      async () => {
        const record = await linkedActivity()
        await putInForceForTest(database.client, record, editor)
        return saved(record, { title: 'Another' })
      },
    ],
    [
      'a new record',
      10,
      async () => {
        const values = await valuesNow(shared)
        return statementsOf(() => createRecord(editor, { register: 'activities', values }))
      },
    ],
    [
      'a retired record',
      9,
      async () => {
        const { ref } = await linkedActivity()
        return statementsOf(async () =>
          expect(await retireRecord(editor, { ref, version: 1 })).toMatchObject({ ok: true }),
        )
      },
    ],
    [
      'a restored record',
      8,
      async () => {
        const { ref } = await linkedActivity()
        await retireRecord(editor, { ref, version: 1 })
        return statementsOf(() => restoreRecord(editor, { ref, version: 2 }))
      },
    ],
  ])('%s: %i', async (_, most, work) => {
    const statements = await work()
    expect(statements).toBeGreaterThan(0)
    expect(statements).toBeLessThanOrEqual(most)
  })

  test('a title of what others rely on reads them too, however many they are', async () => {
    const counts: number[] = []
    for (const users of [1, 8]) {
      const purpose = await someRecord(editor, 'purposes')
      for (let n = 0; n < users; n += 1) await someRecord(editor, 'activities', { purposes: [purpose.ref] })
      const values = { title: 'Another', departmentId: department }
      const input = { register: 'purposes', ref: purpose.ref, version: 1, values }
      counts.push(await statementsOf(() => updateRecord(editor, input)))
    }
    expect(counts[0]).toBe(counts[1])
    expect(counts[1]).toBeLessThanOrEqual(9)
  })
})

test('the same values are one fact of the outcome: nothing is written, no entry', async () => {
  const record = await linkedActivity()
  const before = await rowOf(record.id)
  const input = { register: 'activities', ref: record.ref, version: 1, values: await valuesNow(record) }
  expect(await updateRecord(editor, input)).toEqual({
    ok: true,
    value: { ref: record.ref, version: 1, changed: false },
  })
  expect(await rowOf(record.id)).toEqual(before)
  expect(await entriesAbout(database.client, record.id)).toEqual(['record.create'])
})

test('what answers no entry is rolled back, whatever it wrote', async () => {
  const record = await someRecord(editor, 'sources')
  const result = await change(editor, async (tx) => {
    await tx.record.update({ where: { id: record.id }, data: { title: 'Behind the log' } })
    return { result: 'same', entry: null }
  })
  expect(result).toEqual({ ok: true, value: 'same' })
  expect((await rowOf(record.id)).title).toBe('A record')
})

describe('many records in one transaction', () => {
  let shared: Created
  beforeAll(async () => {
    shared = await linkedActivity()
  })
  /** Gives each these tags, in one batch with one entry. */
  async function tagged(records: readonly Created[], tags: string[], by = editor) {
    const refs = records.map(({ ref }) => ref)
    return change(by, async (tx) => {
      const { records: locked, around } = await lockRecords(tx, by, 'update', { refs })
      const saves = locked.map((row) => {
        const state = around.stateOf(row)
        return compare(around, row, { ...state, base: { ...state.base, title: `${row.ref} now`, tags } })
      })
      const changed = saves.filter(({ changes }) => changes.length > 0)
      const writes = await saveInside(tx, by, around, changed)
      return {
        writes,
        result: changed.map((save) => ({ ref: save.record.ref, changes: toldChanges(around, save) })),
        entry: { action: 'record.update', subject: { type: 'record', id: 'batch' } },
      }
    })
  }

  test('take as many statements as one, keep versions and states, and answer what changed of each', async () => {
    const few = [await linkedActivity()]
    const many = await Promise.all(Array.from({ length: 12 }, () => someRecord(editor, 'activities')))
    const inForce = many[0]
    if (!inForce) throw new Error('no record')
    await putInForceForTest(database.client, inForce, editor)
    await tagged([shared], ['warm'])
    const one = await statementsOf(() => tagged(few, ['x']))
    let result: Awaited<ReturnType<typeof tagged>> | null = null
    const all = await statementsOf(async () => {
      result = await tagged(many, ['y'])
    })
    expect(all).toBe(one)
    expect(result).toMatchObject({ ok: true, value: many.map(({ ref }) => ({ ref })) })
    expect(result).toMatchObject({
      value: many.map((_, n) => ({
        changes: [
          { field: 'title' },
          { field: 'tags', old: [], new: ['y'] },
          ...(n === 0 ? [{ field: 'status' }] : []),
        ],
      })),
    })
    for (const { id, ref } of many) {
      expect(await rowOf(id)).toMatchObject({ title: `${ref} now`, tags: ['y'], version: 2, status: 'draft' })
      expect((await rowOf(id)).searchText).toContain('y')
      expect(await database.client.recordMoment.count({ where: { recordId: id, version: 2 } })).toBe(1)
    }
  })

  test('are refused whole when one of them is not this person’s', async () => {
    const [own, other] = [await someRecord(editor, 'sources'), await someRecord(dpo, 'sources', { departmentId: null })]
    expect(await tagged([own, other], ['z'])).toEqual({ ok: false, code: 'not_found' })
    expect(await rowOf(own.id)).toMatchObject({ title: 'A record', tags: [], version: 1 })
  })
})

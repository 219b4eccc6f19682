import fc from 'fast-check'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import type { Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { initialState } from '@/lib/table/state'
import { folded } from '@/lib/text/fold'
import { type Locale, locales } from '@/lib/text/locale'
import { instantSchema } from '@/lib/time/types'
import { passDay } from '../derive/day-change'
import { sweepWords } from '../derive/word-sweep'
import { declarationOf } from '../state/registered'
import { putInForceForTest, someRecord } from '../testing/some-record'
import { listColumns, listShape } from './columns'
import { findEverywhere } from './everywhere'
import { listRecords } from './list'
import { findRecords } from './page'

const { database, department, elsewhere, dpo, outside, employee } = someOffice({ dpo: { name: 'Søren Ærø' } })
const activities = declarationOf('activities')

const speaking = ({ actor }: Someone, locale: Locale) => ({ ...actor, locale })
async function found(q: string, locale: Locale = 'en', person = dpo): Promise<string[]> {
  const state = { ...initialState(listShape(listColumns(activities))), q }
  const { rows, total } = await listRecords(speaking(person, locale), activities, state)
  expect(total).toEqual({ count: rows.length, exact: true })
  return rows.map(({ title }) => title)
}

beforeAll(async () => {
  const titles = [
    ...['L’atelier d’œuvres', 'Straßenverzeichnis', 'Re‑use of data', 'A 100% sure thing', 'user_id export'],
    ...['Łódź payroll', 'Zero\u200bwidth', 'Σίσυφος', '1000 sure things', 'userXid export'],
  ]
  for (const title of titles) await someRecord(dpo, 'activities', { title, ownerId: null })
  await someRecord(dpo, 'activities', {
    title: 'Hosting',
    transfers: [{ country: 'US', mechanism: '46_2c', recipient: 'Cloud' }],
    peopleCategories: ['customer_contact'],
  })
  await someRecord(dpo, 'activities', { title: 'Something else', description: 'mentions payroll deep inside' })
  await someRecord(dpo, 'activities', { title: 'Payroll' })
  await someRecord(dpo, 'activities', { title: 'Long', description: `${'x'.repeat(3900)} lastword` })
})

test.each([
  ["l'atelier d'oeuvres", ['L’atelier d’œuvres']],
  ['ŒUVRES ATELIER', ['L’atelier d’œuvres']],
  ['strassen', ['Straßenverzeichnis']],
  ['STRAẞEN', ['Straßenverzeichnis']],
  ['re-use', ['Re‑use of data']],
  ['data re\u00ad–use', ['Re‑use of data']],
  ['100%', ['A 100% sure thing']],
  ['%', ['A 100% sure thing']],
  ['user_id', ['user_id export']],
  ['lodz', ['Łódź payroll']],
  ['zerowidth', ['Zero\u200bwidth']],
  ['ΣΊΣΥΦΟΣ', ['Σίσυφος']],
  ['\\', []],
  ['lastword', ['Long']],
])('%j finds %j', async (q, titles) => {
  expect(await found(q)).toEqual(titles)
})

test.each<[string, Locale, boolean]>([
  ['United States', 'en', true],
  ['states united', 'en', true],
  ['Verenigde Staten', 'nl', true],
  ['États-Unis', 'fr', true],
  ['etats unis', 'fr', true],
  ['United States', 'nl', false],
  ['Verenigde Staten', 'fr', false],
  ['customer_contact', 'en', false],
])('labels are searched in the language of the reader: %s in %s', async (q, locale, there) => {
  expect(await found(q, locale)).toEqual(there ? ['Hosting'] : [])
})

test('what fits best comes first: the reference, the beginning of the title, the title, the rest', async () => {
  expect(await found('payroll')).toEqual(['Payroll', 'Łódź payroll', 'Something else'])
  const [{ ref = '' } = {}] = await findRecords(dpo.actor, activities, 'something')
  expect((await found(ref))[0]).toBe('Something else')
  const options = await findRecords(dpo.actor, activities, 'PAYROLL')
  expect(options.map(({ title }) => title)).toEqual(['Payroll', 'Łódź payroll', 'Something else'])
  const { rows: anywhere } = await findEverywhere(dpo.actor, 'payroll')
  expect(anywhere.map(({ title }) => title)).toEqual(['Payroll', 'Łódź payroll', 'Something else'])
})

test('links of a leak are found by the same words, never by a sign that stands for all', async () => {
  expect((await findEverywhere(dpo.actor, "OEUVRES l'atelier")).rows.map(({ title }) => title)).toEqual([
    'L’atelier d’œuvres',
  ])
  expect((await findEverywhere(dpo.actor, '_%_zz')).rows).toEqual([])
  expect(await findEverywhere(employee.actor, 'payroll')).toMatchObject({ rows: [], total: { count: 0 } })
})

test('others find what is in force by the same words, and who sees titles only by reference, title and owner', async () => {
  const record = await someRecord(dpo, 'activities', {
    title: 'Œnologie',
    departmentId: elsewhere,
    ownerId: dpo.actor.id,
    description: 'Hidden words',
  })
  await putInForceForTest(database.client, record, dpo)
  expect(department).not.toBe(elsewhere)
  expect(await found('oenologie', 'en', outside)).toEqual(['Œnologie'])
  for (const q of ['OENO', 'soren aero', record.ref]) expect(await found(q, 'en', employee)).toEqual(['Œnologie'])
  expect(await found('hidden', 'en', employee)).toEqual([])
})

test('as of a date what still holds and what does not any more are found by their words of then', async () => {
  const changed = await someRecord(dpo, 'activities', { title: 'Giraffe house', departmentId: elsewhere })
  const same = await someRecord(dpo, 'activities', { title: 'Giraffe feed', departmentId: elsewhere })
  for (const record of [changed, same]) await putInForceForTest(database.client, record, dpo)
  await database.client.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('dertig.at', '2091-01-01T00:00:00Z', true)`
    const text = `${changed.ref.toLowerCase()}\nokapi house\n`
    await tx.record.update({
      where: { id: changed.id },
      data: { title: 'Okapi house', searchText: text, inForceText: text },
    })
  })
  for (const person of [dpo, outside, employee]) {
    const foundAt = async (q: string, at: string) => {
      const state = { ...initialState(listShape(listColumns(activities))), q }
      const { rows, total } = await listRecords(person.actor, activities, state, instantSchema.parse(at))
      expect(total).toEqual({ count: rows.length, exact: true })
      return rows.map(({ ref }) => ref).sort()
    }
    const [before, after] = ['2090-12-31T00:00:00.000Z', '2091-02-01T00:00:00.000Z']
    expect(await foundAt('giraffe', before)).toEqual([changed.ref, same.ref].sort())
    expect(await foundAt('okapi', before)).toEqual([])
    expect(await foundAt('giraffe', after)).toEqual([same.ref])
    expect(await foundAt('okapi', after)).toEqual([changed.ref])
    expect(await foundAt(changed.ref, before)).toEqual([changed.ref])
  }
})

test('what was kept by an earlier version is kept anew by the job of the day, in force or not', async () => {
  const record = await someRecord(dpo, 'activities', {
    title: 'Late',
    transfers: [{ country: 'JP', mechanism: '45_adequacy', recipient: 'x' }],
  })
  await putInForceForTest(database.client, record, dpo)
  await database.client.record.update({
    where: { id: record.id },
    data: { searchText: 'a-1 late', inForceText: 'a-1 late', changesOn: new Date('2000-01-01') },
  })
  expect(await found('japan')).toEqual([])
  await passDay(dpo)
  expect(await found('japan')).toEqual(['Late'])
  const { inForceText, searchText } = await database.client.record.findUniqueOrThrow({ where: { id: record.id } })
  expect(inForceText).toBe(searchText)
  expect(inForceText).toContain('japan')
})

/** What a search must find, by looking through the texts themselves. */
async function holding(word: string, locale: Locale): Promise<string[]> {
  const rows = await database.client.record.findMany({
    where: { register: 'activities', status: { not: 'retired' } },
    select: { title: true, searchText: true },
  })
  return rows.flatMap(({ title, searchText }) => {
    const [ref = '', name = '', rest = '', ...labels] = searchText.split('\n')
    const seen = [ref, name, rest, labels[locales.indexOf(locale)] ?? '']
    return seen.some((line) => line.includes(word)) ? [title] : []
  })
}

test('by its index of words a search finds exactly the texts in which the signs stand, whatever they are', async () => {
  const texts = await database.client.record.findMany({ select: { searchText: true } })
  const words = [...new Set(texts.flatMap(({ searchText }) => searchText.split(/[ \n]/)))].filter(Boolean)
  const piece = fc
    .tuple(fc.constantFrom(...words), fc.nat(), fc.integer({ min: 1, max: 6 }))
    .map(([word, at, length]) =>
      Array.from(word)
        .slice(at % word.length, (at % word.length) + length)
        .join(''),
    )
  await fc.assert(
    fc.asyncProperty(piece, fc.constantFrom(...locales), async (word, locale) => {
      fc.pre(word !== '' && folded(word) === word)
      expect((await found(word, locale)).sort()).toEqual((await holding(word, locale)).sort())
    }),
    { numRuns: 60 },
  )
})

test('where too many words hold the signs the texts are asked, with the same answer', async () => {
  await someRecord(dpo, 'activities', { title: 'Wqj house' })
  const others = Array.from({ length: 2_001 }, (_, n) => `t${n}wqj`)
  const owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  await owner.query('INSERT INTO "SearchWord" (word) SELECT unnest($1::text[])', [others]).finally(() => owner.end())
  expect(await found('wqj')).toEqual(['Wqj house'])
})

test.each([true, false])(
  'going on from key to key in order meets every row of a search once, counted: %s',
  async (counted) => {
    const begun = { ...initialState(listShape(listColumns(activities))), q: 'thing', size: 10, inOrder: true as const }
    const state = { ...begun, counted }
    const all = await listRecords(dpo.actor, activities, state)
    expect(all.total).toEqual({ count: all.rows.length, exact: true })
    const seen: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page = await listRecords(dpo.actor, activities, { ...state, size: 1, after: after ?? null })
      seen.push(...page.rows.map(({ ref }) => ref))
      after = page.next
    }
    expect(seen).toEqual(all.rows.map(({ ref }) => ref))
    expect(seen.length).toBeGreaterThan(2)
  },
)

test('words that no record holds any more are forgotten, the others stay; who saves is not waited for', async () => {
  const record = await someRecord(dpo, 'activities', { title: 'Vanishingword kept-one' })
  const words = async () =>
    (await database.client.searchWord.findMany({ where: { word: { in: ['hvanishingword', 'hkept-one'] } } })).map(
      ({ word }) => word,
    )
  expect((await words()).sort()).toEqual(['hkept-one', 'hvanishingword'])
  await database.client.record.update({
    where: { id: record.id },
    data: { title: 'Kept-one', searchText: `${record.ref.toLowerCase()}\nkept-one\n` },
  })
  await sweepWords()
  expect(await words()).toEqual(['hkept-one'])
  expect(await found('kept-one')).toEqual(['Kept-one'])
  await database.client.$transaction(async (tx) => {
    await tx.record.update({ where: { id: record.id }, data: { searchText: `${record.ref.toLowerCase()}\nanother\n` } })
    await expect(sweepWords({ tries: 2, pauseMs: 1 })).rejects.toThrow(/lock/)
  })
  await sweepWords()
  expect(await found('another')).toContain('Kept-one')
})

import { createElement } from 'react'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { markupOf, wordsIn } from '@/components/testing/markup'
import { place } from '@/components/testing/place'
import { sessionCookieName } from '@/lib/access/session/cookies'
import { startSession } from '@/lib/access/session/session'
import { movedTo, type Someone, someDepartment, someone } from '@/lib/access/testing/contexts'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import type { RawParams } from '@/lib/table/parse'
import type { Locale } from '@/lib/text/locale'
import { addDays } from '@/lib/time/calendar'
import { instantOf, systemNow } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import { QueueScreen } from '../screens/queue-screen'
import { returnRecord } from '../steps/decide'
import { cycle, must, type Reviewers } from '../testing/cycle'
import { loadQueue } from './page-of'

let database: TestDatabase
let people: Reviewers
let outsider: Someone

const now = systemNow()
const daysAgo = (days: number) =>
  instantOf(new Date(`${addDays(localDateOf(now, 'Europe/Brussels'), -days)}T10:00:00Z`))

beforeAll(async () => {
  database = await testDatabase()
  const { client } = database
  const department = await someDepartment(client, 'Sales')
  people = {
    editor: await someone(client, ['editor'], { departmentIds: [department], name: 'An', now }),
    dpo: await someone(client, ['dpo'], { name: 'Sofie', now }),
    management: await someone(client, ['management'], { name: 'Koen', now }),
  }
  outsider = await someone(client, ['editor'], { departmentIds: [await someDepartment(client, 'IT')], now })
  const on = (days: number) => {
    const { editor, dpo, management } = people
    const at = daysAgo(days)
    return cycle(database, {
      editor: movedTo(editor, at),
      dpo: movedTo(dpo, at),
      management: movedTo(management, at),
    })
  }
  const purpose = await on(20).inForce('purposes', { title: 'Mailing', description: 'News.' })
  const relying = { purposes: [purpose.ref] }
  const asItWas = await on(20).inForce('activities', { title: 'As it was', ...relying })
  await on(20).inForce('activities', { title: 'Came back', ...relying })
  const changed = await on(20).inForce('sources', { title: 'Changed since', description: 'A form.' })
  const fresh = await on(9).draft('sources', { title: 'Brand new' })
  await on(9).submit(fresh.id)
  await on(6).edit(purpose.id, { description: 'News and offers.' })
  await on(6).force(purpose.id)
  await on(5).submit(asItWas.id)
  await on(1).edit(changed.id, { description: 'Another form.' })
  await on(1).submit(changed.id)
  const accepted = await on(3).draft('systems', { title: 'Accepted' })
  await on(3).accept(accepted.id)
  const returned = await on(7).draft('sources', { title: 'Returned' })
  const { contentHash } = await on(7).submit(returned.id)
  await must(
    returnRecord(movedTo(people.dpo, daysAgo(7)), {
      id: returned.id,
      contentHash,
      reason: 'Say who asks.',
      comments: {},
    }),
  )
}, 120_000)
afterAll(() => database.close())

async function queueOf({ actor }: Someone, params: RawParams = {}) {
  place.cookies.clear()
  place.cookies.set(sessionCookieName(), await startSession(actor.id, now))
  return loadQueue(params)
}
const titles = async (who: Someone, params?: RawParams) => (await queueOf(who, params)).rows.map(({ title }) => title)
async function shown(who: Someone, params: RawParams = {}, locale: Locale = 'en') {
  const queue = await queueOf(who, params)
  return markupOf(createElement(QueueScreen, { queue }), locale)
}

describe('the rows of the queue', () => {
  const everything = ['Brand new', 'Returned', 'Came back', 'As it was', 'Accepted', 'Changed since']

  test('are all of it for DPO and management, those of the department for editors, the longest first', async () => {
    expect(await titles(people.dpo)).toEqual(everything)
    expect(await titles(people.management)).toEqual(everything)
    expect(await titles(people.editor)).toEqual(everything)
    expect(await titles(outsider)).toEqual([])
  })

  test('are not for who may confirm nothing', async () => {
    const auditor = await someone(database.client, ['auditor'], { now })
    await expect(queueOf(auditor)).rejects.toMatchObject({ digest: 'NEXT_HTTP_ERROR_FALLBACK;404' })
  })

  test.each<[RawParams, string[]]>([
    [{ q: 'CHANGED' }, ['Changed since']],
    [{ q: 'an it' }, ['As it was']],
    [{ q: 'no such' }, []],
    [{ 'f.state': 'dpo' }, ['Brand new', 'As it was', 'Changed since']],
    [{ 'f.state': ['management', 'returned'] }, ['Returned', 'Accepted']],
    [{ 'f.register': 'systems' }, ['Accepted']],
    [{ sort: 'title' }, ['Accepted', 'As it was', 'Brand new', 'Came back', 'Changed since', 'Returned']],
    [{ sort: '-since' }, ['Changed since', 'Accepted', 'As it was', 'Came back', 'Returned', 'Brand new']],
    [{ sort: 'register,-title' }, ['Came back', 'As it was', 'Returned', 'Changed since', 'Brand new', 'Accepted']],
    [{ size: '25', page: '2' }, everything],
  ])('the address %j asks for %j', async (params, expected) => {
    expect(await titles(people.dpo, params)).toEqual(expected)
  })

  test('a filter is counted under the others, not under itself', async () => {
    const { facets, total } = await queueOf(people.dpo, { 'f.state': 'dpo', 'f.register': 'systems' })
    expect(total).toEqual({ count: 0, exact: true })
    expect(facets.find(({ field }) => field === 'state')?.values).toEqual([{ value: 'management', count: 1 }])
    expect(facets.find(({ field }) => field === 'register')?.values).toEqual([
      { value: 'sources', count: 2 },
      { value: 'activities', count: 1 },
    ])
  })

  test('say how much changed since the version in force; only what did not can be taken with others', async () => {
    const { rows, bulk } = await queueOf(people.dpo)
    const said = Object.fromEntries(rows.map(({ title, changed, pick }) => [title, [changed, pick]]))
    expect(said).toEqual({
      'Brand new': [null, false],
      Returned: [null, false],
      'Came back': [0, false],
      'As it was': [0, true],
      Accepted: [null, false],
      'Changed since': [1, false],
    })
    expect(bulk).toBe('accept')
    const forManagement = await queueOf(people.management)
    expect(forManagement.bulk).toBe('force')
    expect(
      forManagement.rows.some(({ pick }) => pick),
      'it waits for the DPO first',
    ).toBe(false)
  })
})

describe('the page', () => {
  test.each<[Locale, string[]]>([
    [
      'en',
      [
        'Reviews',
        'Waits for',
        '9 days',
        '1 day',
        'unchanged',
        '1 field',
        'new',
        'Say who asks.',
        'The owner: returned',
        'Accept the ticked ones',
      ],
    ],
    [
      'nl',
      [
        'Nazicht',
        'Wacht op',
        '9 dagen',
        '1 dag',
        'ongewijzigd',
        '1 veld',
        'nieuw',
        'De eigenaar: teruggestuurd',
        'Aangevinkte aanvaarden',
      ],
    ],
    [
      'fr',
      [
        'Révisions',
        'Attend',
        '9 jours',
        '1 jour',
        'inchangée',
        '1 champ',
        'nouvelle',
        'Le responsable : renvoyé',
        'Accepter les fiches cochées',
      ],
    ],
  ])('says in %s what waits, for whom, since when and why', async (locale, expected) => {
    const words = wordsIn(await shown(people.dpo, {}, locale))
    for (const text of expected) expect(words).toContain(text)
  })

  test('offers a box by the record that did not change, and leads to the review or to the record', async () => {
    const html = await shown(people.dpo)
    const { rows } = await queueOf(people.dpo)
    const refOf = (title: string) => rows.find((row) => row.title === title)?.ref
    expect([...html.matchAll(/aria-label="(Choose [^"]*)"/g)].map((found) => found[1])).toEqual([
      'Choose all rows of this page',
      'Choose As it was',
    ])
    expect(html).toContain(`href="/registers/sources/${refOf('Brand new')}/review"`)
    expect(html).toContain(`href="/registers/sources/${refOf('Returned')}"`)
    expect(html).not.toContain(`href="/registers/sources/${refOf('Returned')}/review"`)
    expect(await shown(people.management), 'nothing to tick for management').not.toContain(
      'type="checkbox" form="bulk"',
    )
  })

  test('says so when nothing waits, and when nobody could put a record in force', async () => {
    expect(wordsIn(await shown(outsider))).toContain('Nothing waits')
    await database.client.user.update({ where: { id: people.management.actor.id }, data: { disabledAt: new Date(0) } })
    expect(wordsIn(await shown(people.dpo))).toContain('Nobody can put it in force')
  })
})

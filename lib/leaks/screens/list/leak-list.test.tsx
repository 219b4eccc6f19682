import { expect, test } from 'vitest'
import { markupOf, wordsIn } from '@/components/testing/markup'
import type { Actor } from '@/lib/access/actor'
import { userIdSchema } from '@/lib/db/ids'
import { initialState } from '@/lib/table/state'
import { locales } from '@/lib/text/locale'
import type { ClockView } from '@/lib/time/clock-view'
import { type Instant, instantSchema } from '@/lib/time/types'
import { brussels } from '@/lib/time/zone'
import type { Viewed } from '@/lib/views/load'
import { leakColumns, leakShape } from '../../queries/leak-columns'
import type { LeakPage, LeakRow } from '../../queries/leak-list'
import { LeakList } from './leak-list'

const at = (iso: string): Instant => instantSchema.parse(iso)
const now = at('2026-06-05T07:07:00.000Z')
const clock = (code: string, more: Partial<ClockView> = {}): ClockView => ({
  ...{ code, recipient: 'authority', source: 'Art. 33(1)', certainty: 'read', awareAt: null },
  ...{ startAt: at('2026-06-02T12:37:00.000Z'), dueAt: at('2026-06-05T12:37:00.000Z'), latestAt: null },
  ...{ provisional: false, endsDay: false, endedAt: null, endKind: null, endReference: null, late: false },
  ...{ state: 'urgent', urgency: 'urgent', remaining: 5.5 * 3_600_000, ...more },
})

/** A leak as it presses: three clocks run, and every column that shows at first has something to say. */
const pressing: LeakRow = {
  ref: 'L-2026-014',
  title: 'Folder with customer feedback open to the internet',
  ...{ happened: 'wrong_person', state: 'confirmed', reportedAt: at('2026-06-02T12:40:00.000Z'), riskLevel: 'high' },
  ...{ awareAt: at('2026-06-02T12:37:00.000Z'), types: ['confidentiality'], cause: null, anonymous: false },
  ...{ reporterName: 'Maximiliaan Vandenbroucke', handlerName: null, unclocked: null, isExample: true },
  isExercise: false,
  clocks: [
    clock('authority_part1'),
    clock('people_law', { recipient: 'people', dueAt: null, state: 'elapsed', urgency: null, awareAt: now }),
    clock('people_policy', { recipient: 'people', dueAt: at('2026-06-05T12:30:00.000Z') }),
  ],
}

const dpo: Actor = {
  ...{ kind: 'person', id: userIdSchema.parse('6f1c0d0a-6f4c-4d0e-9d5b-0a4b5c6d7e8f'), name: '', email: '' },
  ...{ roles: ['dpo'], departmentIds: [], locale: 'en', validUntil: null },
}
const columns = leakColumns(dpo)
const shape = leakShape(columns)
const size = 50

async function listOf(rows: readonly LeakRow[], locale: (typeof locales)[number] = 'en'): Promise<string> {
  const viewed: Viewed = {
    ...{ list: '/leaks', state: initialState(shape), rows: [], base: null, modified: false, gone: false, query: '' },
    ...{ own: null, opensWithView: false, kinds: [], mayChooseForRoles: false, files: null },
  }
  const pager = { page: 1, beside: { next: null, previous: null }, facets: [] }
  const list: LeakPage = {
    ...pager,
    keys: rows.map(({ ref }) => ref),
    rows,
    total: { count: rows.length, exact: true },
  }
  return markupOf(
    <LeakList {...{ list, viewed, columns, now }} names={new Map()} masked={false} zone={brussels} />,
    locale,
  )
}
const rowsIn = (html: string) => html.match(/<tr id="row-.*?<\/tr>/gs) ?? []
const elementsIn = (html: string) => html.match(/<[a-z]/g)?.length ?? 0

test('a row of a leak under which three clocks run is at most 30 elements and 2 kB', async () => {
  for (const locale of locales) {
    const rows = rowsIn(await listOf([pressing], locale))
    expect(rows).toHaveLength(1)
    expect(rows.map(elementsIn)[0]).toBeLessThanOrEqual(30)
    expect(new TextEncoder().encode(rows[0]).length).toBeLessThanOrEqual(2048)
  }
})

test('fifty such rows and all around them in the list are at most 1,500 elements', async () => {
  const rows = Array.from({ length: size }, (_, n): LeakRow => ({ ...pressing, ref: `L-2026-${100 + n}` }))
  const html = await listOf(rows)
  expect(rowsIn(html)).toHaveLength(size)
  expect(elementsIn(html)).toBeLessThanOrEqual(1500)
})

test('each clock still says name, state, time, and when it is due to who listens', async () => {
  const [row = ''] = rowsIn(await listOf([pressing]))
  expect(wordsIn(row)).toContain('Authority, part 1 Urgent 5 h 30 min left')
  expect(wordsIn(row)).toContain('People (Art. 34) Without undue delay 2 d 18 h since the high risk was found')
  expect(row).toContain('aria-label="Authority, part 1, due Fri 5 Jun 2026, 14:37 (UTC+02:00), 5 h 30 min left"')
  expect(row).toContain('data-due="2026-06-05T12:37:00.000Z"')
})

test('of clocks that ended the one that counts says how, and why there is none is said too', async () => {
  const filed = clock('authority_part1', {
    ...{
      endedAt: now,
      endKind: 'filed',
      endReference: 'DBN-1',
      state: 'met',
      urgency: null,
      remaining: 41 * 3_600_000,
    },
  })
  const [row = ''] = rowsIn(await listOf([{ ...pressing, clocks: [filed, clock('people_policy', filed)] }]))
  expect(wordsIn(row)).toContain('Authority, part 1 Met Filed after 41 h · DBN-1')
  expect(row.match(/data-clock=/g)).toHaveLength(1)
  expect(row).not.toContain('role="timer"')
  expect(wordsIn((await listOf([{ ...pressing, clocks: [] }])).split('<tbody')[1] ?? '')).toContain('No clock runs')
})

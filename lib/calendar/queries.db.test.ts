import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { mayEver } from '@/lib/access/can'
import { movedTo, type Someone, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { taskIdSchema } from '@/lib/db/ids'
import { createFinding } from '@/lib/findings/commands'
import { findingInput } from '@/lib/findings/schema'
import { addTask } from '@/lib/leak-tasks/commands/add-task'
import { endTask } from '@/lib/leak-tasks/commands/end-task'
import { someConfirmedLeak, someLeak } from '@/lib/leaks/testing/some-leak'
import { someRecord } from '@/lib/records/testing/some-record'
import { addTask as addRequestTask } from '@/lib/requests/commands/plan-tasks'
import { addTaskInput } from '@/lib/requests/facts/schema'
import { someRequest } from '@/lib/requests/testing/some-request'
import { recordDeletion } from '@/lib/retention/deletions/commands'
import { deletionInput } from '@/lib/retention/deletions/schema'
import { placeHold } from '@/lib/retention/holds/commands'
import { holdInput } from '@/lib/retention/holds/schema'
import { tableStateParser } from '@/lib/table/parse'
import { addMonthsClamped } from '@/lib/time/calendar'
import { calendarDateOf, instantOf, instantSchema } from '@/lib/time/types'
import { addHours, localDateOf } from '@/lib/time/zone'
import { type DueKind, dueBranches, dueKinds, duePlaces, together } from './due-dates'
import { datePage, dateShape } from './list'
import { type CalendarFilter, calendarFilter, calendarSections, type DueDate, dueRows } from './queries'

const { database, dpo, editor, outside } = someOffice({ dpo: { at: 'department' } })

function kept<T>(result: { ok: true; value: T } | { ok: false }): T {
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}

beforeAll(async () => {
  const batches = [
    { name: 'Old', triggerOn: '2019-06-01' },
    { name: 'Gone', triggerOn: '2019-06-10' },
    { name: 'Later', triggerOn: '2020-06-03' },
  ]
  const rule = await someRecord(dpo, 'retention-rules', { title: 'Books', period: 'P7Y', action: 'delete', batches })
  await someRecord(dpo, 'agreements', {
    title: 'Hosting',
    ownerId: editor.actor.id,
    startOn: '2025-01-01',
    endOn: '2026-12-31',
    noticeDays: 90,
    nextReviewOn: '2027-06-02',
  })
  await someRecord(dpo, 'agreements', { title: 'Ended', startOn: '2020-01-01', endOn: '2026-05-31' })
  await someRecord(dpo, 'agreements', { title: 'Far', startOn: '2025-01-01', endOn: '2027-06-03' })
  const done = { recordsMode: 'unknown', personsMode: 'unknown', method: 'delete', executedBy: 'IT' }
  const deletion = deletionInput.parse({
    ...{ ...done, rules: [rule.ref], batch: 'Gone', scope: 'Books', executedOn: '2026-06-02' },
    backupsPurgedOn: '2026-07-02',
  })
  kept(await recordDeletion(dpo, deletion))
  const hold = { reasonKind: 'inspection', reason: 'Tax', startedOn: '2026-06-01', endsOn: '2026-09-30' }
  const elsewhere = await someRecord(dpo, 'retention-rules', { title: 'Letters', period: 'P1Y', batches: [batches[0]] })
  kept(await placeHold(dpo, holdInput.parse({ ...hold, rules: [elsewhere.ref] })))
  const finding = { title: 'Mend', source: 'Audit', wrong: 'It', law: 'Art. 5', dueOn: '2026-06-30' }
  kept(await createFinding(dpo, findingInput.parse({ ...finding, ownerId: editor.actor.id })))
})

const told = async (by: Someone, address: Record<string, string> = {}) => {
  const sections = await calendarSections(by, calendarFilter(address))
  return sections.flatMap(({ entries }) => entries.map(said)).sort()
}

const said = ({ on, kind, code, batch, title, holds }: DueDate) =>
  [on, kind, batch || code, kind === 'due' || kind === 'review' ? title : '', ...holds].filter(Boolean).join(' ')

const everything = [
  '2020-06-01 retention Old H-001',
  '2026-05-31 due end Ended',
  '2026-06-01 retention Old',
  '2026-06-30 finding',
  '2026-07-02 backup_purge',
  '2026-09-30 hold_end',
  '2026-10-02 due notice Hosting',
  '2026-12-31 due end Hosting',
]

describe('the calendar', () => {
  it('holds what falls due within 12 months and what is overdue, not what a deletion record proves done', async () => {
    const entries = await told(dpo)
    expect(entries.filter((entry) => !entry.includes('review'))).toEqual(everything)
    expect(entries.filter((entry) => entry.includes('review'))).toContain('2027-06-02 review Hosting')
  })

  it('is that of the own departments for editors, with the findings they own', async () => {
    expect((await told(editor)).filter((entry) => !entry.includes('review'))).toEqual(everything)
    expect(await told(outside)).toEqual(['2026-09-30 hold_end'])
  })

  it.each<[Record<string, string>, string[]]>([
    [{ kind: 'retention' }, ['2020-06-01 retention Old H-001', '2026-06-01 retention Old']],
    [{ kind: 'hold_end' }, ['2026-09-30 hold_end']],
    [
      { register: 'agreements', kind: 'due' },
      ['2026-05-31 due end Ended', '2026-10-02 due notice Hosting', '2026-12-31 due end Hosting'],
    ],
    [{ register: 'sources' }, []],
  ])('narrows to %j', async (address, expected) => {
    expect(await told(dpo, address)).toEqual(expected)
  })

  it('narrows to an owner: records and findings of theirs', async () => {
    const own = await told(dpo, { owner: editor.actor.id })
    expect(own.filter((entry) => !entry.includes('review'))).toEqual([
      '2026-06-30 finding',
      '2026-10-02 due notice Hosting',
      '2026-12-31 due end Hosting',
    ])
  })

  it('is not there for who sees no more than titles', async () => {
    const roles = ['employee', 'admin', 'editor', 'dpo', 'management', 'auditor'] as const
    const people = await Promise.all(roles.map((role) => someone(database.client, [role])))
    expect(people.map(({ actor }) => mayEver(actor, 'deletion', 'read'))).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
    ])
  })

  it('shows a clock as overdue from its moment on, what has a day from the next day on', async () => {
    const leak = await someLeak(database.client, dpo)
    const clock = await database.client.leakClock.findFirstOrThrow({ where: { leakId: leak.id } })
    const at = (hours: number, who = dpo) => movedTo(who, addHours(instantOf(clock.dueAt ?? clock.startAt), hours))
    const sectionOf = async (by: Someone) =>
      (await calendarSections(by, calendarFilter({ kind: 'clock' }))).find(({ entries }) =>
        entries.some(({ ref }) => ref === leak.ref),
      )
    expect((await sectionOf(at(-1)))?.key).not.toBe('overdue')
    const over = await sectionOf(at(0.5))
    expect(over?.key).toBe('overdue')
    expect(over?.entries.find(({ ref }) => ref === leak.ref)?.late).toBe(true)
    await database.client.recordDue.updateMany({
      where: { code: 'notice' },
      data: { on: new Date(`${dpo.today}T00:00:00Z`) },
    })
    const today = await calendarSections(dpo, calendarFilter({ kind: 'due' }))
    const ofToday = today.find(({ entries }) => entries.some(({ code }) => code === 'notice'))
    expect(ofToday?.key).toBe(dpo.today.slice(0, 7))
  })

  it('holds open tasks with a day, those of requests for who is invited by them, and none that is done or has no day', async () => {
    const leak = await someConfirmedLeak(database.client, dpo, dpo)
    const colleague = await someone(database.client, ['editor'])
    const auditor = await someone(database.client, ['auditor'])
    const { ref } = await someRequest(database.client, dpo)
    const at = addHours(dpo.now, 30)
    const toDo = { ref: leak.ref, kind: 'task' as const, ownerId: null, at }
    for (const title of ['Call Jan', 'Call Piet', 'Done']) kept(await addTask(dpo, { ...toDo, title }))
    kept(await addTask(dpo, { ...toDo, title: 'One day', at: null }))
    const { id } = await database.client.leakTask.findFirstOrThrow({ where: { title: 'Done' } })
    kept(await endTask(dpo, { id: taskIdSchema.parse(id), how: 'done', reason: '' }))
    const own = { todo: 'Look in the mail', ownerId: colleague.actor.id, dueOn: localDateOf(at, dpo.zone) }
    kept(await addRequestTask(dpo, addTaskInput.parse({ ...own, ref })))
    const tasks = async (by: Someone) => {
      const sections = await calendarSections(by, calendarFilter({ kind: 'task' }))
      return sections
        .flatMap(({ entries }) => entries.map(({ href, title, late }) => `${href} ${title} ${late}`))
        .sort()
    }
    const ofLeak = (title: string) => `/leaks/${leak.ref}#tasks ${title} false`
    const ofRequest = `/requests/${ref}#tasks Access and copy false`
    expect(await tasks(dpo)).toEqual([ofLeak('Call Jan'), ofLeak('Call Piet'), ofRequest])
    expect(await tasks(auditor)).toEqual([ofLeak(leak.title), ofLeak(leak.title), ofRequest])
    expect(await tasks(colleague)).toEqual([ofRequest])
    expect(await tasks(editor)).toEqual([])
    // A moment is past from itself on, a day from the next one on.
    expect((await tasks(movedTo(dpo, addHours(at, 0.1)))).map((task) => task.endsWith('true'))).toEqual([
      true,
      true,
      false,
    ])
    const page = await datePage(dpo, tableStateParser(dateShape)({ 'f.kind': 'task', q: 'piet' }))
    expect(page.rows.map(({ ref: of, title }) => `${of} ${title}`)).toEqual([`${leak.ref} Call Piet`])
  })

  it('shows the first few of a month and counts all of them', async () => {
    const { id } = await someRecord(dpo, 'systems', { title: 'Many', nextReviewOn: '2026-11-11' })
    await database.client.$executeRawUnsafe(`
      INSERT INTO "Record" SELECT p.* FROM "Record" r, generate_series(1, 1199) n
        CROSS JOIN LATERAL jsonb_populate_record(NULL::"Record", to_jsonb(r) || jsonb_build_object(
        'id', gen_random_uuid(), 'ref', 'Y-' || (1000 + n), 'number', 1000 + n)) p WHERE r.id = '${id}'`)
    const sections = await calendarSections(dpo, calendarFilter({ register: 'systems', kind: 'review' }))
    const november = sections.find(({ key }) => key === '2026-11')
    expect([november?.total, november?.entries.length]).toEqual([1200, 8])
  })
})

/** Every due date as a plain read gives it, in the order of the calendar. */
async function plainly(by: Someone, kinds: readonly DueKind[] = dueKinds) {
  const branches = await dueBranches(by.actor, by, kinds)
  const rows = await database.client.$queryRaw`SELECT d.*, 0 AS total FROM ${together(branches)} ORDER BY d."on", d.key`
  return z
    .array(dueRows.element.extend({ place: z.string() }))
    .parse(rows)
    .map((row) => ({ ...row, day: calendarDateOf(row.on) }))
}

const readers: [string, () => Someone][] = [
  ['the DPO', () => dpo],
  ['an editor', () => editor],
  ['an editor elsewhere', () => outside],
  ['the DPO on the last day of a month', () => movedTo(dpo, instantSchema.parse('2026-10-31T12:00:00.000Z'))],
  ['the DPO when most is past', () => movedTo(dpo, instantSchema.parse('2027-03-05T12:00:00.000Z'))],
]

describe('what is read by day is what a plain read says', () => {
  const narrowed: [string, CalendarFilter][] = [
    ['all', { register: null, kind: null, owner: null }],
    ['reviews', { register: null, kind: 'review', owner: null }],
    ['dates of agreements', { register: 'agreements', kind: 'due', owner: null }],
    ['retention', { register: null, kind: 'retention', owner: null }],
    ['ends of holds', { register: null, kind: 'hold_end', owner: null }],
  ]
  it.each(readers.flatMap(([who, by]) => narrowed.map(([what, filter]) => [who, what, by, filter] as const)))(
    'to %s: %s of the calendar',
    async (_, __, by, filter) => {
      const until = addMonthsClamped(by().today, 12)
      const asked = (await plainly(by(), filter.kind ? [filter.kind] : dueKinds)).filter(
        ({ day, register }) => day <= until && (filter.register === null || register === filter.register),
      )
      const expected = [...new Set(asked.map(({ section }) => section))].map((key) => {
        const own = asked.filter(({ section }) => section === key)
        return [key, own.length, own.slice(0, 8).map(({ kind, ref, code }) => `${kind} ${ref} ${code}`)]
      })
      const sections = await calendarSections(by(), filter)
      const found = sections.map(({ key, total, entries }) => [
        key,
        total,
        entries.map(({ kind, ref, code }) => `${kind} ${ref} ${code}`),
      ])
      expect(found.toSorted()).toEqual(expected.toSorted())
    },
  )

  it.each(readers.flatMap(([who, by]) => [...duePlaces, 'soon,overdue'].map((place) => [who, place, by] as const)))(
    'to %s: what lies %s in the list',
    async (_, place, by) => {
      const places = place.split(',')
      const expected = (await plainly(by())).filter((row) => places.includes(row.place))
      const page = await datePage(by(), tableStateParser(dateShape)({ 'f.place': places }))
      expect(page.keys).toEqual(expected.slice(0, 50).map(({ key }) => key))
      expect(page.rows.map(({ ref }) => ref)).toEqual(expected.slice(0, 50).map(({ ref }) => ref))
      expect(page.total.count).toBe(expected.length)
    },
  )

  it.each([
    ['hosting', ['due R-001', 'due R-001', 'review R-001']],
    ['R-001', ['due R-001', 'due R-001', 'review R-001']],
    ['far', ['due R-003']],
    ['processing agreement', []],
  ])('a search for %s finds references and titles alone', async (q, expected) => {
    const { rows } = await datePage(dpo, tableStateParser(dateShape)({ q }))
    expect(rows.map(({ kind, ref }) => `${kind} ${ref}`).toSorted()).toEqual(expected)
  })
})

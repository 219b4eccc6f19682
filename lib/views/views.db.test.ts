import { describe, expect, test } from 'vitest'
import { someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { logState } from '@/lib/audit/log/asked'
import { listLog } from '@/lib/audit/log/log'
import { listColumns, listShape } from '@/lib/records/list/columns'
import { declarationOf } from '@/lib/records/state/registered'
import { tableHref } from '@/lib/table/state'
import { cleared } from '@/lib/table/steps'
import { chooseDefault, removeView, type Saved, saveView, updateView } from './commands'
import { viewedState } from './load'
import { mayReadList } from './rules'
import { mostViews, saveInput } from './schema'

const { database, byRole, dpo, editor, colleague, auditor, employee, management, admin } = someOffice()
const list = '/registers/activities'
const shape = listShape(listColumns(declarationOf('activities')))
const input = (more: object = {}) =>
  saveInput.parse({ list, name: 'Drafts', query: 'f.status=draft&sort=-title', kind: 'personal', ...more })
async function saved(who: typeof dpo, more: object = {}): Promise<Saved> {
  const result = await saveView(who, input(more))
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}
const seen = (who: typeof dpo, params: Record<string, string | string[]> = {}) =>
  viewedState(who.actor, list, params, shape)
const actionsOf = async (id: string) => {
  const rows = await database.client.auditEntry.findMany({ where: { subjectId: id }, orderBy: { index: 'asc' } })
  return rows.map(({ action }) => action)
}
const notFound = { ok: false, code: 'not_found' }

describe('keeping a view', () => {
  test('keeps what a table can say, without page and rubbish, and writes one entry', async () => {
    const { id } = await saved(editor, { query: 'page=7&sort=-title&f.status=draft&peek=x&evil=1&view=all&q=' })
    expect(await database.client.savedView.findUnique({ where: { id } })).toMatchObject({
      ...{ list, name: 'Drafts', query: 'sort=-title&f.status=draft', kind: 'personal', ownerId: editor.actor.id },
    })
    expect(await actionsOf(id)).toEqual(['view.create'])
  })

  test.each([
    ['auditor', 'personal', false],
    ['employee', 'personal', true],
    ['employee', 'shared', false],
    ['admin', 'shared', false],
    ['editor', 'shared', true],
    ['editor', 'locked', false],
    ['management', 'shared', true],
    ['management', 'locked', false],
    ['dpo', 'locked', true],
  ] as const)('%s, %s: %s', async (role, kind, may) => {
    const where = role === 'admin' ? '/users' : list
    const result = await saveView(byRole[role], input({ kind, list: where }))
    expect(result).toEqual(may ? { ok: true, value: { id: expect.any(String), version: 1 } } : notFound)
  })

  test.each([
    ['employee', '/leaks', false],
    ['employee', '/findings', false],
    ['employee', '/registers/activities', true],
    ['admin', '/registers/activities', false],
    ['admin', '/users', true],
    ['dpo', '/nowhere', false],
    ['dpo', '/login', false],
    ['auditor', '/audit', true],
  ] as const)('%s reads %s: %s', (role, path, may) => expect(mayReadList(byRole[role].actor, path)).toBe(may))

  test('a list that one may not read answers like an absent one', async () => {
    expect(await saveView(employee, input({ list: '/leaks' }))).toEqual(notFound)
  })

  test.each([
    ['no name', { name: '  ' }],
    ['a name of 81 signs', { name: 'x'.repeat(81) }],
    ['a query of 2,001 signs', { query: 'q='.padEnd(2_001, 'x') }],
    ['another site as list', { list: '//evil.example' }],
  ])('refuses %s', (_, more) => {
    expect(saveInput.safeParse({ list, name: 'A', query: '', kind: 'personal', ...more }).success).toBe(false)
  })

  test('nobody keeps more than a hundred', async () => {
    const person = await someone(database.client, ['editor'])
    await database.client.savedView.createMany({
      data: Array.from({ length: mostViews }, (_, n) => ({
        list,
        name: `V ${n}`,
        query: '',
        ownerId: person.actor.id,
      })),
    })
    expect(await saveView(person, input())).toMatchObject({ code: 'too_many', reason: 'views_many' })
  })
})

describe('changing and removing', () => {
  test('a personal view is of who made it: absent for everybody else, the DPO too', async () => {
    const { id } = await saved(editor)
    for (const who of [colleague, dpo]) {
      expect(await updateView(who, { id, version: 1, name: 'Mine' })).toEqual(notFound)
      expect(await removeView(who, { id, version: 1 })).toEqual(notFound)
      expect((await seen(who)).rows.map((row) => row.id)).not.toContain(id)
    }
    expect(await updateView(editor, { id, version: 1, name: 'Renamed' })).toMatchObject({ ok: true })
    expect(await updateView(editor, { id, version: 1, name: 'Again' })).toMatchObject({ code: 'stale' })
    expect(await updateView(editor, { id, version: 2, name: 'Renamed' })).toMatchObject({ reason: 'record_unchanged' })
    expect(await removeView(editor, { id, version: 2 })).toEqual({ ok: true, value: { id } })
    expect(await actionsOf(id)).toEqual(['view.create', 'view.update', 'view.remove'])
  })

  test('a shared view is changed by who made it and the DPO, a locked one by the DPO alone', async () => {
    const { id } = await saved(editor, { kind: 'shared' })
    expect(await updateView(colleague, { id, version: 1, name: 'Theirs' })).toEqual(notFound)
    expect(await updateView(auditor, { id, version: 1, name: 'Theirs' })).toEqual(notFound)
    expect(await updateView(editor, { id, version: 1, kind: 'locked' })).toEqual(notFound)
    expect(await updateView(dpo, { id, version: 1, kind: 'locked' })).toMatchObject({ ok: true })
    expect(await updateView(editor, { id, version: 2, name: 'Mine again' })).toEqual(notFound)
    expect(await removeView(editor, { id, version: 2 })).toEqual(notFound)
    expect((await seen(auditor)).rows.map((row) => row.id)).toContain(id)
    expect(await removeView(dpo, { id, version: 2 })).toMatchObject({ ok: true })
  })
})

describe('with what a list opens', () => {
  test('the default of a role, one’s own before it, and everything always', async () => {
    const { id } = await saved(dpo, { kind: 'locked', name: 'To do' })
    const own = await saved(editor, { name: 'Own', query: 'sort=-ref' })
    const forRole = { list, role: 'editor', opens: id } as const
    expect(await chooseDefault(editor, forRole)).toEqual(notFound)
    expect(await chooseDefault(dpo, { ...forRole, opens: own.id })).toEqual(notFound)
    expect(await chooseDefault(dpo, forRole)).toEqual({ ok: true, value: null })

    const first = await seen(editor)
    expect(first).toMatchObject({ base: { id }, modified: false, opensWithView: true, own: null })
    expect(first.state.filters).toEqual({ status: ['draft'] })
    expect(await seen(colleague)).toMatchObject({ base: { id } })
    expect(await seen(management)).toMatchObject({ base: null, opensWithView: false })
    expect(await seen(editor, { 'f.status': 'in_force' })).toMatchObject({ base: null, state: { view: 'all' } })
    expect(await seen(editor, { view: 'all' })).toMatchObject({ base: null, state: { filters: {}, view: 'all' } })

    await chooseDefault(editor, { list, role: null, opens: own.id })
    expect(await seen(editor)).toMatchObject({ base: { id: own.id }, own: own.id })
    await chooseDefault(editor, { list, role: null, opens: 'all' })
    expect(await seen(editor)).toMatchObject({ base: null, own: 'all' })
    await chooseDefault(editor, { list, role: null, opens: 'none' })
    expect(await seen(editor)).toMatchObject({ base: { id } })

    // Whoever had it as default gets everything once it is gone, or no longer for them.
    await updateView(dpo, { id, version: 1, kind: 'personal' })
    expect(await seen(editor)).toMatchObject({ base: null, opensWithView: false })
    expect(await actionsOf(id)).toEqual(['view.create', 'view.default', 'view.update'])
  })

  test.each([
    ['auditor', () => auditor],
    ['admin', () => admin],
  ] as const)('%s chooses none', async (_, who) => {
    expect(await chooseDefault(who(), { list, role: null, opens: 'all' })).toEqual(notFound)
  })
})

describe('an address', () => {
  const params = (href: string) => {
    const query = new URLSearchParams(href.split('?')[1] ?? '')
    return Object.fromEntries([...new Set(query.keys())].map((key) => [key, query.getAll(key)]))
  }

  test('opens a view, lays what else it says over it, and tells when it differs', async () => {
    const { id } = await saved(editor)
    const opened = await seen(editor, { view: id })
    expect(opened).toMatchObject({ base: { id }, modified: false, state: { filters: { status: ['draft'] } } })
    expect(await seen(editor, { view: id, sort: 'ref' })).toMatchObject({
      modified: true,
      state: { filters: { status: ['draft'] }, sort: [{ field: 'ref', dir: 'asc' }] },
    })
    // The table's own links say all of the state: what was taken away stays away.
    const next = await seen(editor, params(tableHref(list, cleared(opened.state), shape)))
    expect(next).toMatchObject({ base: { id }, modified: true, state: { filters: {} } })
    const page = await seen(editor, params(tableHref(list, { ...opened.state, page: 2 }, shape)))
    expect(page).toMatchObject({ base: { id }, modified: false, state: { page: 2 } })
  })

  test('of a view that is gone, or of somebody else, shows the list and says so', async () => {
    const { id } = await saved(editor)
    for (const view of [id, `from-${id}`, 'no id at all'])
      expect(await seen(colleague, { view, q: 'x' })).toMatchObject({ gone: true, base: null, state: { q: 'x' } })
  })

  test('what a view says that the list does not know is dropped', async () => {
    const { id } = await saved(editor, { query: 'f.salary=1&sort=-nothing&size=7&f.status=draft' })
    expect(await seen(editor, { view: id })).toMatchObject({
      state: { filters: { status: ['draft'] }, sort: [], size: 50 },
    })
  })
})

test('in the log only the DPO reads what people look for', async () => {
  const person = await someone(database.client, ['editor'])
  await saved(person, { query: 'q=somebody' })
  const newest = async (who: typeof dpo) => {
    const { entries } = await listLog(who.actor, logState({ action: 'view.create' }), 'Europe/Brussels')
    return entries[0]
  }
  expect(JSON.stringify((await newest(dpo))?.changes)).toContain('somebody')
  for (const who of [management, auditor]) expect(await newest(who)).toMatchObject({ values: 'closed', changes: [] })
})

import { beforeAll, expect, test } from 'vitest'
import { place } from '@/components/testing/place'
import type { Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { createFinding } from '@/lib/findings/commands'
import { findingInput } from '@/lib/findings/schema'
import { addTask } from '@/lib/leak-tasks/commands/add-task'
import { someLeak } from '@/lib/leaks/testing/some-leak'
import { putInForceForTest, someRecord } from '@/lib/records/testing/some-record'
import { someRequest } from '@/lib/requests/testing/some-request'
import type { Locale } from '@/lib/text/locale'
import { type Instant, instantSchema } from '@/lib/time/types'
import { actionsFor, pagesFor } from './places'
import { searchFor } from './queries'

const office = someOffice({
  dpo: { name: 'Zoë Peeters' },
  employee: { name: 'Lotte Claes' },
  reporter: { name: 'Rita Reporter' },
})
const { database, elsewhere, dpo, editor, outside, employee, reporter, management, auditor, admin } = office
const roles = { dpo, editor, outside, employee, reporter, management, auditor, admin }
type Role = keyof typeof roles
const everybody: readonly Role[] = [
  'dpo',
  'editor',
  'outside',
  'employee',
  'reporter',
  'management',
  'auditor',
  'admin',
]

const asked = async (person: Someone, q: string, locale: Locale = 'en', asOf: Instant | null = null) => {
  place.locale = locale
  const actor = { ...person.actor, locale }
  return searchFor({ ...person, actor }, { q, sizes: { records: 6, others: 3 }, asOf, byRegister: true })
}
const titles = async (person: Someone, q: string, locale?: Locale) =>
  (await asked(person, q, locale)).groups.flatMap(({ kind, hits }) =>
    hits.map(({ title }) => `${kind}: ${title.join('')}`),
  )

let leakRef = ''
let requestRef = ''

beforeAll(async () => {
  const hosting = await someRecord(dpo, 'activities', {
    title: 'Hosting of the shop',
    departmentId: elsewhere,
    transfers: [{ country: 'US', mechanism: '46_2c', recipient: 'Cloud' }],
    dataCategories: ['health'],
  })
  await putInForceForTest(database.client, hosting, dpo)
  await someRecord(editor, 'purposes', { title: 'Draft wombat', ownerId: null })
  await someRecord(dpo, 'systems', { title: 'Œuvre wombat elsewhere', departmentId: elsewhere, ownerId: null })
  const leak = await someLeak(database.client, reporter, { story: 'a numbat inside' })
  leakRef = leak.ref
  requestRef = (await someRequest(database.client, dpo)).ref
  await database.client.leak.update({
    where: { id: leak.id },
    data: { title: 'Quokka list mailed', summary: 'a numbat inside' },
  })
  const task = { ref: leakRef, kind: 'task', title: 'Ask the platypus', ownerId: null, at: null } as const
  expect(await addTask(dpo, task)).toMatchObject({ ok: true })
  const finding = await createFinding(
    dpo,
    findingInput.parse({ title: 'Bilby term missing', source: '6.1', wrong: 'None.', law: 'Art. 33' }),
  )
  if (!finding.ok) throw new Error(finding.code)
})

const us = 'records: Hosting of the shop'
const leak = 'leaks: Quokka list mailed'
const finding = 'findings: Bilby term missing'

test.each<[string, Partial<Record<Role, readonly string[]>>]>([
  ['Hosting', Object.fromEntries(everybody.filter((role) => role !== 'admin').map((role) => [role, [us]]))],
  [
    'United States',
    Object.fromEntries((['dpo', 'editor', 'outside', 'management', 'auditor'] as const).map((role) => [role, [us]])),
  ],
  [
    'draft WOMBAT',
    Object.fromEntries(
      (['dpo', 'editor', 'management', 'auditor'] as const).map((role) => [role, ['records: Draft wombat']]),
    ),
  ],
  [
    'oeuvre',
    Object.fromEntries(
      (['dpo', 'outside', 'management', 'auditor'] as const).map((role) => [role, ['records: Œuvre wombat elsewhere']]),
    ),
  ],
  ['quokka', { dpo: [leak], management: [leak], auditor: [leak] }],
  ['numbat', { dpo: [leak], management: [leak] }],
  // Words of a task may say who reported: an auditor reads none of them.
  ['platypus', { dpo: ['tasks: Ask the platypus'], management: ['tasks: Ask the platypus'] }],
  ['bilby', { dpo: [finding], management: [finding], auditor: [finding] }],
  [
    'zoe peeters',
    Object.fromEntries(
      (['dpo', 'management', 'auditor', 'admin'] as const).map((role) => [role, ['people: Zoë Peeters']]),
    ),
  ],
  [
    'lotte claes',
    Object.fromEntries(
      (['dpo', 'management', 'auditor', 'admin'] as const).map((role) => [role, ['people: Lotte Claes']]),
    ),
  ],
  ['%', {}],
  ['  ', {}],
])('%j finds for each role what their lists hold, and nothing else', async (q, expected) => {
  for (const role of everybody) expect(await titles(roles[role], q), role).toEqual(expected[role] ?? [])
})

test('nobody learns of a leak that is not theirs, not by its number and not by a count', async () => {
  for (const role of ['employee', 'editor', 'outside', 'admin'] as const)
    expect(await asked(roles[role], leakRef), role).toEqual({ groups: [], summary: 'Nothing was found.' })
  const own = await asked(reporter, leakRef)
  expect(own.groups.map(({ kind, count }) => [kind, count])).toEqual([['reports', '1']])
  expect(JSON.stringify(own)).not.toMatch(/quokka|numbat/i)
  const masked = JSON.stringify(await asked(auditor, 'quokka'))
  expect(masked).not.toMatch(/numbat|Rita/)
})

test('a request is found by its number and its right, never by who asks', async () => {
  const found = ['requests: Access and copy']
  for (const role of everybody)
    expect(await titles(roles[role], requestRef), role).toEqual(
      ['dpo', 'management', 'auditor'].includes(role) ? found : [],
    )
  for (const words of ['CANARY-NAME', 'Peeters canary', 'canary@people.test'])
    expect((await asked(dpo, words)).groups.filter(({ kind }) => kind === 'requests')).toEqual([])
})

test('leaks that were shown are one entry in the log; a search without any is none', async () => {
  const entries = () => database.client.auditEntry.count({ where: { body: { contains: '"action":"leak.list"' } } })
  const before = await entries()
  await asked(dpo, 'quokka')
  expect(await entries()).toBe(before + 1)
  await asked(dpo, 'hosting')
  await asked(employee, 'quokka')
  expect(await entries()).toBe(before + 1)
})

test.each<[string, Locale, string | null]>([
  ['United States', 'en', 'United States'],
  ['Verenigde Staten', 'nl', 'Verenigde Staten'],
  ['etats unis', 'fr', 'États-Unis'],
  ['United States', 'nl', null],
  ['health', 'en', 'Health'],
  ['gezondheid', 'nl', 'ezondheid'],
  ['sante', 'fr', 'anté'],
])('%s in %s shows where the words stand, in that language', async (q, locale, mark) => {
  const hit = (await asked(dpo, q, locale)).groups.find(({ kind }) => kind === 'records')?.hits[0]
  if (mark === null) return expect(hit).toBeUndefined()
  expect(hit?.title.join('')).toBe('Hosting of the shop')
  const marks = hit?.found?.text.filter((_, at) => at % 2 === 1).join(' ') ?? ''
  expect(hit?.found?.text.join('')).toContain(mark)
  expect(marks).not.toBe('')
  expect(hit?.found?.field).not.toBe('')
})

test('the lists that show all of them are named with their numbers and their boxes filled', async () => {
  const { groups } = await asked(dpo, 'wombat')
  expect(groups[0]?.more).toEqual([
    { href: '/registers/purposes?q=wombat', text: 'Purposes (1)' },
    { href: '/registers/systems?q=wombat', text: expect.stringMatching(/\(1\)$/) },
  ])
  expect((await asked(dpo, 'quokka')).groups[0]?.more).toEqual([
    { href: '/leaks?q=quokka', text: 'All in the list (1)' },
  ])
})

test('records of a past day are those of then', async () => {
  const before = instantSchema.parse('2020-01-01T00:00:00.000Z')
  const after = instantSchema.parse('2100-01-01T00:00:00.000Z')
  for (const person of [dpo, outside, employee]) {
    expect((await asked(person, 'hosting', 'en', before)).groups).toEqual([])
    expect((await asked(person, 'hosting', 'en', after)).groups[0]?.hits).toHaveLength(1)
  }
  const [hit] = (await asked(dpo, 'United States', 'en', after)).groups[0]?.hits ?? []
  expect(hit?.found?.text.join('')).toContain('United States')
  expect((await asked(employee, 'United States', 'en', after)).groups).toEqual([])
})

test.each<[Role, string[], string[]]>([
  ['employee', ['/report-leak'], ['/leaks', '/users', '/findings', '/registers/extract']],
  [
    'editor',
    ['/registers/activities/new', '/hand-over'],
    ['/leaks/new', '/users', '/findings/new', '/registers/extract'],
  ],
  ['auditor', ['/leaks', '/registers/extract'], ['/report-leak', '/registers/activities/new', '/users/new']],
  ['admin', ['/users', '/users/new'], ['/registers/activities', '/findings', '/leaks']],
])('%s is offered pages and actions by right', async (role, there, never) => {
  place.locale = 'en'
  const { actor } = roles[role]
  const offered = [...(await pagesFor(actor)), ...(await actionsFor(actor, false))].map(({ href }) => href)
  expect(offered).toEqual(expect.arrayContaining([...there, '/account', null]))
  for (const href of never) expect(offered).not.toContain(href)
  expect((await actionsFor(actor, true)).map(({ href }) => href)).not.toContain('/registers/activities/new')
})

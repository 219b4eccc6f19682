import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Someone, someDepartment, someone } from '@/lib/access/testing/contexts'
import { defaultZone } from '@/lib/company/office-zone'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { completeSetup, issueSetupToken } from '@/lib/people/entry/setup'
import { catalog } from '@/lib/registers/catalog'
import { catalogue } from '@/lib/registers/texts'
import { templates } from '@/lib/templates/catalog/catalog'
import { locales } from '@/lib/text/locale'
import { systemNow } from '@/lib/time/types'
import { localNow } from '@/lib/time/zone'
import OverviewPage from './(office)/page'
import NewRecordPage from './(office)/registers/[register]/new/page'
import RegisterPage from './(office)/registers/[register]/page'
import ExtractPage from './(office)/registers/extract/page'
import PublicLayout from './(public)/layout'
import LoginPage from './(public)/login/page'
import { pages } from './testing/pages'
import { at, enterAs, see, visit } from './testing/visit'

/** What is true of the example company alone. */
const ofTheExample = /optipost|The statement speaks|De verklaring spreekt|La déclaration parle/i

// React says that what the test has already resolved has no keys.
vi.spyOn(console, 'error').mockImplementation(() => {})

let database: TestDatabase
const persons = new Map<string, Someone>()
const by = (name: string): Someone => {
  const found = persons.get(name)
  if (!found) throw new Error(name)
  return found
}

beforeAll(async () => {
  database = await testDatabase()
  const token = (await issueSetupToken()) ?? ''
  const context = { ...localNow(systemNow(), defaultZone), channel: 'action', requestId: randomUUID() } as const
  const first = {
    name: 'Els Baert',
    email: 'els@bakkerij.test',
    password: 'fiets soep kaars meeuw',
    locale: 'nl',
  } as const
  await completeSetup(
    { ...context, actor: { kind: 'system', name: 'visitor' } },
    { token, organisation: 'Bakkerij Baert', ...first },
  )
  const departmentIds = [await someDepartment(database.client, 'Winkel')]
  for (const role of ['dpo', 'management', 'auditor', 'employee', 'admin'] as const)
    persons.set(role, await someone(database.client, [role], { name: `Test ${role}` }))
  persons.set('editor', await someone(database.client, ['editor'], { name: 'Test editor', departmentIds }))
  persons.set('without', await someone(database.client, ['editor'], { name: 'Test without' }))
}, 300_000)
afterAll(() => database.close())

describe('a company that has nothing to do with the example', () => {
  test.each(['dpo', 'management', 'editor', 'auditor', 'admin', 'employee'])(
    'reads nothing of it, as %s',
    async (role) => {
      await enterAs(by(role).actor.id)
      let shown = 0
      for (const [n, { page, open }] of pages.entries()) {
        const answer = await visit(open, locales[n % locales.length] ?? 'en')
        if (answer.kind !== 'shown') continue
        shown += 1
        expect(ofTheExample.exec(answer.words)?.[0], page).toBeUndefined()
      }
      expect(shown).toBeGreaterThan(4)
    },
  )

  test.each(locales)('nor in any text, template or register, in %s', async (locale) => {
    expect(ofTheExample.exec(JSON.stringify(await catalogue(locale)))?.[0]).toBeUndefined()
    expect(ofTheExample.exec(JSON.stringify(templates))?.[0]).toBeUndefined()
    expect(ofTheExample.exec(JSON.stringify(catalog))?.[0]).toBeUndefined()
  })

  test('nor in what the database starts with', async () => {
    const { client } = database
    const rows = [
      await client.clockRule.findMany(),
      await client.adequacyDecision.findMany(),
      await client.organisation.findMany(),
    ]
    expect(ofTheExample.exec(JSON.stringify(rows))?.[0]).toBeUndefined()
  })

  test('nor before sign-in', async () => {
    await enterAs(by('employee').actor.id)
    const { html } = await see(() => PublicLayout({ children: null }))
    expect(ofTheExample.exec(html)?.[0]).toBeUndefined()
    expect(await visit(() => LoginPage(at({})))).toEqual({ kind: 'elsewhere', to: '/' })
    expect((await visit(() => ExtractPage(at({})))).kind).toBe('nothing')
  })
})

describe('registers that are empty', () => {
  test.each(catalog.map(({ slug }) => slug))('%s offer what fills them, to who may', async (register) => {
    await enterAs(by('editor').actor.id)
    const { html, words } = await see(() => RegisterPage(at({ register })))
    expect(words).toContain('Nothing here yet')
    expect(html.match(new RegExp(`href="/registers/${register}/new"`, 'g'))?.length).toBeGreaterThan(1)
    const filled = ['activities', 'purposes', 'measures', 'retention-rules'].includes(register)
    expect(html.includes('href="/registers/activities/templates?template=payroll&amp;language=en"')).toBe(filled)
    expect(words.includes('See an example first')).toBe(filled)
    await enterAs(by('auditor').actor.id)
    const reader = await see(() => RegisterPage(at({ register })))
    expect(reader.html).not.toContain('/new"')
    expect(reader.words).not.toContain('See an example first')
  })
})

describe('a record owner in no department', () => {
  test('reads on the first page and before any form what is missing, and who mends it', async () => {
    await enterAs(by('without').actor.id)
    const told = 'You belong to no department yet'
    const names = /Ask Els Baert: an administrator/
    for (const open of [
      () => OverviewPage(),
      () => RegisterPage(at({ register: 'activities' })),
      () => NewRecordPage(at({ register: 'activities' })),
    ]) {
      const { words } = await see(open)
      expect(words).toContain(told)
      expect(words).toMatch(names)
    }
    expect((await see(() => NewRecordPage(at({ register: 'activities' })))).html).not.toContain('<form')
    await enterAs(by('editor').actor.id)
    expect((await see(() => OverviewPage())).words).not.toContain(told)
    expect((await see(() => NewRecordPage(at({ register: 'activities' })))).html).toContain('<form')
  })
})

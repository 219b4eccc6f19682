import { randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { type Cell, handlers, pages } from '@/lib/access/doors'
import { actions, lookActions } from '@/lib/access/doors/actions'
import { aReport } from '@/lib/leaks/facts/sample-report'
import { systemNow } from '@/lib/time/types'
import { expect, people, test } from './fixtures'
import { builtActions } from './rights/actions'
import { type Expected, expectedFor, seesWhole } from './rights/expected'
import { type Knocker, knockers, rolesOf, sessionOf } from './rights/people'
import { filled, findSamples, type Samples } from './rights/samples'

const sessions = new Map<Knocker, APIRequestContext>()
let samples: Samples
/** Words of a leak that one employee reported, and its number: whoever may not see it finds neither page nor words. */
const canary = `canary-${randomUUID()}`
let ref = ''
const blind: readonly Knocker[] = ['employee2', 'editor', 'editor2', 'admin', 'nobody']
/** Addresses that a knocker found closed. */
const closed = new Map<Knocker, Set<string>>(knockers.map((knocker) => [knocker, new Set()]))
const atOnce = 4

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ baseURL }) => {
  for (const knocker of knockers) sessions.set(knocker, await sessionOf(knocker, baseURL ?? ''))
  samples = await findSamples(as('dpo'), as('admin'))
  expect(
    Object.values(samples).every((sample) => sample !== ''),
    JSON.stringify(samples),
  ).toBe(true)
  const report = aReport({ story: canary }, systemNow())
  const text = await (await as('employee').post('/api/leaks/report', { data: report })).text()
  ref = /L-\d{4}-\d{3}/.exec(text)?.[0] ?? ''
  expect(ref, text).not.toBe('')
})

test.afterAll(async () => {
  for (const session of sessions.values()) await session.dispose()
})

function as(knocker: Knocker): APIRequestContext {
  const session = sessions.get(knocker)
  if (!session) throw new Error(`${knocker} has no session`)
  return session
}

/** Does it for each, some at once: the server answers while the next are asked. */
async function forEach<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = list.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const one of left) await work(one)
    }),
  )
}

async function post(knocker: Knocker, action: { id: string; page: string }, input: unknown, headers = {}) {
  const answer = await as(knocker).post(filled(action.page, samples), {
    headers: {
      'next-action': action.id,
      'content-type': 'text/plain;charset=UTF-8',
      accept: 'text/x-component',
      ...headers,
    },
    data: JSON.stringify([input]),
  })
  const text = await answer.text()
  return {
    status: answer.status(),
    text,
    code: /"ok":false,"code":"(\w+)"/.exec(text)?.[1],
    done: text.includes('"ok":true'),
  }
}

/** Documents of one person, who is none of these: whatever their rights, there is nothing. */
const ofWhoAsked = new Set([
  ...['/registers/extract/[id]', '/api/registers/extract/ready/[id]'],
  ...['/exports/[id]', '/api/exports/ready/[id]'],
  '/api/leaks/report/files/[id]',
])

/** The right that the list in the sample asks behind a door that is open to everybody signed in. */
const ofTheList = new Map<string, Cell>([['/api/exports/[list]', 'register.export']])

/** What is of a leak, and who was invited to it may have: to the one asked for nobody is; an import is for who began it. */
const ofInvited = new Set(['/api/leaks/files/[id]', '/api/letters/[id]/[format]', '/api/imports/[id]/failed'])

/** What its source says who may take it up: a leak those who look into it and those who decide on it. */
const ofWhoActs = new Map<string, readonly Cell[]>([['/alerts/[ref]', ['leak.triage', 'decision.sign']]])
/** Pages of what only who reads all of it may see: the statement's text alone is for everybody. */
const ofTheWhole = new Set([
  '/statement/comparison',
  '/statement/differences',
  '/statement/promises',
  '/statement/promises/[ref]',
])
const expectedAt = (pattern: string, cell: Cell, roles: readonly string[]): Expected => {
  if (ofTheWhole.has(pattern) && !seesWhole(cell, roles)) return 'closed'
  const acts = ofWhoActs.get(pattern)
  if (!acts) return expectedFor(cell, roles)
  return acts.some((one) => expectedFor(one, roles) === 'open') ? 'open' : 'closed'
}

for (const knocker of knockers) {
  test(`pages for ${knocker}`, async () => {
    await forEach(Object.entries(pages), async ([pattern, cell]) => {
      const url = filled(pattern, samples)
      const answer = await as(knocker).get(url)
      const status = answer.status()
      if (status !== 200) closed.get(knocker)?.add(url)
      if (blind.includes(knocker)) expect((await answer.text()).includes(canary), url).toBe(false)
      if (cell === 'public') {
        expect([200, 307, 404], url).toContain(status)
      } else if (knocker === 'nobody') {
        expect(status, url).toBe(307)
        expect(answer.headers().location, url).toContain('/login')
      } else {
        const expected = expectedAt(pattern, cell, rolesOf(knocker))
        const list = !pattern.includes('[ref]') && !pattern.includes('[id]')
        if (expected === 'closed' || ofWhoAsked.has(pattern)) expect(status, `${knocker} ${url}`).toBe(404)
        else if (expected === 'open' || list) expect(status, `${knocker} ${url}`).toBe(200)
        else expect([200, 404], `${knocker} ${url}`).toContain(status)
      }
      expect(answer.headers()['cache-control'], url).toContain('no-store')
      expect(answer.headers()['content-security-policy'], url).toMatch(
        /script-src 'self' 'nonce-[\w=+/]+'.*frame-ancestors 'none'/,
      )
    })
  })

  test(`files for ${knocker}`, async () => {
    for (const [pattern, cell] of Object.entries(handlers)) {
      const [method = '', path = ''] = pattern.split(' ')
      if (method !== 'GET' || cell === 'public') continue
      if (cell === 'token') {
        expect((await as(knocker).get(filled(path, samples))).status(), `${knocker} ${path}`).toBe(401)
        continue
      }
      // A file is part of the whole: a title, or a leak without its names, does not open it.
      const closed = /^\/api\/(leaks\/)?files\//.test(path) && !seesWhole(cell, rolesOf(knocker))
      const expected = closed ? 'closed' : expectedFor(ofTheList.get(path) ?? cell, rolesOf(knocker))
      const { status } = await as(knocker)
        .get(filled(path, samples))
        .then((answer) => ({ status: answer.status() }))
      if (knocker === 'nobody') expect(status, path).toBe(401)
      else if (expected === 'closed' || ofWhoAsked.has(path)) expect(status, `${knocker} ${path}`).toBe(404)
      else if (ofInvited.has(path) && expected !== 'open') expect(status, `${knocker} ${path}`).toBe(404)
      // A large extract is ordered: it leads to its own page.
      else if (path.startsWith('/api/registers/extract/')) expect([200, 303], `${knocker} ${path}`).toContain(status)
      else expect(status, `${knocker} ${path}`).toBe(200)
    }
  })

  test(`actions posted directly by ${knocker}`, async () => {
    for (const action of builtActions()) {
      if (lookActions.some((name) => name === action.exportedName)) continue
      const cell = actions[action.name ?? '']
      expect(cell, `${action.file} ${action.exportedName}`).toBeDefined()
      if (!cell || action.name === 'audit.verify') continue
      const expected = expectedFor(cell, rolesOf(knocker))
      const { code, done, status } = await post(knocker, action, { nonsense: true })
      const what = `${knocker} ${action.name} (${status})`
      expect(done, what).toBe(false)
      if (cell !== 'public' && knocker === 'nobody') expect(code, what).toBe('signed_out')
      else expect(code, what).toBe(expected === 'closed' ? 'not_found' : 'invalid')
    }
  })
}

test('every action that the list names is in the build', () => {
  const built = builtActions().map(({ name, exportedName }) => name ?? exportedName)
  expect(built.sort()).toEqual([...Object.keys(actions), ...lookActions].sort())
})

test('a write from elsewhere is refused whoever it names', async ({ baseURL }) => {
  const action = builtActions().find(({ name }) => name === 'session.sign_out_everywhere')
  if (!action) throw new Error('no action')
  const forged: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
  ]
  for (const headers of forged) {
    const { done } = await post('admin', action, null, headers)
    expect(done, JSON.stringify(headers)).toBe(false)
    const report = await as('employee').post('/api/leaks/report', { headers, data: {} })
    // An origin that is none is no header a browser sends.
    expect(report.status(), JSON.stringify(headers)).toBe(headers.origin === '' ? 400 : 403)
  }
  expect((await as('admin').get('/users')).status()).toBe(200)
  expect(baseURL).toBeTruthy()
})

/** A header by which a request once passed the check before a page. */
const disguise = { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' }

test.describe('somebody else’s leak', () => {
  for (const knocker of blind) {
    test(`shows ${knocker} nothing on any page, as HTML or as data`, async () => {
      const own = [`/leaks/${ref}`, `/my-reports/${ref}`]
      const urls = [...Object.keys(pages).map((pattern) => filled(pattern, samples)), ...own]
      const look = async (url: string, headers: Record<string, string>) => {
        const body = await (await as(knocker).get(url, { headers, maxRedirects: 3 })).text()
        expect(body.includes(canary), `${knocker} ${url} ${JSON.stringify(headers)}`).toBe(false)
      }
      await forEach(urls, async (url) => {
        // As HTML every page was looked at above, as this person gets it; in disguise those that are closed matter.
        if (own.includes(url)) await look(url, {})
        await look(url, { rsc: '1' })
        if (own.includes(url) || closed.get(knocker)?.has(url)) await look(url, disguise)
      })
      expect([307, 404]).toContain((await as(knocker).get(`/leaks/${ref}`)).status())
      expect([307, 404]).toContain((await as(knocker).get(`/my-reports/${ref}`)).status())
    })
  }

  test('is there for the DPO and management, and for the auditor without the reporter', async () => {
    for (const knocker of ['dpo', 'management'] as const) {
      expect(await (await as(knocker).get(`/leaks/${ref}`)).text()).toContain(canary)
      const data = await as(knocker).get(`/leaks/${ref}`, { headers: { rsc: '1' }, maxRedirects: 3 })
      expect(data.headers()['content-type']).toContain('text/x-component')
      expect(await data.text()).toContain(canary)
    }
    const masked = await (await as('auditor').get(`/leaks/${ref}`)).text()
    expect(masked).toContain(ref)
    expect(masked).not.toContain(people.employee.name)
    expect(masked).not.toContain(people.employee.email)
  })

  test('answers like one that never was', async () => {
    const plain = (text: string) =>
      text.replace(/<script[\s\S]*?<\/script>|<[^>]+>|L-\d{4}-\d{3}/g, '').replace(/\s+/g, ' ')
    for (const knocker of ['employee2', 'editor'] as const) {
      for (const place of ['leaks', 'my-reports']) {
        const [real, absent] = await Promise.all(
          [ref, 'L-2099-999'].map((name) => as(knocker).get(`/${place}/${name}`)),
        )
        expect(real?.status()).toBe(absent?.status())
        expect(plain((await real?.text()) ?? '')).toBe(plain((await absent?.text()) ?? ''))
      }
    }
  })

  test('takes no note from another employee', async () => {
    const action = builtActions().find(({ name }) => name === 'leaks.note')
    if (!action) throw new Error('no action')
    const { code } = await post('employee2', action, { ref, clientId: randomUUID(), body: 'hello' })
    expect(code).toBe('not_found')
  })
})

test('an editor retires nothing of another department', async () => {
  const action = builtActions().find(({ name }) => name === 'record.retire')
  if (!action) throw new Error('no action')
  const html = await (await as('dpo').get('/registers/activities')).text()
  const refs = [...new Set([...html.matchAll(/\/registers\/activities\/(A-\d+)/g)].map((found) => found[1]))]
  const codes = []
  for (const ref of refs) codes.push((await post('editor', action, { ref, version: 9_999 })).code)
  expect(codes).toContain('not_found')
  expect(codes).toContain('stale')
  expect(new Set(codes)).toEqual(new Set(['not_found', 'stale']))
})

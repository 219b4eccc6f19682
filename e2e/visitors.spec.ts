import { randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { handlers, pages } from '@/lib/access/doors'
import { actions, lookActions } from '@/lib/access/doors/actions'
import { aReport } from '@/lib/leaks/facts/sample-report'
import english from '@/lib/text/messages/en/errors.json'
import { systemNow } from '@/lib/time/types'
import { expect, people, test } from './fixtures'
import { builtActions } from './rights/actions'
import { sessionOf } from './rights/people'
import { act, filled, findSamples, type Samples } from './rights/samples'
import { calendarLink, disguises, plain, processorLink, tell, type Visitor, visitors } from './rights/visitors'

/** Words that others wrote; a visitor never reads one. */
const canaries = {
  story: `canary-story-${randomUUID()}`,
  otherStory: `canary-other-${randomUUID()}`,
  otherContact: `Canary ${randomUUID()}`,
  record: `canary-record-${randomUUID()}`,
  entry: `canary-entry-${randomUUID()}`,
  reporter: people.employee.name,
  address: people.employee.email,
}
const own = `own-words-${randomUUID()}`
let dpo: APIRequestContext
let nobody: APIRequestContext
let samples: Samples
const secrets: Record<Visitor | 'other' | 'revoked', string> = { processor: '', calendar: '', other: '', revoked: '' }
const leaks = { colleague: '', other: '', own: '' }

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ baseURL: at }) => {
  const baseURL = at ?? ''
  dpo = await sessionOf('dpo', baseURL)
  nobody = await sessionOf('nobody', baseURL)
  const [admin, employee] = [await sessionOf('admin', baseURL), await sessionOf('employee', baseURL)]
  samples = await findSamples(dpo, admin)
  const report = await employee.post('/api/leaks/report', { data: aReport({ story: canaries.story }, systemNow()) })
  leaks.colleague = /L-\d{4}-\d{3}/.exec(await report.text())?.[0] ?? ''
  await act(dpo, 'record.create', '/registers/activities/new', {
    register: 'activities',
    values: { title: canaries.record },
  })
  secrets.processor = (await processorLink(dpo, 'X-001', 'Nora Nimbus')).secret
  secrets.other = (await processorLink(dpo, 'X-001', canaries.otherContact)).secret
  const gone = await processorLink(dpo, 'X-001', 'Gone')
  secrets.revoked = gone.secret
  expect((await nobody.get(`/notify/${gone.secret}`)).status()).toBe(200)
  await act(dpo, 'notices.revoke_link', '/registers/processors/X-001', { id: gone.id, reason: 'A story of the suite' })
  secrets.calendar = await calendarLink(dpo)
  const refOf = (location: string | undefined) => /ref=(L-\d{4}-\d{3})/.exec(location ?? '')?.[1] ?? ''
  leaks.other = refOf((await tell(nobody, secrets.other, { story: canaries.otherStory })).headers().location)
  leaks.own = refOf((await tell(nobody, secrets.processor, { story: own })).headers().location)
  await act(dpo, 'leaks.entry', `/leaks/${leaks.own}`, {
    ...{ ref: leaks.own, version: 1, kind: 'fact', body: canaries.entry },
    at: { local: new Date().toISOString().slice(0, 16), offset: null, zone: 'UTC' },
  })
  for (const value of [...Object.values(secrets), ...Object.values(leaks)]) expect(value).not.toBe('')
  await Promise.all([admin.dispose(), employee.dispose()])
})

test.afterAll(async () => {
  await Promise.all([dpo.dispose(), nobody.dispose()])
})

/** An address with the secret wherever one could stand. */
const addressed = (pattern: string, secret: string) =>
  filled(pattern.replace('[token]', secret).replace('[file]', `${secret}.ics`), samples)

function clean(text: string, what: string): void {
  for (const [name, canary] of Object.entries(canaries))
    expect(text.includes(canary), `${what} shows ${name}`).toBe(false)
}

/** Pages behind a secret link say that it does not open, with as little for every link that does not. */
const secretPages = ['/notify/[token]', '/your-data/[token]', '/confirm/[token]']
const gone = english.linkGone.title

for (const visitor of ['processor', 'calendar'] as const) {
  test(`pages for a visitor with the link of a ${visitor}`, async () => {
    const secret = secrets[visitor]
    for (const [pattern, cell] of Object.entries(pages)) {
      const look = async (headers: Record<string, string>) => {
        const url = `${addressed(pattern, secret)}?token=${secret}`
        const answer = await nobody.get(url, { headers })
        const status = answer.status()
        if (visitors[visitor].opens.some((one: string) => one === pattern)) expect(status, url).toBe(200)
        else if (cell !== 'public') expect(status, url).toBe(307)
        else expect([200, 307, 404], url).toContain(status)
        const text = await answer.text()
        if (secretPages.includes(pattern) && visitor === 'calendar') expect(text, url).toContain(gone)
        else if (pattern.includes('[token]') && visitor === 'calendar') expect(status, url).toBe(404)
        clean(text, url)
      }
      await Promise.all(disguises(secret).map(look))
    }
  })

  test(`files and data for a visitor with the link of a ${visitor}`, async () => {
    const secret = secrets[visitor]
    for (const [pattern, cell] of Object.entries(handlers)) {
      const [method = '', path = ''] = pattern.split(' ')
      if (method !== 'GET') continue
      for (const headers of disguises(secret)) {
        const url = addressed(path, secret)
        const answer = await nobody.get(url, { headers })
        if (visitors[visitor].opens.some((one: string) => one === path)) expect(answer.status(), url).toBe(200)
        else if (cell !== 'public') expect(answer.status(), url).toBe(401)
        // Who knocks with wrong ones long enough is told to wait.
        else if (path === '/api/calendar/[file]') expect([404, 429], url).toContain(answer.status())
        clean(await answer.text(), url)
      }
    }
  })

  test(`writes of a visitor with the link of a ${visitor}`, async () => {
    const secret = secrets[visitor]
    for (const action of builtActions()) {
      if (lookActions.some((name) => name === action.exportedName)) continue
      const cell = actions[action.name ?? '']
      const answer = await nobody.post(addressed(action.page, secret), {
        headers: {
          ...{ 'next-action': action.id, 'content-type': 'text/plain;charset=UTF-8', accept: 'text/x-component' },
          authorization: `Bearer ${secret}`,
        },
        data: JSON.stringify([{ ref: leaks.own, token: secret }]),
      })
      const text = await answer.text()
      expect(text, action.name ?? '').not.toContain('"ok":true')
      if (cell !== 'public') expect(/"ok":false,"code":"(\w+)"/.exec(text)?.[1], action.name ?? '').toBe('signed_out')
      clean(text, action.name ?? '')
    }
    for (const [pattern, cell] of Object.entries(handlers)) {
      const [method = '', path = ''] = pattern.split(' ')
      if (
        method === 'GET' ||
        path.startsWith('/api/auth') ||
        (visitor === 'processor' && path.startsWith('/api/notify'))
      )
        continue
      const url = addressed(path, secret)
      const body = /^\/api\/(notify|your-data|confirm|unsubscribes)/.test(path)
        ? path.endsWith('/files')
          ? {
              multipart: {
                ref: leaks.own,
                file: { name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
              },
            }
          : { form: { story: 'x' } }
        : method === 'PUT'
          ? { data: Buffer.from('x'), headers: { 'content-type': 'application/octet-stream' } }
          : { data: {} }
      const answer = await nobody.fetch(`${url}?ref=${leaks.own}&name=a.pdf`, { method, ...body })
      // Other stories knock with wrong links too: from one address so many are answered, then none for a while. The intake page, which
      // another story opens, answers everybody with itself, or leads back to it.
      const closed = path === '/api/your-data' ? [200, 303, 404, 429] : [404, 429]
      expect(cell === 'public' ? closed : [401], pattern).toContain(answer.status())
      clean(await answer.text(), pattern)
    }
  })
}

test('a processor sees its own words, and neither another link’s nor a colleague’s', async () => {
  const text = await (await nobody.get(`/notify/${secrets.processor}`)).text()
  expect(text).toContain(own)
  expect(text).toContain(leaks.own)
  for (const hidden of [leaks.other, leaks.colleague, 'MailChimp', people.dpo.name]) expect(text).not.toContain(hidden)
  clean(text, 'the page')
  for (const ref of [leaks.other, leaks.colleague, 'L-2099-999']) {
    const note = await tell(nobody, secrets.processor, { form: 'update', ref, body: 'hello' })
    const file = await nobody.post(`/api/notify/${secrets.processor}/files`, {
      multipart: {
        ref,
        file: { name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') },
      },
      maxRedirects: 0,
    })
    expect([note.status(), file.status()], ref).toEqual([404, 404])
    clean((await note.text()) + (await file.text()), ref)
  }
  expect(await (await dpo.get(`/leaks/${leaks.colleague}`)).text()).not.toContain('hello')
})

test('the calendar names leaks by number and clock alone', async () => {
  const text = (await (await nobody.get(`/api/calendar/${secrets.calendar}.ics`)).text()).replace(/\r\n /g, '')
  expect(text).toContain('BEGIN:VCALENDAR')
  clean(text, 'the calendar')
  expect(text).not.toContain(own)
})

test('unknown, revoked and no links answer alike', async () => {
  const answers = await Promise.all(
    [secrets.revoked, 'A'.repeat(43), 'x', secrets.calendar].map(async (secret) => {
      const answer = await nobody.get(`/notify/${secret}`)
      return [answer.status(), plain(await answer.text()).replaceAll(secret, '')]
    }),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]?.[1]).toContain(gone)
})

test.describe('what no form of ours sends', () => {
  test('is refused: other origins, other kinds, too much, other verbs', async ({ baseURL: at }) => {
    const baseURL = at ?? ''
    const url = `/api/notify/${secrets.processor}`
    for (const origin of ['https://evil.example', 'null'])
      expect((await tell(nobody, secrets.processor, { story: 'x' }, { origin })).status(), origin).toBe(403)
    const without = await fetch(`${baseURL}${url}`, { method: 'POST', body: new URLSearchParams({ story: 'x' }) })
    expect(without.status).toBe(403)
    expect((await nobody.post(url, { data: { story: 'x' } })).status()).toBe(415)
    expect((await nobody.post(url, { form: { story: 'x'.repeat(300_000) } })).status()).toBe(413)
    expect((await nobody.post(`${url}/files`, { form: { ref: leaks.own } })).status()).toBe(415)
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH'])
      expect((await nobody.fetch(url, { method })).status(), method).toBe(405)
    expect((await nobody.fetch(url, { method: 'OPTIONS' })).status()).toBe(204)
    expect((await nobody.fetch(`/notify/${secrets.processor}`, { method: 'HEAD' })).status()).toBe(200)
    expect((await nobody.fetch(`/notify/${'A'.repeat(43)}`, { method: 'HEAD' })).status()).toBe(200)
  })

  test('a form goes on to the page, and never elsewhere', async () => {
    const answer = await tell(nobody, secrets.processor, { story: '', language: '//evil.example' })
    expect(answer.status()).toBe(303)
    expect(answer.headers().location).toBe(`/notify/${secrets.processor}?language=en&problem=invalid#outcome`)
    const hostile = await nobody.get(`/notify/${secrets.processor}?problem=%3Cscript%3E&sent=x&language=xx`)
    expect(hostile.status()).toBe(200)
    expect(await hostile.text()).not.toContain('&lt;script&gt;')
  })
})

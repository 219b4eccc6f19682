import { createServer, type Server } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { movedTo, type Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { forgetSettings } from '@/lib/config/settings'
import { someLeak } from '@/lib/leaks/testing/some-leak'
import { minutesAfter } from '@/lib/mail/testing/house'
import { someRecord } from '@/lib/records/testing/some-record'
import { systemNow } from '@/lib/time/types'
import { askedForMetrics } from '../metrics/answer'
import { createWebhook, rotateSecret, stopWebhook } from './commands'
import { tellAll } from './deliver'
import { webhooksFor } from './queries'
import { type WebhookEvent, webhookEvents } from './schema'
import { sendPayload } from './send'

const { database, dpo, editor, management, auditor, admin, reporter } = someOffice()

type Got = { headers: Record<string, string>; body: string }
const got: Got[] = []
let status = 204
let server: Server
let port = 0
beforeAll(async () => {
  server = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      got.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(parts).toString() })
      answer.writeHead(status, { location: `http://127.0.0.1:${port}/elsewhere` }).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterAll(() => server.close())
beforeEach(async () => {
  got.length = 0
  status = 204
  await database.client.webhookDelivery.deleteMany()
  await database.client.webhook.deleteMany()
})

/** To this machine, which a setting would have to allow. */
const here: typeof sendPayload = (address, message) =>
  sendPayload(address, message, { allowed: ['127.0.0.0/8'], patience: 2000 })
const now = systemNow()
const tell = (at = now, send = here) => tellAll(at, () => at, send)

/** While a setting allows these networks. */
async function allowing<T>(networks: string, work: () => Promise<T>): Promise<T> {
  vi.stubEnv('WEBHOOK_NETWORKS', networks)
  forgetSettings()
  try {
    return await work()
  } finally {
    vi.unstubAllEnvs()
    forgetSettings()
  }
}

async function added(events: readonly WebhookEvent[] = webhookEvents, by: Someone = movedTo(admin, now)) {
  const made = await allowing('127.0.0.0/8', () =>
    createWebhook(by, { url: `http://127.0.0.1:${port}/hook`, events: [...events] }),
  )
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.value
}
const deliveries = () => database.client.webhookDelivery.findMany({ orderBy: { createdAt: 'asc' } })

test('what happens is told once: reference, state and due time, signed, and nothing of whom or what it is about', async () => {
  const before = await someRecord(dpo, 'systems', { title: 'CANARY before' })
  const { secret, id } = await added()
  const record = await someRecord(dpo, 'systems', { title: 'CANARY record', nextReviewOn: '2027-03-01' })
  const leak = await someLeak(database.client, reporter)
  await tell()
  await tell()
  expect(got.map(({ body }) => JSON.parse(body))).toEqual([
    {
      type: 'record.created',
      timestamp: expect.any(String),
      data: { ref: record.ref, state: 'draft', dueAt: '2027-03-01' },
    },
    {
      type: 'leak.opened',
      timestamp: expect.any(String),
      data: { ref: leak.ref, state: 'received', dueAt: expect.stringMatching(/Z$/) },
    },
  ])
  const sent = JSON.stringify(got)
  for (const said of ['CANARY', reporter.actor.name, reporter.actor.id, dpo.actor.name, before.ref])
    expect(sent).not.toContain(said)
  for (const { headers, body } of got)
    expect(new Webhook(secret).verify(body, headers, { jsonParse: true })).toBeTruthy()
  expect(() => new Webhook(secret).verify(`${got[0]?.body} `, got[0]?.headers ?? {})).toThrow()
  const kept = await database.client.webhook.findUniqueOrThrow({ where: { id } })
  expect(Buffer.from(kept.secret).toString()).not.toContain(secret.slice(6))
  const log = await database.client.auditEntry.findMany({ where: { action: 'webhook.create' } })
  expect(log.map(({ body }) => body).join()).toContain('"field":"url"')
  expect(log.map(({ body }) => body).join()).not.toContain(secret)
})

test('an address hears of what it asked for, and of clocks that ran out', async () => {
  await added(['clock.due'])
  const leak = await someLeak(database.client, reporter)
  await tell()
  expect(got).toEqual([])
  await database.client.leakClock.updateMany({
    where: { leakId: leak.id },
    data: { dueAt: new Date(minutesAfter(now, 5)), provisional: false },
  })
  await tell(minutesAfter(now, 10))
  await tell(minutesAfter(now, 11))
  const said = got.map(({ body }) => JSON.parse(body))
  expect(said.length).toBeGreaterThan(0)
  expect(new Set(said.map(({ type, data }) => `${type} ${data.ref}`))).toEqual(new Set([`clock.due ${leak.ref}`]))
})

test('a try that fails is made again later and later, and stands in the log', async () => {
  await added(['record.created'])
  await someRecord(dpo, 'systems')
  status = 302
  await tell()
  const [first] = await deliveries()
  expect(first).toMatchObject({
    tries: 1,
    status: 302,
    problem: 'refused',
    deliveredAt: null,
    nextTryAt: new Date(minutesAfter(now, 1)),
  })
  // A redirect is not followed.
  expect(got.length).toBe(1)
  await tell()
  expect(got.length).toBe(1)
  status = 500
  await tell(minutesAfter(now, 1))
  expect((await deliveries())[0]?.nextTryAt).toEqual(new Date(minutesAfter(now, 6)))
  const seen = await webhooksFor(auditor.actor)
  expect(seen).toMatchObject({
    mayChange: false,
    rows: [{ url: `127.0.0.1:${port}`, deliveries: [{ state: 'waits', status: 500, tries: 2 }] }],
  })
  status = 200
  await tell(minutesAfter(now, 6))
  expect((await deliveries())[0]).toMatchObject({ tries: 3, status: 200, problem: null, nextTryAt: null })
  expect(got.every(({ headers }) => headers['webhook-id'] === got[0]?.headers['webhook-id'])).toBe(true)
  // After the last wait it is given up.
  await someRecord(dpo, 'systems')
  await database.client.webhookDelivery.deleteMany()
  await someRecord(dpo, 'systems')
  status = 503
  await tell(minutesAfter(now, 7))
  await database.client.webhookDelivery.updateMany({ data: { tries: 7, nextTryAt: new Date(now) } })
  await tell(minutesAfter(now, 8))
  expect((await deliveries())[0]).toMatchObject({ tries: 8, nextTryAt: null, deliveredAt: null })
})

test.each([
  ['http://127.0.0.1:4111/hook', 'webhook_private_network'],
  ['https://[::1]/x', 'webhook_private_network'],
  ['https://169.254.169.254/latest', 'webhook_private_network'],
  ['https://[::ffff:10.0.0.8]/x', 'webhook_private_network'],
  ['https://0x7f000001/x', 'webhook_private_network'],
  ['http://93.184.216.34/x', 'webhook_in_clear'],
])('%s is refused when it is added: it could never be told', async (url, problem) => {
  const made = await createWebhook(movedTo(admin, now), { url, events: ['record.created'] })
  expect(made).toMatchObject({ code: 'invalid', fields: { url: [problem] } })
  expect(await database.client.webhook.count()).toBe(0)
})

test('private networks are refused once the name is looked up, and nothing reaches them', async () => {
  const sendTo = (address: string, allowed: string[] = []) =>
    sendPayload(address, { headers: {}, payload: '{}' }, { allowed, patience: 2000 })
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
    '2130706433',
    '0x7f000001',
    '127.1',
  ])
    expect(await sendTo(`http://${host}:${port}/hook`), host).toMatchObject({
      ok: false,
      status: null,
      problem: 'private_network',
    })
  expect(await sendTo(`https://127.0.0.1:${port}/hook`)).toMatchObject({ problem: 'private_network' })
  expect(await sendTo('https://name.invalid/hook')).toMatchObject({ problem: 'unknown_host' })
  expect(got).toEqual([])
  expect(await sendTo(`http://localhost:${port}/hook`, ['127.0.0.1', '::1'])).toMatchObject({ ok: true, status: 204 })
  await added(['record.created'])
  await someRecord(dpo, 'systems')
  await tell(now, sendPayload)
  expect((await deliveries())[0]).toMatchObject({ problem: 'private_network', status: null })
})

test('an address that does not answer is not waited for', async () => {
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const address = silent.address()
  const began = performance.now()
  const to = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
  expect(
    await sendPayload(to, { headers: {}, payload: '{}' }, { allowed: ['127.0.0.1'], patience: 200 }),
  ).toMatchObject({ problem: 'timeout' })
  expect(performance.now() - began).toBeLessThan(2000)
  silent.closeAllConnections()
  silent.close()
})

test('a new secret: for a day both sign; one that is gone for good, or stopped, is told nothing more', async () => {
  const { id, secret } = await added(['record.created'])
  const rotated = await rotateSecret(movedTo(admin, now), { id })
  if (!rotated.ok) throw new Error('refused')
  await someRecord(dpo, 'systems')
  await tell()
  const [{ headers, body } = { headers: {}, body: '' }] = got
  for (const one of [secret, rotated.value.secret]) expect(new Webhook(one).verify(body, headers)).toBeTruthy()
  await database.client.webhook.update({ where: { id }, data: { formerUntil: new Date(now) } })
  await someRecord(dpo, 'systems')
  await tell()
  expect(() => new Webhook(secret).verify(got[1]?.body ?? '', got[1]?.headers ?? {})).toThrow()
  await someRecord(dpo, 'systems')
  status = 410
  await tell()
  expect((await database.client.webhook.findUniqueOrThrow({ where: { id } })).stoppedAt).not.toBeNull()
  const other = await added(['record.created'])
  expect((await stopWebhook(movedTo(admin, now), { id: other.id })).ok).toBe(true)
  await someRecord(dpo, 'systems')
  got.length = 0
  await tell()
  expect(got).toEqual([])
})

test('one that is stopped while it is told gets nothing more, and what was under way is not tried again', async () => {
  const { id } = await added(['record.created'])
  for (let n = 0; n < 3; n += 1) await someRecord(dpo, 'systems')
  status = 500
  await tell(now, async (...sent) => {
    const came = await here(...sent)
    expect((await stopWebhook(movedTo(admin, now), { id })).ok).toBe(true)
    return came
  })
  expect(got).toHaveLength(1)
  expect((await deliveries()).map(({ nextTryAt, problem }) => [nextTryAt, problem])).toEqual(
    Array.from({ length: 3 }, () => [null, 'stopped']),
  )
})

test('a run that goes on signs by the secret of that moment', async () => {
  const { id } = await added(['record.created'])
  for (let n = 0; n < 2; n += 1) await someRecord(dpo, 'systems')
  let secret = ''
  await tell(now, async (...sent) => {
    const came = await here(...sent)
    if (secret !== '') return came
    const rotated = await rotateSecret(movedTo(admin, now), { id })
    secret = rotated.ok ? rotated.value.secret : ''
    return came
  })
  expect(new Webhook(secret).verify(got[1]?.body ?? '', got[1]?.headers ?? {})).toBeTruthy()
})

test.each([
  ['the DPO', () => dpo],
  ['management', () => management],
  ['an auditor', () => auditor],
  ['an editor', () => editor],
])('%s adds, renews and stops none', async (_, by) => {
  const { id } = await added()
  const none = { ok: false, code: 'not_found' }
  expect(await createWebhook(by(), { url: 'https://a.example/', events: ['leak.opened'] })).toEqual(none)
  expect(await rotateSecret(by(), { id })).toEqual(none)
  expect(await stopWebhook(by(), { id })).toEqual(none)
})

test('metrics: counts and ends of clocks behind the token of the setting, nothing of whom they are about', async () => {
  const secret = 'metrics-token-of-thirty-two-characters'
  const ask = (header: string | null, token: string | undefined = secret) =>
    askedForMetrics(new Headers(header === null ? {} : { authorization: header }), now, token)
  await someRecord(dpo, 'systems', { title: 'CANARY metric' })
  const answer = await ask(`Bearer ${secret}`)
  const text = await answer.text()
  expect(answer.headers.get('content-type')).toContain('version=0.0.4')
  expect(text).toMatch(/^dertig_records\{register="systems",status="draft"\} \d+$/m)
  expect(text).toMatch(/^dertig_clocks_running\{source="leaks",due="overdue"\} \d+$/m)
  expect(text).toMatch(/^dertig_audit_entries [1-9]\d*$/m)
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? [\d.]+)$/)
  for (const said of ['CANARY', dpo.actor.name, dpo.actor.email]) expect(text).not.toContain(said)
  for (const header of [null, 'Bearer', `Bearer ${secret}x`, `Basic ${secret}`])
    expect((await ask(header)).status, `${header}`).toBe(401)
  expect((await askedForMetrics(new Headers({ authorization: `Bearer ${secret}` }), now)).status).toBe(404)
})

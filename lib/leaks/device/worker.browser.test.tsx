import { afterEach, expect, test } from 'vitest'
import { dropDraft, writeDraft } from '@/components/form/device/draft-store'
import { draftName, newDraft } from './draft'

/** The program as a browser gets it: no module, and nothing is imported in it. */
const source = await (await fetch(new URL('./worker.mjs', import.meta.url))).text()

type Handler = (event: { tag: string; waitUntil: (work: Promise<unknown>) => void }) => void
type Asked = { path: string; body: unknown }

/** The worker with this browser's own store, a server that answers so, and these pages open. */
async function wake({ owner, status = 200, pages = [] }: { owner: string | null; status?: number; pages?: string[] }) {
  const handlers = new Map<string, Handler>()
  const asked: Asked[] = []
  const answer = async (path: string, init: RequestInit = {}) => {
    asked.push({ path, body: typeof init.body === 'string' ? JSON.parse(init.body) : null })
    if (path !== '/report-leak/shell') return new Response('{}', { status })
    return new Response(owner ? `<main data-report-shell="${owner}">` : '', { status: owner ? 200 : 404 })
  }
  const self = {
    addEventListener: (name: string, handler: Handler) => handlers.set(name, handler),
    clients: { matchAll: async () => pages.map((url) => ({ url: new URL(url, location.href).href })) },
    location,
  }
  new Function('self', 'fetch', 'caches', source)(self, answer, { keys: async () => [] })
  let work: Promise<unknown> = Promise.resolve()
  handlers.get('sync')?.({ tag: 'dertig-report', waitUntil: (begun) => (work = begun) })
  const failed = await work.then(
    () => false,
    () => true,
  )
  return { failed, sent: asked.filter(({ path }) => path === '/api/leaks/report').map(({ body }) => body) }
}

const start = { phone: '', language: 'nl', zone: 'Europe/Brussels' } as const
async function keep(owner: string, outbox: boolean) {
  const fresh = newDraft(start)
  const answers = { ...fresh.answers, happened: 'lost_stolen', story: 'A laptop on the train' } as const
  const draft = { ...fresh, outbox, answers }
  await writeDraft(`${draftName(owner)}/${draft.clientId}`, draft)
  kept.push(`${draftName(owner)}/${draft.clientId}`)
  return draft.clientId
}
const kept: string[] = []
afterEach(async () => {
  for (const name of kept.splice(0)) await dropDraft(name)
})

test('what waits of who is signed in leaves whole, under its number, and stays on the device', async () => {
  const clientId = await keep('ann', true)
  await keep('ann', false)
  const whole = { clientId, answers: { happened: 'lost_stolen', noticed: 'now', ongoing: 'unknown', band: 'unknown' } }
  for (const _ of [1, 2]) {
    const { failed, sent } = await wake({ owner: 'ann' })
    expect(failed).toBe(false)
    expect(sent).toEqual([expect.objectContaining({ clientId })])
    expect(sent[0]).toMatchObject(whole)
  }
})

test.each([
  ['nobody is signed in', { owner: null }],
  ['somebody else is', { owner: 'bea' }],
  ['a page of the form is open, which sends by itself', { owner: 'ann', pages: ['/report-leak?x=1'] }],
])('nothing leaves while %s', async (_, at) => {
  await keep('ann', true)
  expect(await wake(at)).toEqual({ failed: false, sent: [] })
})

test('a server in trouble lets the browser try again', async () => {
  await keep('ann', true)
  expect((await wake({ owner: 'ann', status: 503 })).failed).toBe(true)
})

test('without anything that waits the server is not asked', async () => {
  expect(await wake({ owner: 'ann' })).toEqual({ failed: false, sent: [] })
})

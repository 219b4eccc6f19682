import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Member = { email_address: string; status: string }
/** How it answers: as documented, or in a way that a service should not. */
type Mood = 'well' | 'busy' | 'down' | 'elsewhere' | 'garbage' | 'endless'

/** What stands in for MailChimp's Marketing API in tests: its documented answers on loopback, and nothing of MailChimp. */
export async function listService(key: string, listId: string) {
  const held = { members: [] as Member[], mood: 'well' as Mood, asked: [] as string[] }
  const problem = (status: number, title: string) => ({
    status,
    body: { type: 'https://mailchimp.com/developer/marketing/docs/errors/', title, status, detail: '', instance: '' },
  })
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stand-in.test')
    held.asked.push(`${url.pathname}?${url.searchParams.get('status')}&${url.searchParams.get('offset')}`)
    const said = answer(url, request.headers.authorization ?? '')
    if (said.status === 302) response.setHeader('location', '/elsewhere')
    response.writeHead(said.status, { 'content-type': 'application/json; charset=utf-8' })
    response.end(typeof said.body === 'string' ? said.body : JSON.stringify(said.body))
  })
  function answer(url: URL, authorization: string): { status: number; body: unknown } {
    if (held.mood === 'elsewhere') return { status: 302, body: '' }
    if (held.mood === 'garbage') return { status: 200, body: '<html>not what you asked</html>' }
    if (held.mood === 'down') return problem(503, 'Service Unavailable')
    if (held.mood === 'busy') {
      held.mood = 'well'
      return problem(429, 'Too Many Requests')
    }
    if (authorization !== `Basic ${Buffer.from(`dertig:${key}`).toString('base64')}`)
      return problem(401, 'API Key Invalid')
    if (url.pathname !== `/3.0/lists/${listId}/members`) return problem(404, 'Resource Not Found')
    const query = url.searchParams
    const [count, offset] = [Number(query.get('count') ?? 10), Number(query.get('offset') ?? 0)]
    if (count > 1_000) return problem(400, 'Invalid Resource')
    const all = held.members.filter(({ status }) => status === query.get('status'))
    const members = held.mood === 'endless' ? [] : all.slice(offset, offset + count)
    const shown = members.map(({ email_address }) => ({ email_address }))
    return { status: 200, body: { members: shown, total_items: held.mood === 'endless' ? 9_999_999 : all.length } }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { held, api: `http://127.0.0.1:${port}/3.0`, close: () => new Promise((resolve) => server.close(resolve)) }
}

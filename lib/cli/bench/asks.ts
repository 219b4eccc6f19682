import { Agent, request } from 'node:http'

/** One answer: how long it took, what it weighs, and how many elements stand in it when it is a page. */
export type Answer = { status: number; ms: number; bytes: number; nodes: number; text: string }

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Asks once over a connection that stays open, and reads the whole answer. */
export function ask(
  address: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<Answer> {
  const { hostname, port } = new URL(address)
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const method = body === undefined ? 'GET' : 'POST'
    const asked = request({ hostname, port, path, method, agent, headers: { ...headers, ...length } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('error', reject)
      answer.once('end', () => {
        const ms = performance.now() - began
        const text = Buffer.concat(parts).toString('utf8')
        const nodes = text.match(/<[a-z][a-z0-9]*[\s>/]/g)?.length ?? 0
        resolve({ status: answer.statusCode ?? 0, ms, bytes: Buffer.byteLength(text), nodes, text })
      })
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

/** So often is each thing asked before it is timed: a server that runs has compiled the code that it uses. */
export const warmUps = 50

export type Times = { median: number; p95: number; p99: number }

/** Median and the upper percentiles of some times; zeros for none. */
export function timesOf(all: readonly number[]): Times {
  const sorted = [...all].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** Closes the connections that were kept open. */
export function hangUp(): void {
  agent.destroy()
}

import { lookup } from 'node:dns'
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { second } from '@/lib/time/length'
import { isAllowed, mayConnect } from './private-networks'

/** What came of one try: the status of the answer, or why there was none. */
export type SendOutcome = { ok: boolean; status: number | null; problem: SendProblem | null }
export type SendProblem =
  | 'private_network'
  | 'in_clear'
  | 'unknown_host'
  | 'unreachable'
  | 'timeout'
  | 'certificate'
  | 'refused'
  | 'gone'

/** Longest that a try may take, answer and all. */
export const patienceMs = 10 * second

class NotAllowed extends Error {
  constructor(readonly problem: SendProblem) {
    super(problem)
  }
}

/**
 * Sends one signed payload. Where the name leads is looked up here, judged, and connected to as it was judged, so no answer of a
 * name server can lead elsewhere in between. A redirect is a refusal: it is never followed. Nothing of the answer but its status is kept.
 */
export function sendPayload(
  address: string,
  { headers, payload }: { headers: Readonly<Record<string, string>>; payload: string },
  { allowed, patience = patienceMs }: { allowed: readonly string[]; patience?: number },
): Promise<SendOutcome> {
  const url = new URL(address)
  const isPlain = url.protocol === 'http:'
  const judge = (found: string): SendProblem | null => {
    if (!mayConnect(found, allowed)) return 'private_network'
    return isPlain && !isAllowed(found, allowed) ? 'in_clear' : null
  }
  const judged: LookupFunction = (host, options, answer) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return answer(error, '', 0)
      const wrong = found.map((one) => judge(one.address)).find((problem) => problem !== null)
      const [first] = found
      if (wrong || !first) return answer(new NotAllowed(wrong ?? 'unknown_host'), '', 0)
      if (options.all) answer(null, found)
      else answer(null, first.address, first.family)
    })
  }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const literal = isIP(host) === 0 ? null : judge(host)
  if (literal) return Promise.resolve({ ok: false, status: null, problem: literal })
  return new Promise((resolve) => {
    const done = (status: number | null, problem: SendProblem | null) =>
      resolve({ ok: problem === null, status, problem })
    const asked = (isPlain ? plain : secure)(
      url,
      {
        method: 'POST',
        agent: false,
        lookup: judged,
        signal: AbortSignal.timeout(patience),
        headers: {
          ...headers,
          ...{
            'content-type': 'application/json',
            'content-length': String(Buffer.byteLength(payload)),
            'user-agent': 'Dertig',
          },
        },
      },
      (answer) => {
        const status = answer.statusCode ?? 0
        answer.destroy()
        done(status, status >= 200 && status < 300 ? null : status === 410 ? 'gone' : 'refused')
      },
    )
    asked.on('error', (error) => done(null, problemOf(error)))
    asked.end(payload)
  })
}

function problemOf(error: Error): SendProblem {
  if (error instanceof NotAllowed) return error.problem
  const code = 'code' in error ? String(error.code) : error.name
  if (code === 'ABORT_ERR' || error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown_host'
  return /CERT|TLS|SSL|SELF_SIGNED|ALTNAME|VERIFY|HOSTNAME_MISMATCH|EPROTO/i.test(code) ? 'certificate' : 'unreachable'
}

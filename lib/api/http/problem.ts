import { earlyProblems, problemBody } from '@/lib/access/request/problem'
import type { JsonValue } from '@/lib/errors/json'
import type { Failure, RefusalCode } from '@/lib/errors/refusal'
import { noteOutcome } from '@/lib/log/visit'

/** Every way in which a door for programs says no, with its status and what it means: answered by RFC 9457, and told in the documents. */
export const problems = {
  invalid: [400, 'Something in the request is not as it should be; each is named.'],
  unknown_parameter: [400, 'The address has a parameter that this door does not know.'],
  wrong_cursor: [400, 'The cursor is none of ours, or was given for another question.'],
  malformed: earlyProblems.malformed,
  signed_out: [401, 'There is no token, or it does not work.'],
  reads_only: [403, 'This token reads alone.'],
  not_found: [404, 'It is not there, or the token may not know that it is.'],
  method: earlyProblems.method,
  not_acceptable: [406, 'Answers are JSON alone.'],
  not_now: [409, 'Its state does not allow this; the reason is named.'],
  in_use: [409, 'Others rely on it; they are named.'],
  stale: [412, 'It was changed since: what differs is named.'],
  too_large: earlyProblems.too_large,
  media_type: [415, 'The body is of a kind that this door does not take.'],
  key_reused: [422, 'This idempotency key was used for another request.'],
  precondition: [428, 'Say which version you saw, by If-Match.'],
  too_many: [429, 'Too many requests; Retry-After says when to go on.'],
  failed: [500, 'Something went wrong that nobody expected; the request id stands in the log.'],
  unavailable: [503, 'The database is too busy; nothing was written. Try again.'],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>
export type ProblemCode = keyof typeof problems

/** What is wrong with one field of the body, parameter of the address, or header. */
export type WrongPart = { in: 'body' | 'query' | 'header'; name: string; code: string }

type More = {
  reason?: string | undefined
  errors?: readonly WrongPart[]
  data?: JsonValue | undefined
  headers?: Readonly<Record<string, string>>
}

/** A no, as RFC 9457 writes it. */
export function problem(
  code: ProblemCode,
  requestId: string,
  { reason, errors, data, headers = {} }: More = {},
): Response {
  const [status] = problems[code]
  noteOutcome(status >= 500 ? 'failed' : 'refused', code)
  const body = {
    ...problemBody(code, problems[code], requestId),
    ...(reason === undefined ? {} : { reason }),
    ...(errors && errors.length > 0 ? { errors } : {}),
    ...(data === undefined ? {} : { data }),
  }
  const answer = new Response(JSON.stringify(body), { status, headers: { ...headers } })
  answer.headers.set('content-type', 'application/problem+json')
  answer.headers.set('cache-control', 'no-store')
  if (status === 401 && !answer.headers.has('www-authenticate'))
    answer.headers.set('www-authenticate', 'Bearer realm="dertig"')
  if (status === 403) answer.headers.set('www-authenticate', 'Bearer realm="dertig", error="insufficient_scope"')
  if (status === 503) answer.headers.set('retry-after', '5')
  return answer
}

const codes: Readonly<Record<RefusalCode, ProblemCode>> = {
  signed_out: 'signed_out',
  // A denied object answers like an absent one.
  denied: 'not_found',
  not_found: 'not_found',
  invalid: 'invalid',
  stale: 'stale',
  in_use: 'in_use',
  not_now: 'not_now',
  too_many: 'too_many',
  unavailable: 'unavailable',
}

/** The refusal of a command, as a problem: per field what is wrong, in the codes that the screens word. */
export function problemOf(failure: Failure, requestId: string): Response {
  const errors = Object.entries(failure.fields ?? {}).flatMap(([name, keys]) =>
    keys.map((code): WrongPart => ({ in: 'body', name, code })),
  )
  const headers: Record<string, string> = failure.code === 'too_many' ? { 'retry-after': '900' } : {}
  return problem(codes[failure.code], requestId, { reason: failure.reason, errors, data: failure.data, headers })
}

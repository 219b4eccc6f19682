import { type Failure, type RefusalCode, type Result, refusalCodes } from '@/lib/errors/refusal'

/** No connection, or something in between that answers for us. */
export const unreachable: Failure = { ok: false, code: 'unavailable', reason: 'network' }

/**
 * Posts JSON to a route of a stable address (lib/action/handler), for what also a page must be able to send that was
 * loaded before an update. Rejects without connection, as an action does. `read` gives the value when it is whole, else undefined.
 */
export async function post<T>(
  address: string,
  body: unknown,
  read: (value: unknown) => T | undefined,
): Promise<Result<T>> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })
  return resultOf(response.status, await response.text(), read)
}

/**
 * What a route answered. Only a whole result is a success: a captive portal's page must not look like "sent". An answer
 * that is no JSON is none of ours.
 */
export function resultOf<T>(status: number, text: string, read: (value: unknown) => T | undefined): Result<T> {
  const said = parsed(text)
  if (isFailure(said)) return said
  const code = codeOf(status)
  if (code) return { ok: false, code }
  if (said === undefined) return unreachable
  const value = isObject(said) && said.ok === true ? read(said.value) : undefined
  return value === undefined ? { ok: false, code: 'invalid' } : { ok: true, value }
}

/** What a status says by itself, when a server in between answered. */
function codeOf(status: number): RefusalCode | null {
  if (status === 401) return 'signed_out'
  if (status === 429) return 'too_many'
  return status >= 500 ? 'unavailable' : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Plain = { readonly [key: string]: unknown }

function isObject(said: unknown): said is Plain {
  return typeof said === 'object' && said !== null && !Array.isArray(said)
}

function isFailure(said: unknown): said is Failure {
  return isObject(said) && said.ok === false && refusalCodes.some((code) => code === said.code)
}

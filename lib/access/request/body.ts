import type { IncomingMessage } from 'node:http'
import { bodyLimits, otherBodies, pageBodies } from '../doors'
import { shapeAt } from './page-at'

/**
 * Most bytes that the body of a request to this address may have, by lib/access/doors.ts; `streamed` where the door takes
 * a file as it comes and counts by itself.
 */
export function mostBytesAt(method: string, path: string): number | 'streamed' {
  const door = shapeAt(Object.keys(bodyLimits), path, method)
  if (door !== null) return bodyLimits[door] ?? otherBodies
  return method === 'POST' && !path.startsWith('/api/') ? pageBodies : otherBodies
}

/** The deepest that what people send may be nested; forms need six. */
export const mostDepth = 32

/** True when lists and objects stand in each other deeper than that. Never itself deep: it walks with a list of its own. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > mostDepth) return true
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}

/** The text of a body that is read as far as the limit of its door; null as soon as it grows past it, whatever its length header says. */
export async function bodyText(request: Request): Promise<string | null> {
  const most = mostBytesAt(request.method, new URL(request.url).pathname)
  if (most === 'streamed') throw new Error('the body of this door is a stream')
  const chunks: Uint8Array[] = []
  let size = 0
  if (Number(request.headers.get('content-length') ?? 0) > most) return null
  if (!request.body) return ''
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The JSON of a text; undefined, which no schema takes, when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** True when a request brings a body, or says that it will. */
export function bringsBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/**
 * Holds a request back until its body is whole, then gives it back unread, as if it had just come. Null as soon as the
 * body grows past `most`: nothing more of it is kept. Never answers when the sender goes away before the end.
 */
export function wholeBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    // The parser hands over what it read by this method, which then stands on the prototype again.
    request.push = (chunk: Buffer | null): boolean => {
      if (chunk !== null) {
        size += chunk.byteLength
        if (size <= most) chunks.push(chunk)
        else {
          chunks.length = 0
          resolve(null)
        }
        return true
      }
      Reflect.deleteProperty(request, 'push')
      const body = Buffer.concat(chunks)
      if (size <= most && size > 0) request.push(body)
      request.push(null)
      resolve(size <= most ? body : null)
      return false
    }
  })
}

/**
 * True when a page can take this body: what our own forms send, and nothing else that the framework would read. A form
 * of a page without scripts is multipart; a server action is the JSON of its arguments, or multipart when one is a form.
 */
export async function isOurForm(headers: IncomingMessage['headers'], body: Buffer): Promise<boolean> {
  const type = headers['content-type'] ?? ''
  const isAction = headers['next-action'] !== undefined
  if (!type.startsWith('multipart/form-data')) {
    return isAction && type.startsWith('text/plain') && isArguments(jsonOf(body.toString('utf8')), 'plain')
  }
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null)
  if (form === null) return false
  for (const [name, value] of form) {
    if (typeof value !== 'string') return false
    // Without scripts the form names its action by a field.
    if (/^\$ACTION_(?!ID_[0-9a-f]{42}$)/.test(name)) return false
    if (isAction && /^\d+$/.test(name) && !isArguments(jsonOf(value), 'form')) return false
  }
  return !isAction || isArguments(jsonOf(String(form.get('0'))), 'form')
}

/** What a text that begins with $ may say in arguments: itself with a second $, or a value that JSON has no sign for. */
const plainSigns = /^\$(\$|undefined$|NaN$|-?Infinity$|-0$|n-?\d{1,40}$|D\d{4}-\d\d-\d\dT[\d:.]{5,15}Z$)/

/** Arguments of an action as React writes them: a list, not too deep, that names nothing of the server. */
function isArguments(sent: unknown, kind: 'plain' | 'form'): boolean {
  if (!Array.isArray(sent) || isTooDeep(sent)) return false
  return textsOf(sent).every(
    (text) => !text.startsWith('$') || plainSigns.test(text) || (kind === 'form' && /^\$K[0-9a-f]{1,4}$/.test(text)),
  )
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}

import type { Someone } from '@/lib/access/testing/contexts'
import * as doors from '../doors'
import { createToken } from '../tokens/commands'
import { reaches } from '../tokens/schema'

type Asked = { body?: unknown; text?: string; headers?: Readonly<Record<string, string>> }
export type Answer = { status: number; headers: Headers; json: Record<string, unknown>; text: string }

const given = new Map<string, string>()

/** A token of this person, the same for the same question; the tests fail when it is refused. */
export async function tokenOf(person: Someone, reached: readonly string[] = reaches, writes = true): Promise<string> {
  const key = JSON.stringify([person.actor.id, reached, writes])
  const before = given.get(key)
  if (before !== undefined) return before
  const made = await createToken(person, { name: 'A program', reaches: [...reached], writes, days: 365 })
  if (!made.ok) throw new Error(JSON.stringify(made))
  given.set(key, made.value.secret)
  return made.value.secret
}

function doorsAt(parts: readonly string[]) {
  const [register, ref, verb] = parts
  if (register === undefined) return doors.indexDoors
  if (ref === undefined) return doors.listDoors
  if (verb === undefined) return doors.thingDoors
  return verb === 'history' ? doors.historyDoors : verb === 'retire' ? doors.retireDoors : doors.elsewhereDoors
}

type Method = keyof typeof doors.indexDoors

/** Knocks as a program does: `POST`, `/activities`, with a token; what it is answered. */
export async function knock(
  token: string | null,
  method: Method,
  path: string,
  { body, text, headers = {} }: Asked = {},
): Promise<Answer> {
  const address = path.startsWith('/api/v1') ? path : `/api/v1${path}`
  const url = new URL(address, 'http://127.0.0.1')
  const parts = url.pathname.split('/').slice(3).map(decodeURIComponent)
  const sent = text ?? (body === undefined ? undefined : JSON.stringify(body))
  const all = new Headers(sent === undefined ? {} : { 'content-type': 'application/json' })
  if (token !== null) all.set('authorization', `Bearer ${token}`)
  for (const [name, value] of Object.entries(headers)) all.set(name, value)
  // Behind the server what can bring a body always is a stream, of no byte where nothing was sent.
  const nothing = method === 'GET' ? {} : { body: new Blob([]).stream(), duplex: 'half' }
  const request = new Request(url, { method, headers: all, ...(sent === undefined ? nothing : { body: sent }) })
  const [register = '', ref = ''] = parts
  const answer = await doorsAt(parts)[method](request, { params: Promise.resolve({ register, ref }) })
  const said = await answer.text()
  return { status: answer.status, headers: answer.headers, text: said, json: said === '' ? {} : JSON.parse(said) }
}

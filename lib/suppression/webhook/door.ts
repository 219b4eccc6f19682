import type { CommandContext } from '@/lib/access/actor'
import { tooManyKnocks } from '@/lib/access/request/rate-limit'
import type { Failure } from '@/lib/errors/refusal'
import { log } from '@/lib/log/log'
import { receiveListEvent } from '../commands/receive-event'
import { eventOf } from '../events/event'
import { isSecret, isSigned } from '../events/knock'
import { hookSettings } from '../model/settings'

type Sent = { body: string; headers: Headers }

/** True when the secret opens the door; else the status to answer, the same for a door that is shut and for a wrong secret. */
async function opens(secret: string, address: string): Promise<true | 404 | 429> {
  const settings = hookSettings()
  if (settings && isSecret(settings, secret)) return true
  return (await tooManyKnocks({ address })) ? 429 : 404
}

const refused = (status: 401 | 404 | 429) =>
  new Response(null, { status, ...(status === 429 ? { headers: { 'retry-after': '900' } } : {}) })

/** What a list service asks before it tells anything: whether somebody is there. */
export async function answerProbe(secret: string, address: string): Promise<Response> {
  const open = await opens(secret, address)
  return open === true ? new Response(null, { status: 200 }) : refused(open)
}

/**
 * Takes in what a list service tells. What is none of its events is refused and named by its field; the log says kind and outcome, never
 * whose address it was. An answer other than 200 makes the service try again.
 */
export async function answerEvent(
  context: CommandContext,
  secret: string,
  { body, headers }: Sent,
  address: string,
): Promise<Response | Failure> {
  const open = await opens(secret, address)
  if (open !== true) return refused(open)
  const settings = hookSettings()
  if (!settings || !isSigned(settings, body, headers)) return refused(401)
  const event = eventOf(new Map(new URLSearchParams(body)))
  if (event.is === 'wrong') {
    log.warn({ requestId: context.requestId, field: event.field }, 'a list service told something that is no event')
    return { ok: false, code: 'invalid', fields: { [event.field]: ['format'] } }
  }
  if (event.is === 'ignored') return new Response(null, { status: 200 })
  // The secret is the right: Dertig itself acts.
  const result = await receiveListEvent({ ...context, actor: { kind: 'system', name: 'job' } }, event)
  if (!result.ok) return result
  log.info(
    { requestId: context.requestId, event: event.type, told: result.value.told },
    'a list service told something',
  )
  return new Response(null, { status: 200 })
}

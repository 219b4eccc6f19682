import { isIP } from 'node:net'
import { z } from 'zod'
import { Refusal } from '@/lib/errors/refusal'
import { log } from '@/lib/log/log'
import { second } from '@/lib/time/length'
import type { ListSource } from '../model/settings'

/** Every state in which MailChimp still holds an address. */
const statuses = ['subscribed', 'unsubscribed', 'cleaned', 'pending', 'archived'] as const
const pageSize = 1_000
/** More than the longest list that is compared: a service that never ends is broken. */
const mostPages = 1_200
const patienceMs = 30 * second
const mostPageBytes = 8 * 1024 * 1024
const tries = 3

const page = z.object({
  members: z.array(z.object({ email_address: z.string().max(400) })).max(pageSize),
  total_items: z.number().int().min(0),
})

/** Of MailChimp itself; another host only where the operator named its whole address. */
export const isService = (host: string): boolean => /^[a-z]{2,4}\d{1,4}[.]api[.]mailchimp[.]com$/.test(host)

/**
 * The addresses of a list as the Marketing API gives them: `GET /lists/{id}/members?status=…&count=…&offset=…`, page after page, with
 * nothing but the addresses asked for. Refuses `list_failed` whatever else is answered; follows no redirect, which would carry the key on.
 */
export async function* membersOf(
  { api, key, listId }: ListSource,
  { given, wait }: { given: boolean; wait: (ms: number) => Promise<unknown> },
): AsyncGenerator<string[]> {
  const { hostname } = new URL(api)
  if (!given && !isService(hostname)) throw failed('host')
  if (!given && isIP(hostname)) throw failed('host')
  let pages = 0
  for (const status of statuses) {
    for (let offset = 0, total = 1; offset < total; offset += pageSize) {
      pages += 1
      if (pages > mostPages) throw failed('pages')
      const query = new URLSearchParams({
        ...{ status, count: String(pageSize), offset: String(offset) },
        fields: 'members.email_address,total_items',
      })
      const read = await ask(`${api}/lists/${encodeURIComponent(listId)}/members?${query}`, key, wait)
      total = read.total_items
      if (read.members.length > 0) yield read.members.map((member) => member.email_address)
      // What says that there is more and gives nothing would be asked for ever.
      else if (offset + pageSize < total) throw failed('empty page')
    }
  }
}

async function ask(url: string, key: string, wait: (ms: number) => Promise<unknown>): Promise<z.output<typeof page>> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(url, {
      headers: {
        authorization: `Basic ${Buffer.from(`dertig:${key}`).toString('base64')}`,
        accept: 'application/json',
      },
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    }).catch((error: unknown) => failed(error instanceof Error ? error.name : 'no answer'))
    if (answer instanceof Refusal) throw answer
    // Ten calls at once are allowed, and a busy service says so.
    if ((answer.status === 429 || answer.status >= 500) && attempt < tries) {
      await answer.body?.cancel()
      await wait(attempt * 5 * second)
      continue
    }
    if (!answer.ok) throw failed(`status ${answer.status}`)
    const read = page.safeParse(await jsonOf(answer))
    if (!read.success) throw failed('other content')
    return read.data
  }
}

async function jsonOf(answer: Response): Promise<unknown> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    size += part.byteLength
    if (size > mostPageBytes) throw failed('too long')
    parts.push(part)
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'))
  } catch {
    return null
  }
}

/** What went wrong stands in the log, without address and key; people read that nothing was kept. */
function failed(why: string): Refusal {
  log.warn({ why }, 'a list could not be fetched')
  return new Refusal('not_now', { reason: 'list_failed' })
}

import type { APIRequestContext, APIResponse } from '@playwright/test'
import { act } from './samples'

/**
 * Visitors with a secret link: no account, no session. Written by hand beside the table of roles (lib/access/testing/oracle.ts
 * has what the link of a processor may): the doors that a link opens, and no others.
 */
export const visitors = {
  /** A contact of a processor: tells of leaks and sees what came by the link. */
  processor: { opens: ['/notify/[token]'], takes: ['POST /api/notify/[token]', 'POST /api/notify/[token]/files'] },
  // A link of who asked about their data, or of a recipient, opens a page of its own: lib/intake/*.db.test.ts and intake.spec.ts.
  /** A calendar program: reads the running clocks of its person, reference and clock alone. */
  calendar: { opens: ['/api/calendar/[file]'], takes: [] },
} as const
export type Visitor = keyof typeof visitors

/** Where a visitor could put a secret to be let in; none of it counts. */
export const disguises = (secret: string): readonly Record<string, string>[] => [
  {},
  { authorization: `Bearer ${secret}` },
  { cookie: `dertig-session=${secret}; next-auth.session-token=${secret}; __Secure-next-auth.session-token=${secret}` },
  { 'x-middleware-subrequest': 'proxy:proxy:proxy', 'x-dertig-peer': '127.0.0.1' },
]

/** A link for a contact of this processor: its secret, and the id under which it is revoked. */
export async function processorLink(dpo: APIRequestContext, ref: string, contactName: string) {
  const asked = { ref, contactName, contactEmail: 'knock@nimbus.example', language: 'en', expiresOn: '' }
  const made = await act(dpo, 'notices.make_link', `/registers/processors/${ref}`, asked)
  return { secret: /"secret":"([\w-]{43})"/.exec(made)?.[1] ?? '', id: /"id":"([\w-]{36})"/.exec(made)?.[1] ?? '' }
}

/** The secret of this person's calendar. */
export async function calendarLink(person: APIRequestContext): Promise<string> {
  return /"secret":"([\w-]{43})"/.exec(await act(person, 'alarms.make_link', '/alerts/choices', {}))?.[1] ?? ''
}

/** Tells of a leak by a link, as its form does; answers with where the browser goes on. */
export function tell(
  visitor: APIRequestContext,
  secret: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  const known = new Date(Date.now() - 3_600_000).toISOString().slice(0, 16)
  const form = {
    form: 'report',
    language: 'en',
    clientId: crypto.randomUUID(),
    knewAt: known,
    ongoing: 'no',
    ...fields,
  }
  return visitor.post(`/api/notify/${secret}`, { form, headers, maxRedirects: 0 })
}

/** What stands in an answer to read, without the marks of one answer alone. */
export const plain = (text: string) =>
  text
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<link[^>]*>|<[^>]+>/g, ' ')
    .replace(/[\w-]{43}/g, '')
    .replace(/\s+/g, ' ')

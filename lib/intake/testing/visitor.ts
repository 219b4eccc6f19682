import { markupOf, wordsIn } from '@/components/testing/markup'
import type { CommandContext } from '@/lib/access/actor'
import type { Someone } from '@/lib/access/testing/contexts'
import type { PrismaClient } from '@/lib/db/generated/client'
import type { Failure } from '@/lib/errors/refusal'
import { openSecret } from '@/lib/mail/queue'
import { addHours } from '@/lib/time/zone'
import { openedField, stampOf } from '../asked/human'
import { loadOwn } from '../doors/load-own'
import { OwnPage } from '../screens/own-page'

/** Who is nobody: as the doors that everybody may use make them. */
export const visitorAt = ({ actor: _, ...at }: Someone): CommandContext => ({
  ...at,
  actor: { kind: 'system', name: 'visitor' },
})

/** The form of the intake page as a browser sends it, opened an hour ago. */
export function asked(by: Pick<CommandContext, 'now'>, values: Record<string, string> = {}) {
  const fields = {
    ...{
      language: 'nl',
      [openedField]: stampOf(addHours(by.now, -1)),
      right: 'access',
      known: 'newsletter_subscriber',
    },
    ...{ name: 'CANARY-NAME Peeters', email: 'canary@people.test', words: 'CANARY-WORDS?', website: '', ...values },
  }
  return postedFields(fields)
}

export const postedFields = (values: Record<string, string>) => ({
  fields: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]])),
})

/** Where the browser goes on: path, and what the address says; fails the test where it does not. */
export function placeOf(answer: Response | Failure): { path: string; said: Record<string, string> } {
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
  if (answer.status !== 303) throw new Error(String(answer.status))
  const url = new URL(answer.headers.get('location') ?? '', 'http://x.test')
  return { path: url.pathname, said: Object.fromEntries(url.searchParams) }
}

/** The secret of the newest mail of this kind, as it waits to be sent. */
export async function secretOf(client: PrismaClient, template: string): Promise<string> {
  const mail = await client.mail.findFirstOrThrow({
    where: { template },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
  if (!mail.secret) throw new Error(`${template} has no secret`)
  return openSecret(mail.messageId, mail.secret)
}

/** What the link of who asked shows, as words; fails the test where it shows nothing. */
export async function shown(secret: string, params: Record<string, string> = {}): Promise<string> {
  const view = await loadOwn(secret, params)
  if (!view) throw new Error('nothing behind this link')
  return wordsIn(await markupOf(await OwnPage({ view }), 'nl'))
}

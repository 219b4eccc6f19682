import { z } from 'zod'
import type { EntryContext } from '@/lib/access/actor'
import { recordRead } from '@/lib/audit/entry/append'
import type { AuditEvent } from '@/lib/audit/entry/event'
import { Refusal } from '@/lib/errors/refusal'
import { checkedName } from './name'

const found = z.object({ signature: z.string(), sha256: z.string() })

/** Takes a file in for a thing (`name`: null where its name is nothing for the log); where the scanner finds something in it, the log tells what, of which content, and the refusal goes on. */
export async function notingInfected<T>(
  context: EntryContext,
  subject: AuditEvent['subject'],
  name: string | null,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const told =
      error instanceof Refusal && error.detail.reason === 'file_infected' ? found.parse(error.detail.data) : null
    if (told) {
      const named = name === null ? {} : { file: checkedName(name) }
      const values = { ...named, infection: told.signature, sha256: told.sha256 }
      await recordRead(context, {
        action: 'file.refuse',
        subject,
        outcome: 'denied',
        changes: Object.entries(values).map(([field, value]) => ({ field, old: null, new: value })),
      })
    }
    throw error
  }
}

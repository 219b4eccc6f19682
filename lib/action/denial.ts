import type { EntryContext } from '@/lib/access/actor'
import { appendAudit } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import { noteOutcome } from '@/lib/log/visit'
import { minute } from '@/lib/time/length'

const windowMs = minute
const perWindow = 20
type Window = { startedAt: number; seen: number }
const windows = new Map<string, Window>()

/**
 * Writes a denial in a transaction of its own. A flood is counted, not written: after twenty denials of one person in a
 * minute the rest appears as a number in that person's next entry.
 */
export async function recordDenial(context: EntryContext, what: string): Promise<void> {
  noteOutcome('denied', what)
  const suppressed = admit(context)
  if (suppressed === null) return
  await db().$transaction((tx) =>
    appendAudit(tx, context, {
      action: 'access.denied',
      subject: { type: 'page', id: what },
      outcome: 'denied',
      count: suppressed + 1,
    }),
  )
}

/** Null when this denial is only counted; else how many were counted since the last one that was written. */
function admit(context: EntryContext): number | null {
  const key = context.actor.kind === 'system' ? context.actor.name : context.actor.id
  const now = Date.parse(context.now)
  const window = windows.get(key)
  if (!window || now - window.startedAt >= windowMs) {
    if (windows.size > 10_000) windows.clear()
    windows.set(key, { startedAt: now, seen: 1 })
    return window ? Math.max(0, window.seen - perWindow) : 0
  }
  window.seen += 1
  return window.seen > perWindow ? null : 0
}

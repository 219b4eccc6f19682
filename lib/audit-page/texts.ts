import type { HistoryChange } from '@/components/layout/history-list'
import { sensitiveNumbers } from '@/lib/text/sensitive-numbers'

/** Longer than this, a text is more than the name of what changed. */
const mostShown = 200

/** True of what a page of the log does not spread out: long texts, and what looks like a number of a person or an account. */
export function isOnRequest(text: string): boolean {
  return text.length > mostShown || sensitiveNumbers(text).length > 0
}

type Told = { reason: string | undefined; changes: readonly HistoryChange[] }

/**
 * What an entry tells, without texts that are read on request only: each says in its place that it is there. `kept` is true
 * when something was kept back; asking for it is a reading of its own, which the log tells of.
 */
export function withoutTexts({ reason, changes }: Told, instead: string): Told & { kept: boolean } {
  const cut = (text: string) => (isOnRequest(text) ? instead : text)
  const kept = [reason ?? '', ...changes.flatMap(({ before, after }) => [before, after])].some(isOnRequest)
  return {
    reason: reason === undefined ? undefined : cut(reason),
    changes: changes.map((change) => {
      const [before, after] = [cut(change.before), cut(change.after)]
      return before === instead && after === instead ? { ...change, before: '', after } : { ...change, before, after }
    }),
    kept,
  }
}

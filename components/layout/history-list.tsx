import type { ReactNode } from 'react'
import { InlineDiff } from '@/components/ui/inline-diff'

export type HistoryChange = { field: string; before: string; after: string }
export type HistoryItem = {
  key: string
  /** What happened, as a sentence. */
  what: ReactNode
  who: string
  /** The moment, already drawn by components/time. */
  when: ReactNode
  reason?: string
  /** Said under it, e.g. that the values are not for this reader. */
  note?: string
  changes?: readonly HistoryChange[]
}

/** What happened to one thing, newest first: who, when, what was and what is. */
export function HistoryList({ items, reasonText }: { items: readonly HistoryItem[]; reasonText: string }) {
  return (
    <ol className="grid gap-5 border-l-2 border-hairline pl-5">
      {items.map((item) => (
        <li key={item.key} className="relative">
          <span
            aria-hidden
            className="absolute top-2 -left-[1.6rem] size-2.5 rounded-full border-2 border-surface bg-control"
          />
          <p>
            <span className="font-medium">{item.what}</span>
            <span className="text-muted">
              {' · '}
              {item.who}
              {' · '}
              {item.when}
            </span>
          </p>
          {item.reason && (
            <p className="measure text-sm text-muted">
              {reasonText} {item.reason}
            </p>
          )}
          {item.note && <p className="measure text-sm text-muted">{item.note}</p>}
          {item.changes && item.changes.length > 0 && (
            <dl className="mt-1.5 grid gap-1.5 text-sm">
              {item.changes.map((change) => (
                <div key={change.field} className="measure">
                  <dt className="text-muted">{change.field}</dt>
                  <dd>
                    <InlineDiff before={change.before} after={change.after} />
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ol>
  )
}

import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { InlineDiff } from '@/components/ui/inline-diff'

/** Old and new value in words; an empty text says that there was none. */
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

type Props = {
  items: readonly HistoryItem[]
  reasonText: string
  /** Beside other things: what was changed stays folded, however little it is. */
  brief?: boolean
}

/** What happened to one thing, newest first: who, when, what was and what is. */
export function HistoryList({ items, reasonText, brief = false }: Props) {
  return (
    <ol className={cx('grid border-l-2 border-hairline pl-5', brief ? 'gap-2 text-sm' : 'gap-5')}>
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
          {item.changes && <Changes changes={item.changes} folded={brief} />}
        </li>
      ))}
    </ol>
  )
}

/** More than these are folded: the line says what happened, who asks opens it. */
const shownAtOnce = 2
const shortEnough = 300

async function Changes({ changes, folded }: { changes: readonly HistoryChange[]; folded: boolean }) {
  if (changes.length === 0) return null
  const length = changes.reduce((sum, { before, after }) => sum + before.length + after.length, 0)
  if (!folded && changes.length <= shownAtOnce && length <= shortEnough) return <ChangeList changes={changes} />
  const t = await getTranslations('nav')
  return (
    <details className="mt-1">
      <summary className="min-h-6 w-fit cursor-pointer text-sm text-accent max-lg:min-h-11 max-lg:content-center">
        {t('changes', { count: changes.length })}
      </summary>
      <ChangeList changes={changes} />
    </details>
  )
}

function ChangeList({ changes }: { changes: readonly HistoryChange[] }) {
  return (
    <dl className="mt-1.5 grid gap-1.5 text-sm">
      {changes.map((change) => (
        <div key={change.field} className="measure min-w-0">
          <dt className="text-muted">{change.field}</dt>
          <dd className="wrap-anywhere whitespace-pre-line">
            <ChangedValue {...change} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A first value stands as it is; short values stand side by side; only long texts are compared word by word. */
function ChangedValue({ before, after }: HistoryChange) {
  if (before === '' || before === after) return after === '' ? '–' : after
  if (before.length > 60 && after.length > 60) return <InlineDiff before={before} after={after} />
  return (
    <>
      <del className="text-muted line-through">{before}</del>
      {after !== '' && <ins className="ml-2 no-underline">{after}</ins>}
    </>
  )
}

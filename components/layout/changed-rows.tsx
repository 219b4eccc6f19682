import { getLocale } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { withColon } from '@/lib/text/locale'
import type { HistoryChange } from './history-list'

export type ChangedRow = {
  /** Tells it from the others where `ref` does not. */
  key?: string
  /** What it is called beside its title: its reference, or where it stands in a file. */
  ref: string
  title: string
  href: string | null
  changes: readonly HistoryChange[]
  note: string | null
}

type Props = { rows: readonly ChangedRow[]; empty: string; arrow: string }

/**
 * Records with what changes in each, the old value before the new one; what is confirmed as it was, or is new as a whole,
 * stands once.
 */
export async function ChangedRows({ rows, empty, arrow }: Props) {
  const locale = await getLocale()
  return (
    <ul className="divide-y divide-hairline">
      {rows.map(({ key, ref, title, href, changes, note }) => (
        <li key={key ?? ref} className="grid gap-x-6 gap-y-1 py-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <span className="min-w-0 wrap-anywhere">
            <span data-tabular className="mr-2 text-muted">
              {ref}
            </span>
            {href ? (
              <Link href={href} className="text-accent underline-offset-3 hover:underline">
                {title}
              </Link>
            ) : (
              title
            )}
          </span>
          <span className="grid gap-1 text-sm">
            {changes.map(({ field, before, after }) => (
              <span key={field} className="wrap-anywhere">
                <span className="text-muted">{withColon(locale, field)} </span>
                {before !== after && (
                  <>
                    {before ? <del className="text-muted line-through">{before}</del> : empty}
                    <span aria-hidden> → </span>
                    <span className="sr-only"> {arrow} </span>
                  </>
                )}
                <ins className="no-underline">{after || empty}</ins>
              </span>
            ))}
            {note && <span>{note}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

import { getTranslations } from 'next-intl/server'
import { cardRows } from '@/components/layout/card-rows'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { InlineDiff } from '@/components/ui/inline-diff'
import type { DifferenceRow } from '../differences'

type Props = { rows: readonly DifferenceRow[]; left: string; right: string }

const head = 'border-b border-hairline px-3 py-2.5 align-top whitespace-pre-line'
const cell = `${head} phone:grid phone:min-w-0 phone:gap-0.5 phone:border-0 phone:p-0 phone:before:text-sm phone:before:text-muted phone:before:content-[attr(data-label)]`

/** Two versions beside each other, field by field: those that differ first, marked word by word. */
export async function VersionComparison({ rows, left, right }: Props) {
  const [t, common] = await Promise.all([getTranslations('versions'), getTranslations('common')])
  const shown = [...rows].sort((a, b) => Number(b.changed) - Number(a.changed))
  return (
    <div className="grid gap-2">
      <p className="text-sm text-muted">{t('changed', { count: rows.filter((row) => row.changed).length })}</p>
      <section
        aria-label={`${left} · ${right}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto rounded-md border border-hairline bg-surface"
      >
        <table className={`w-full table-fixed text-left md:min-w-160 ${cardRows.table}`}>
          <thead className={`text-sm text-muted ${cardRows.head}`}>
            <tr>
              <th scope="col" className={`${head} w-52`}>
                {t('field')}
              </th>
              <th scope="col" className={head}>
                {left}
              </th>
              <th scope="col" className={head}>
                {right}
              </th>
            </tr>
          </thead>
          <tbody className={cardRows.body}>
            {shown.map((row) => (
              <tr key={row.name} className={cx(cardRows.row, row.changed && 'bg-hover')}>
                <th scope="row" className={`${head} font-medium ${cardRows.title}`}>
                  {row.label}
                  {row.article && (
                    <span className="block text-sm font-normal text-muted">
                      {common('article', { article: row.article })}
                    </span>
                  )}
                  {row.former && (
                    <span className="mt-1 block">
                      <Badge>{t('former')}</Badge>
                    </span>
                  )}
                </th>
                <td data-label={left} className={cell}>
                  <div>{row.approved || t('empty')}</div>
                </td>
                <td data-label={right} className={cell}>
                  <div>
                    {row.changed ? (
                      <InlineDiff before={row.approved} after={row.proposed} />
                    ) : (
                      row.proposed || t('empty')
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

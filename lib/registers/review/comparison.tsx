import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { InlineDiff } from '@/components/ui/inline-diff'
import type { ComparedRow } from './compared'

type Props = {
  rows: readonly ComparedRow[]
  inForce: boolean /** With a comment box per field. */
  comments: boolean
  said: Readonly<Record<string, string>>
}

const cell = 'border-b border-hairline px-3 py-2.5 align-top whitespace-pre-line'

/** What is in force beside what is proposed, field by field; changes are marked word by word. */
export async function Comparison({ rows, inForce, comments, said }: Props) {
  const [t, common] = await Promise.all([getTranslations('review'), getTranslations('common')])
  const changed = rows.filter((row) => row.changed).length
  const shown = inForce ? [...rows].sort((a, b) => Number(b.changed) - Number(a.changed)) : rows
  return (
    <section aria-label={t('proposed')} className="grid gap-2">
      <p className="text-sm text-muted">{inForce ? t('changedCount', { count: changed }) : t('nothingInForce')}</p>
      <div className="overflow-x-auto rounded-md border border-hairline bg-surface">
        <table className="w-full min-w-160 table-fixed text-left">
          <thead className="text-sm text-muted">
            <tr>
              <th scope="col" className={`${cell} w-48`}>
                {t('field')}
              </th>
              {inForce && (
                <th scope="col" className={cell}>
                  {t('inForceNow')}
                </th>
              )}
              <th scope="col" className={cell}>
                {t('proposed')}
              </th>
              {comments && (
                <th scope="col" className={`${cell} w-64`}>
                  {t('comment')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.name} className={row.changed && inForce ? 'bg-hover' : undefined}>
                <th scope="row" className={`${cell} font-medium`}>
                  {row.label}
                  {row.article && (
                    <span className="block text-sm font-normal text-muted">
                      {common('article', { article: row.article })}
                    </span>
                  )}
                </th>
                {inForce && <td className={cell}>{row.approved || '–'}</td>}
                <td className={cell}>
                  {inForce && row.changed ? (
                    <InlineDiff before={row.approved} after={row.proposed} />
                  ) : (
                    row.proposed || '–'
                  )}
                  {said[row.name] && (
                    <span className="mt-2 block">
                      <Badge tone="withinday">{said[row.name]}</Badge>
                    </span>
                  )}
                </td>
                {comments && (
                  <td className={cell}>
                    <textarea
                      name={`comment:${row.name}`}
                      aria-label={t('commentOn', { field: row.label })}
                      rows={1}
                      maxLength={2000}
                      className="field-sizing-content w-full rounded-md border border-control bg-surface px-2 py-1"
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

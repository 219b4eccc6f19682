import { getTranslations } from 'next-intl/server'
import { cardRows } from '@/components/layout/fact-list'
import { cx } from '@/components/ui/cx'
import { InlineDiff } from '@/components/ui/inline-diff'
import { TextLink } from '@/components/ui/link'
import type { ComparedRow } from '../reading/compared'
import type { Impact } from '../reading/impact'

type Props = {
  rows: readonly ComparedRow[]
  inForce: boolean /** With a comment box per field. */
  comments: boolean
  said: Readonly<Record<string, string>>
}

const head = 'border-b border-hairline px-3 py-2.5 align-top'
const cell = `${head} whitespace-pre-line phone:grid phone:min-w-0 phone:gap-0.5 phone:border-0 phone:p-0 phone:before:text-sm phone:before:text-muted phone:before:content-[attr(data-label)]`

/** What is in force beside what is proposed, field by field; changes are marked word by word. On a phone one under the other. */
export async function Comparison({ rows, inForce, comments, said }: Props) {
  const [t, common] = await Promise.all([getTranslations('review'), getTranslations('common')])
  const changed = rows.filter((row) => row.changed).length
  const shown = inForce ? [...rows].sort((a, b) => Number(b.changed) - Number(a.changed)) : rows
  return (
    <section aria-label={t('proposed')} className="grid gap-2">
      <p className="text-sm text-muted">{inForce ? t('changedCount', { count: changed }) : t('nothingInForce')}</p>
      <div className="overflow-x-auto rounded-md border border-hairline bg-surface">
        <table className={`w-full table-fixed text-left md:min-w-160 ${cardRows.table}`}>
          <thead className={`text-sm text-muted ${cardRows.head}`}>
            <tr>
              <th scope="col" className={`${head} w-56`}>
                {t('field')}
              </th>
              {inForce && (
                <th scope="col" className={head}>
                  {t('inForceNow')}
                </th>
              )}
              <th scope="col" className={head}>
                {t('proposed')}
              </th>
              {comments && (
                <th scope="col" className={`${head} w-64`}>
                  {t('comment')}
                </th>
              )}
            </tr>
          </thead>
          <tbody className={cardRows.body}>
            {shown.map((row) => (
              <tr key={row.name} className={cx(cardRows.row, row.changed && inForce && 'bg-hover')}>
                <th scope="row" className={`${head} font-medium ${cardRows.title}`}>
                  {row.label}
                  {row.article && (
                    <span className="block text-sm font-normal text-muted">
                      {common('article', { article: row.article })}
                    </span>
                  )}
                </th>
                {inForce && (
                  <td data-label={t('inForceNow')} className={cell}>
                    <div>{row.approved || '–'}</div>
                  </td>
                )}
                <td data-label={t('proposed')} className={cell}>
                  <div>
                    {inForce && row.changed ? (
                      <InlineDiff before={row.approved} after={row.proposed} />
                    ) : (
                      row.proposed || '–'
                    )}
                    {said[row.name] && (
                      <span className="mt-2 block rounded-md border-l-4 border-urgent-ink bg-withinday px-3 py-2 text-sm text-withinday-ink">
                        {said[row.name]}
                      </span>
                    )}
                  </div>
                </td>
                {comments && (
                  <td data-label={t('comment')} className={cell}>
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

type ImpactListProps = {
  impact: Impact /** Does it stand for review, or is it only what a change would do. */
  standing: boolean
}

/** The approved records that rely on this one, with links; nothing when there are none. */
export async function ImpactList({ impact, standing }: ImpactListProps) {
  const [t, common] = await Promise.all([getTranslations('review'), getTranslations('common')])
  if (impact.total === 0) return null
  const more = impact.total - impact.rows.length
  return (
    <div className="grid gap-2">
      <p>{t(standing ? 'impact.now' : 'impact.later', { count: impact.total })}</p>
      <ul className="grid max-h-72 gap-1 overflow-y-auto">
        {impact.rows.map(({ ref, register, title }) => (
          <li key={ref}>
            <TextLink href={`/registers/${register}/${ref}`}>
              <span data-tabular>{ref}</span> {title}
            </TextLink>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-muted">{common('more', { count: more })}</p>}
    </div>
  )
}

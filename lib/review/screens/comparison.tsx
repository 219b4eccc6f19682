import { getTranslations } from 'next-intl/server'
import { cardRows } from '@/components/layout/fact-list'
import { cx } from '@/components/ui/cx'
import { InlineDiff } from '@/components/ui/inline-diff'
import { TextLink } from '@/components/ui/link'
import type { ComparedRow } from '../reading/compared'
import type { Impact } from '../reading/impact'

type Props = {
  rows: readonly ComparedRow[]
  /** What stands beside it, in the words of its column; null where nothing does. */
  beside: string | null
  /** With a comment box per field. */
  comments: boolean
  said: Readonly<Record<string, string>>
}

const head = 'border-b border-hairline px-3 py-2.5 align-top'
const cell = `${head} whitespace-pre-line phone:grid phone:min-w-0 phone:gap-0.5 phone:border-0 phone:p-0 phone:before:text-sm phone:before:text-muted phone:before:content-[attr(data-label)]`

/**
 * What was before beside what is proposed, field by field, changes marked word by word: what changed and what somebody said
 * something of first, the rest behind its number. On a phone one under the other.
 */
export async function Comparison({ rows, beside, comments, said }: Props) {
  const t = await getTranslations('review')
  const changed = rows.filter((row) => row.changed).length
  const isFirst = (row: ComparedRow) => beside === null || row.changed || said[row.name] !== undefined
  const [first, rest] = [rows.filter(isFirst), rows.filter((row) => !isFirst(row))]
  const table = (shown: readonly ComparedRow[]) => <Fields {...{ beside, comments, said }} rows={shown} />
  return (
    <section aria-label={t('proposed')} className="grid gap-3">
      <p className="text-sm text-muted">
        {beside === null ? t('nothingInForce') : t('changedCount', { count: changed })}
      </p>
      {first.length > 0 && table(first)}
      {rest.length > 0 && (
        <details open={first.length === 0}>
          <summary className="mb-3 inline-flex min-h-9 cursor-pointer items-center rounded-sm text-accent underline underline-offset-3">
            {t('unchanged', { count: rest.length })}
          </summary>
          {table(rest)}
        </details>
      )}
    </section>
  )
}

async function Fields({ rows, beside, comments, said }: Props) {
  const [t, common] = await Promise.all([getTranslations('review'), getTranslations('common')])
  return (
    <div className="overflow-x-auto rounded-md border border-hairline bg-surface">
      <table className={`w-full table-fixed text-left md:min-w-160 ${cardRows.table}`}>
        <thead className={`text-sm text-muted ${cardRows.head}`}>
          <tr>
            <th scope="col" className={`${head} w-56`}>
              {t('field')}
            </th>
            {beside !== null && (
              <th scope="col" className={head}>
                {beside}
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
          {rows.map((row) => (
            <tr key={row.name} className={cx(cardRows.row, row.changed && beside !== null && 'bg-hover')}>
              <th scope="row" className={`${head} font-medium ${cardRows.title}`}>
                {row.label}
                {row.article && (
                  <span className="block text-sm font-normal text-muted">
                    {common('article', { article: row.article })}
                  </span>
                )}
              </th>
              {beside !== null && (
                <td data-label={beside} className={cell}>
                  <div>{row.before || '–'}</div>
                </td>
              )}
              <td data-label={t('proposed')} className={cell}>
                <div>
                  {beside !== null && row.changed ? (
                    <InlineDiff before={row.before} after={row.proposed} />
                  ) : (
                    row.proposed || '–'
                  )}
                  {said[row.name] && (
                    <span className="mt-2 block rounded-md border-l-4 border-urgent-ink bg-withinday px-3 py-2 text-sm text-withinday-ink">
                      {said[row.name]}
                      {beside !== null && !row.changed && (
                        <span className="mt-1 block font-medium">{t('sameAsReturned')}</span>
                      )}
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

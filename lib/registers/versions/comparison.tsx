import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { InlineDiff } from '@/components/ui/inline-diff'
import type { DifferenceRow } from './differences'

type Props = { rows: readonly DifferenceRow[]; left: string; right: string }

const cell = 'border-b border-hairline px-3 py-2.5 align-top whitespace-pre-line'

/** Two versions beside each other, field by field: those that differ first, marked word by word. */
export async function VersionComparison({ rows, left, right }: Props) {
  const [t, common] = await Promise.all([getTranslations('versions'), getTranslations('common')])
  const shown = [...rows].sort((a, b) => Number(b.changed) - Number(a.changed))
  return (
    <div className="grid gap-2">
      <p className="text-sm text-muted">{t('changed', { count: rows.filter((row) => row.changed).length })}</p>
      <div className="overflow-x-auto rounded-md border border-hairline bg-surface">
        <table className="w-full min-w-160 table-fixed text-left">
          <thead className="text-sm text-muted">
            <tr>
              <th scope="col" className={`${cell} w-48`}>
                {t('field')}
              </th>
              <th scope="col" className={cell}>
                {left}
              </th>
              <th scope="col" className={cell}>
                {right}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.name} className={row.changed ? 'bg-hover' : undefined}>
                <th scope="row" className={`${cell} font-medium`}>
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
                <td className={cell}>{row.approved || t('empty')}</td>
                <td className={cell}>
                  {row.changed ? <InlineDiff before={row.approved} after={row.proposed} /> : row.proposed || t('empty')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { screenLocaleOf } from '@/lib/text/locale'
import { formatNumber } from '@/lib/time/format'
import type { ComparedList } from '../commands/compare-list'

const shownAtOnce = 100
const wrongShown = 10

/** Whom a list names that should be gone, and what of it could not be read. */
export function ComparedResult({ compared }: { compared: ComparedList }) {
  const t = useTranslations('suppression.result')
  const locale = screenLocaleOf(useLocale())
  const number = (count: number) => formatNumber(count, locale)
  const { ref, rows, addresses, wrong, unread, wrongRows, found, foundCount, isWhole, brokenAt, column } = compared
  return (
    <section aria-label={t('title')} className="grid max-w-3xl gap-3">
      <Alert tone={foundCount > 0 || unread > 0 ? 'warning' : 'ok'} title={t('found', { count: foundCount })}>
        <p>
          {t('looked', { ref, rows: number(rows), addresses: number(addresses) })}{' '}
          {column !== null && t('column', { name: column.slice(0, 60) })}
        </p>
        {unread > 0 && <p className="mt-1">{t('unread', { count: unread })}</p>}
        {foundCount > 0 && <p className="mt-1">{t('todo')}</p>}
      </Alert>
      {!isWhole && (
        <Alert tone="error" title={t('broken')}>
          {t('brokenAt', { row: number(brokenAt ?? rows + 1) })}
        </Alert>
      )}
      {found.length > 0 && (
        <>
          <div>
            <Button type="button" onClick={() => save(ref, found)}>
              {t('download', { count: found.length })}
            </Button>
          </div>
          <ul className="grid max-h-96 divide-y divide-hairline overflow-y-auto rounded-md border border-hairline px-4">
            {found.slice(0, shownAtOnce).map(({ address, row }) => (
              <li key={address} className="flex flex-wrap justify-between gap-x-4 py-1.5">
                <span className="wrap-anywhere">{address}</span>
                <span data-tabular className="text-sm text-muted">
                  {t('row', { row: number(row) })}
                </span>
              </li>
            ))}
          </ul>
          {foundCount > shownAtOnce && (
            <p className="text-sm text-muted">{t('more', { count: number(foundCount - shownAtOnce) })}</p>
          )}
        </>
      )}
      {wrong > 0 && (
        <details className="text-sm">
          <summary>{t('wrong', { count: wrong })}</summary>
          <ul className="mt-2 grid gap-1">
            {wrongRows.slice(0, wrongShown).map(({ row, why }) => (
              <li key={row}>{t(`why.${why}`, { row: number(row) })}</li>
            ))}
          </ul>
        </details>
      )}
      <p className="measure text-sm text-muted">{t('kept')}</p>
    </section>
  )
}

/** Made here of what the page holds: it never stood in a file of the server. */
function save(ref: string, found: ComparedList['found']): void {
  const text = ['email', ...found.map(({ address }) => address)].join('\r\n')
  const url = URL.createObjectURL(new Blob([`\ufeff${text}\r\n`], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${ref}.csv`
  link.click()
  URL.revokeObjectURL(url)
}

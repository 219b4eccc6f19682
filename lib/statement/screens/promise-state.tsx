import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import type { PromiseState } from '../model/checks'
import type { BehindRow, PromiseRow } from '../promises/queries'

export const stateTones = { broken: 'overdue', at_risk: 'withinday', kept: 'ok', not_measured: 'outline' } as const

/** The state of a promise, in a word and a colour. */
export async function PromiseStateBadge({ state }: { state: PromiseState }) {
  const t = await getTranslations('statement')
  return <Badge tone={stateTones[state]}>{t(`states.${state}`)}</Badge>
}

/** So many rows stand at a promise beside the text; its own page shows more. */
export const fewRows = 4

/** What is behind the state of a promise, row by row, each a link to exactly that row. */
export async function BehindRows({ promise, most }: { promise: PromiseRow; most: number }) {
  const t = await getTranslations('statement')
  const rows = promise.rows.slice(0, most)
  const more = promise.rows.length - rows.length
  if (promise.rows.length + promise.hidden === 0) return <p className="text-sm text-muted">{quiet(promise, t)}</p>
  return (
    <ul className="grid gap-1.5 text-sm">
      {rows.map((row) => (
        <li key={`${row.kind}${row.ref}${row.why}`} className="min-w-0 wrap-anywhere">
          <RowName row={row} /> {t(`why.${row.why}`)}
          {row.kind === 'statement' && row.title !== '' && ` ${t('authorityNow', { name: row.title })}`}
        </li>
      ))}
      {more > 0 && (
        <li>
          <TextLink href={`/statement/promises/${promise.ref}`}>{t('moreRows', { count: more })}</TextLink>
        </li>
      )}
      {promise.hidden > 0 && <li className="text-muted">{t('hiddenRows', { count: promise.hidden })}</li>}
    </ul>
  )
}

function quiet({ state, looked }: PromiseRow, t: Awaited<ReturnType<typeof getTranslations<'statement'>>>): string {
  if (state === 'not_measured') return t('notMeasured')
  return looked === 0 ? t('nothingYet') : t('allWell', { count: looked })
}

function RowName({ row }: { row: BehindRow }) {
  if (row.href === null) return null
  return (
    <>
      <TextLink href={row.href}>{`${row.ref} ${row.title}`.trim()}</TextLink>:
    </>
  )
}

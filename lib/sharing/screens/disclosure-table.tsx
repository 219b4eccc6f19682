import { getLocale, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/data-table/data-table'
import type { Cell, DataRow } from '@/components/data-table/types'
import { EmptyState } from '@/components/layout/section'
import { headOf } from '@/lib/lists/declared'
import { formatCalendarDate } from '@/lib/time/format'
import type { Viewed } from '@/lib/views/load'
import { ViewBar } from '@/lib/views/screens/view-bar'
import { type DisclosureColumn, type DisclosurePage, disclosureColumns, disclosureShape } from '../list'
import type { DisclosureRow } from '../queries'
import { disclosureKinds, outcomes } from '../schema'

export const outcomeTones = { given: 'ok', refused: 'neutral', planned: 'outline' } as const

/** The log of what went to others, as the one table. */
export async function DisclosureTable({ page, viewed }: { page: DisclosurePage; viewed: Viewed }) {
  const [t, all, locale] = await Promise.all([getTranslations('sharing'), getTranslations(), getLocale()])
  const option = (id: DisclosureColumn, value: string): string => {
    const kind = disclosureKinds.find((one) => one === value)
    if (id === 'kind' && kind) return t(`kinds.${kind}`)
    const outcome = outcomes.find((one) => one === value)
    if (id === 'outcome' && outcome) return t(`outcomes.${outcome}`)
    if (id === 'permission' && (value === 'proven' || value === 'lacking')) return t(`permissions.${value}`)
    if (id === 'basis' && all.has(`codes.legalBases.${value}`)) return all(`codes.legalBases.${value}`)
    if (id === 'dataCategories' && all.has(`codes.dataCategories.${value}`)) return all(`codes.dataCategories.${value}`)
    return value
  }
  const cells = (row: DisclosureRow): Record<DisclosureColumn, Cell> => ({
    ref: { kind: 'ref', text: row.ref },
    recipient: { kind: 'text', text: [row.recipient, row.occasion].filter(Boolean).join(' · ') },
    kind: { kind: 'text', text: t(`kinds.${row.kind}`) },
    givenOn: row.givenOn && {
      kind: 'date',
      iso: row.givenOn,
      text: formatCalendarDate(row.givenOn, { locale, style: 'medium' }),
    },
    outcome: { kind: 'badge', label: t(`outcomes.${row.outcome}`), tone: outcomeTones[row.outcome] },
    basis: row.basis === null ? null : { kind: 'text', text: option('basis', row.basis) },
    dataCategories: { kind: 'choices', labels: row.dataCategories.map((code) => option('dataCategories', code)) },
    agreement: row.agreement && { kind: 'text', text: `${row.agreement.ref} ${row.agreement.title}` },
    permission: row.hasPermission
      ? { kind: 'text', text: t('permissions.proven') }
      : row.gaps.includes('permission')
        ? { kind: 'badge', label: t('permissions.lacking'), tone: 'urgent' }
        : null,
    gaps:
      row.gaps.length === 0
        ? null
        : {
            kind: 'missing',
            text: t('lacks', { count: row.gaps.length }),
            labels: row.gaps.map((gap) => t(`gaps.${gap}`)),
          },
  })
  return (
    <DataTable
      caption={t('title')}
      path="/sharing"
      shape={disclosureShape}
      {...headOf(disclosureColumns, page, viewed.state, {
        label: (id) => t(`columns.${id}`),
        option,
        none: all('registers.filterNone'),
      })}
      rows={page.rows.map(
        (row): DataRow => ({ id: row.ref, href: `/sharing/${row.ref}`, example: row.isExample, cells: cells(row) }),
      )}
      views={<ViewBar viewed={viewed} />}
      files={viewed.files}
      firstUse={<EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
    />
  )
}

import { getTranslations } from 'next-intl/server'
import { cardRows } from '@/components/layout/fact-list'
import { ExampleBadge } from '@/components/layout/page-header'
import { EmptyState, Section } from '@/components/layout/section'
import { CalendarDate } from '@/components/time/time'
import { StatusBadge } from '@/components/ui/badge'
import { Button, LinkButton } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import type { CalendarDate as Day } from '@/lib/time/types'
import { type FindingRow, listFindings, type Shown } from '../queries'
import { findingStates } from '../schema'

const head = 'border-b border-hairline px-3 py-2.5 align-top'
const cell = `${head} ${cardRows.cell}`
const heads = ['ref', 'title', 'record', 'owner', 'due', 'state'] as const

/** Findings as rows: what, on what, whose, by when, in what state. */
export async function FindingTable({ rows, today }: { rows: readonly FindingRow[]; today: Day }) {
  const t = await getTranslations('findings')
  return (
    <div className="overflow-x-auto rounded-md border border-hairline bg-surface">
      <table className={`w-full text-left md:min-w-160 ${cardRows.table}`}>
        <caption className="sr-only">{t('title')}</caption>
        <thead className={`text-sm text-muted ${cardRows.head}`}>
          <tr>
            {heads.map((name) => (
              <th key={name} scope="col" className={head}>
                {t(`columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={cardRows.body}>
          {rows.map((row) => (
            <tr key={row.id} className={cardRows.row}>
              <td className={`${head} whitespace-nowrap text-sm text-muted phone:border-0 phone:p-0`}>{row.ref}</td>
              <th scope="row" className={`${head} max-w-96 font-normal ${cardRows.title}`}>
                <TextLink href={`/findings/${row.ref}`}>{row.title}</TextLink>
                <span className="block text-sm text-muted">{row.law}</span>
                {row.isExample && <ExampleBadge />}
              </th>
              <td data-label={t('columns.record')} className={cell}>
                {row.record ? `${row.record.ref} ${row.record.title}` : t('onStatement')}
              </td>
              <td data-label={t('columns.owner')} className={cell}>
                {row.ownerName ?? t('noOwner')}
              </td>
              <td data-label={t('columns.due')} className={`${cell} whitespace-nowrap`}>
                <div>
                  <Due row={row} today={today} late={t('late')} none={t('noDue')} />
                </div>
              </td>
              <td data-label={t('columns.state')} className={cell}>
                <StatusBadge status={row.state} label={t(`states.${row.state}`)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Due({ row, today, late, none }: { row: FindingRow; today: Day; late: string; none: string }) {
  if (!row.dueOn) return none
  const passed = row.dueOn < today && (row.state === 'open' || row.state === 'in_progress')
  return (
    <>
      <CalendarDate date={row.dueOn} />
      {passed && <span className="block text-sm font-medium text-danger">{late}</span>}
    </>
  )
}

/** Findings on one record, for people who may read findings; nothing for others. */
export async function FindingsPanel({ actor, record }: { actor: Actor; record: { id: string; ref: string } }) {
  if (!mayEver(actor, 'finding', 'read')) return null
  const [t, rows] = await Promise.all([getTranslations('findings'), listFindings(actor, { recordId: record.id })])
  const mayWrite = can(actor, 'finding', 'create') !== null
  if (rows.length === 0 && !mayWrite) return null
  return (
    <Section
      id="findings"
      title={t('panelTitle')}
      count={rows.length}
      actions={mayWrite && <LinkButton href={`/findings/new?record=${record.ref}`}>{t('new')}</LinkButton>}
    >
      {rows.length === 0 && <p className="text-muted">{t('panelNone')}</p>}
      <ul className="grid gap-3">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 flex-1 basis-48">
              <TextLink href={`/findings/${row.ref}`}>
                {row.ref} {row.title}
              </TextLink>
              <span className="block text-sm text-muted">{row.law}</span>
            </span>
            <StatusBadge status={row.state} label={t(`states.${row.state}`)} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Search and state of the list, in the address; works without JavaScript. */
export async function FindingFilterBar({ filter, count }: { filter: { shown: Shown; query: string }; count: number }) {
  const t = await getTranslations('findings')
  const options = [
    { value: 'unfinished', label: t('unfinished') },
    { value: 'all', label: t('all') },
    ...findingStates.map((state) => ({ value: state, label: t(`states.${state}`) })),
  ]
  return (
    <>
      <search>
        <form method="get" className="mb-3 flex flex-wrap items-end gap-3">
          <Field id="q" label={t('search')}>
            <Input id="q" name="q" type="search" defaultValue={filter.query} maxLength={100} />
          </Field>
          <Field id="state" label={t('columns.state')}>
            <Select id="state" name="state" defaultValue={filter.shown} options={options} />
          </Field>
          <Button type="submit">{t('show')}</Button>
        </form>
      </search>
      <p role="status" className="mb-3 text-sm text-muted">
        {t('count', { count })}
      </p>
      {count === 0 && <EmptyState title={t('none')}>{t('noneMatch')}</EmptyState>}
    </>
  )
}

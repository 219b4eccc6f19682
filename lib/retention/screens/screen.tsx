import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ListPages } from '@/components/data-table/list-pages'
import { cardRows } from '@/components/layout/fact-list'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { CalendarDate } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { pageOf, type RawParams } from '@/lib/table/parse'
import { addDuration, durationSchema } from '@/lib/time/duration'
import type { CalendarDate as Day } from '@/lib/time/types'
import { deletionPage } from '../deletions/queries'
import { type RetentionDue, retentionDue } from '../due'
import { holdPage } from '../holds/queries'
import { heldRegisters } from '../scope/targets'
import { DeletionTable } from './deletion-table'
import { HoldTable } from './hold-table'
import { rowClass } from './record-links'

const heads = ['rule', 'batch', 'due', 'action', 'owner', 'step'] as const

/** Batches of data whose period is over, and what to do about them. */
async function DueTable({ rows, today }: { rows: readonly RetentionDue[]; today: Day }) {
  const [t, codes] = await Promise.all([getTranslations('retention'), getTranslations('codes')])
  return (
    <div className="overflow-x-auto">
      <table className={rowClass.table}>
        <caption className="sr-only">{t('due.title')}</caption>
        <thead className={rowClass.headRow}>
          <tr>
            {heads.map((name) => (
              <th key={name} scope="col" className={rowClass.head}>
                {t(`due.columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={cardRows.body}>
          {rows.map((row) => (
            <tr key={`${row.ruleRef} ${row.batch} ${row.on}`} className={cardRows.row}>
              <th scope="row" className={rowClass.title}>
                <TextLink href={`/registers/${heldRegisters.rules}/${row.ruleRef}`}>
                  {row.ruleRef} {row.ruleTitle}
                </TextLink>
              </th>
              <td data-label={t('due.columns.batch')} className={rowClass.cell}>
                {row.batch || t('due.fixed')}
              </td>
              <td data-label={t('due.columns.due')} className={`${rowClass.cell} whitespace-nowrap`}>
                <div>
                  <CalendarDate date={row.on} />
                  {row.on < today && row.holds.length === 0 && (
                    <span className="block text-sm font-medium text-danger">{t('due.overdue')}</span>
                  )}
                </div>
              </td>
              <td data-label={t('due.columns.action')} className={rowClass.cell}>
                {row.action ? codes(`retentionActions.${row.action}`) : t('due.noAction')}
              </td>
              <td data-label={t('due.columns.owner')} className={rowClass.cell}>
                {row.ownerName ?? t('noOwner')}
              </td>
              <td data-label={t('due.columns.step')} className={rowClass.cell}>
                <Step row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

async function Step({ row }: { row: RetentionDue }) {
  const t = await getTranslations('retention')
  if (row.holds.length > 0)
    return <Badge tone="withinday">{t('due.onHold', { names: row.holds.map(({ ref }) => ref).join(', ') })}</Badge>
  if (!row.can.record) return '–'
  const query = new URLSearchParams({ rule: row.ruleRef, ...(row.batch ? { batch: row.batch } : {}) })
  return (
    <TextLink
      href={`/retention/deletions/new?${query}`}
      aria-label={row.batch ? t('due.recordOf', { batch: row.batch }) : undefined}
    >
      {t('due.record')}
    </TextLink>
  )
}

const ahead = durationSchema.parse('P12M')

/** What is due to go, what holds it back, and the proof of what went. */
export async function RetentionScreen({ actor, today, query }: { actor: Actor; today: Day; query: RawParams }) {
  const asked = { holds: pageOf(query.holds), deletions: pageOf(query.deletions) }
  const [t, due, holds, deletions] = await Promise.all([
    getTranslations('retention'),
    retentionDue(actor, addDuration(today, ahead), today),
    holdPage(actor, today, asked.holds),
    deletionPage(actor, asked.deletions),
  ])
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={<LinkButton href={`/registers/${heldRegisters.rules}`}>{t('registerLink')}</LinkButton>}
      >
        {t('intro')}
      </PageHeader>
      <nav aria-label={t('parts')} data-chrome className="mb-4 flex flex-wrap gap-x-4 gap-y-1">
        <TextLink href="#due">{t('due.title')}</TextLink>
        <TextLink href="#holds">{t('holds.title')}</TextLink>
        <TextLink href="#deletions">{t('deletions.title')}</TextLink>
      </nav>
      <div className="grid gap-6">
        <Section id="due" title={t('due.title')} count={due.length} help={t('due.help')}>
          <OrNone none={due.length === 0 && t('due.none')}>
            <DueTable rows={due} today={today} />
          </OrNone>
        </Section>
        <Section
          id="holds"
          title={t('holds.title')}
          count={holds.total}
          help={t('holds.help')}
          actions={
            can(actor, 'hold', 'create') && <LinkButton href="/retention/holds/new">{t('holds.new')}</LinkButton>
          }
        >
          <OrNone none={holds.total === 0 && t('holds.none')}>
            <HoldTable rows={holds.rows} />
            <ListPages path="/retention" query={asked} param="holds" list={holds} anchor="holds" />
          </OrNone>
        </Section>
        <Section
          id="deletions"
          title={t('deletions.title')}
          count={deletions.total}
          help={t('deletions.help')}
          actions={
            mayEver(actor, 'deletion', 'create') && (
              <LinkButton href="/retention/deletions/new">{t('deletions.new')}</LinkButton>
            )
          }
        >
          <OrNone none={deletions.total === 0 && t('deletions.none')}>
            <DeletionTable rows={deletions.rows} />
            <ListPages path="/retention" query={asked} param="deletions" list={deletions} anchor="deletions" />
          </OrNone>
        </Section>
      </div>
    </>
  )
}

function OrNone({ none, children }: { none: string | false; children: ReactNode }) {
  return none ? <p className="text-muted">{none}</p> : children
}

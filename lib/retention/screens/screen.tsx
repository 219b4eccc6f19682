import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Act } from '@/components/act/act'
import { cardRows } from '@/components/layout/fact-list'
import { ExampleBadge, PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { CalendarDate } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import type { Actor } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import { initialState } from '@/lib/table/state'
import { namesIn } from '@/lib/text/locale'
import { addDuration, durationSchema } from '@/lib/time/duration'
import type { CalendarDate as Day } from '@/lib/time/types'
import { setBackupDaysAction } from '../deletions/actions'
import { backupKeepDays } from '../deletions/backups'
import { deletionPage, deletionShape } from '../deletions/list'
import { type RetentionDue, retentionDue } from '../due'
import { holdPage, holdShape } from '../holds/list'
import { heldRegisters } from '../scope/targets'
import { HoldBadge } from './hold-table'
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
                  {row.rollsFrom && (
                    <span className="block text-sm whitespace-normal text-muted">
                      {t.rich('due.rolls', { on: () => <CalendarDate date={row.rollsFrom ?? row.on} /> })}
                    </span>
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
  const [t, locale] = await Promise.all([getTranslations('retention'), getLocale()])
  const holds = row.holds.map(({ ref }) => ref)
  if (holds.length > 0) return <Badge tone="withinday">{t('due.onHold', { names: namesIn(locale, holds) })}</Badge>
  if (!row.can.record) return '–'
  const query = new URLSearchParams({ rule: row.ruleRef, ...(row.batch ? { batch: row.batch } : {}) })
  return (
    <span className="grid gap-1">
      <TextLink
        href={`/retention/deletions/new?${query}`}
        aria-label={row.batch ? t('due.recordOf', { batch: row.batch }) : undefined}
      >
        {t('due.record')}
      </TextLink>
      {row.rollsFrom && (
        <TextLink href={`/registers/${heldRegisters.rules}/${row.ruleRef}#events`}>{t('due.newer')}</TextLink>
      )}
    </span>
  )
}

const ahead = durationSchema.parse('P12M')

/** Rows of each part before its list takes over. */
const most = 8
const allDue = `/calendar/dates?f.kind=retention`

/** What is due to go, what holds it back, and the proof of what went: the first of each, with the way to all. */
export async function RetentionScreen({ actor, today }: { actor: Actor; today: Day }) {
  const first = { size: most, counted: true }
  const [t, codes, due, holds, deletions, days] = await Promise.all([
    getTranslations('retention'),
    getTranslations('codes'),
    retentionDue(actor, addDuration(today, ahead), today),
    holdPage(actor, today, { ...initialState(holdShape), ...first }),
    deletionPage(actor, { ...initialState(deletionShape), ...first }),
    backupKeepDays(),
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
            <DueTable rows={due.slice(0, mostDue)} today={today} />
            <More count={due.length - mostDue} href={allDue} text={(count) => t('due.more', { count })} />
          </OrNone>
        </Section>
        <Section
          id="holds"
          title={t('holds.title')}
          count={holds.total.count}
          help={t('holds.help')}
          actions={
            <>
              <TextLink href="/retention/holds">{t('asList')}</TextLink>
              {can(actor, 'hold', 'create') && <LinkButton href="/retention/holds/new">{t('holds.new')}</LinkButton>}
            </>
          }
        >
          <OrNone none={holds.total.count === 0 && t('holds.none')}>
            <ul className="grid divide-y divide-hairline">
              {holds.rows.map((row) => (
                <Short
                  key={row.ref}
                  row={row}
                  href={`/retention/holds/${row.ref}`}
                  day={row.startedOn}
                  badge={<HoldBadge state={row.state} />}
                >
                  {codes(`holdReasons.${row.reasonKind}`)}
                </Short>
              ))}
            </ul>
            <More count={holds.total.count - most} href="/retention/holds" text={(count) => t('due.more', { count })} />
          </OrNone>
        </Section>
        <Section
          id="deletions"
          title={t('deletions.title')}
          count={deletions.total.count}
          help={t('deletions.help')}
          actions={
            <>
              <TextLink href="/retention/deletions">{t('asList')}</TextLink>
              {mayEver(actor, 'deletion', 'create') && (
                <LinkButton href="/retention/deletions/new">{t('deletions.new')}</LinkButton>
              )}
            </>
          }
        >
          <OrNone none={deletions.total.count === 0 && t('deletions.none')}>
            <ul className="grid divide-y divide-hairline">
              {deletions.rows.map((row) => (
                <Short
                  key={row.ref}
                  row={row}
                  href={`/retention/deletions/${row.ref}`}
                  day={row.executedOn}
                  badge={
                    row.correctedBy && (
                      <Badge tone="outline">{t('deletions.corrected', { ref: row.correctedBy })}</Badge>
                    )
                  }
                >
                  {row.scope}
                </Short>
              ))}
            </ul>
            <More
              count={deletions.total.count - most}
              href="/retention/deletions"
              text={(count) => t('due.more', { count })}
            />
          </OrNone>
          <Backups days={days} mayChange={can(actor, 'privacy_settings', 'update') !== null} />
        </Section>
      </div>
    </>
  )
}

/** Batches shown that are due, each with its step. */
const mostDue = 25

type ShortProps = {
  row: { ref: string; isExample: boolean }
  href: string
  day: Day
  /** How it stands, beside the link. */
  badge: ReactNode
  children: ReactNode
}

function Short({ row, href, day, badge, children }: ShortProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <TextLink href={href} className="min-w-0">
        {row.ref} {children}
      </TextLink>
      {badge}
      {row.isExample && <ExampleBadge />}
      <span className="ml-auto text-sm text-muted">
        <CalendarDate date={day} />
      </span>
    </li>
  )
}

function More({ count, href, text }: { count: number; href: string; text: (count: number) => string }) {
  return count > 0 ? (
    <p className="mt-2">
      <TextLink href={href}>{text(count)}</TextLink>
    </p>
  ) : null
}

function OrNone({ none, children }: { none: string | false; children: ReactNode }) {
  return none ? <p className="text-muted">{none}</p> : children
}

/** How long backups keep what was deleted, and the way to say so. */
async function Backups({ days, mayChange }: { days: number | null; mayChange: boolean }) {
  const t = await getTranslations('retention.backups')
  return (
    <div className="mt-4 grid gap-2 border-t border-hairline pt-3">
      <p className="text-sm text-muted">{days === null ? t('none') : t('rule', { days })}</p>
      {mayChange && (
        <Act
          name="setBackupDays"
          action={setBackupDaysAction}
          fixed={{}}
          summary={t('change')}
          submit={t('save')}
          fields={[
            { name: 'days', kind: 'number', label: t('days'), value: days === null ? '' : String(days) },
            { name: 'reason', kind: 'line', label: t('reason') },
          ]}
        />
      )}
    </div>
  )
}

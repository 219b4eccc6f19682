import { getTranslations } from 'next-intl/server'
import { ListPages } from '@/components/data-table/list-pages'
import { cardRows } from '@/components/layout/fact-list'
import { ExampleBadge } from '@/components/layout/page-header'
import { EmptyState } from '@/components/layout/section'
import { ClockChip } from '@/components/time/clock-card'
import { CalendarDate, Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { Button, LinkButton } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import { TextLink } from '@/components/ui/link'
import { leakStates } from '@/lib/law/codes/leak-states'
import type { Paged } from '@/lib/table/state'
import type { Instant } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import { absenceWords } from '../../moment-words'
import { filterableClocks, type LeakFilter, type LeakRow } from '../../queries/leak-list'

type Props = { list: Paged<LeakRow>; filter: LeakFilter; masked: boolean; now: Instant; zone: string }

const head = 'px-4 py-[var(--row-pad)] align-top'
const cell = `${head} ${cardRows.cell}`

/** The leaks as a table; on a phone each is a card. */
export async function LeakList({ list, filter, masked, now, zone }: Props) {
  const t = await getTranslations('leaks')
  const { rows, total } = list
  return (
    <div className="grid gap-4">
      <LeakFilterForm filter={filter} />
      <p role="status" className="text-sm text-muted">
        {t('count', { count: total })}
      </p>
      {rows.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>
      ) : (
        <section aria-label={t('title')} className="overflow-x-auto rounded-md border border-hairline bg-surface">
          <table className={`w-full text-left text-sm md:min-w-240 ${cardRows.table}`}>
            <caption className="sr-only">{t('title')}</caption>
            <thead className={cardRows.head}>
              <tr className="border-b border-hairline text-muted">
                <th scope="col" className={head}>
                  {t('columns.title')}
                </th>
                <th scope="col" className={head}>
                  {t('columns.clock')}
                </th>
                <th scope="col" className={head}>
                  {t('columns.state')}
                </th>
                <th scope="col" className={head}>
                  {t('columns.risk')}
                </th>
                <th scope="col" className={head}>
                  {t('columns.reported')}
                </th>
                {!masked && (
                  <th scope="col" className={head}>
                    {t('columns.reporter')}
                  </th>
                )}
              </tr>
            </thead>
            <tbody className={`md:divide-y md:divide-hairline ${cardRows.body}`}>
              {rows.map((row) => (
                <LeakLine key={row.ref} row={row} masked={masked} now={now} zone={zone} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      <ListPages path="/leaks" query={{ ...filter, page: undefined }} param="page" list={list} />
    </div>
  )
}

async function LeakLine({ row, masked, now, zone }: { row: LeakRow; masked: boolean; now: Instant; zone: string }) {
  const [words, codes, clocks, t, absence] = await Promise.all([
    getTranslations('report-form'),
    getTranslations('codes'),
    getTranslations('clocks'),
    getTranslations('leaks'),
    absenceWords(),
  ])
  const running = row.clocks.filter((clock) => clock.endedAt === null)
  const shown = running.length > 0 ? running : row.clocks.slice(0, 1)
  return (
    <tr className={`hover:bg-hover ${cardRows.row}`}>
      <th scope="row" className={`${head} max-w-96 font-normal ${cardRows.title}`}>
        <TextLink href={`/leaks/${row.ref}`} className="font-medium">
          {row.ref} · {row.title || words(`happened.options.${row.happened}`)}
        </TextLink>
        {row.isExample && (
          <span className="mt-1 block">
            <ExampleBadge />
          </span>
        )}
      </th>
      <td data-label={t('columns.clock')} className={`${cell} md:min-w-72`}>
        <ul className="grid justify-items-start gap-2">
          {shown.map((clock) => (
            <li key={clock.code} className="grid justify-items-start gap-0.5">
              <span className="text-muted">{clocks(`names.${clock.code}`)}</span>
              <ClockChip clock={clock} now={now} zone={zone} />
            </li>
          ))}
          {row.unclocked && <li className="text-muted">{absence(row.unclocked)}</li>}
          {shown.length === 0 && !row.unclocked && <li className="text-muted">{t('noClock')}</li>}
        </ul>
      </td>
      <td data-label={t('columns.state')} className={cell}>
        <Badge>{codes(`leakStates.${row.state}`)}</Badge>
      </td>
      <td data-label={t('columns.risk')} className={cell}>
        {row.riskLevel ? codes(`riskLevels.${row.riskLevel}`) : <span className="text-muted">–</span>}
      </td>
      <td data-label={t('columns.reported')} className={cell}>
        {masked ? (
          <CalendarDate date={localDateOf(row.reportedAt, zone)} />
        ) : (
          <Time instant={row.reportedAt} zone={zone} style="short" />
        )}
      </td>
      {!masked && (
        <td data-label={t('columns.reporter')} className={cell}>
          {row.reporterName}
        </td>
      )}
    </tr>
  )
}

/** Filters the list through its address; works without JavaScript. */
async function LeakFilterForm({ filter }: { filter: LeakFilter }) {
  const [t, codes, clocks] = await Promise.all([
    getTranslations('leaks'),
    getTranslations('codes'),
    getTranslations('clocks'),
  ])
  const filtered = filter.q !== '' || filter.state !== undefined || filter.clock !== undefined
  return (
    <form data-chrome action="/leaks" aria-label={t('filter.label')} className="flex flex-wrap items-end gap-3">
      <Field id="leak-q" label={t('filter.q')}>
        <Input id="leak-q" name="q" type="search" defaultValue={filter.q} maxLength={100} />
      </Field>
      <Field id="leak-state" label={t('filter.state')}>
        <Select
          id="leak-state"
          name="state"
          defaultValue={filter.state ?? ''}
          empty={t('filter.anyState')}
          options={leakStates.map(({ code }) => ({ value: code, label: codes(`leakStates.${code}`) }))}
        />
      </Field>
      <Field id="leak-clock" label={t('filter.clock')}>
        <Select
          id="leak-clock"
          name="clock"
          defaultValue={filter.clock ?? ''}
          empty={t('filter.anyClock')}
          options={filterableClocks.map((state) => ({ value: state, label: clocks(`states.${state}`) }))}
        />
      </Field>
      <Button type="submit">{t('filter.apply')}</Button>
      {filtered && (
        <LinkButton href="/leaks" variant="quiet">
          {t('filter.clear')}
        </LinkButton>
      )}
    </form>
  )
}

import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientText } from '@/components/layout/client-text'
import { ExampleBadge, PageHeader } from '@/components/layout/page-header'
import { EmptyState, Section } from '@/components/layout/section'
import { ClockLine } from '@/components/time/clock-card'
import { Time } from '@/components/time/time'
import { LinkButton } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { absenceWords } from '@/lib/leaks/moment-words'
import { ConfirmButton } from '@/lib/review/screens/submit-form'
import { formatCalendarDate } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import type { Group } from '../groups'
import type { WaitingItem } from '../item'
import type { Overview } from '../load'

type Props = { group: Group; now: Instant; zone: string }

/** One kind of thing that waits: the first few and how many there are, with the way to all of them. */
async function GroupSection({ group, zone }: Props) {
  const [t, all] = await Promise.all([getTranslations('overview'), getTranslations()])
  const more = group.total - group.items.length
  return (
    <Section
      id={group.key}
      title={t(`groups.${group.key}`)}
      count={group.total}
      actions={group.href && <TextLink href={group.href}>{t('all')}</TextLink>}
    >
      <Items items={group.items} zone={zone} />
      {more > 0 && (
        <p className="mt-2">
          {group.href ? (
            <TextLink href={group.href}>{t('more', { count: more })}</TextLink>
          ) : (
            <span className="text-sm text-muted">{t('more', { count: more })}</span>
          )}
        </p>
      )}
      {group.registers && more > 0 && (
        <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
          {group.registers.map(({ register, count, href }) => (
            <li key={register}>
              <TextLink href={href}>
                {all(`${register}.name.plural`)} ({count})
              </TextLink>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

async function Items({ items, zone }: { items: readonly WaitingItem[]; zone: string }) {
  const [t, all, locale] = await Promise.all([getTranslations('overview'), getTranslations(), getLocale()])
  return (
    <ul className="grid divide-y divide-hairline">
      {items.map((item) => (
        <li key={item.key} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
          <TextLink href={item.href} className="min-w-0">
            {item.ref && <span data-tabular>{item.ref} · </span>}
            {item.words ? all(`${item.words}.${item.title}`) : item.title}
          </TextLink>
          {item.isExample && <ExampleBadge />}
          <span className="ml-auto text-sm text-muted">
            {item.since && <Time instant={item.since} zone={zone} style="short" />}
            {item.dueWhat && <>{all(item.dueWhat)}: </>}
            {item.dueOn && t('due', { date: formatCalendarDate(item.dueOn, { locale, style: 'short' }) })}
          </span>
          {item.confirm && (
            <ClientText namespaces={['review', 'errors']}>
              <ConfirmButton {...item.confirm} recordRef={item.ref ?? ''} size="sm" />
            </ClientText>
          )}
        </li>
      ))}
    </ul>
  )
}

type Given = { overview: Overview; start?: ReactNode; figures?: ReactNode }

/** The first page: what needs you now; open leaks with their clocks; above both what is still to be set up (`start`). */
export async function OverviewPage({ overview, start, figures }: Given) {
  const t = await getTranslations('overview')
  const { groups, leaks, mayReport, now, zone } = overview
  // A clock that runs comes before anything that is still to be set up.
  const isUrgent = leaks !== null && leaks.total > 0
  return (
    <>
      <PageHeader title={t('title')}>{t('hello', { name: overview.name })}</PageHeader>
      <div className="grid gap-5">
        {!isUrgent && start}
        {leaks && <OpenLeaks leaks={leaks} now={now} zone={zone} />}
        {isUrgent && start}
        {mayReport && !leaks && (
          <div className="grid gap-3 rounded-md bg-ontrack px-5 py-5 text-ontrack-ink">
            <h2 className="text-xl">{t('report.title')}</h2>
            <p>{t('report.text')}</p>
            <div>
              <LinkButton href="/report-leak" variant="primary" size="lg">
                {t('report.button')}
              </LinkButton>
            </div>
          </div>
        )}
        {(groups.length > 0 || !start) && <h2 className="text-xl">{t('needs')}</h2>}
        {groups.length === 0 && !start && <EmptyState title={t('nothing')}>{t('nothingHelp')}</EmptyState>}
        <div className="gap-5 lg:columns-2">
          {groups.map((group) => (
            <div key={group.key} className="mb-5 break-inside-avoid">
              <GroupSection group={group} now={now} zone={zone} />
            </div>
          ))}
        </div>
        {figures}
      </div>
    </>
  )
}

const openLeaks = '/leaks?f.open=true'

async function OpenLeaks({
  leaks,
  now,
  zone,
}: { leaks: NonNullable<Overview['leaks']> } & Pick<Overview, 'now' | 'zone'>) {
  const [t, words, absence] = await Promise.all([
    getTranslations('overview'),
    getTranslations('report-form'),
    absenceWords(),
  ])
  return (
    <Section
      id="leaks"
      title={t('leaks')}
      count={leaks.total}
      actions={<TextLink href={openLeaks}>{t('all')}</TextLink>}
    >
      {leaks.total === 0 && <p className="text-muted">{t('noLeaks')}</p>}
      <ul className="grid divide-y divide-hairline">
        {leaks.rows.map((leak) => (
          <li key={leak.ref} className="grid gap-1.5 py-3 first:pt-0 last:pb-0">
            <div className="flex flex-wrap items-center gap-2">
              <TextLink href={`/leaks/${leak.ref}`} className="font-medium">
                {leak.ref} · {leak.title || words(`happened.options.${leak.happened}`)}
              </TextLink>
              {leak.isExample && <ExampleBadge />}
            </div>
            {leak.clocks
              .filter((clock) => clock.endedAt === null)
              .map((clock) => (
                <ClockLine key={clock.code} clock={clock} now={now} zone={zone} />
              ))}
            {leak.unclocked && <p className="text-sm text-muted">{absence(leak.unclocked)}</p>}
          </li>
        ))}
      </ul>
      {leaks.total > leaks.rows.length && (
        <p className="mt-2">
          <TextLink href={openLeaks}>{t('more', { count: leaks.total - leaks.rows.length })}</TextLink>
        </p>
      )}
    </Section>
  )
}

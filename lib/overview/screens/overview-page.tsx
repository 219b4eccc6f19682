import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { EmptyState, Section } from '@/components/layout/section'
import { ClockLine } from '@/components/time/clock-card'
import { Time } from '@/components/time/time'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { absenceWords } from '@/lib/leaks/moment-words'
import { atNextStep } from '@/lib/leaks/steps/places'
import { ConfirmButton } from '@/lib/review/screens/submit-form'
import { labelled, withColon } from '@/lib/text/locale'
import { mostPressing } from '@/lib/time/clock-view'
import { formatCalendarDate } from '@/lib/time/format'
import { byPlace, type Place, type Tasks } from '../due'
import type { WaitingItem } from '../item'
import type { Overview } from '../load'

/** Of each kind at most so many; the rest stands behind its link. */
const mostOfKind = 4

/** What has to be done by a day, kind by kind. */
async function PlaceSection({ place, tasks, zone }: { place: Place; tasks: readonly Tasks[]; zone: string }) {
  const t = await getTranslations('overview')
  return (
    <Section id={place} title={t(`places.${place}`)} dense>
      <div className="grid gap-3">
        {tasks.map((task) => (
          <KindOfTask key={task.group.key} task={task} id={`${place}-${task.group.key}`} zone={zone} />
        ))}
      </div>
    </Section>
  )
}

/** One kind of thing that waits: the first few, and the way to all of them. */
async function KindOfTask({ task: { group, items, isLast }, id, zone }: { task: Tasks; id: string; zone: string }) {
  const [t, all, locale] = await Promise.all([getTranslations('overview'), getTranslations(), getLocale()])
  const more = group.total - items.length
  const rest = isLast && more > 0
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="text-sm font-normal text-muted">
        {t(`groups.${group.key}`)}
      </h3>
      <Items items={items} zone={zone} />
      {rest && (
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {group.href ? (
            <TextLink
              href={group.href}
              aria-label={labelled(locale, t('all', { count: group.total }), t(`groups.${group.key}`))}
            >
              {t('all', { count: group.total })}
            </TextLink>
          ) : (
            <span className="text-muted">{t('more', { count: more })}</span>
          )}
          {group.registers?.map(({ register, count, href }) => (
            <TextLink key={register} href={href}>
              {all(`${register}.name.plural`)} ({count})
            </TextLink>
          ))}
        </p>
      )}
    </section>
  )
}

async function Items({ items, zone }: { items: readonly WaitingItem[]; zone: string }) {
  const [all, t, locale] = await Promise.all([getTranslations(), getTranslations('overview'), getLocale()])
  return (
    <ul className="grid divide-y divide-hairline">
      {items.map((item) => (
        <li key={item.key} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 py-1.5">
          <TextLink href={item.href} className="min-w-0">
            {item.ref && <span data-tabular>{item.ref} · </span>}
            {item.words ? all(`${item.words}.${item.title}`) : item.title}
          </TextLink>
          <span className="ml-auto text-sm text-muted">
            {item.isFree && [t('free'), item.dueOn && '\u00a0· '].join('')}
            {item.since && <Time instant={item.since} zone={zone} style="day" />}
            {item.dueWhat && <>{withColon(locale, all(item.dueWhat))} </>}
            {item.dueOn && (
              <time dateTime={item.dueOn} data-tabular>
                {formatCalendarDate(item.dueOn, { locale, style: 'short' })}
              </time>
            )}
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
  const { groups, leaks, mayReport, now, zone, today } = overview
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
        {groups.length === 0 && !start && <EmptyState title={t('nothing')}>{t('nothingHelp')}</EmptyState>}
        <div className="gap-4 lg:columns-2">
          {byPlace(groups, today, mostOfKind).map(({ place, tasks }) => (
            <div key={place} className="mb-4 break-inside-avoid">
              <PlaceSection place={place} tasks={tasks} zone={zone} />
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
  const rows = leaks.rows.slice(0, mostOfKind)
  return (
    <Section
      id="leaks"
      title={t('leaks')}
      count={leaks.total}
      dense
      {...(leaks.total === 0 ? { nothing: t('noLeaks') } : {})}
    >
      {leaks.total > 0 && (
        <ul className="grid divide-y divide-hairline">
          {rows.map((leak) => {
            const clocks = mostPressing(leak.clocks)
            return (
              <li
                key={leak.ref}
                className="grid items-center gap-x-4 gap-y-1 py-1.5 lg:grid-cols-[minmax(15rem,1fr)_minmax(0,max-content)]"
              >
                <TextLink href={atNextStep(leak.ref)} className="font-medium">
                  {leak.ref} · {leak.title || words(`happened.options.${leak.happened}`)}
                </TextLink>
                <div className="grid gap-1">
                  {clocks.map((clock) => (
                    <ClockLine key={clock.code} clock={clock} now={now} zone={zone} style="short" />
                  ))}
                  {leak.unclocked && <p className="text-sm text-muted">{absence(leak.unclocked)}</p>}
                </div>
              </li>
            )
          })}
        </ul>
      )}
      {leaks.total > rows.length && (
        <p className="mt-1 text-sm">
          <TextLink href={openLeaks}>{t('all', { count: leaks.total })}</TextLink>
        </p>
      )}
    </Section>
  )
}

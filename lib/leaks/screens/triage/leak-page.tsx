import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Fold } from '@/components/layout/fold'
import { HistoryList } from '@/components/layout/history-list'
import { OpenAtHash } from '@/components/layout/open-at-hash'
import { ExampleBadge, ExerciseBadge, PageHeader } from '@/components/layout/page-header'
import { RestOfList } from '@/components/layout/rest-of-list'
import { ClockCard } from '@/components/time/clock-card'
import { CalendarDate, Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { shielded } from '@/lib/audit/log/opened'
import type { LoadedLeak } from '../../load'
import { absenceWords } from '../../moment-words'
import type { LeakDetail } from '../../queries/leak-detail'
import type { LeakStep } from '../../steps/next-step'
import { LeakFiles } from '../files/file-list'
import { DutyCard } from './duty-card'
import { Handlers } from './handlers'
import { leakHistoryWords } from './history-words'
import { Moments } from './moments'
import { Reported } from './reported'
import { Steps } from './steps'
import { Strip, StripClocks } from './strip'
import { type Inject, Timeline } from './timeline'

type Props = {
  loaded: LoadedLeak
  drafts: ReactNode
  customers: ReactNode
  tasks: ReactNode
  remind: ReactNode
  /** What the exercise that it is shows over and in the page; null for a leak that happened. */
  exercise: { banner: ReactNode; panel: ReactNode; injects: readonly Inject[] } | null
}

/**
 * A leak as a thing in progress: what presses and what is next first, then its steps, folded where nothing is to be done now,
 * beside the reporter's words. What is looked up (moments, clocks, history) folds below.
 */
export async function LeakPage({ loaded, drafts, customers, tasks, remind, exercise }: Props) {
  const { leak, steps } = loaded
  const [t, words, codes] = await Promise.all([
    getTranslations('leaks'),
    getTranslations('report-form'),
    getTranslations('codes'),
  ])
  // While a leak is being understood its words come first on a phone; afterwards they are looked up.
  const isRead = steps.next !== null && understanding.includes(steps.next.step)
  const reported = (
    <div key="reported" className="xl:col-start-1 xl:row-start-1">
      <div className="grid gap-2">
        <Reported leak={leak} told={loaded.told} />
        <LeakFiles {...loaded} />
      </div>
    </div>
  )
  const lookedUp = (
    <div className="grid gap-2 xl:col-start-1 xl:row-start-2">
      {tasks}
      <Timeline {...loaded} injects={exercise?.injects ?? []} />
      <Moments leak={leak} />
      <Clocks leak={leak} />
      <LeakHistory loaded={loaded} />
    </div>
  )
  const work = <Steps key="steps" loaded={loaded} drafts={drafts} customers={customers} />
  return (
    <>
      <OpenAtHash />
      {exercise && <div className="mb-3 grid gap-2">{exercise.banner}</div>}
      <PageHeader
        title={leak.title || words(`happened.options.${leak.report.answers.happened}`)}
        eyebrow={leak.ref}
        crumbs={[{ label: t('title'), href: '/leaks' }]}
        dense
        badges={
          <>
            <Badge>{codes(`leakStates.${leak.state}`)}</Badge>
            {leak.isExercise && <ExerciseBadge />}
            {leak.isExample && <ExampleBadge />}
          </>
        }
      >
        <Handlers leak={leak} handlers={loaded.handlers} />
      </PageHeader>
      <StripClocks leak={leak} />
      <DutyCard {...loaded} />
      <Strip {...loaded} remind={remind} />
      {exercise?.panel && <div className="mb-3">{exercise.panel}</div>}
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] xl:grid-rows-[auto_1fr] xl:gap-x-5">
        {isRead ? [reported, work] : [work, reported]}
        {lookedUp}
      </div>
    </>
  )
}

const understanding: readonly LeakStep[] = ['confirmed', 'aware', 'hit', 'risk']

/** Every clock of the leak with where its rule comes from. */
async function Clocks({ leak }: { leak: LeakDetail }) {
  const [t, clocks, absence] = await Promise.all([getTranslations('triage'), getTranslations('clocks'), absenceWords()])
  return (
    <Fold id="clocks" title={t('clocks.title')} brief={leak.clocks.length > 0 && String(leak.clocks.length)}>
      <p className="measure mb-3 text-sm text-muted">{t('clocks.help')}</p>
      {leak.clocks.length === 0 && <p className="text-muted">{clocks('none')}</p>}
      <div className="grid gap-3 grid-cols-[repeat(auto-fit,minmax(min(100%,18rem),1fr))]">
        {leak.clocks.map((clock) => (
          <ClockCard key={clock.code} clock={clock} now={leak.now} zone={leak.zone} />
        ))}
      </div>
      {leak.absentClocks.length > 0 && (
        <details className="mt-3" open={leak.absentClocks.some(({ reason }) => reason !== 'not_started')}>
          <summary className="min-h-9 py-1.5 font-medium text-accent">{t('clocks.absent')}</summary>
          <ul className="grid gap-1 pt-1 text-sm">
            {leak.absentClocks.map((absent) => (
              <li key={absent.code}>{absence(absent)}</li>
            ))}
          </ul>
        </details>
      )}
    </Fold>
  )
}

/** What happened to the leak, newest first: who, when, what was and what is. */
async function LeakHistory({ loaded }: { loaded: LoadedLeak }) {
  const { leak, history } = loaded
  const [t, audit, words] = await Promise.all([
    getTranslations('triage'),
    getTranslations('audit'),
    leakHistoryWords(loaded, await getLocale()),
  ])
  if (!history) return null
  const { entries, total } = history
  const items = await Promise.all(
    entries.map(async (entry, n) => ({
      key: String(entry.index ?? `day ${n}`),
      what: audit(`actions.${entry.action}`),
      who: words.who(entry),
      when: entry.day ? <CalendarDate date={entry.day} /> : <Time instant={entry.at} zone={leak.zone} />,
      reason: entry.reason ?? undefined,
      changes: await shielded(entry, () => words.changes(entry), []),
    })),
  )
  return (
    <Fold id="history" title={t('history.title')} brief={String(total)} open={loaded.part.page !== null}>
      {items.length === 0 ? (
        <p className="text-muted">{t('history.empty')}</p>
      ) : (
        <HistoryList items={items} reasonText={audit('reason')} />
      )}
      <RestOfList
        part={loaded.part}
        shown={items.length}
        total={total}
        path={`/leaks/${leak.ref}`}
        name="history"
        anchor="history"
      />
    </Fold>
  )
}

import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FactList } from '@/components/layout/fact-list'
import { HistoryList } from '@/components/layout/history-list'
import { ExampleBadge, PageHeader } from '@/components/layout/page-header'
import { RestOfList } from '@/components/layout/rest-of-list'
import { Section } from '@/components/layout/section'
import { ClockCard, ClockLine } from '@/components/time/clock-card'
import { DeviceClockNotice } from '@/components/time/device-clock-notice'
import { CalendarDate, Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { shielded } from '@/lib/audit/log/opened'
import type { LoadedLeak } from '../../load'
import { absenceWords } from '../../moment-words'
import type { LeakDetail } from '../../queries/leak-detail'
import { Severity } from '../severity/severity'
import { answerFacts, StackedFacts } from '../stacked-facts'
import { Advice } from './advice'
import { AffectedRecords } from './affected-records'
import { Closing, Decisions, Verdict } from './decisions'
import { wordedFacts } from './facts-layout'
import { leakHistoryWords } from './history-words'
import { Aware, Moments, Received } from './moments'
import { NoticeSection, ReportedSection } from './notice-section'

/** Triage on one screen: what was reported, its moments and clocks on the left; what is decided on the right. */
export async function LeakPage({ loaded, drafts }: { loaded: LoadedLeak; drafts: ReactNode }) {
  const { leak, editors } = loaded
  const [t, triage, words, codes, clocks] = await Promise.all([
    getTranslations('leaks'),
    getTranslations('triage'),
    getTranslations('report-form'),
    getTranslations('codes'),
    getTranslations('clocks'),
  ])
  const running = leak.clocks.filter((clock) => clock.endedAt === null)
  const absence = await absenceWords()
  const unclocked = leak.absentClocks.find(({ primary }) => primary)
  return (
    <>
      <PageHeader
        title={leak.title || words(`happened.options.${leak.report.answers.happened}`)}
        eyebrow={leak.ref}
        crumbs={[{ label: t('title'), href: '/leaks' }]}
        badges={
          <>
            <Badge>{codes(`leakStates.${leak.state}`)}</Badge>
            {leak.isExample && <ExampleBadge />}
          </>
        }
      />
      <div className="z-10 mb-5 grid gap-1 border-b border-hairline bg-bg py-3 lg:sticky lg:top-14">
        <DeviceClockNotice text={clocks('deviceClock')} serverNow={leak.now} />
        {running.length === 0 && (
          <p className="text-sm text-muted">
            {leak.state !== 'rejected' && unclocked ? absence(unclocked) : t('noClock')}
          </p>
        )}
        {running.map((clock) => (
          <div key={clock.code} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <ClockLine clock={clock} now={leak.now} zone={leak.zone} />
            {clock.recipient === 'authority' && leak.can.readDrafts && (
              <a href="#drafts" className="text-sm text-accent underline underline-offset-3">
                {triage('drafts.title')}
              </a>
            )}
          </div>
        ))}
      </div>
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div className="grid gap-5">
          <Reported leak={leak} />
          <Moments leak={leak} />
          <Clocks leak={leak} announce={leak.can.triage} />
        </div>
        <div className="grid gap-5">
          <Verdict leak={leak} />
          <Aware leak={leak} />
          <AffectedRecords leak={leak} editors={editors} />
          <Facts leak={leak} />
          <Severity loaded={loaded} />
          <Advice leak={leak} />
          <Decisions leak={leak} />
          <NoticeSection leak={leak} />
          <ReportedSection leak={leak} />
          {drafts}
          <Closing leak={leak} />
        </div>
      </div>
      <div className="mt-5 grid gap-5">
        <LeakHistory loaded={loaded} />
      </div>
    </>
  )
}

/** Every clock of the leak with where its rule comes from. */
async function Clocks({ leak, announce }: { leak: LeakDetail; announce: boolean }) {
  const [t, clocks, absence] = await Promise.all([getTranslations('triage'), getTranslations('clocks'), absenceWords()])
  return (
    <Section id="clocks" title={t('clocks.title')} help={t('clocks.help')}>
      {leak.clocks.length === 0 && <p className="text-muted">{clocks('none')}</p>}
      <div className="grid gap-3 grid-cols-[repeat(auto-fit,minmax(min(100%,18rem),1fr))]">
        {leak.clocks.map((clock) => (
          <ClockCard key={clock.code} clock={clock} now={leak.now} zone={leak.zone} announce={announce} />
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
    </Section>
  )
}

/** 4: facts and risk, as they stand. */
async function Facts({ leak }: { leak: LeakDetail }) {
  const [t, registers, facts] = await Promise.all([
    getTranslations('triage'),
    getTranslations('registers'),
    wordedFacts(leak.facts),
  ])
  const empty = facts.filter((fact) => !fact.value).map((fact) => fact.label)
  return (
    <Section
      id="facts"
      title={t('facts.title')}
      actions={leak.can.update && <LinkButton href={`/leaks/${leak.ref}/facts`}>{t('facts.edit')}</LinkButton>}
    >
      <FactList facts={facts.filter((fact) => fact.value)} />
      {empty.length > 0 && (
        <p className="mt-2 text-sm text-muted">{registers('emptyFields', { fields: empty.join(', ') })}</p>
      )}
    </Section>
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
    <Section id="history" title={t('history.title')} count={total}>
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
    </Section>
  )
}

/** The reporter's words, frozen, and what they added later. */
async function Reported({ leak }: { leak: LeakDetail }) {
  const [t, leaks, facts] = await Promise.all([
    getTranslations('triage'),
    getTranslations('leaks'),
    answerFacts(leak.report.answers),
  ])
  const received = { label: leaks('columns.reportedAt'), value: <Received leak={leak} /> }
  const by = leak.report.reporterName ? [{ label: t('reported.by'), value: leak.report.reporterName }] : []
  return (
    <Section id="reported" title={t('reported.title')} help={leak.masked ? t('reported.masked') : t('reported.frozen')}>
      <StackedFacts facts={[...by, received, ...facts]} />
      {!leak.masked && (
        <>
          <h3 className="mt-5 mb-2 font-semibold">{t('reported.notes')}</h3>
          {leak.notes.length === 0 && <p className="text-muted">{t('reported.noNotes')}</p>}
          <ol className="grid gap-3">
            {leak.notes.map((note) => (
              <li key={note.id}>
                <p className="text-sm text-muted">
                  {note.byName} · <Time instant={note.at} zone={leak.zone} />
                </p>
                <p className="measure whitespace-pre-line">{note.body}</p>
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  )
}

import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ExampleBadge } from '@/components/layout/example-badge'
import { PageHeader } from '@/components/layout/page-header'
import { ClockLine } from '@/components/time/clock-line'
import { DeviceClockNotice } from '@/components/time/device-clock-notice'
import { Badge } from '@/components/ui/badge'
import type { LoadedLeak } from '../../load'
import { Advice } from './advice'
import { Aware } from './aware'
import { Clocks } from './clocks'
import { Closing } from './closing'
import { Decisions } from './decisions'
import { Facts } from './facts'
import { LeakHistory } from './history'
import { Hit } from './hit'
import { Moments } from './moments'
import { Reported } from './reported'
import { Told } from './told'
import { Verdict } from './verdict'

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
        {running.length === 0 && <p className="text-sm text-muted">{t('noClock')}</p>}
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
          <Hit leak={leak} editors={editors} />
          <Facts leak={leak} />
          <Advice leak={leak} />
          <Decisions leak={leak} />
          <Told leak={leak} />
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

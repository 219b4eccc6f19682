import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentAsOf } from '@/lib/access/past/as-of'
import { pageContext, requireActor } from '@/lib/action/gate'
import { Figures } from '@/lib/figures/screens/figures'
import { FirstHour } from '@/lib/first-hour/panel'
import { checklistFor } from '@/lib/first-hour/queries'
import { loadOverview } from '@/lib/overview/load'
import { OverviewPage } from '@/lib/overview/screens/overview-page'
import { lacksDepartment } from '@/lib/people/queries'
import { NoDepartment } from '@/lib/people/screens/no-department'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('overview'))('title') }
}

/** Everybody who is signed in has an overview; each part of it asks its own right. */
export default async function Page() {
  const actor = await requireActor()
  const context = await pageContext(actor)
  const [overview, checklist, asOf] = await Promise.all([
    loadOverview(context),
    checklistFor(actor, context.now),
    currentAsOf(),
  ])
  return (
    <OverviewPage
      overview={overview}
      start={
        (checklist || lacksDepartment(actor)) && (
          <>
            <NoDepartment actor={actor} />
            {checklist && <FirstHour checklist={checklist} zone={context.zone} />}
          </>
        )
      }
      figures={<Figures actor={actor} today={context.today} isPast={asOf !== null} />}
    />
  )
}

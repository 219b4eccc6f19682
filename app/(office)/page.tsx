import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageContext, requireActor } from '@/lib/action/gate'
import { Figures } from '@/lib/figures/screens/figures'
import { FirstHour } from '@/lib/first-hour/panel'
import { loadOverview } from '@/lib/overview/load'
import { OverviewPage } from '@/lib/overview/screens/overview-page'
import { NoDepartment } from '@/lib/people/screens/no-department'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('overview'))('title') }
}

/** Everybody who is signed in has an overview; each part of it asks its own right. */
export default async function Page() {
  const actor = await requireActor()
  const context = await pageContext(actor)
  const overview = await loadOverview(context)
  return (
    <OverviewPage
      overview={overview}
      start={
        <>
          <NoDepartment actor={actor} />
          <FirstHour actor={actor} now={context.now} zone={context.zone} />
        </>
      }
      figures={<Figures actor={actor} today={context.today} />}
    />
  )
}

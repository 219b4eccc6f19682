import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentAsOf } from '@/lib/access/past/as-of'
import { pageContext, requireActor } from '@/lib/action/gate'
import { Figures } from '@/lib/figures/screens/figures'
import { loadOverview } from '@/lib/overview/load'
import { OverviewPage } from '@/lib/overview/screens/overview-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('overview'))('title') }
}

/** Everybody who is signed in has an overview; each part of it asks its own right. */
export default async function Page() {
  const actor = await requireActor()
  const context = await pageContext(actor)
  const [overview, asOf] = await Promise.all([loadOverview(context), currentAsOf()])
  return (
    <OverviewPage
      overview={overview}
      figures={<Figures actor={actor} today={context.today} isPast={asOf !== null} />}
    />
  )
}

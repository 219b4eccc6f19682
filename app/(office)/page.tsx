import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageContext, requireActor } from '@/lib/action/gate'
import { loadOverview } from '@/lib/overview/load'
import { OverviewPage } from '@/lib/overview/screens/overview-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('overview'))('title') }
}

/** Everybody who is signed in has an overview; each part of it asks its own right. */
export default async function Page() {
  const actor = await requireActor()
  return <OverviewPage overview={await loadOverview(await pageContext(actor))} />
}

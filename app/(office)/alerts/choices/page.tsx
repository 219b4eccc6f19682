import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageContext, requireActor } from '@/lib/action/gate'
import { AlertChoices } from '@/lib/alarms/screens/choices-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alarms'))('choices.title') }
}

/** How the person is told of alarms: everybody has the page, and on it nothing but their own. */
export default async function AlertChoicesPage() {
  const actor = await requireActor()
  return <AlertChoices context={await pageContext(actor)} />
}

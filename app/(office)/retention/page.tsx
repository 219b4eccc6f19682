import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { NamesDueSection } from '@/lib/leak-names/screens/due-section'
import { RetentionScreen } from '@/lib/retention/screens/screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('retention'))('title') }
}

export default async function RetentionPage() {
  const actor = await gate('deletion', 'read')
  const at = await officeNow()
  return (
    <>
      <RetentionScreen actor={actor} today={at.today} />
      <NamesDueSection actor={actor} at={at} />
    </>
  )
}

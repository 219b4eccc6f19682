import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/lib/action/gate'
import { RetentionScreen } from '@/lib/retention/screens/screen'
import { systemNow } from '@/lib/time/types'
import { brussels, localDateOf } from '@/lib/time/zone'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('retention'))('title') }
}

export default async function RetentionPage() {
  const actor = await gate('deletion', 'read')
  return <RetentionScreen actor={actor} today={localDateOf(systemNow(), brussels)} />
}

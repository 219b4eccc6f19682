import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { HoldList } from '@/lib/retention/screens/hold-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('retention'))('holds.title') }
}

export default async function HoldsPage({ searchParams }: PageProps<'/retention/holds'>) {
  const actor = await gate('hold', 'read')
  return <HoldList actor={actor} today={(await officeNow()).today} query={await searchParams} />
}

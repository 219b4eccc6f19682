import type { Metadata } from 'next'
import { gate, nothingThere } from '@/lib/action/gate'
import { profileInUse } from '@/lib/reports/profiles/in-use'
import { ProfilePage } from '@/lib/reports/screens/profile-page'

type Props = PageProps<'/settings/reports/[code]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code }
}

/** Correcting what a report to an authority asks. */
export default async function CorrectProfilePage({ params }: Props) {
  const actor = await gate('privacy_settings', 'update')
  const used = await profileInUse((await params).code)
  if (!used) return nothingThere(actor, 'privacy_settings', 'update')
  return <ProfilePage used={used} />
}

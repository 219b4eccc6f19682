import { gate, nothingThere } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { disclosureOf } from '@/lib/sharing/queries'
import { DisclosureScreen } from '@/lib/sharing/screens/disclosure-screen'

export default async function DisclosurePage({ params }: PageProps<'/sharing/[ref]'>) {
  const actor = await gate('sharing', 'read')
  const one = await disclosureOf(actor, (await officeNow()).today, (await params).ref)
  if (!one) return nothingThere(actor, 'sharing', 'read')
  return <DisclosureScreen one={one} />
}

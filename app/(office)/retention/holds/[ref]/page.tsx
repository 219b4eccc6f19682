import { gate, nothingThere } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { holdOf } from '@/lib/retention/holds/queries'
import { HoldScreen } from '@/lib/retention/screens/hold-screen'

export default async function HoldPage({ params }: PageProps<'/retention/holds/[ref]'>) {
  const actor = await gate('hold', 'read')
  const hold = await holdOf(actor, (await params).ref, (await officeNow()).today)
  if (!hold) return nothingThere(actor, 'hold', 'read')
  return <HoldScreen hold={hold} />
}

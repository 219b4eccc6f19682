import { notFound } from 'next/navigation'
import { gate } from '@/lib/action/gate'
import { holdOf } from '@/lib/retention/holds/queries'
import { HoldScreen } from '@/lib/retention/screens/hold-screen'
import { systemNow } from '@/lib/time/types'
import { brussels, localDateOf } from '@/lib/time/zone'

export default async function HoldPage({ params }: PageProps<'/retention/holds/[ref]'>) {
  const actor = await gate('hold', 'read')
  const hold = await holdOf(actor, (await params).ref, localDateOf(systemNow(), brussels))
  if (!hold) notFound()
  return <HoldScreen hold={hold} />
}

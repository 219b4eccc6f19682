import { gate, nothingThere } from '@/lib/action/gate'
import { officeNow } from '@/lib/company/office-zone'
import { promiseOf } from '@/lib/statement/promises/queries'
import { PromiseScreen } from '@/lib/statement/screens/promise-screen'
import { versionRows } from '@/lib/statement/versions/queries'

export default async function PromisePage({ params }: PageProps<'/statement/promises/[ref]'>) {
  const actor = await gate('statement', 'read')
  const now = await officeNow()
  const promise = await promiseOf(actor, now, (await params).ref)
  if (!promise) return nothingThere(actor, 'statement', 'read')
  return <PromiseScreen promise={promise} versions={await versionRows(now.today)} />
}

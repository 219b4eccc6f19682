import { gate, nothingThere } from '@/lib/action/gate'
import { deletionOf } from '@/lib/retention/deletions/queries'
import { DeletionScreen } from '@/lib/retention/screens/deletion-screen'

export default async function DeletionPage({ params }: PageProps<'/retention/deletions/[ref]'>) {
  const actor = await gate('deletion', 'read')
  const deletion = await deletionOf(actor, (await params).ref)
  if (!deletion) return nothingThere(actor, 'deletion', 'read')
  return <DeletionScreen deletion={deletion} />
}

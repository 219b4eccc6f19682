import { loadDraft } from '@/lib/reports/queries'
import { DraftScreen } from '@/lib/reports/screens/draft-screen'

export default async function DraftPage({ params }: PageProps<'/leaks/[ref]/draft/[id]'>) {
  return <DraftScreen {...(await loadDraft(await params))} />
}

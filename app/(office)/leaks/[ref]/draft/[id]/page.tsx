import { loadDraft } from '@/lib/reports/queries'
import { DraftScreen } from '@/lib/reports/screens/draft-screen'

export default async function DraftPage({ params, searchParams }: PageProps<'/leaks/[ref]/draft/[id]'>) {
  const { beside } = await searchParams
  return <DraftScreen {...(await loadDraft(await params))} beside={typeof beside === 'string' ? beside : undefined} />
}

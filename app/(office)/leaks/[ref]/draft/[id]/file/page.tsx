import { loadFiling } from '@/lib/reports/queries'
import { FilingScreen } from '@/lib/reports/screens/filing/filing-screen'

export default async function FilingPage({ params }: PageProps<'/leaks/[ref]/draft/[id]/file'>) {
  return <FilingScreen {...(await loadFiling(await params))} />
}

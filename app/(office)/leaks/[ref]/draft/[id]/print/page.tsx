import { loadPrint } from '@/lib/reports/output/load-print'
import { PrintScreen } from '@/lib/reports/screens/print-screen'

export default async function PrintPage({ params }: PageProps<'/leaks/[ref]/draft/[id]/print'>) {
  return <PrintScreen {...(await loadPrint(await params))} />
}

import type { Metadata } from 'next'
import { getTimeZone, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { loadLog } from '@/lib/audit-page/commands'
import { LogDownloads } from '@/lib/audit-page/screens/log-downloads'
import { LogStatePanel } from '@/lib/audit-page/screens/log-state-panel'
import { LogTable } from '@/lib/audit-page/screens/log-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

export default async function AuditPage({ searchParams }: PageProps<'/audit'>) {
  const log = await loadLog(await searchParams, await getTimeZone())
  const t = await getTranslations('audit')
  return (
    <ClientText namespaces={['audit', 'errors', 'views']}>
      <PageHeader title={t('title')}>{t('help')}</PageHeader>
      <div className="grid gap-6">
        <div className="grid items-start gap-6 empty:hidden xl:grid-cols-2">
          {log.guard && <LogStatePanel state={log.guard} />}
          {log.mayExport && <LogDownloads />}
        </div>
        <div id="entries" className="grid min-w-0 gap-4">
          <h2 className="text-lg">{t('entries')}</h2>
          <LogTable log={log} />
        </div>
      </div>
    </ClientText>
  )
}

import type { Metadata } from 'next'
import { getTimeZone, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { loadLog } from '@/lib/audit-page/commands'
import { LogDownloads } from '@/lib/audit-page/screens/log-downloads'
import { LogEntries } from '@/lib/audit-page/screens/log-entries'
import { LogFilterForm } from '@/lib/audit-page/screens/log-filter-form'
import { LogStatePanel } from '@/lib/audit-page/screens/log-state-panel'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AuditPage({ searchParams }: Props) {
  const zone = await getTimeZone()
  const log = await loadLog(await searchParams, zone)
  const t = await getTranslations('audit')
  return (
    <ClientText namespaces={['audit', 'errors']}>
      <PageHeader title={t('title')}>{t('help')}</PageHeader>
      <div className="grid gap-6">
        {log.state && <LogStatePanel state={log.state} />}
        {log.mayExport && <LogDownloads />}
        <Section id="entries" title={t('entries')} count={log.total}>
          <LogFilterForm filter={log.filter} people={log.people} />
          <LogEntries log={log} />
        </Section>
      </div>
    </ClientText>
  )
}

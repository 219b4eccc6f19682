import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { EmptyState } from '@/components/layout/empty-state'
import { formatInstant } from '@/lib/time/format'
import type { loadExtractPage } from '../load'
import { ExtractForm } from './extract-form'

/** Choosing an extract: of whom, in which language, of which records; then the file in four formats. */
export async function ExtractScreen({ asOf, entities }: Awaited<ReturnType<typeof loadExtractPage>>) {
  const [t, locale, zone] = await Promise.all([getTranslations('extract'), getLocale(), getTimeZone()])
  if (entities.length === 0) return <EmptyState title={t('title')}>{t('nothing')}</EmptyState>
  return (
    <div className="grid max-w-2xl gap-4 rounded-md border border-hairline bg-surface p-5">
      {asOf && <p className="measure">{t('asOf', { when: formatInstant(asOf, { locale, zone, style: 'full' }) })}</p>}
      <ClientText namespaces={['extract']}>
        <ExtractForm entities={entities} language={locale} />
      </ClientText>
    </div>
  )
}

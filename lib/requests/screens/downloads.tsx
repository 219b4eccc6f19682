import { getTranslations } from 'next-intl/server'
import { Downloads } from '@/components/ui/downloads'

/** The list of requests as a file; without who asks. */
export async function RequestDownloads() {
  const t = await getTranslations('requests')
  return (
    <Downloads
      quiet
      label={t('export')}
      files={(['xlsx', 'csv'] as const).map((format) => ({
        href: `/api/requests/${format}`,
        label: format.toUpperCase(),
        name: t('exportAs', { format: format.toUpperCase() }),
      }))}
    />
  )
}

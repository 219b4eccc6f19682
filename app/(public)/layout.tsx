import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PublicShell } from '@/components/layout/public-shell'
import { Alert } from '@/components/ui/alert'

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('access')
  return (
    <PublicShell>
      <noscript>
        <Alert tone="warning">{t('needsScript')}</Alert>
      </noscript>
      {children}
    </PublicShell>
  )
}

import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { AnonymousStatusPage } from '@/lib/leaks/screens/anonymous/status-page'
import { LanguageChoice } from '@/lib/leaks/screens/report/language-choice'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('leaks'))('anonymous.title'), referrer: 'no-referrer' }
}

/** The status of a report without a name. The code stands behind the # of the address, which no server is told. */
export default async function LeakStatusPage() {
  const [t, locale] = await Promise.all([getTranslations('leaks'), getLocale()])
  return (
    <div lang={locale} className="grid gap-6">
      <div>
        {/* The others stand in the frame. */}
        <LanguageChoice current={locale} offered={['de']} />
        <h1 className="text-2xl">{t('anonymous.title')}</h1>
        <p className="mt-2 text-muted">{t('anonymous.help')}</p>
      </div>
      <ClientText namespaces={['leaks', 'errors']}>
        <AnonymousStatusPage />
      </ClientText>
    </div>
  )
}

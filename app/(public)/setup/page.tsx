import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { isSetUp } from '@/lib/people/entry/setup'
import { setUp } from '@/lib/people/entry/setup-actions'
import { SetupForm } from '@/lib/people/screens/setup-form'
import { locales } from '@/lib/text/locale'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access'))('setup.title') }
}

export default async function SetupPage() {
  if (await isSetUp()) notFound()
  const [t, names, locale] = await Promise.all([getTranslations('access'), getTranslations('nav'), getLocale()])
  const languages = locales.map((value) => ({ value, label: names(`languages.${value}`) }))
  return (
    <div className="grid gap-6">
      <div>
        <h1 className="text-2xl">{t('setup.title')}</h1>
        <p className="mt-2 text-muted">{t('setup.help')}</p>
      </div>
      <ClientText namespaces={['access', 'errors']}>
        <SetupForm languages={languages} locale={locale} send={setUp} />
      </ClientText>
    </div>
  )
}

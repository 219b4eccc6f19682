import { getTranslations } from 'next-intl/server'
import { PublicShell } from '@/components/layout/public-shell'
import { LinkButton } from '@/components/ui/button'

/** An absent object and one a person may not see answer alike. */
export default async function NotFound() {
  const t = await getTranslations('errors')
  return (
    <PublicShell>
      <title>{t('notFound.title')}</title>
      <h1 className="text-2xl">{t('notFound.title')}</h1>
      <p className="mt-3 text-muted">{t('notFound.help')}</p>
      <p className="mt-6">
        <LinkButton href="/" variant="primary">
          {t('home')}
        </LinkButton>
      </p>
    </PublicShell>
  )
}

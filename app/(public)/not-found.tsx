import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/link-button'

/** The same inside the frame of the pages before sign-in. */
export default async function NotFound() {
  const t = await getTranslations('errors')
  return (
    <>
      <title>{t('notFound.title')}</title>
      <h1 className="text-2xl">{t('notFound.title')}</h1>
      <p className="mt-3 text-muted">{t('notFound.help')}</p>
      <p className="mt-6">
        <LinkButton href="/" variant="primary">
          {t('home')}
        </LinkButton>
      </p>
    </>
  )
}

import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/link-button'

/** An absent object and one a person may not see answer alike. It goes with every page, so it brings no frame. */
export default async function NotFound() {
  const t = await getTranslations('errors')
  return (
    <main className="mx-auto w-full max-w-xl px-4 py-14">
      <title>{t('notFound.title')}</title>
      <h1 className="text-2xl">{t('notFound.title')}</h1>
      <p className="mt-3 text-muted">{t('notFound.help')}</p>
      <p className="mt-6">
        <LinkButton href="/" variant="primary">
          {t('home')}
        </LinkButton>
      </p>
    </main>
  )
}

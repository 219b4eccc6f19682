import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/layout/section'
import { LinkButton } from '@/components/ui/link-button'

/** The same inside the frame. */
export default async function NotFound() {
  const t = await getTranslations('errors')
  return (
    <EmptyState title={t('notFound.title')} actions={<LinkButton href="/">{t('home')}</LinkButton>}>
      {t('notFound.help')}
    </EmptyState>
  )
}
